// A real browser over the real bridge: the one-time address, snapshots, a request with a file, a second console, and not one
// request to another machine.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type BrowserHost, openBrowserHost } from '../../electron/browser/host.ts';
import { sharedBrowser } from '../support/browser.ts';
import { type FakeService, fakeService } from '../support/fake-service.ts';

const bridge = fileURLToPath(new URL('../../renderer/ui/bridge.ts', import.meta.url));

/** A page that shows the number of its snapshot, and sends the file that is chosen. */
const script = `
import { connect } from ${JSON.stringify(bridge)};
const bridge = connect(document.title);
const show = (id, value) => { document.getElementById(id).textContent = value; };
bridge.onSnapshot(snapshot => show('number', snapshot.number));
bridge.onLost(isLost => show('lost', String(isLost)));
document.getElementById('file').addEventListener('change', async event => {
  const [file] = event.target.files;
  const bytes = new Uint8Array(await file.arrayBuffer());
  const answer = await bridge.call({ type: 'list.import', school: 'GX', file: { name: file.name, bytes } });
  show('answer', answer.ok ? 'ok ' + answer.value.bytes.length : answer.refusal.code);
});
`;

let folder = '';
let browser: Browser;
let context: BrowserContext;
let service: FakeService;
let host: BrowserHost;
let requests: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'page-'));
  mkdirSync(join(folder, 'source'));
  writeFileSync(join(folder, 'source/page.js'), script);
  for (const role of ['console', 'stage']) {
    const body = `<p id="number"></p><input id="file" type="file"><p id="answer"></p><p id="lost"></p>`;
    const html = `<!doctype html><title>${role}</title>${body}<script type="module" src="./page.js"></script>`;
    writeFileSync(join(folder, `source/${role}.html`), html);
  }
  await build({
    configFile: false,
    root: join(folder, 'source'),
    base: './',
    logLevel: 'error',
    build: {
      outDir: join(folder, 'pages'),
      rolldownOptions: {
        input: { console: join(folder, 'source/console.html'), stage: join(folder, 'source/stage.html') },
      },
    },
  });
  browser = await sharedBrowser();
});

afterAll(() => rmSync(folder, { recursive: true }));

beforeEach(async () => {
  service = fakeService();
  host = await openBrowserHost({
    service,
    pages: join(folder, 'pages'),
    language: 'zh',
    open: false,
    safeGraphics: false,
    say: () => undefined,
  });
  context = await browser.newContext();
  requests = [];
  context.on('request', request => requests.push(request.url()));
});

afterEach(async () => {
  await context.close();
  await host.close();
});

const numberNow = () => service.snapshot('console').number;

/** The page shows the newest snapshot, whatever its number is: telling where the stage is moves it too. */
const showsTheNewest = (page: Page) =>
  expect
    .poll(async () => Number(await page.locator('#number').textContent()) - numberNow(), { timeout: 30_000 })
    .toBe(0);

test('both windows get snapshots, a file goes through, a reload comes back, nothing leaves the machine', async () => {
  const complaints: string[] = [];
  const [console, stage] = [await context.newPage(), await context.newPage()];
  for (const page of [console, stage]) {
    page.on('console', message => complaints.push(message.text()));
    page.on('pageerror', error => complaints.push(error.message));
  }
  await console.goto(host.addresses.console);
  await stage.goto(host.addresses.stage);
  expect(new URL(console.url()).pathname).toBe('/console.html');
  for (const page of [console, stage]) await showsTheNewest(page);

  const before = numberNow();
  service.change();
  expect(numberNow()).toBeGreaterThan(before);
  for (const page of [console, stage]) await showsTheNewest(page);

  const bytes = Buffer.from(Uint8Array.from({ length: 5000 }, (_, index) => (index * 7) % 256));
  service.answerWith({ bytes: new Uint8Array(9) });
  await console.setInputFiles('#file', { name: '名单.xlsx', mimeType: 'application/octet-stream', buffer: bytes });
  await console.waitForSelector('#answer:text("ok 9")');
  expect(service.calls[0]).toEqual({
    from: 'console',
    raw: { type: 'list.import', school: 'GX', file: { name: '名单.xlsx', bytes: new Uint8Array(bytes) } },
  });
  await stage.setInputFiles('#file', { name: 'a', mimeType: 'text/plain', buffer: bytes });
  await stage.waitForSelector('#answer:text("request.not-allowed")');

  for (const page of [console, stage]) {
    await page.reload();
    await showsTheNewest(page);
  }
  await console.setInputFiles('#file', { name: 'again', mimeType: 'text/plain', buffer: bytes });
  await console.waitForSelector('#answer:text("ok 9")');

  expect(complaints).toEqual([]);
  const own = Object.values(host.addresses).map(address => new URL(address).origin);
  expect(requests.length).toBeGreaterThan(8);
  expect(requests.filter(url => !own.includes(new URL(url).origin))).toEqual([]);
});

/** Waits until a window shows the newest snapshot. */
const numberOf = (page: Page) => page.waitForSelector(`#number:text("${service.snapshot('console').number}")`);

test('a second console is shown a clear page, the first goes on', async () => {
  const first = await context.newPage();
  await first.goto(host.addresses.console);
  await numberOf(first);
  const second = await context.newPage();
  await second.goto(`${new URL(host.addresses.console).origin}/console.html`);
  await second.waitForURL('**/second');
  expect(await second.textContent('body')).toContain('主控台已在另一个窗口打开');
  service.change();
  await first.waitForSelector(`#number:text("${service.snapshot('console').number}")`);
});

test('a page from disk that only its user can read sends a window in, once', async () => {
  const start = join(folder, 'start.html');
  for (const role of ['console', 'stage'] as const) {
    writeFileSync(start, `<meta http-equiv="refresh" content="0;url=${host.addresses[role]}">`);
    const page = await context.newPage();
    await page.goto(pathToFileURL(start).href);
    await page.waitForURL(`**/${role}.html*`);
    await showsTheNewest(page);
    // The same window once more is the same window.
    const statuses: number[] = [];
    page.on('response', response => statuses.push(response.status()));
    await page.goto(pathToFileURL(start).href);
    await page.waitForURL(`**/${role}.html*`);
    await showsTheNewest(page);
    expect(statuses.filter(status => status >= 400)).toEqual([]);
  }
});

test('who comes with an address that is used locks the window, and both are told', async () => {
  const first = await context.newPage();
  await first.goto(host.addresses.console);
  await numberOf(first);
  const used = host.addresses.console;
  const other = await browser.newContext();
  const late = await other.newPage();
  expect((await late.goto(used))?.status()).toBe(403);
  expect(await late.textContent('body')).toContain('被用了两次');
  await first.waitForURL('**/second');
  expect(await first.textContent('body')).toContain('被用了两次');
  // The new address is printed where only the operator looks.
  expect(host.addresses.console).not.toBe(used);
  await late.goto(host.addresses.console);
  await numberOf(late);
  await other.close();
});

test('a host that ended is told of', async () => {
  const page = await context.newPage();
  await page.goto(host.addresses.console);
  await numberOf(page);
  await host.close();
  // Unasked, too: a window that only shows must not look as if nothing had happened.
  await page.waitForSelector('#lost:text("true")');
  await page.setInputFiles('#file', { name: 'a', mimeType: 'text/plain', buffer: Buffer.from('a') });
  await page.waitForSelector('#answer:text("host.gone")');
});
