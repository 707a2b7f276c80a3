// Runs the browser host: opens the session, serves it, and ends cleanly on a signal.

import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { text } from '../../shared/text/dictionary.ts';
import { sentence } from '../../shared/text/refusal.ts';
import type { Language } from '../../shared/text/template.ts';
import { openSession } from '../service/session/session.ts';
import { openChromiumPrinter } from '../service/sheets/chromium-printer.ts';
import { openBrowserHost } from './host.ts';

/** How the browser host is started. Paths may be relative to the working directory. */
export type BrowserMainOptions = {
  readonly plan: string;
  /** Whether no plan was named, so that it is the sample's. */
  readonly isDefaultPlan?: boolean;
  readonly data: string;
  readonly open: boolean;
  readonly safeGraphics: boolean;
  readonly language: Language;
};

/** Runs the browser host until it ends and returns the exit code: 0, or 1 if the session cannot be opened. */
export async function runBrowserHost(options: BrowserMainOptions): Promise<number> {
  const { language, isDefaultPlan = false } = options;
  const pages = fileURLToPath(new URL('../../dist/renderer', import.meta.url));
  const paths = { dataFolder: resolve(options.data), planPath: resolve(options.plan) };
  const session = openSession({ ...paths, isDefaultPlan, printer: () => openChromiumPrinter(pages) });
  if (!session.ok) {
    process.stderr.write(`${session.refusal.code}: ${sentence(language, session.refusal)}\n`);
    return 1;
  }
  // If the reader of our output stops reading (`npm start | head`), the ceremony goes on.
  process.stdout.on('error', () => undefined);
  const { notice = null } = session.value;
  if (notice !== null) process.stdout.write(`${sentence(language, notice)}\n`);
  const opening = openBrowserHost({
    service: session.value,
    pages,
    language,
    open: options.open,
    safeGraphics: options.safeGraphics,
    say: line => process.stdout.write(`${line}\n`),
  });
  // Before the addresses are printed: their reader may end the host at once.
  const stop = () => void opening.then(host => host.close());
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  const host = await opening;
  await host.ended;
  process.stdout.write(`${text(language, 'host.stopped', {})}\n`);
  return 0;
}
