/// <reference lib="dom" />

// What is due is on the screen without scrolling, on the two laptops that bureaus have; and nothing is cut off where Windows enlarges
// everything to 150 %.

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ConsoleSnapshot } from '../../shared/contract/snapshots.ts';
import { withConsole } from './looking.ts';
import { snapshotAt, unsignedAt, views } from './snapshots.ts';
import { clipped } from './window.ts';

const { inConsole, open, close } = withConsole();
beforeAll(open);
afterAll(close);

const laptops = [
  { width: 1366, height: 768 },
  { width: 1024, height: 768 },
] as const;

/** 1366 × 768 at 150 %. */
const zoomed = { width: 911, height: 512 };

const due: readonly (readonly [name: string, snapshot: () => ConsoleSnapshot, hash?: string])[] = [
  ['the freeze', () => snapshotAt('freeze'), '#freeze'],
  ['a commitment', () => snapshotAt('secrets')],
  ['the publication', () => snapshotAt('publish')],
  ['signatures on the promise', () => unsignedAt('inputs', 'promise')],
  ['an input', () => snapshotAt('inputs')],
  ['an envelope', () => snapshotAt('reveal')],
  ['signatures on the inputs', () => unsignedAt('reveal', 'inputs')],
  ['the draw', () => snapshotAt('draw')],
  ['a film', () => snapshotAt('present')],
  ['signatures on the result', () => unsignedAt('seal', 'result'), '#seal'],
];

/** The bottom of what is due: the first control of its card, or the button that is held. */
async function bottomOfDue(page: Page): Promise<number> {
  await page.waitForSelector('.StepFrame_middle .waiting', { state: 'detached' });
  return page.evaluate(() => {
    const found = document.querySelector<HTMLElement>(
      '.card-due button:not(:disabled), .card-due input:not(:disabled), .HoldButton_button',
    );
    return found === null ? Number.POSITIVE_INFINITY : found.getBoundingClientRect().bottom;
  });
}

describe.each(laptops)('at $width × $height', size => {
  test.each(due.map(([name, snapshot, hash = '']) => ({ name, snapshot, hash })))('$name is in sight', async each => {
    const { snapshot, hash } = each;
    await inConsole({ snapshot: snapshot(), hash, size }, async ({ page }) => {
      expect(await bottomOfDue(page)).toBeLessThanOrEqual(size.height);
    });
  });

  test('one button of a step is filled while something is due', async () => {
    for (const [name, snapshot, hash = ''] of due)
      await inConsole({ snapshot: snapshot(), hash, size }, async ({ page }) => {
        await page.waitForSelector('.StepFrame_middle .waiting', { state: 'detached' });
        // Signatures need a sheet, so that its printing may stand out too.
        const filled = await page.locator('.StepFrame_middle button[data-variant=filled]').allTextContents();
        const most = name.startsWith('signatures') ? 2 : 1;
        expect(filled.length, `${name}: ${filled.join()}`).toBeLessThanOrEqual(most);
      });
  });
});

test.each(views)('$name at 150 %: nothing cut off', async ({ snapshot, hash }) => {
  await inConsole({ snapshot: snapshot(), hash, size: zoomed }, async ({ page }) => {
    expect(await clipped(page)).toEqual([]);
  });
});
