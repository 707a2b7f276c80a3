// Looking into a console window in a test, and holding it against axe-core.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
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

const axe = readFileSync(fileURLToPath(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url)), 'utf8');

/** The serious and critical violations that axe-core finds. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate<string[]>(`axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
    violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(' | ')))`);
}
