// The real runtime, where it is installed and there is a screen: both windows open, isolated, at their own addresses; the sample is
// frozen, a sheet printed to PDF, the process killed, and the next start goes on where the record ends. Quitting asks, and a page that
// crashes while it prints fails its batch alone.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildWhatIsOld } from '../../electron/launch/build.ts';
import { executableIn } from '../../electron/launch/runtime.ts';
import electronPackage from '../../node_modules/electron/package.json' with { type: 'json' };
import type { Request } from '../../shared/contract/requests.ts';
import type { ConsoleSnapshot } from '../../shared/contract/snapshots.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const runtime = executableIn(join(root, 'node_modules/electron'), electronPackage.version, process.env);
const hasScreen = process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
const missing = runtime === null || !hasScreen;

let data = '';
let app: ElectronApplication | null = null;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'smoke-'));
});
afterEach(() => {
  // To quit it would have to be answered.
  app?.process().kill('SIGKILL');
  rmSync(data, { recursive: true, force: true });
});

/** The console of a running app, by its bridge. */
type Console = {
  readonly ask: (request: Request) => Promise<string>;
  readonly view: () => Promise<ConsoleSnapshot>;
};

/** Starts the app on the folder and waits for both windows, whose pages must have reached their bridges. */
async function start(): Promise<{ readonly app: ElectronApplication; readonly console: Console }> {
  const started = await _electron.launch({
    executablePath: runtime ?? '',
    args: [
      root,
      '--plan=assets/sample/plan.json',
      `--data=${data}`,
      '--lang=zh',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      // Under Wayland it would start again by itself, out of sight of this test.
      ...(process.platform === 'linux' ? ['--ozone-platform=x11'] : []),
    ],
    cwd: root,
  });
  app = started;
  await expect.poll(() => started.windows().length, { timeout: 20_000 }).toBe(2);
  for (const window of started.windows()) {
    await window.waitForLoadState();
    expect(window.url()).toMatch(/^app:\/\/(console|stage)\//);
    expect(await window.evaluate('typeof require + typeof process + typeof window.bridge.call')).toBe(
      'undefinedundefinedfunction',
    );
    // The page of a window that could not reach its bridge stays empty.
    await expect.poll(() => window.evaluate('document.body.innerText.length'), { timeout: 20_000 }).toBeGreaterThan(0);
  }
  const page = started.windows().find(window => window.url().startsWith('app://console/'));
  // What a page answers has to be text: bytes would not come over.
  const inPage = (script: string) => page?.evaluate<string>(script) ?? Promise.reject(new Error('no console'));
  return {
    app: started,
    console: {
      ask: request =>
        inPage(
          `window.bridge.call(${JSON.stringify(request)}).then(answer => answer.ok ? (answer.value?.bytes ? String.fromCharCode(...answer.value.bytes.slice(0, 5)) : 'done') : answer.refusal.code)`,
        ),
      view: async () =>
        JSON.parse(
          await inPage(
            'new Promise(done => { const stop = window.bridge.onSnapshot(view => { done(JSON.stringify(view)); setTimeout(() => stop()); }); })',
          ),
        ),
    },
  };
}

test.skipIf(missing)(missing ? 'skipped: no Electron runtime' : 'the app in the real runtime', async () => {
  expect(buildWhatIsOld(root, ['electron'], () => undefined)).toBe(true);
  const first = await start();
  const requests: string[] = [];
  first.app.context().on('request', request => requests.push(request.url()));

  expect((await first.console.view()).due.type).toBe('freeze');
  expect(await first.console.ask({ type: 'ceremony.freeze' })).toBe('done');
  const frozen = await first.console.view();
  expect(frozen.due.type).toBe('commit');

  await first.app.evaluate(({ app: electron, dialog }) => {
    const boxes: string[] = [];
    Object.assign(globalThis, { boxes });
    dialog.showMessageBox = async (...args: unknown[]) => {
      boxes.push((args.at(-1) as { message: string }).message);
      return { response: 0, checkboxChecked: false };
    };
    electron.quit();
  });
  const asked = () => first.app.evaluate(() => Reflect.get(globalThis, 'boxes') as string[]);
  await expect.poll(asked).toEqual([expect.stringMatching(/^名单已封存/)]);
  expect(first.app.windows()).toHaveLength(2);

  const crash = () =>
    first.app.evaluate(({ webContents }) => {
      const pages = webContents.getAllWebContents().filter(each => each.getURL().startsWith('app://sheets-'));
      for (const page of pages) page.forcefullyCrashRenderer();
      return pages.length;
    });
  expect(await first.console.ask({ type: 'sheets.print', ids: ['1-sealed-list-GX-signed'] })).toBe('done');
  await expect.poll(crash).toBe(1);
  await expect
    .poll(async () => (await first.console.view()).paper, { timeout: 20_000 })
    .toMatchObject({ progress: null, trouble: { code: 'sheets.page-failed' } });

  expect(await first.console.ask({ type: 'sheets.print', ids: ['8-attendance'] })).toBe('done');
  await expect
    .poll(async () => (await first.console.view()).paper, { timeout: 60_000 })
    .toEqual({
      progress: null,
      trouble: null,
    });
  expect(await first.console.ask({ type: 'sheet.file', id: '8-attendance' })).toBe('%PDF-');
  expect(requests.filter(url => !url.startsWith('app://'))).toEqual([]);

  const gone = new Promise(done => first.app.process().once('exit', done));
  first.app.process().kill('SIGKILL');
  await gone;
  const second = await start();
  const resumed = await second.console.view();
  expect(resumed.due).toEqual(frozen.due);
  expect(resumed.digests).toEqual(frozen.digests);
});
