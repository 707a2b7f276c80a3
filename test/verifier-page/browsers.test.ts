// The page in the engines that people have: Chromium, Firefox and WebKit, opened by a double click (file:) and from a website, fed with
// loose files and a zip, with a worker and without. Which are installed differs from machine to machine; those that are not say so.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { forge, randomIngredients } from '../support/forge.ts';
import { candidates, type Driven } from '../support/other-browsers.ts';
import { makeDossier } from '../transfer/support.ts';
import { filesIn, pathsIn } from './use.ts';
import { verifyPath } from './window.ts';

const folder = mkdtempSync(join(tmpdir(), 'browsers-'));
const sample = join(folder, 'D/public');
/** Its result.csv is read in two pieces. */
const large = join(folder, 'large');
const changed = join(folder, 'changed');
const zip = join(folder, 'public.zip');
const all = candidates();
const found = all.filter(one => 'open' in one);
let site: Server;
let address = '';

beforeAll(async () => {
  makeDossier(join(folder, 'D'));
  writeFileSync(zip, zipSync(filesIn(sample)));
  writeLarge();
  mkdirSync(changed);
  for (const [name, bytes] of Object.entries(filesIn(sample))) {
    const text = name === 'result.csv' ? Buffer.from(bytes).toString('latin1').replace(',WAIT', ',ADMIT') : bytes;
    writeFileSync(join(changed, name), text);
  }
  site = createServer(({ url }, response) => {
    // A second policy holds beside the page's own: under this one no worker starts.
    if (url === '/alone') response.setHeader('Content-Security-Policy', "worker-src 'none'; child-src 'none'");
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(readFileSync(url === '/result' ? join(sample, 'result.html') : verifyPath));
  });
  await new Promise<void>(resolve => site.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
});

afterAll(async () => {
  await new Promise(resolve => site.close(resolve));
  rmSync(folder, { recursive: true });
});

/** Writes a record of 13,000 lots of one school. */
function writeLarge(): void {
  const some = randomIngredients(1, 12);
  const school = some.rules.schools[0]?.code ?? '';
  const lots = Array.from({ length: 13_000 }, (_, i) => ({
    ...{ school, lot: String(10_000 + i), size: 1 },
    p: i.toString(16).padStart(64, '0'),
  }));
  const rules = { ...some.rules, schools: some.rules.schools.slice(0, 1), exemptions: [] };
  const files = forge({ ...some, rules, lots });
  expect(files.get('result.csv')?.length).toBeGreaterThan(1 << 20);
  mkdirSync(large);
  for (const [name, bytes] of files) writeFileSync(join(large, name), bytes);
}

/** What the page says, once it has said something since `clear`. */
const verdict = `new Promise(resolve => {
  const html = document.documentElement;
  const look = () => {
    if (html.dataset.verdict === undefined) return;
    observer.disconnect();
    const failed = [...document.querySelectorAll('[data-check][data-ok=false]')].map(one => one.dataset.check);
    resolve([html.dataset.verdict, ...failed].join(' '));
  };
  const observer = new MutationObserver(look);
  observer.observe(html, { attributes: true });
  look();
})`;
const clear = 'String(delete document.documentElement.dataset.verdict)';

async function give(browser: Driven, paths: readonly string[]): Promise<string> {
  await browser.value(clear);
  await browser.choose(paths);
  return browser.value(verdict);
}

describe.each(found)('$name', ({ open }) => {
  let browser: Driven;

  beforeAll(async () => {
    browser = await open();
  });
  afterAll(() => browser.close());

  test.each([
    ['opened from a file', () => pathToFileURL(verifyPath).href],
    ['from a website', () => `${address}/`],
    ['where no worker can start', () => `${address}/alone`],
  ])('verify.html %s: loose files, a zip, a changed file, files of more than one piece', async (_, url) => {
    await browser.open(url());
    expect(await give(browser, pathsIn(sample))).toBe('verified');
    expect(await give(browser, [zip])).toBe('verified');
    expect(await give(browser, pathsIn(changed))).toBe('rejected result.digest result.rows head.result');
    expect(await give(browser, pathsIn(large))).toBe('verified');
  });

  test.each([
    ['opened from a file', () => pathToFileURL(join(sample, 'result.html')).href],
    ['from a website', () => `${address}/result`],
  ])('result.html %s verifies itself', async (_, url) => {
    await browser.open(url());
    expect(await browser.value(verdict)).toBe('verified');
  });
});

for (const one of all) {
  const reason = 'missing' in one ? one.missing : null;
  test.skipIf(reason !== null)(reason === null ? `${one.name} is there` : `skipped: ${one.name}: ${reason}`, () => {
    expect(found).toContain(one);
  });
}
