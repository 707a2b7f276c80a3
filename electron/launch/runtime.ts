// Which host to take: whether Electron's runtime is here, can be fetched, or could not be fetched before.

import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { text } from '../../shared/text/dictionary.ts';
import { readyLine } from '../desktop/shell-options.ts';
import type { StartOptions } from './options.ts';

/** The seconds that a fetch may take where nobody asked for Electron: a blocked network is answered within ten. */
const shortFetch = 9;

/** The seconds where `--host=electron` asks for it: the runtime has 110 MB. */
const longFetch = 900;

/** Where things are: the package `electron`, and what is remembered of a fetch that failed. */
export type RuntimePlaces = { readonly electron: string; readonly memory: string };

/** The host to take, and the reason for people. `headless`: there is nowhere to open a window. */
export type Choice =
  | { readonly host: 'electron'; readonly executable: string; readonly reason: string }
  | { readonly host: 'browser'; readonly reason: string; readonly headless?: boolean };

/** Chooses. Asks the network at most once: what it answered is kept until another version of Electron is installed. */
export async function chooseHost(
  options: StartOptions,
  places: RuntimePlaces,
  environment: NodeJS.ProcessEnv,
  say: (line: string) => void,
): Promise<Choice> {
  const { language } = options;
  const headless = process.platform === 'linux' && !environment['DISPLAY'] && !environment['WAYLAND_DISPLAY'];
  const browser = (reason: string): Choice =>
    headless ? { host: 'browser', reason, headless } : { host: 'browser', reason };
  const asked = text(language, 'start.asked', {});
  if (options.host === 'browser') return browser(asked);
  // Electron has nothing to show without a window: who wants none wants addresses.
  if (options.host === null && !options.open) return browser(text(language, 'start.no-open', {}));
  const version = versionOf(places.electron);
  if (version === null) return browser(text(language, 'start.no-package', {}));
  const present = executableIn(places.electron, version, environment);
  if (options.host === 'electron' && present !== null) return { host: 'electron', executable: present, reason: asked };
  if (headless) return browser(text(language, 'start.no-display', {}));
  if (present !== null) {
    return { host: 'electron', executable: present, reason: text(language, 'start.installed', {}) };
  }
  const named = environment['ELECTRON_OVERRIDE_DIST_PATH'];
  // Nothing that is fetched would come there.
  if (named) return browser(text(language, 'start.not-there', { folder: named }));
  // A program that somebody else installed for everybody: what is fetched could not be kept.
  if (!isWritable(places.electron)) return browser(text(language, 'start.read-only', { folder: places.electron }));
  if (options.host === null && remembered(places.memory) === version) {
    return browser(text(language, 'start.unreachable-before', {}));
  }
  const seconds = options.host === 'electron' ? longFetch : shortFetch;
  say(text(language, 'start.fetching', { seconds }));
  const failure = await fetchRuntime(join(places.electron, 'install.js'), seconds);
  const fetched = failure === null ? executableIn(places.electron, version, environment) : null;
  if (fetched !== null) {
    rmSync(places.memory, { force: true });
    return { host: 'electron', executable: fetched, reason: text(language, 'start.fetched', {}) };
  }
  remember(places.memory, version);
  return browser(text(language, 'start.unreachable', { detail: failure ?? '?' }));
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function versionOf(folder: string): string | null {
  try {
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version?: unknown };
    return typeof version === 'string' ? version : null;
  } catch {
    return null;
  }
}

/** The runtime's program, as the package's own index.js finds it, but never fetched on the way; null where it is not. */
export function executableIn(folder: string, version: string, environment: NodeJS.ProcessEnv): string | null {
  const override = environment['ELECTRON_OVERRIDE_DIST_PATH'];
  try {
    const pathFile = join(folder, 'path.txt');
    const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : null;
    if (override) {
      const program = join(override, name ?? (process.platform === 'win32' ? 'electron.exe' : 'electron'));
      return existsSync(program) ? program : null;
    }
    if (name === null) return null;
    const has = readFileSync(join(folder, 'dist/version'), 'utf8').trim().replace(/^v/, '');
    const program = join(folder, 'dist', name);
    return has === version && existsSync(program) ? program : null;
  } catch {
    return null;
  }
}

/** Runs the package's installer; null where it succeeded, else why not. */
function fetchRuntime(installer: string, seconds: number): Promise<string | null> {
  return new Promise(done => {
    const child = spawn(process.execPath, [installer], { stdio: ['ignore', 'ignore', 'pipe'] });
    let errors = '';
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      child.kill('SIGKILL');
    }, seconds * 1000);
    child.stderr.on('data', (data: Buffer) => {
      errors = `${errors}${data.toString()}`.slice(0, 2000);
    });
    child.on('error', error => done(error.message));
    child.on('close', code => {
      clearTimeout(timer);
      if (late) done(`> ${seconds} s`);
      else done(code === 0 ? null : (errors.trim().split('\n')[0] ?? `exit ${code}`).slice(0, 120));
    });
  });
}

function remembered(file: string): string | null {
  try {
    const { unreachable } = JSON.parse(readFileSync(file, 'utf8')) as { unreachable?: unknown };
    return typeof unreachable === 'string' ? unreachable : null;
  } catch {
    return null;
  }
}

/** Keeps the answer; where that is not possible (a read-only checkout), the next start asks again. */
function remember(file: string, version: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify({ unreachable: version })}\n`);
  } catch {
    return;
  }
}

/** How a run of Electron ended. `failed` says why its runtime did not even get ready (a missing library, its sandbox). */
export type ElectronRun = { readonly code: number; readonly failed: string | null };

/** Runs the app in Electron until it ends. */
export function runElectron(executable: string, root: string, options: StartOptions): Promise<ElectronRun> {
  const args = [
    root,
    // The app itself takes the sample where no plan was named.
    ...(options.isDefaultPlan === true ? [] : [`--plan=${resolve(options.plan)}`]),
    `--data=${resolve(options.data)}`,
    `--lang=${options.language}`,
    ...(options.safeGraphics ? ['--safe-graphics'] : []),
    // Wayland lets no program say on which display its window stands; it counts only where it is given at the start.
    ...(process.platform === 'linux' && process.env['DISPLAY'] ? ['--ozone-platform=x11'] : []),
  ];
  const { ELECTRON_RUN_AS_NODE: _, ...environment } = process.env;
  return new Promise(done => {
    const child = spawn(executable, args, { stdio: ['inherit', 'pipe', 'inherit'], env: environment });
    let ready = false;
    child.stdout.on('data', (data: Buffer) => {
      if (data.toString().includes(readyLine)) ready = true;
      process.stdout.write(data);
    });
    const forward = (signal: NodeJS.Signals) => child.kill(signal);
    process.on('SIGTERM', forward);
    // Ctrl+C reaches the child by itself, and here it must not end the parent first. On Windows a program with windows hears
    // nothing of it: there it is ended as by a power cut, which the record is made for.
    process.on('SIGINT', () => {
      if (process.platform === 'win32') child.kill();
    });
    child.on('error', error => done({ code: 1, failed: error.message }));
    child.on('close', (code, signal) => {
      process.removeListener('SIGTERM', forward);
      process.removeAllListeners('SIGINT');
      const failed = ready || code === 0 ? null : (signal ?? `exit ${code}`);
      done({ code: code ?? 1, failed });
    });
  });
}
