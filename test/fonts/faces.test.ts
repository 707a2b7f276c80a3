// Which slices a text fetches, in a real browser with the real style sheet.

import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import type { Faces } from '../../renderer/ui/faces.ts';
import { sharedBrowser } from '../support/browser.ts';

const fonts = new URL('../../assets/fonts/', import.meta.url);
const code = stripTypeScriptTypes(readFileSync(new URL('../../renderer/ui/faces.ts', import.meta.url), 'utf8'));
/** The module as the page has it: what it exports stands where the test can reach it. */
const reachable = `${code}\nglobalThis.loadFaces = loadFaces;\n`;
const origin = 'https://faces.invalid/';
const stack: Faces = ['400', 'Sunshine Hei', 'Sunshine Names'];

let browser: Browser;
beforeAll(async () => {
  browser = await sharedBrowser();
});

/** Loads `faces` for a text, then sets the text in them; the files that were fetched before and after that. */
async function fetched(faces: readonly Faces[], text: string, set: string) {
  const context = await browser.newContext();
  try {
    const page: Page = await context.newPage();
    const files: string[] = [];
    await page.route('**', route => {
      const name = new URL(route.request().url()).pathname.slice(1);
      if (name === '') {
        const body =
          '<!doctype html><link rel="stylesheet" href="fonts.css"><script type="module" src="faces.js"></script><p></p>';
        return route.fulfill({ contentType: 'text/html', body });
      }
      if (name === 'faces.js') return route.fulfill({ contentType: 'text/javascript', body: reachable });
      if (name.endsWith('.woff2')) files.push(name);
      return route.fulfill({
        body: readFileSync(new URL(name, fonts)),
        contentType: name.endsWith('.css') ? 'text/css' : 'font/woff2',
      });
    });
    await page.goto(origin);
    await page.evaluate(
      ({ faces, text }) => {
        const { loadFaces } = globalThis as unknown as { loadFaces: (faces: unknown, text: string) => Promise<void> };
        return loadFaces(faces, text);
      },
      { faces, text },
    );
    const asked = [...files].sort();
    await page.evaluate(
      async ({ set, text }) => {
        const paragraph = document.querySelector('p');
        paragraph?.style.setProperty('font', set);
        paragraph?.append(text);
        paragraph?.getBoundingClientRect();
        await document.fonts.ready;
      },
      { set, text },
    );
    return { asked, after: [...files].sort() };
  } finally {
    await context.close();
  }
}

test.each([
  ['words of the product', '阳光摇号 2024', ['hei-regular.ui.woff2']],
  ['a usual name', '王璐 2', ['hei-regular.core.woff2', 'hei-regular.ui.woff2']],
  ['a rare character of the face', '㐂', ['hei-regular.rest.woff2']],
  ['a rare character beyond the basic plane that the face draws', '𠮷', ['hei-regular.rest.woff2']],
  ['a character that the first of the names faces draws', '𠃞', ['hei-regular.rest.woff2', 'names-prc.woff2']],
  [
    'a character that only the last of them draws',
    '\u{2ebd4}',
    ['hei-regular.rest.woff2', 'names-more.woff2', 'names-prc.woff2'],
  ],
])('%s: what is asked for is enough, and no slice too many', async (_, text, files) => {
  const { asked, after } = await fetched([stack], text, "400 20px 'Sunshine Hei', 'Sunshine Names'");
  expect(asked).toEqual(files);
  expect(after).toEqual(files);
});

test('a weight that a family lacks is taken from the one it has', async () => {
  const { asked } = await fetched([['700', 'Sunshine Song', 'Sunshine Names']], '名𠃞', "700 20px 'Sunshine Song'");
  expect(asked).toEqual(['names-prc.woff2', 'song-bold.rest.woff2', 'song-bold.ui.woff2']);
});

test('a face that cannot be had delays nothing for ever', async () => {
  const { asked } = await fetched([['400', 'No Such Face']], '名', '400 20px serif');
  expect(asked).toEqual([]);
});
