/// <reference lib="dom" />

// A page that cannot run says so: cut off, changed on the way, JavaScript not allowed, or a browser that is too old.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserContextOptions } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { resultPage } from '../../shared/dossier/result-page.ts';
import { sharedBrowser } from '../support/browser.ts';
import { filesIn } from './use.ts';
import { verifyPath } from './window.ts';

const folder = mkdtempSync(join(tmpdir(), 'verifier-still-'));
afterAll(() => rmSync(folder, { recursive: true }));

const whole = readFileSync(verifyPath, 'utf8');
const minimal = new Map(Object.entries(filesIn(join(import.meta.dirname, '../fixtures/lot-1/minimal'))));
const carried = Buffer.from(resultPage(readFileSync(verifyPath), minimal) ?? '').toString('utf8');
const upTo = (page: string, mark: string, more: number) => page.slice(0, page.indexOf(mark) + mark.length + more);

/** What a person sees of a page once it has loaded. `before` runs in it first, as if the browser were another one. */
async function seen(page: string, options: BrowserContextOptions = {}, before?: () => void): Promise<string> {
  const path = join(folder, 'page.html');
  writeFileSync(path, page);
  const context = await (await sharedBrowser()).newContext(options);
  try {
    const opened = await context.newPage();
    if (before !== undefined) await opened.addInitScript(before);
    await opened.goto(pathToFileURL(path).href);
    const still = opened.locator('#still');
    // The words appear when the page has had time to run.
    if ((await still.count()) > 0) await still.locator('p').first().waitFor({ state: 'visible' });
    return await opened.innerText('body');
  } finally {
    await context.close();
  }
}

const zh = '这一页没有运行，没有核对任何内容。';
const en = 'This page is not running; nothing has been verified.';

test.each([
  ['whole', whole],
  ['whole, with a record', carried],
])('%s: nothing of it is left', async (_, page) => {
  const text = await seen(page);
  expect(text).toContain('阳光摇号');
  expect(text).not.toContain(zh);
  expect(text).not.toContain(en);
});

test.each([
  ['cut off in its style', upTo(whole, '<style>', 100)],
  ['cut off in its script', upTo(whole, '<script>', 50_000)],
  ['cut off just before its script ends', whole.slice(0, whole.lastIndexOf('</script>'))],
  ['with a record, cut off in the record', upTo(carried, 'id="dossier">', 1000)],
  ['with a record that was changed', carried.replace('id="dossier">', 'id="dossier">!')],
  ['changed in one letter of its script', whole.replace('use strict', 'use strick').replace('核对通过', '核对通過')],
])('%s', async (_, page) => {
  expect(page).not.toBe(whole);
  const text = await seen(page);
  expect(text).toContain(zh);
  expect(text).toContain(en);
});

test('without JavaScript', async () => {
  expect(await seen(whole, { javaScriptEnabled: false })).toContain(zh);
});

test('in a browser without what the page needs', async () => {
  const text = await seen(whole, {}, () => {
    Reflect.deleteProperty(Element.prototype, 'replaceChildren');
  });
  expect(text).toContain(zh);
});
