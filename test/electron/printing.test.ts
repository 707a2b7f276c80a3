import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { dialogPatience, electronPrinter } from '../../electron/desktop/printing.ts';
import { type PdfPrinter, patience } from '../../electron/service/sheets/printer.ts';
import type { Outcome } from '../../shared/outcome.ts';
import type { Sheet } from '../../shared/sheets/sheet.ts';
import { fake, resetFake } from '../support/fake-electron.ts';
import { codeOf, must, textOf } from '../support/outcome.ts';

vi.mock('electron', async () => (await import('../support/fake-electron.ts')).electron);

beforeEach(resetFake);

const sheet: Sheet = {
  frame: {
    id: '8-attendance',
    file: '8-签到表.pdf',
    kind: 'attendance',
    copy: 'only',
    school: null,
    role: null,
    part: null,
    number: 8,
    ceremony: 'TEST-LB-2024-a1',
    title: '摇号',
    organiser: '教育局',
    rehearsal: true,
    schoolName: null,
    date: '2024-07-15',
    digest: null,
    qr: null,
    seed: null,
    published: '',
    contacts: { enquiry: '', supervision: '' },
    signers: ['公证员'],
    faces: 1,
  },
  body: { kind: 'attendance', people: [] },
};

const faces = [new Uint8Array([0, 1, 0, 0])];

async function open() {
  const pages = mkdtempSync(join(tmpdir(), 'pages-'));
  mkdirSync(join(pages, 'assets'));
  writeFileSync(join(pages, 'sheets.html'), '<p>sheets</p>');
  writeFileSync(join(pages, 'console.html'), '<p>console</p>');
  writeFileSync(join(pages, 'assets/a.js'), 'export {};');
  return must(await electronPrinter(pages)());
}

/** The origin of the newest printer's page. */
function origin(): string {
  const number = fake.windows.at(-1)?.webContents.url.split(/[-/]/)[3];
  return `app://sheets-${number}`;
}

/** What the system's print dialog of a printer ends with. */
async function shown(printer: PdfPrinter): Promise<Outcome<'sent' | 'closed'>> {
  return (await printer.dialog?.(sheet, faces)) ?? must(null as never);
}

async function get(url: string): Promise<Response> {
  const handler = fake.sessions.at(-1)?.schemes.get('app');
  if (handler === undefined) throw new Error('app:// is not served');
  return handler({ url, method: 'GET' } as Request);
}

describe('the window that prints', () => {
  test('is never shown, has no bridge and no rights, and a session in memory of its own', async () => {
    await open();
    const [window] = fake.windows;
    expect(window?.isVisible()).toBe(false);
    expect(window?.options?.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      plugins: false,
    });
    expect(window?.options?.webPreferences?.preload).toBeUndefined();
    expect(fake.partitions).toEqual([{ name: 'sheets', options: { cache: false } }]);
    let cancelled: boolean | undefined;
    fake.sessions.at(-1)?.beforeRequest?.({ url: 'https://example.org/' }, ({ cancel }) => {
      cancelled = cancel;
    });
    expect(cancelled).toBe(true);
  });

  test('is given its page and the sheet that is printed, and nothing else', async () => {
    const printer = await open();
    must(await printer.print(sheet, faces));
    expect(await (await get(`${origin()}/sheets.html`)).text()).toBe('<p>sheets</p>');
    const data = await get(`${origin()}/sheet/8-attendance.1.json`);
    expect(await data.json()).toEqual(sheet);
    expect(data.headers.get('content-security-policy')).toContain("default-src 'none'");
    const face = await get(`${origin()}/face/0`);
    expect([face.headers.get('content-type'), ...(await face.bytes())]).toEqual(['font/sfnt', 0, 1, 0, 0]);
    for (const address of [
      `${origin()}/face/1`,
      `${origin()}/sheet/8-attendance.2.json`,
      `${origin()}/console.html`,
      `${origin()}/../secret.json`,
      'app://sheets/sheets.html',
      'app://sheets-0/sheets.html',
      'app://sheets-999/sheets.html',
      'app://console/console.html',
    ]) {
      expect((await get(address)).status, address).toBe(404);
    }
    const page = `${origin()}/sheets.html`;
    await printer.close();
    expect(fake.windows[0]?.isDestroyed()).toBe(true);
    expect((await get(page)).status).toBe(404);
  });

  test("prints A4 by the page's own rules", async () => {
    const printer = await open();
    const pdf = must(await printer.print(sheet, faces));
    expect(textOf(pdf)).toMatch(/^%PDF app:\/\/sheets-[0-9]+\/sheets\.html#8-attendance\.1$/);
    expect(fake.printed[0]?.options).toEqual({ pageSize: 'A4', preferCSSPageSize: true, printBackground: true });
  });

  test("shows the system's print dialog; closing it is no failure, a printer that fails is one", async () => {
    const printer = await open();
    expect(must(await shown(printer))).toBe('sent');
    expect(fake.papers[0]?.options).toMatchObject({ silent: false, pageSize: 'A4' });
    fake.paperEnds = 'Print job canceled';
    expect(must(await shown(printer))).toBe('closed');
    // The last was seen in Electron 33, where no service for printers runs.
    for (const reason of ['Print job failed', 'Invalid printer settings', 'Failed to enumerate printers']) {
      fake.paperEnds = reason;
      expect(codeOf(await shown(printer)), reason).toBe('sheets.printer-failed');
    }
  });

  test('a page that fails is a refusal', async () => {
    const printer = await open();
    fake.sheetFails = true;
    expect(codeOf(await printer.print(sheet, faces))).toBe('sheets.page-failed');
    fake.loadError = "ERR_FAILED (-2) loading 'app://sheets-1/sheets.html#8-attendance.1'";
    expect(await printer.print(sheet, faces)).toMatchObject({
      refusal: { code: 'sheets.page-failed', values: { reason: 'ERR_FAILED (-2)' } },
    });
  });

  test('an open print dialog of one printer does not disturb the batch of another', async () => {
    const [one, other] = [await open(), await open()];
    fake.dialogStays = true;
    const dialog = shown(one);
    await vi.waitFor(() => expect(fake.papers).toHaveLength(1));
    const [first] = fake.windows;
    expect(textOf(must(await other.print(sheet, faces)))).toContain('%PDF');
    const [page, batch] = fake.windows.map(({ webContents }) => webContents.url.replace('sheets.html#', 'sheet/'));
    for (const address of [page, batch]) expect((await get(`${address}.json`)).status, address).toBe(200);
    await other.close();
    expect((await get(`${page}.json`)).status).toBe(200);
    first?.webContents.dialog?.(true, '');
    expect(must(await dialog)).toBe('sent');
  });

  test.each([null, 'loadURL', 'executeJavaScript', 'printToPDF', 'print'] as const)(
    'a page that crashes (in %s) fails its sheet, and the next one has a fresh window',
    async hangs => {
      const printer = await open();
      Object.assign(fake, { hangs, dialogStays: true });
      const printing = hangs === null || hangs === 'print' ? shown(printer) : printer.print(sheet, faces);
      await vi.waitFor(() => expect(fake.windows[0]?.webContents.url).not.toBe(''));
      await new Promise(setImmediate);
      fake.windows[0]?.webContents.crash();
      expect(codeOf(await printing)).toBe('sheets.page-failed');
      expect(fake.windows[0]?.isDestroyed()).toBe(true);
      fake.hangs = null;
      expect(textOf(must(await printer.print(sheet, faces)))).toContain('%PDF');
      expect(fake.windows.map(window => window.isDestroyed())).toEqual([true, false]);
      await printer.close();
      expect(fake.windows.map(window => window.isDestroyed())).toEqual([true, true]);
    },
  );

  test.each([
    ['loadURL', patience],
    ['executeJavaScript', patience],
    ['printToPDF', patience],
    ['print', dialogPatience],
  ] as const)('%s that never ends fails after a while, and the next sheet is printed', async (hangs, limit) => {
    vi.useFakeTimers();
    try {
      const printer = await open();
      fake.hangs = hangs;
      const printing = hangs === 'print' ? shown(printer) : printer.print(sheet, faces);
      await vi.advanceTimersByTimeAsync(limit + 1);
      expect(await printing).toMatchObject({ refusal: { values: { reason: 'timeout' } } });
      fake.hangs = null;
      expect(textOf(must(await printer.print(sheet, faces)))).toContain('%PDF');
    } finally {
      vi.useRealTimers();
    }
  });

  test('a window that is closed while it prints is a failure too', async () => {
    const printer = await open();
    fake.hangs = 'printToPDF';
    const printing = printer.print(sheet, faces);
    await new Promise(setImmediate);
    fake.windows[0]?.destroy();
    expect(codeOf(await printing)).toBe('sheets.page-failed');
    await printer.close();
  });
});
