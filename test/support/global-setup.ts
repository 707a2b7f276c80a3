// Once for a whole test run: what all its processes use is made before they start, so that no two of them make it at a time.

import { findBrowser } from './browser.ts';
import { buildAll } from './pages.ts';

/** Builds the pages and the shell, and finds (or unpacks) the browser. */
export default async function setup(): Promise<void> {
  buildAll();
  await findBrowser();
}
