// Chooses the host: is Electron's runtime installed, can it be fetched, or did fetching it fail before?

import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { text } from '../../shared/text/dictionary.ts';
import { readyLine } from '../desktop/shell-options.ts';
import type { StartOptions } from './options.ts';

/** Seconds that fetching may take if Electron was not asked for: with a blocked network the choice is made within ten. */
const shortFetch = 9;

/** Seconds that it may take with `--host=electron`: the runtime has 110 MB. */
const longFetch = 900;

/** Paths: the folder of the package `electron`, and the file that remembers a failed fetch. */
export type RuntimePaths = { readonly electron: string; readonly memory: string };

/** The chosen host, and the reason to tell people. `headless`: windows cannot be opened. */
export type Choice =
  | { readonly host: 'electron'; readonly executable: string; readonly reason: string }
  | { readonly host: 'browser'; readonly reason: string; readonly headless?: boolean };

/** Chooses the host. Tries the network at most once: a failure is remembered until another version of Electron is installed. */
export async function chooseHost(
  options: StartOptions,
  paths: RuntimePaths,
  environment: NodeJS.ProcessEnv,
  say: (line: string) => void,
): Promise<Choice> {
  const { language } = options;
  const headless = process.platform === 'linux' && !environment['DISPLAY'] && !environment['WAYLAND_DISPLAY'];
  const browser = (reason: string): Choice =>
    headless ? { host: 'browser', reason, headless } : { host: 'browser', reason };
  const asked = text(language, 'start.asked', {});
  if (options.host === 'browser') return browser(asked);
  // Without windows there is nothing for Electron to show: the addresses are wanted.
  if (options.host === null && !options.open) return browser(text(language, 'start.no-open', {}));
  const version = textIn(join(paths.electron, 'package.json'), 'version');
  if (version === null) return browser(text(language, 'start.no-package', {}));
  const present = executableIn(paths.electron, version, environment);
  if (options.host === 'electron' && present !== null) return { host: 'electron', executable: present, reason: asked };
  if (headless) return browser(text(language, 'start.no-display', {}));
  if (present !== null) {
    return { host: 'electron', executable: present, reason: text(language, 'start.installed', {}) };
  }
  const named = environment['ELECTRON_OVERRIDE_DIST_PATH'];
  // Fetching would not put anything there.
  if (named) return browser(text(language, 'start.not-there', { folder: named }));
  // Installed for all users by somebody else: a fetched runtime could not be stored.
  if (!isWritable(paths.electron)) return browser(text(language, 'start.read-only', { folder: paths.electron }));
  if (options.host === null && textIn(paths.memory, 'unreachable') === version) {
    return browser(text(language, 'start.unreachable-before', {}));
  }
  const seconds = options.host === 'electron' ? longFetch : shortFetch;
  say(text(language, 'start.fetching', { seconds }));
  const failure = await fetchRuntime(join(paths.electron, 'install.js'), seconds);
  const fetched = failure === null ? executableIn(paths.electron, version, environment) : null;
  if (fetched !== null) {
    forget(paths.memory);
    return { host: 'electron', executable: fetched, reason: text(language, 'start.fetched', {}) };
  }
  remember(paths.memory, version);
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

/** A text under `name` in a JSON file; null if either is absent or malformed. */
function textIn(file: string, name: string): string | null {
  try {
    const json: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const value: unknown = json instanceof Object ? Reflect.get(json, name) : null;
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}

/** The path of the runtime's program, found as the package's own index.js does but without fetching; null if absent. */
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

/** Runs the package's installer; null if it succeeded, else why it failed. */
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

/** Remembers the failure; if that is not possible (a read-only checkout), the next start tries again. */
function remember(file: string, version: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify({ unreachable: version })}\n`);
  } catch {
    return;
  }
}

/** Forgets a failure. Where the file stays, nothing asks it while the runtime is there. */
function forget(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    return;
  }
}

/** How a run of Electron ended. `failed` says why its runtime did not become ready (a missing library, its sandbox). */
export type ElectronRun = { readonly code: number; readonly failed: string | null };

/** Runs the app in Electron until it ends. */
export function runElectron(executable: string, root: string, options: StartOptions): Promise<ElectronRun> {
  const args = [
    root,
    ...(options.plan === null ? [] : [`--plan=${resolve(options.plan)}`]),
    ...(options.data === null ? [] : [`--data=${resolve(options.data)}`]),
    `--home=${resolve(options.home)}`,
    // Whoever starts it from its source sees the sample first; an installed app begins with its start screen.
    '--first=sample',
    `--lang=${options.language}`,
    ...(options.safeGraphics ? ['--safe-graphics'] : []),
    // Under Wayland no program may choose its window's display. The switch takes effect only on the command line.
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
    // Ctrl+C reaches the child directly and must not end the parent first. On Windows a program with windows does not receive it:
    // there it is killed, which the record survives like a power cut.
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
