// The browser of the tests, found as the product finds one to print with (electron/service/chromium.ts) and driven by
// playwright-core.

import { type Browser, type BrowserServer, chromium } from 'playwright-core';
import { type FoundChromium, findChromium, launchOptions, quietFlags } from '../../electron/service/chromium.ts';

/** Flags of every browser in the tests: tests run in containers, where its sandbox cannot be set up. */
export const browserFlags: readonly string[] = ['--no-sandbox', ...quietFlags];

/** A browser's program and what its process needs in its environment. */
export type FoundBrowser = FoundChromium;

/** Finds the browser, once a process. */
export async function findBrowser(): Promise<FoundBrowser> {
  const found = await findChromium();
  if (found === null) throw new Error('no browser: CHROMIUM names none that exists');
  return found;
}

// Two cores serve many windows at a time in a test run: fewer threads that wake each other, none of them for scripts alone, and one
// process for the windows of a context, in which the next one finds scripts compiled and faces decoded. A benchmark measures without
// these.
const frugalFlags: readonly string[] =
  process.env['VITEST'] === undefined
    ? []
    : [
        '--in-process-gpu',
        '--num-raster-threads=1',
        '--disable-threaded-animation',
        '--process-per-site',
        '--js-flags=--single-threaded',
      ];

async function options(more: readonly string[]) {
  return launchOptions(await findBrowser(), ['--no-sandbox', ...frugalFlags, ...more]);
}

/** Milliseconds that a window may take for anything. The driver's own half a minute is too short for a county on a busy machine. */
const patience = 300_000;

/** Launches a headless browser; the caller closes it. `more` adds flags. */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  const browser = await chromium.launch(await options(more));
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (...of) => {
    const context = await newContext(...of);
    context.setDefaultTimeout(patience);
    return context;
  };
  return browser;
}

let shared: Promise<Browser> | null = null;

/**
 * The browser of all test files of this process, which ends with it: to start one takes as long as many tests. Whoever opens a
 * context in it closes it.
 */
export function sharedBrowser(): Promise<Browser> {
  shared ??= launchBrowser();
  return shared;
}

/** Launches a headless browser as a server that several processes may connect to; the caller closes it. */
export async function launchBrowserServer(more: readonly string[] = []): Promise<BrowserServer> {
  return chromium.launchServer(await options(more));
}
