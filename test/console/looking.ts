// Looking at console windows in a test: one site and one browser for a file, and what axe-core says of a page.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type ConsoleSite, type ConsoleWindow, type Opening, openConsole, serveConsole } from './window.ts';

const axe = readFileSync(fileURLToPath(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url)), 'utf8');

/** A site and a browser for all tests of a file, and what they look at with them. `open` and `close` go before and after. */
export function withConsole() {
  let site: ConsoleSite | null = null;
  let browser: Browser | null = null;
  return {
    open: async (): Promise<void> => {
      site = await serveConsole();
      browser = await launchBrowser();
    },
    close: async (): Promise<void> => {
      await browser?.close();
      site?.close();
    },
    /** Opens a window, looks at it, and closes it; it must not have complained of anything. */
    inConsole: async (opening: Opening, look: (window: ConsoleWindow) => Promise<void>): Promise<void> => {
      if (site === null || browser === null) throw new Error('not open');
      const window = await openConsole(browser, site, opening);
      try {
        await look(window);
        expect(window.complaints).toEqual([]);
      } finally {
        await window.page.close();
      }
    },
    violations,
  };
}

/** The serious and critical violations that axe-core finds. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate<string[]>(`axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
    violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(' | ')))`);
}
