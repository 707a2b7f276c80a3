// Looking at console windows in a test: one site and one context for a file, and what axe-core says of a page.

import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { violations } from '../support/axe.ts';
import { sharedBrowser } from '../support/browser.ts';
import { type Site, servePages } from '../support/pages.ts';
import { type ConsoleWindow, type Opening, openConsole } from './window.ts';

/** A site and a context for all tests of a file, and what they look at with them. `open` and `close` go before and after. */
export function withConsole() {
  let site: Site | null = null;
  let context: BrowserContext | null = null;
  const idle: Page[] = [];
  const openWindow = async (opening: Opening, used?: Page): Promise<ConsoleWindow> => {
    if (site === null || context === null) throw new Error('not open');
    const own = opening.isStopped ? await (await sharedBrowser()).newContext() : context;
    return openConsole(own, site, opening, used);
  };
  return {
    open: async (): Promise<void> => {
      site = await servePages('console');
      context = await (await sharedBrowser()).newContext();
    },
    close: async (): Promise<void> => {
      await context?.close();
      site?.close();
    },
    /** Opens a window that stays until `close`. */
    openWindow: (opening: Opening): Promise<ConsoleWindow> => openWindow(opening),
    /** Opens a window, looks at it, and closes it; it must not have complained of anything. */
    inConsole: async (opening: Opening, look: (window: ConsoleWindow) => Promise<void>): Promise<void> => {
      const { isStopped = false } = opening;
      const window = await openWindow(opening, isStopped ? undefined : idle.pop());
      try {
        await look(window);
        expect(window.complaints).toEqual([]);
      } catch (error) {
        // Whatever state it is in, no other test shall find it.
        await window.page.close();
        throw error;
      }
      if (isStopped) return window.page.context().close();
      await window.leave();
      idle.push(window.page);
    },
    violations,
  };
}
