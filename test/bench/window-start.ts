// From `npm start` (built) to a console that answers: the app's process, its two addresses, and the page in a real browser until
// its first step can be used. Beside it, what the machine needs at that moment for a Node that does nothing and a bare page.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { buildWhatIsOld } from '../../electron/launch/build.ts';
import { startApp } from '../support/app.ts';
import { launchBrowser } from '../support/browser.ts';
import { type Row, valueRow } from './measure.ts';

const root = join(import.meta.dirname, '../..');
const runs = 5;

/** Milliseconds that `work` takes. */
async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** A window of its own, without anything kept from the one before. */
async function inWindow<T>(
  browser: Browser,
  work: (page: Awaited<ReturnType<Browser['newPage']>>) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    return await work(await context.newPage());
  } finally {
    await context.close();
  }
}

/** The row of the start. The browser itself is running: opening it is not the app's to hasten. */
export async function windowStartRows(): Promise<Row[]> {
  if (!buildWhatIsOld(root, [], () => undefined)) throw new Error('the pages could not be built');
  const folder = mkdtempSync(join(tmpdir(), 'window-start-'));
  const browser = await launchBrowser();
  try {
    let value = Number.POSITIVE_INFINITY;
    let reference = Number.POSITIVE_INFINITY;
    // The first run compiles; what people meet every day is the second.
    for (let run = 0; run <= runs; run++) {
      const bare = await timed(async () => {
        spawnSync(process.execPath, ['-e', '0']);
        await inWindow(browser, page => page.goto('data:text/html,<h1>0</h1>'));
      });
      const data = join(folder, `${run}`);
      let app: Awaited<ReturnType<typeof startApp>> | null = null;
      const whole = await timed(async () => {
        const started = await startApp(data);
        app = started;
        await inWindow(browser, async page => {
          await page.goto(started.console);
          // It answers: a press of its first tabs changes what is shown.
          await page.getByRole('tab').nth(1).click();
          await page.locator('[role=tab][aria-selected=true]').nth(0).waitFor();
        });
      });
      await (app as Awaited<ReturnType<typeof startApp>> | null)?.end();
      if (run === 0) continue;
      value = Math.min(value, whole);
      reference = Math.min(reference, bare);
    }
    const row = valueRow('start to interactive console / node -e 0 and a bare page', value, 2_500, 'ms');
    return [{ ...row, reference: Number(reference.toPrecision(4)), ratio: Number((value / reference).toPrecision(4)) }];
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
