// The real runtime, where it is installed and there is a screen: both windows open, isolated, at their own addresses.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron } from 'playwright-core';
import { expect, test } from 'vitest';
import { buildWhatIsOld } from '../../electron/launch/build.ts';
import { executableIn } from '../../electron/launch/runtime.ts';
import electronPackage from '../../node_modules/electron/package.json' with { type: 'json' };

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
    expect(requests.filter(url => !url.startsWith('app://'))).toEqual([]);
  } finally {
    await app.close();
    rmSync(data, { recursive: true, force: true });
  }
});
