import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { electronPrinter } from '../../electron/desktop/printing.ts';
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
    expect(await (await get('app://sheets/sheets.html')).text()).toBe('<p>sheets</p>');
    const data = await get('app://sheets/sheet/8-attendance.1.json');
    expect(await data.json()).toEqual(sheet);
    expect(data.headers.get('content-security-policy')).toContain("default-src 'none'");
    const face = await get('app://sheets/face/0');
    expect([face.headers.get('content-type'), ...(await face.bytes())]).toEqual(['font/sfnt', 0, 1, 0, 0]);
    for (const address of [
      'app://sheets/face/1',
      'app://sheets/sheet/8-attendance.2.json',
      'app://sheets/console.html',
      'app://sheets/../secret.json',
      'app://console/console.html',
    ]) {
      expect((await get(address)).status, address).toBe(404);
    }
    await printer.close();
    expect(fake.windows[0]?.isDestroyed()).toBe(true);
    expect((await get('app://sheets/sheets.html')).status).toBe(404);
  });

  test("prints A4 by the page's own rules", async () => {
    const printer = await open();
    const pdf = must(await printer.print(sheet, faces));
    expect(textOf(pdf)).toBe('%PDF app://sheets/sheets.html#8-attendance.1');
    expect(fake.printed[0]?.options).toEqual({ pageSize: 'A4', preferCSSPageSize: true, printBackground: true });
  });

  test("shows the system's print dialog; closing it is no failure, a printer that fails is one", async () => {
    const printer = await open();
    const shown = async () => must((await printer.dialog?.(sheet, faces)) ?? must(null as never));
    expect(await shown()).toBe('sent');
    expect(fake.papers[0]?.options).toMatchObject({ silent: false, pageSize: 'A4' });
    fake.paperEnds = 'Print job canceled';
    expect(await shown()).toBe('closed');
    fake.paperEnds = 'Print job failed';
    expect(codeOf((await printer.dialog?.(sheet, faces)) ?? must(null as never))).toBe('sheets.browser-failed');
  });

  test('a page that fails is a refusal', async () => {
    const printer = await open();
    fake.sheetFails = true;
    expect(codeOf(await printer.print(sheet, faces))).toBe('sheets.browser-failed');
    fake.loadError = 'ERR_FAILED';
    expect(codeOf(await printer.print(sheet, faces))).toBe('sheets.browser-failed');
  });
});
