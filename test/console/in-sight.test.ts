/// <reference lib="dom" />

// What is due is on the screen without scrolling, on the two laptops that bureaus have, and one button of the step stands out.

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ConsoleSnapshot } from '../../shared/contract/snapshots.ts';
import { standsStill } from '../support/axe.ts';
import { type OpenWindow, openWindow } from './looking.ts';
import { boardAt, pagesAt, snapshotAt, unsignedAt } from './snapshots.ts';

const laptops = [
  { width: 1366, height: 768 },
  { width: 1024, height: 768 },
] as const;

const due: readonly (readonly [name: string, snapshot: () => ConsoleSnapshot, hash?: string])[] = [
  ['the freeze', () => snapshotAt('freeze'), '#freeze'],
  [
    'the freeze before the rules are shown',
    () => ({ ...snapshotAt('freeze'), stage: snapshotAt('prepare').stage }),
    '#freeze',
  ],
  ['a commitment', () => snapshotAt('secrets')],
  ['the publication', () => snapshotAt('publish')],
  ['signatures on the promise', () => unsignedAt('inputs', 'promise')],
  ['an input', () => snapshotAt('inputs')],
  ['an envelope', () => snapshotAt('reveal')],
  ['signatures on the inputs', () => unsignedAt('reveal', 'inputs')],
  ['the draw', () => snapshotAt('draw')],
  ['a film', () => snapshotAt('present')],
  ['a page of the board', () => boardAt(3)],
  ['the last page of the board', () => boardAt(7)],
  ['a page of ranks', () => pagesAt(3)],
  ['the last page of ranks', () => pagesAt(21)],
  ['signatures on the result', () => unsignedAt('seal', 'result'), '#seal'],
];

/** The bottom of what is due: the first control of its card, or the button that is held. */
async function bottomOfDue(page: Page): Promise<number> {
  return page.evaluate(() => {
    const found = document.querySelector<HTMLElement>(
      '.card-due button:not(:disabled), .card-due input:not(:disabled), .HoldButton_button',
    );
    return found === null ? Number.POSITIVE_INFINITY : found.getBoundingClientRect().bottom;
  });
}

// One window for all, as on the day: what is shown changes, the window stays.
let window: OpenWindow;
beforeAll(async () => {
  window = await openWindow({ snapshot: snapshotAt('prepare'), size: laptops[0] });
});
afterAll(() => window.close());

test.each(due.map(([name, snapshot, hash = '']) => ({ name, snapshot, hash })))(
  '$name is in sight, with one filled button',
  async ({ name, snapshot, hash }) => {
    const { page, send } = window;
    await send(snapshot());
    // The console goes to where the ceremony is, and only then to another step.
    await standsStill(page, 3);
    await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
    await page.waitForSelector('.StepFrame_middle .waiting', { state: 'detached' });
    for (const size of laptops) {
      await page.setViewportSize(size);
      await standsStill(page, 3);
      expect(await bottomOfDue(page), `${size.width} × ${size.height}`).toBeLessThanOrEqual(size.height);
    }
    const filled = await page.locator('.StepFrame_middle button[data-variant=filled]').allTextContents();
    // Signatures need a sheet, so that its printing may stand out too.
    expect(filled.length, filled.join()).toBeLessThanOrEqual(name.startsWith('signatures') ? 2 : 1);
  },
);
