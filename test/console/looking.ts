// Looking at console windows in a test: one site and one browser for a file, and what axe-core says of a page.

import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { violations } from '../support/axe.ts';
import { launchBrowser } from '../support/browser.ts';
import { type ConsoleSite, type ConsoleWindow, type Opening, openConsole, serveConsole } from './window.ts';

/** A site and a browser for all tests of a file, and what they look at with them. `open` and `close` go before and after. */
export function withConsole() {
  let site: ConsoleSite | null = null;
  let browser: Browser | null = null;
  const idle: Page[] = [];
  return {
    open: async (): Promise<void> => {
      site = await serveConsole();
      browser = await launchBrowser();
    },
    close: async (): Promise<void> => {
      await browser?.close();
      site?.close();
    },
    /** Opens a window that stays until `close`. */
    openWindow: (opening: Opening): Promise<ConsoleWindow> => {
      if (site === null || browser === null) throw new Error('not open');
      return openConsole(browser, site, opening);
    },
    /** Opens a window, looks at it, and closes it; it must not have complained of anything. */
    inConsole: async (opening: Opening, look: (window: ConsoleWindow) => Promise<void>): Promise<void> => {
      if (site === null || browser === null) throw new Error('not open');
      const window = await openConsole(browser, site, opening, idle.pop());
      try {
        await look(window);
        expect(window.complaints).toEqual([]);
      } catch (error) {
        // Whatever state it is in, no other test shall find it.
        await window.page.close();
        throw error;
      }
      await window.leave();
      idle.push(window.page);
    },
    violations,
  };
}
