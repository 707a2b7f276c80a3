// Runs the browser host: opens the house, serves it, and ends cleanly on a signal.

import { flushCompileCache } from 'node:module';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { text } from '../../shared/text/dictionary.ts';
import { sentence } from '../../shared/text/refusal.ts';
import type { Language } from '../../shared/text/template.ts';
import { visible } from '../../shared/text/visible.ts';
import { openHouse } from '../service/house/house.ts';
import { openChromiumPrinter } from '../service/sheets/chromium-printer.ts';
import { openBrowserHost } from './host.ts';

/** How the browser host is started. Paths may be relative to the working directory. */
export type BrowserMainOptions = {
  /** The plan that a new ceremony begins with; null for the sample's. */
  readonly plan: string | null;
  /** The plan of the sample. */
  readonly sample: string;
  /** The folder of one ceremony, which is opened at once; null to open the one that was open last. */
  readonly data: string | null;
  /** The folder of the ceremonies of this computer. */
  readonly home: string;
  readonly open: boolean;
  readonly safeGraphics: boolean;
  readonly language: Language;
};

/** Runs the browser host until it ends and returns the exit code: 0, or 1 if nothing can be opened. */
export async function runBrowserHost(options: BrowserMainOptions): Promise<number> {
  const { language, plan, data } = options;
  const pages = fileURLToPath(new URL('../../dist/renderer', import.meta.url));
  const house = openHouse({
    home: resolve(options.home),
    dataFolder: data === null ? null : resolve(data),
    planPath: plan === null ? null : resolve(plan),
    samplePath: resolve(options.sample),
    first: 'sample',
    printer: () => openChromiumPrinter(pages),
  });
  if (!house.ok) {
    process.stderr.write(`${house.refusal.code}: ${visible(sentence(language, house.refusal))}\n`);
    return 1;
  }
  // If the reader of our output stops reading (`npm start | head`), the ceremony goes on.
  process.stdout.on('error', () => undefined);
  const { notice = null } = house.value;
  if (notice !== null) process.stdout.write(`${visible(sentence(language, notice))}\n`);
  const opening = openBrowserHost({
    service: house.value,
    pages,
    language,
    open: options.open,
    safeGraphics: options.safeGraphics,
    say: line => process.stdout.write(`${visible(line)}\n`),
  });
  // Before the addresses are printed: their reader may end the host at once.
  const stop = () => void opening.then(host => host.close());
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  const host = await opening;
  // Node keeps what it has compiled when a process ends, which one that is killed does not live to see.
  flushCompileCache();
  await host.ended;
  process.stdout.write(`${text(language, 'host.stopped', {})}\n`);
  return 0;
}
