/// <reference lib="dom" />

// From the end of the hold to the stage's first frame of the draw: the draw of the whole ceremony, its result on disk and
// flushed, the snapshot, and the wall, in a real browser over the real browser host.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Request } from '../../shared/contract/requests.ts';
import { startApp } from '../support/app.ts';
import { launchBrowser } from '../support/browser.ts';
import { writeCounty } from '../support/county.ts';
import { enter, send } from '../support/host-client.ts';
import { type Row, valueRow } from './measure.ts';

const county = { schools: 50, applicants: 12_000 };

/** What the console asks before the draw, in the order of the ceremony. */
const before: readonly Request[] = [
  { type: 'ceremony.freeze' },
  { type: 'secret.make', role: 'operator' },
  { type: 'secret.make', role: 'notary' },
  { type: 'ceremony.publish' },
  { type: 'sheet.unsigned', sheet: 'promise', reason: '演练' },
  { type: 'input.type', typist: 1, value: '202407' },
  { type: 'input.type', typist: 2, value: '202407' },
  { type: 'input.record' },
  { type: 'input.type', typist: 1, value: '01382438112797316654' },
  { type: 'input.type', typist: 2, value: '01382438112797316654' },
  { type: 'input.record' },
  { type: 'ceremony.close' },
  { type: 'sheet.unsigned', sheet: 'inputs', reason: '演练' },
  { type: 'secret.reveal', role: 'operator' },
  { type: 'secret.reveal', role: 'notary' },
];

/** Milliseconds since 1970 at the frame in which `selector` is there first. The same clock as this process's. */
function frameOf(page: Page, selector: string): Promise<number> {
  return page.evaluate(
    wanted =>
      new Promise<number>(resolve => {
        const look = () =>
          document.querySelector(wanted) === null
            ? requestAnimationFrame(look)
            : resolve(performance.timeOrigin + performance.now());
        look();
      }),
    selector,
  );
}

/** The row of the first frame, with the time of a frame that shows another scene beside it. */
export async function firstFrameRows(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'first-frame-'));
  const planPath = writeCounty(folder, county);
  const app = await startApp(join(folder, 'data'), '--plan', planPath);
  const browser = await launchBrowser();
  try {
    const cookie = (await enter(app.console)) ?? '';
    const ask = async (request: Request) => {
      const { answer } = await send(app.console, cookie, request);
      if (!(answer as { ok: boolean }).ok) throw new Error(`${request.type}: ${JSON.stringify(answer)}`);
    };
    for (const request of before) await ask(request);
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
    await page.goto(app.stage);
    await page.waitForSelector('.scene-reveal');
    await page.waitForTimeout(1500);
    const timed = async (request: Request, selector: string) => {
      const shown = frameOf(page, selector);
      await page.waitForTimeout(100);
      const began = performance.timeOrigin + performance.now();
      await ask(request);
      return (await shown) - began;
    };
    const plain = await timed({ type: 'stage.show', scene: { kind: 'cover' } }, '.scene-cover');
    await page.waitForTimeout(1000);
    const drawn = await timed({ type: 'ceremony.draw' }, '.scene-draw');
    const row = valueRow('first frame of the draw after the hold / of another scene', drawn, 200, 'ms');
    return [{ ...row, reference: Number(plain.toPrecision(4)), ratio: Number((drawn / plain).toPrecision(4)) }];
  } finally {
    await browser.close();
    await app.end();
    rmSync(folder, { recursive: true });
  }
}
