// Signs of direction in a name: the pages of all windows take each inline part for a text of its own, and what a sealed list of another
// program has of such signs is written out.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Person } from '../../shared/protocol/people.ts';
import { childrenOf, familiesOf } from '../../shared/record/lots.ts';
import { sharedBrowser } from '../support/browser.ts';

const renderer = join(import.meta.dirname, '../../renderer');
const style = readFileSync(join(renderer, 'ui/directions.css'), 'utf8');

test('every window has the style', () => {
  for (const file of ['stage/stage.css', 'verifier/page.css', 'sheets/main.tsx', 'console/main.tsx']) {
    expect(readFileSync(join(renderer, file), 'utf8')).toContain('../ui/directions.css');
  }
});

test('a name that turns its direction around leaves its neighbours where they are', async () => {
  const browser = await sharedBrowser();
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const orderUnder = async (css: string) => {
      const name = '\u202e张三';
      await page.setContent(`<style>${css}</style><p><b>第 1 名</b> <span>${name}</span> <em>录取</em> <i>2</i></p>`);
      return page.evaluate(() =>
        [...document.querySelectorAll('b, span, em, i')]
          .map(each => ({ tag: each.tagName, at: each.getBoundingClientRect().left }))
          .sort((one, other) => one.at - other.at)
          .map(({ tag }) => tag),
      );
    };
    expect(await orderUnder(style)).toEqual(['B', 'SPAN', 'EM', 'I']);
    // Without it they would not stay.
    expect(await orderUnder('')).not.toEqual(['B', 'SPAN', 'EM', 'I']);
  } finally {
    await context.close();
  }
});

test('in a sealed list from elsewhere they are written out wherever children are shown', () => {
  const blank = { id: '', registration: '', sex: '', primary: '', household: '', phone: '', remark: '' };
  const person = (name: string): Person => ({ school: 'GX', lot: '1', salt: '0'.repeat(32), ...blank, name });
  const families = familiesOf([person('张\u202e三'), person('مەمەت')]);
  expect(childrenOf(families, 'GX', '1').map(({ name }) => name)).toEqual(['张‹U+202E›三', 'مەمەت']);
});
