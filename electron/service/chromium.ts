// Finds a Chromium that can be driven without a screen: what SUNSHINE_BROWSER or CHROMIUM names, an installed Chrome, Edge or
// Chromium, or the headless one inside the package @sparticuz/chromium, where a checkout has its development packages.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Flags of every browser that is driven: no GPU, no call home. As root, which containers are, there is no sandbox. */
export const quietFlags: readonly string[] = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** Browsers that a machine may have, the first that exists is taken. */
const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/usr/bin/microsoft-edge-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...[process.env['PROGRAMFILES'], process.env['PROGRAMFILES(X86)'], process.env['LOCALAPPDATA']].flatMap(folder =>
    folder === undefined
      ? []
      : [join(folder, 'Google/Chrome/Application/chrome.exe'), join(folder, 'Microsoft/Edge/Application/msedge.exe')],
  ),
];

/** A browser's program and what its process needs in its environment. */
export type FoundChromium = { readonly program: string; readonly environment: { readonly [name: string]: string } };

let found: Promise<FoundChromium | null> | null = null;

/** Finds the browser, once a process; null where there is none. */
export function findChromium(): Promise<FoundChromium | null> {
  found ??= search();
  return found;
}

async function search(): Promise<FoundChromium | null> {
  for (const name of ['SUNSHINE_BROWSER', 'CHROMIUM']) {
    const named = process.env[name];
    if (named !== undefined && named !== '') return existsSync(named) ? { program: named, environment: {} } : null;
  }
  const program = installed.find(path => existsSync(path));
  return program === undefined ? unpackCarried() : { program, environment: {} };
}

/** What the package @sparticuz/chromium gives, as far as it is used. */
type Carried = {
  readonly default: { readonly executablePath: () => Promise<string> };
  readonly inflate: (archive: string) => Promise<string>;
};

/** Unpacks the carried Chromium into node_modules/.cache, whole or not at all: several processes may want it at a time. */
async function unpackCarried(): Promise<FoundChromium | null> {
  const require = createRequire(import.meta.url);
  let root: string;
  try {
    // Its entry lies in a folder of the package.
    root = dirname(dirname(require.resolve('@sparticuz/chromium')));
  } catch {
    return null;
  }
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  // Not named to the bundler or the compiler: the package is there for development only.
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
      // Another process was first.
      rmSync(half, { recursive: true, force: true });
    }
  }
  const program = join(folder, 'chromium');
  // Where the system lacks the libraries of a browser (NSS and others), those that the package carries are taken.
  const alone = spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
  return { program, environment: alone ? {} : { LD_LIBRARY_PATH: join(folder, 'al2023/lib') } };
}

/** How a driver launches a browser: its program, its flags, the environment of its process. */
export type Launch = {
  readonly executablePath: string;
  readonly args: string[];
  readonly env: { [name: string]: string };
};

/** How a browser that was found is launched. */
export function launchOptions({ program, environment }: FoundChromium, more: readonly string[] = []): Launch {
  const inherited = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return {
    executablePath: program,
    args: [...quietFlags, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...more],
    env: { ...Object.fromEntries(inherited), ...environment },
  };
}
