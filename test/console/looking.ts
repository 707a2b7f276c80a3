// Looking into a console window in a test.

import type { Browser } from 'playwright-core';
import { expect } from 'vitest';
import { type ConsoleSite, type ConsoleWindow, type Opening, openConsole } from './window.ts';

/** Opens a window for as long as it is looked at; fails where the browser complained. */
export async function inWindow(
  browser: Browser,
  site: ConsoleSite,
  opening: Opening,
  look: (window: ConsoleWindow) => Promise<void>,
): Promise<void> {
  const window = await openConsole(browser, site, opening);
  try {
    await look(window);
    expect(window.complaints).toEqual([]);
  } finally {
    await window.page.close();
  }
}
