// What `npm start` runs: Electron if its runtime is installed or can be fetched, else the browser host. It says which and why.

import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { text } from '../../shared/text/dictionary.ts';
import type { Language } from '../../shared/text/template.ts';
import { visible } from '../../shared/text/visible.ts';
import { buildWhatIsOld } from './build.ts';
import { parseStart, type StartOptions } from './options.ts';
import { type Choice, chooseHost, type RuntimePaths, runElectron } from './runtime.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Starts the app and returns the exit code when it has ended. */
export async function start(args: readonly string[]): Promise<number> {
  const parsed = parseStart(args, process.env);
  const { language } = parsed;
  if (parsed.wrong !== null) {
    process.stderr.write(`start.wrong: ${visible(text(language, 'start.wrong', { reason: parsed.wrong }))}\n`);
  }
  if (parsed.options === null) {
    process.stdout.write(`${text(language, 'start.usage', {})}\n`);
    return parsed.wrong === null ? 0 : 2;
  }
  const options = parsed.options;
  const paths: RuntimePaths = {
    electron: resolve(root, 'node_modules/electron'),
    memory: resolve(root, 'node_modules/.cache/sunshine-draw/electron.json'),
  };
  const choice = await chooseHost(options, paths, process.env, line => process.stderr.write(`${visible(line)}\n`));
  if (choice.host === 'electron') {
    if (!isBuilt(choice.host, language)) return 1;
    tell(text(language, 'start.electron', { reason: choice.reason }));
    const run = await runElectron(choice.executable, root, options);
    if (run.failed === null) return run.code;
    const reason = text(language, 'start.crashed', { detail: run.failed });
    if (options.host === 'electron') {
      process.stderr.write(`start.crashed: ${visible(reason)}\n`);
      return 1;
    }
    return browser(options, { host: 'browser', reason });
  }
  return browser(options, choice);
}

async function browser(options: StartOptions, choice: Extract<Choice, { host: 'browser' }>): Promise<number> {
  const { language } = options;
  if (!isBuilt(choice.host, language)) return 1;
  tell(text(language, 'start.browser', { reason: choice.reason }));
  if (options.open && choice.headless) tell(text(language, 'start.no-windows', {}));
  const built = new URL('../../dist/browser/main.mjs', import.meta.url).href;
  const { runBrowserHost }: typeof import('../browser/main.ts') = await import(built);
  return runBrowserHost({ ...options, open: options.open && !choice.headless });
}

/** Builds what is out of date of a host and its pages; says so where that fails. */
function isBuilt(host: Choice['host'], language: Language): boolean {
  if (buildWhatIsOld(root, [host], () => tell(text(language, 'start.building', {})))) return true;
  process.stderr.write(`start.build-failed: ${text(language, 'start.build-failed', {})}\n`);
  return false;
}

function tell(line: string): void {
  process.stdout.write(`${visible(line)}\n`);
}
