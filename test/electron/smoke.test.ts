// The real runtime, where it is installed and there is a screen: both windows open, isolated, at their own addresses; what no fake can show of
// quitting and printing.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron } from 'playwright-core';
import { expect, test } from 'vitest';
import { buildWhatIsOld } from '../../electron/launch/build.ts';
import { executableIn } from '../../electron/launch/runtime.ts';
import electronPackage from '../../node_modules/electron/package.json' with { type: 'json' };

/** What is read of the console's snapshot. */
type Snapshot = {
  readonly paper: { readonly progress: object | null; readonly trouble: { readonly code: string } | null };
};

const root = fileURLToPath(new URL('../..', import.meta.url));
const runtime = executableIn(join(root, 'node_modules/electron'), electronPackage.version, process.env);
const hasScreen = process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
const missing = runtime === null || !hasScreen;

test.skipIf(missing)(missing ? 'skipped: no Electron runtime' : 'the app in the real runtime', async () => {
  if (runtime === null) return;
  expect(buildWhatIsOld(root, true, () => undefined)).toBe(true);
  const data = mkdtempSync(join(tmpdir(), 'smoke-'));
  const app = await _electron.launch({
    executablePath: runtime,
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
  try {
    const requests: string[] = [];
    app.context().on('request', request => requests.push(request.url()));
    await expect.poll(() => app.windows().length, { timeout: 20_000 }).toBe(2);
    for (const window of app.windows()) {
      await window.waitForLoadState();
      expect(window.url()).toMatch(/^app:\/\/(console|stage)\//);
      expect(await window.evaluate('typeof require + typeof process + typeof window.bridge.call')).toBe(
        'undefinedundefinedfunction',
      );
      // The page of a window that could not reach its bridge stays empty.
      await expect
        .poll(() => window.evaluate('document.body.innerText.length'), { timeout: 20_000 })
        .toBeGreaterThan(0);
    }
    const console = app.windows().find(window => window.url().startsWith('app://console/'));
    if (console === undefined) throw new Error('no console');
    const call = (request: object) =>
      console.evaluate(`window.bridge.call(${JSON.stringify(request)})`) as Promise<{ ok: boolean; value: unknown }>;
    const snapshot = () => console.evaluate('new Promise(done => window.bridge.onSnapshot(done))') as Promise<Snapshot>;
    expect(await call({ type: 'ceremony.freeze' })).toMatchObject({ ok: true });

    // Quitting asks before any window is asked, and stays.
    await app.evaluate(({ app: electron, dialog }) => {
      const boxes: string[] = [];
      Object.assign(globalThis, { boxes });
      dialog.showMessageBox = async (...args: unknown[]) => {
        boxes.push((args.at(-1) as { message: string }).message);
        return { response: 0, checkboxChecked: false };
      };
      electron.quit();
    });
    const asked = () => app.evaluate(() => Reflect.get(globalThis, 'boxes') as string[]);
    await expect.poll(asked).toEqual([expect.stringMatching(/^名单已封存/)]);
    expect(app.windows()).toHaveLength(2);

    // A page that crashes while it prints fails its batch; the next one has a fresh page, and prints.
    const { value: sheets } = (await call({ type: 'sheets.list' })) as { value: readonly { id: string }[] };
    const ids = sheets.map(({ id }) => id).filter(id => id.startsWith('1-sealed') || id.startsWith('8-'));
    expect(await call({ type: 'sheets.print', ids })).toMatchObject({ ok: true });
    await expect
      .poll(() =>
        app.evaluate(({ webContents }) => {
          const pages = webContents.getAllWebContents().filter(each => each.getURL().startsWith('app://sheets-'));
          for (const page of pages) page.forcefullyCrashRenderer();
          return pages.length;
        }),
      )
      .toBe(1);
    await expect.poll(async () => (await snapshot()).paper.progress, { timeout: 20_000 }).toBeNull();
    expect((await snapshot()).paper.trouble?.code).toBe('sheets.page-failed');
    expect(await call({ type: 'sheets.print', ids })).toMatchObject({ ok: true });
    await expect.poll(async () => (await snapshot()).paper.progress, { timeout: 60_000 }).toBeNull();
    expect((await snapshot()).paper.trouble).toBeNull();
    expect(requests.filter(url => !url.startsWith('app://'))).toEqual([]);
  } finally {
    // Its question would keep it open.
    app.process().kill('SIGKILL');
    rmSync(data, { recursive: true, force: true });
  }
});
