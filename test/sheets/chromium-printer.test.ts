// A printer that is a browser: whatever that browser does, printing comes to an end and says how, and nothing of it is left.

import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isAlive } from '../../electron/service/ports/process-identity.ts';
import { type ChromiumPrinterOptions, openChromiumPrinter } from '../../electron/service/sheets/chromium-printer.ts';
import { sheetOf } from '../../shared/sheets/catalogue.ts';
import { makeDossier, sourcesIn, writeSchool } from '../support/dossiers.ts';
import { withEnvironment } from '../support/environment.ts';
import { must } from '../support/outcome.ts';
import { builtPages } from '../support/pages.ts';

const folder = mkdtempSync(join(tmpdir(), 'chromium-printer-'));
const root = fileURLToPath(new URL('../..', import.meta.url));
const dossier = join(folder, 'dossier');

beforeAll(() => makeDossier(writeSchool(folder, 4, 2), dossier));
afterAll(() => rmSync(folder, { recursive: true }));

/** The private folders of a process. */
function foldersOf(pid: number): string[] {
  return readdirSync(tmpdir())
    .filter(name => name.startsWith('sunshine-draw-'))
    .map(name => join(tmpdir(), name))
    .filter(path => numberIn(join(path, 'owner.json')) === pid);
}

function numberIn(file: string): number {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).pid;
  } catch {
    return 0;
  }
}

/** The browser that works in the only private folder of this process. */
function ownBrowser(): number {
  const [own = '', ...more] = foldersOf(process.pid);
  expect(more).toEqual([]);
  return numberIn(join(own, 'browser.json'));
}

/** A program in the place of a browser. */
function program(script: string): Partial<ChromiumPrinterOptions> {
  const path = join(folder, 'browser');
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return { find: () => Promise.resolve({ program: path, environment: {} }) };
}

async function refusalOf(options: Partial<ChromiumPrinterOptions>, pages = builtPages) {
  const opened = await openChromiumPrinter(pages, options);
  if (opened.ok) await opened.value.close();
  return opened.ok ? null : { code: opened.refusal.code, ...opened.refusal.values };
}

const sheetNow = () => must(sheetOf(sourcesIn(dossier), '8-attendance'));

describe.skipIf(process.platform === 'win32')('a browser that does not start', () => {
  test('is told in words, and leaves nothing in the temporary folder', async () => {
    const failed = { code: 'sheets.browser-failed', program: join(folder, 'browser') };
    expect(await refusalOf({ find: () => Promise.resolve(null) })).toEqual({ code: 'sheets.no-browser' });
    expect(await refusalOf({ find: () => Promise.reject(new Error('unpacking')) })).toMatchObject({
      code: 'sheets.browser-failed',
      reason: 'unpacking',
    });
    expect(await refusalOf(program('exit 3'))).toMatchObject(failed);
    // What Chromium's zygote says where the system allows no sandbox.
    const sandbox =
      '[9:9:1129/185340.000000:FATAL:content/browser/zygote_host/zygote_host_impl_linux.cc:128] No usable sandbox!';
    expect(await refusalOf(program(`echo '${sandbox}' >&2; kill -TRAP $$`))).toMatchObject({
      ...failed,
      reason: 'No usable sandbox!',
    });
    const gone = { find: () => Promise.resolve({ program: join(folder, 'none'), environment: {} }) };
    expect(await refusalOf(gone)).toMatchObject({ code: 'sheets.browser-failed', program: join(folder, 'none') });
    expect(await refusalOf({}, join(folder, 'no pages'))).toMatchObject({ code: 'disk.failed' });
    expect(foldersOf(process.pid)).toEqual([]);
  });

  test('nor is there a wait for one that never answers, which is ended', async () => {
    const noted = join(folder, 'pid');
    const silent = program(`echo $$ > '${noted}'; exec sleep 600`);
    const began = performance.now();
    expect(await refusalOf({ ...silent, limits: { start: 1_500, end: 500 } })).toMatchObject({
      code: 'sheets.browser-failed',
      reason: 'timeout',
    });
    expect(performance.now() - began).toBeLessThan(20_000);
    const pid = Number(readFileSync(noted, 'utf8'));
    await expect.poll(() => isAlive(pid)).toBe(false);
    expect(foldersOf(process.pid)).toEqual([]);
  });

  test('a temporary folder that takes nothing is a refusal too', async () => {
    const refused = await withEnvironment({ TMPDIR: join(folder, 'gone') }, () => refusalOf({}));
    expect(refused).toMatchObject({ code: 'disk.failed', reason: 'ENOENT' });
  });
});

describe.skipIf(process.platform === 'win32')('a browser that runs', () => {
  test('lives in a folder for this user alone, which goes with it', async () => {
    const printer = must(await openChromiumPrinter(builtPages));
    const [own = ''] = foldersOf(process.pid);
    expect(statSync(own).mode & 0o777).toBe(0o700);
    expect(readdirSync(own).sort()).toEqual(['artifacts', 'browser.json', 'owner.json', 'profile']);
    for (const name of ['owner.json', 'browser.json']) expect(statSync(join(own, name)).mode & 0o777).toBe(0o600);
    must(await printer.print(sheetNow(), []));
    const pid = ownBrowser();
    await printer.close();
    expect(isAlive(pid)).toBe(false);
    expect(foldersOf(process.pid)).toEqual([]);
  });

  test('and is killed under a print ends that print, and the next printer prints', async () => {
    const printer = must(await openChromiumPrinter(builtPages));
    const pid = ownBrowser();
    const prints = [1, 2, 3].map(() => printer.print(sheetNow(), []));
    process.kill(pid, 'SIGKILL');
    const codes = (await Promise.all(prints)).map(print => (print.ok ? 'ok' : print.refusal.code));
    expect(codes).toContain('sheets.browser-failed');
    await printer.close();
    expect(foldersOf(process.pid)).toEqual([]);
    const next = must(await openChromiumPrinter(builtPages));
    must(await next.print(sheetNow(), []));
    await next.close();
  });

  test('and does not end when it is asked to is ended by force', async () => {
    const printer = must(await openChromiumPrinter(builtPages, { limits: { start: 60_000, end: 1_000 } }));
    const pid = ownBrowser();
    process.kill(pid, 'SIGSTOP');
    const began = performance.now();
    await printer.close();
    expect(performance.now() - began).toBeLessThan(10_000);
    await expect.poll(() => isAlive(pid)).toBe(false);
    expect(foldersOf(process.pid)).toEqual([]);
  });

  test('and outlives a program that was killed leaves nothing after the next start', async () => {
    const script = `
      process.umask(0);
      const { openChromiumPrinter } = await import('./electron/service/sheets/chromium-printer.ts');
      const printer = await openChromiumPrinter(${JSON.stringify(builtPages)});
      process.stdout.write(printer.ok ? 'open' : printer.refusal.code);
      setInterval(() => undefined, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { cwd: root });
    await new Promise(resolve => child.stdout.once('data', resolve));
    const pid = child.pid ?? 0;
    const [left = '', ...more] = foldersOf(pid);
    expect(more).toEqual([]);
    // Whatever the umask is.
    const open = spawnSync('find', [left, '-maxdepth', '1', '-perm', '/077'], { encoding: 'utf8' });
    expect(open.stdout).toBe('');
    // As long as it lives, nobody takes its folder.
    await must(await openChromiumPrinter(builtPages)).close();
    expect(foldersOf(pid)).toEqual([left]);
    const browser = numberIn(join(left, 'browser.json'));
    child.kill('SIGKILL');
    // The browser ends by itself: its pipe has.
    await expect.poll(() => isAlive(browser)).toBe(false);
    expect(foldersOf(pid)).toEqual([left]);
    await must(await openChromiumPrinter(builtPages)).close();
    expect(foldersOf(pid)).toEqual([]);
  });
});
