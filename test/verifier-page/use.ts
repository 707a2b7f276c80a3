/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

// What the tests of the page do with it, as people do: give it files, ask for a lot, run its lines in a shell.

import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** The files of a folder by name. */
export function filesIn(path: string): { [name: string]: Uint8Array } {
  return Object.fromEntries(readdirSync(path).map(name => [name, new Uint8Array(readFileSync(join(path, name)))]));
}

/** The paths of a folder's files. */
export const pathsIn = (path: string) => readdirSync(path).map(name => join(path, name));

/** The verdict, once there is one. */
export async function verdictOf(page: Page): Promise<string> {
  await page.waitForSelector('html[data-verdict]', { state: 'attached' });
  return (await page.getAttribute('html', 'data-verdict')) ?? '';
}

/** Gives files to the page's own input and waits for what it says of them. */
export async function give(page: Page, paths: readonly string[]): Promise<string> {
  await page.evaluate(() => delete document.documentElement.dataset['verdict']);
  await page.setInputFiles('input[type=file]', [...paths]);
  return verdictOf(page);
}

/** Runs a line in a shell in a folder and returns what it prints. Throws where it fails. */
export function shell(line: string, cwd: string): string {
  return execFileSync('sh', ['-c', line], { cwd, encoding: 'utf8' });
}

/** Asks the page for a lot. */
export async function find(page: Page, lot: string): Promise<void> {
  await page.fill('#lot', lot);
  await page.press('#lot', 'Enter');
}

/** Elements that reach beyond the screen, where nothing around them scrolls by itself. */
export function beyond(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    if (document.documentElement.scrollWidth > innerWidth) found.push('the page scrolls sideways');
    for (const element of document.querySelectorAll('body *')) {
      if (element.closest('.off-screen, .drop-mark, .table') !== null) continue;
      const { right, left, width } = element.getBoundingClientRect();
      if (width > 0 && (right > innerWidth + 1 || left < -1)) found.push(`${element.tagName} ${element.className}`);
    }
    return found;
  });
}
