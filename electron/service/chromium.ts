// Finds a Chromium: an installed Chrome, Edge or Chromium, or, to be driven without a screen, the headless one inside the package
// @sparticuz/chromium if a checkout has its development packages.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';

/** Flags that keep a browser from calling home. */
export const networklessFlags: readonly string[] = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** Flags of every browser that is driven without a screen. */
export const quietFlags: readonly string[] = ['--disable-gpu', ...networklessFlags];

/** Chromium refuses to run as root with its sandbox on: containers and some live systems have no other user. */
export function sandboxFlags(): readonly string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

/** Names of the browsers on a PATH, the preferred first. */
const names = [
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
  'chromium',
  'chromium-browser',
];

/** Their paths on macOS. */
const macPrograms = ['Google Chrome', 'Microsoft Edge', 'Chromium'].map(
  name => `/Applications/${name}.app/Contents/MacOS/${name}`,
);

/** Their paths on Windows, below the folders for programs. */
const windowsPrograms = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];

/**
 * Finds Chrome, Edge or Chromium: what one of `variables` names in the environment, else the first that is installed. Null if there
 * is none, or if the named one does not exist.
 */
export function findProgram(
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
  variables: readonly string[] = ['SUNSHINE_BROWSER'],
): string | null {
  const named = variables.map(name => environment[name]).find(value => value !== undefined && value !== '');
  if (named !== undefined) return existsSync(named) ? named : null;
  const candidates = (): readonly string[] => {
    if (platform === 'darwin') return macPrograms;
    if (platform === 'win32') {
      const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap(name => environment[name] ?? []);
      return windowsPrograms.flatMap(program => folders.map(folder => join(folder, program)));
    }
    const folders = (environment['PATH'] ?? '').split(delimiter).filter(folder => folder !== '');
    return names.flatMap(name => folders.map(folder => join(folder, name)));
  };
  return candidates().find(path => existsSync(path)) ?? null;
}

/** A browser's program and what its process needs in its environment. */
export type FoundChromium = { readonly program: string; readonly environment: { readonly [name: string]: string } };

let found: Promise<FoundChromium | null> | null = null;

/** Finds the browser to drive, once per process; null if there is none. Where none was found, the next call looks again. */
export async function findChromium(): Promise<FoundChromium | null> {
  found ??= search();
  try {
    const chromium = await found;
    if (chromium === null) found = null;
    return chromium;
  } catch (error) {
    found = null;
    throw error;
  }
}

async function search(): Promise<FoundChromium | null> {
  const variables = ['SUNSHINE_BROWSER', 'CHROMIUM'];
  const program = findProgram(process.env, process.platform, variables);
  if (program !== null) return { program, environment: {} };
  // If a named browser does not exist, no other is used instead.
  return variables.some(name => process.env[name]) ? null : unpackCarried();
}

/** The exports of the package @sparticuz/chromium that are used. */
type Carried = {
  readonly default: { readonly executablePath: () => Promise<string> };
  readonly inflate: (archive: string) => Promise<string>;
};

/** Unpacks the carried Chromium into node_modules/.cache, whole or not at all: several processes may do so at once. */
async function unpackCarried(): Promise<FoundChromium | null> {
  const require = createRequire(import.meta.url);
  let root: string;
  try {
    // Its entry file is in a subfolder of the package.
    root = dirname(dirname(require.resolve('@sparticuz/chromium')));
  } catch {
    return null;
  }
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  // Hidden from the bundler and the compiler: the package is a development dependency.
  const name: string = '@sparticuz/chromium';
  const carried = (await import(name)) as Carried;
  const cache = join(root, '../../.cache');
  const folder = join(cache, `chromium-${version}`);
  if (!existsSync(folder)) {
    mkdirSync(cache, { recursive: true });
    const half = mkdtempSync(join(cache, 'chromium-half-'));
    const before = process.env['TMPDIR'];
    // The package unpacks into the system's temporary folder, which others may write to.
    process.env['TMPDIR'] = half;
    try {
      await carried.default.executablePath();
      await carried.inflate(join(root, 'bin/al2023.tar.br'));
    } finally {
      if (before === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = before;
    }
    try {
      renameSync(half, folder);
    } catch {
      // Another process finished first.
      rmSync(half, { recursive: true, force: true });
    }
  }
  const program = join(folder, 'chromium');
  // If the system lacks a browser's libraries (NSS and others), the package's own are used.
  const alone = spawnSync(program, ['--version'], { stdio: 'ignore', timeout: 10_000 }).status === 0;
  return { program, environment: alone ? {} : { LD_LIBRARY_PATH: join(folder, 'al2023/lib') } };
}

/** How a driver launches a browser: its program, its flags, the environment of its process. */
export type Launch = {
  readonly executablePath: string;
  readonly args: string[];
  readonly env: { [name: string]: string };
};

/** How to launch a browser that was found, with `more` flags. */
export function launchOptions({ program, environment }: FoundChromium, more: readonly string[] = []): Launch {
  const inherited = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return {
    executablePath: program,
    args: [...quietFlags, ...sandboxFlags(), ...more],
    env: { ...Object.fromEntries(inherited), ...environment },
  };
}
