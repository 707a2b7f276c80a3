// The one place that finds a browser for the tests: what CHROMIUM names, an installed one, or the headless Chromium that
// comes inside the dev dependency @sparticuz/chromium. All are driven by playwright-core.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import carried, { inflate } from '@sparticuz/chromium';
import { type Browser, type BrowserServer, chromium, type LaunchOptions } from 'playwright-core';
import carriedPackage from '../../node_modules/@sparticuz/chromium/package.json' with { type: 'json' };

/** Flags of every browser in the tests: no sandbox (tests run as root in containers), no GPU, no call home. */
export const browserFlags: readonly string[] = [
  '--no-sandbox',
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
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ...[process.env['PROGRAMFILES'], process.env['PROGRAMFILES(X86)']].flatMap(folder =>
    folder === undefined
      ? []
      : [join(folder, 'Google/Chrome/Application/chrome.exe'), join(folder, 'Microsoft/Edge/Application/msedge.exe')],
  ),
];

/** A browser's program and what its process needs in its environment. */
export type FoundBrowser = { readonly program: string; readonly environment: { readonly [name: string]: string } };

let found: Promise<FoundBrowser> | null = null;

/** Finds the browser, once a process. */
export function findBrowser(): Promise<FoundBrowser> {
  found ??= search();
  return found;
}

async function search(): Promise<FoundBrowser> {
  const named = process.env['CHROMIUM'];
  if (named !== undefined && named !== '') return { program: named, environment: {} };
  const program = installed.find(path => existsSync(path));
  return program === undefined ? unpackCarried() : { program, environment: {} };
}

/** Unpacks the carried Chromium into node_modules/.cache, whole or not at all: test files run in several processes. */
async function unpackCarried(): Promise<FoundBrowser> {
  const cache = fileURLToPath(new URL('../../node_modules/.cache', import.meta.url));
  const folder = join(cache, `chromium-${carriedPackage.version}`);
  if (!existsSync(folder)) {
    mkdirSync(cache, { recursive: true });
    const half = mkdtempSync(join(cache, 'chromium-half-'));
    const before = process.env['TMPDIR'];
    // The package unpacks into the system's temporary folder, which others may write to.
    process.env['TMPDIR'] = half;
    try {
      await carried.executablePath();
      await inflate(
        fileURLToPath(new URL('../../node_modules/@sparticuz/chromium/bin/al2023.tar.br', import.meta.url)),
      );
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

async function options(more: readonly string[]): Promise<LaunchOptions> {
  const { program, environment } = await findBrowser();
  const inherited = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return {
    executablePath: program,
    args: [...browserFlags, ...more],
    env: { ...Object.fromEntries(inherited), ...environment },
  };
}

/** Launches a headless browser; the caller closes it. `more` adds flags. */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  return chromium.launch(await options(more));
}

/** Launches a headless browser as a server that several processes may connect to; the caller closes it. */
export async function launchBrowserServer(more: readonly string[] = []): Promise<BrowserServer> {
  return chromium.launchServer(await options(more));
}
