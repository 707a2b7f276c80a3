/// <reference lib="dom" />

// A family checks its receipt on the page: with the public folder before it, a line, and its own child's name and ID number.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { lotsOf, type Person, parsePeople } from '../../shared/protocol/people.ts';
import { type PrintedReceipt, receiptsOf } from '../../shared/verifier/receipts.ts';
import { violations } from '../support/axe.ts';
import { must } from '../support/outcome.ts';
import { makeDossier } from '../transfer/support.ts';
import { beyond, give, pathsIn, shell } from './use.ts';
import { VerifierWindow } from './window.ts';

const folder = mkdtempSync(join(tmpdir(), 'verifier-receipts-'));
const dossier = join(folder, 'D');
const open = join(dossier, 'public');
let window: VerifierWindow;
let lots: [Person, ...Person[]][];
let receipts: PrintedReceipt[];

beforeAll(async () => {
  makeDossier(dossier);
  const people = must(parsePeople(new Uint8Array(readFileSync(join(dossier, 'sealed/people.csv')))));
  lots = [...lotsOf(people)].map(children => [...children] as [Person, ...Person[]]);
  receipts = [...receiptsOf('TEST-LB-2024-a1', people)];
  window = await VerifierWindow.open();
});

afterAll(async () => {
  await window.close();
  rmSync(folder, { recursive: true });
});

afterEach(() => {
  expect(window.requests.splice(0)).toEqual([]);
  expect(window.errors.splice(0)).toEqual([]);
});

/** A page with the public folder verified. */
function verified(use: (page: Page) => Promise<void>): Promise<void> {
  return window.with(async page => {
    expect(await page.locator('#receipt').count()).toBe(0);
    expect(await give(page, pathsIn(open))).toBe('verified');
    await use(page);
    // Nothing of a family has come into the address.
    expect(new URL(page.url()).search + new URL(page.url()).hash).toBe('');
  });
}

async function type(page: Page, line: string, children: readonly { readonly name: string; readonly id: string }[]) {
  await page.fill('#receipt', line);
  for (const [i, { name, id }] of children.entries()) {
    await page.fill(`#child-name-${i + 1}`, name);
    await page.fill(`#child-id-${i + 1}`, id);
  }
}

async function answer(page: Page): Promise<string> {
  await page.getByRole('button', { name: '核对回执' }).click();
  await page.locator('[data-receipt]').waitFor();
  return (await page.getAttribute('[data-receipt]', 'data-receipt')) ?? '';
}

const lotWith = (count: number) => lots.findIndex(children => children.length === count);

describe('a receipt', () => {
  test('of this child: yes, with the arithmetic, whose lines a shell repeats', async () => {
    const row = lotWith(1);
    const { code, receipt } = receipts[row] as PrintedReceipt;
    await verified(async page => {
      await type(page, code, lots[row] ?? []);
      expect(await answer(page)).toBe('yes');
      expect(await page.innerText('[data-receipt] .status')).toBe('是您的孩子');
      const lines = await page.locator('[data-receipt] .shell code').allInnerTexts();
      const values = await page.locator('[data-receipt] .digest, [data-receipt] .whole').allTextContents();
      expect(lines).toHaveLength(3);
      for (const [i, line] of lines.entries()) {
        expect(shell(line, open).replace(/ {2}-\n$|\n$/, ''), line).toBe(values[i]);
      }
      expect(values[1]).toBe(receipt.tag);
      expect(values[2]).toBe(`${receipt.school},${receipt.lot},${receipt.size},${receipt.tag}`);
    });
  });

  test('copied by hand from paper, in groups and over several lines; its name in quotes that a shell knows', async () => {
    const row = lotWith(1);
    const { code } = receipts[row] as PrintedReceipt;
    const byHand = code.replace(/([0-9a-f]{4})(?=[0-9a-f]{4})/g, '$1 ').replace(/\|/g, '｜\n');
    await verified(async page => {
      await type(page, byHand, lots[row] ?? []);
      expect(await answer(page)).toBe('yes');
      await page.fill('#child-name-1', `O'Neil "$(touch x)" \`y\``);
      expect(await answer(page)).toBe('no');
      const [line = ''] = await page.locator('[data-receipt] .shell code').allInnerTexts();
      const [value] = await page.locator('[data-receipt] .digest').allTextContents();
      expect(shell(line, open)).toBe(`${value}  -\n`);
      expect(pathsIn(open).some(path => path.endsWith('/x'))).toBe(false);
    });
  });

  test('of another child, of another lot, of another ceremony, changed, or none: what is wrong, and no yes', async () => {
    const row = lotWith(1);
    const { code, receipt } = receipts[row] as PrintedReceipt;
    const [child] = lots[row] as [Person];
    await verified(async page => {
      await type(page, code, [{ name: child.name, id: '411282201201010016' }]);
      expect(await answer(page)).toBe('no');
      expect(await page.innerText('[data-receipt]')).toContain('对不上');
      // What was changed takes the old answer away at once.
      await page.fill('#receipt', code.replace(receipt.tag, '0'.repeat(64)));
      expect(await page.locator('[data-receipt]').count()).toBe(0);
      expect(await answer(page)).toBe('no');
      expect(await page.innerText('[data-receipt]')).toContain('已不是发回执时的孩子');
      await page.fill('#receipt', code.replace('LB-2024-a1', 'LB-2024-a2'));
      expect(await answer(page)).toBe('no');
      await page.fill('#receipt', code.replace(`|${receipt.lot}|`, '|NONE|'));
      expect(await answer(page)).toBe('no');
      await page.fill('#receipt', 'hello');
      expect(await page.innerText('.receipt')).toContain('这不是一张报名回执的内容');
      expect(await page.locator('#child-name-1').count()).toBe(0);
    });
  });

  test('without a name: that the line was not exchanged, and not more', async () => {
    const { code } = receipts[0] as PrintedReceipt;
    await verified(async page => {
      await type(page, code, []);
      expect(await answer(page)).toBe('unchanged');
      expect(await page.innerText('[data-receipt]')).not.toContain('是您的孩子');
    });
  });

  test('of twins: a place for each child, in any order, and one alone is not enough', async () => {
    const row = lotWith(2);
    const { code } = receipts[row] as PrintedReceipt;
    const twins = [...(lots[row] ?? [])].reverse();
    await verified(async page => {
      await type(page, code, twins);
      expect(await page.locator('#child-name-3').count()).toBe(0);
      expect(await answer(page)).toBe('yes');
      await page.fill('#child-name-2', '');
      await page.fill('#child-id-2', '');
      expect(await answer(page)).toBe('no');
      expect(await page.innerText('[data-receipt]')).toContain('有 2 名孩子');
    });
  });

  test('from a file that is chosen or dropped, with the children in it', async () => {
    const row = lotWith(1);
    const { code } = receipts[row] as PrintedReceipt;
    const [child] = lots[row] as [Person];
    const file = window.file('receipt.txt', `\ufeff${code}\r\n${child.id},${child.name}\r\n`);
    const other = window.file('other.txt', 'hello');
    await verified(async page => {
      const choose = async (path: string) => {
        const chooser = page.waitForEvent('filechooser');
        await page.getByRole('button', { name: '选择回执文件' }).click();
        await (await chooser).setFiles(path);
      };
      await choose(other);
      await page.getByText('这不是一张报名回执的内容').waitFor();
      await choose(file);
      await page.waitForSelector('#child-name-1');
      expect(await page.inputValue('#child-name-1')).toBe(child.name);
      expect(await answer(page)).toBe('yes');
      // Given as records are, it is taken for what it is, and the record stays.
      await page.fill('#receipt', '');
      await page.setInputFiles('input[type=file]', file);
      await page.waitForSelector('#child-name-1');
      expect(await page.getAttribute('html', 'data-verdict')).toBe('verified');
      // What is neither is a record that cannot be read.
      expect(await give(page, [other])).toBe('unreadable');
      expect(await page.locator('#receipt').count()).toBe(0);
    });
  });

  test.each(['zh', 'en'])('in %s on a telephone: nothing sideways, nothing serious for axe', async language => {
    const row = lotWith(2);
    const { code } = receipts[row] as PrintedReceipt;
    await verified(async page => {
      await page.setViewportSize({ width: 320, height: 640 });
      if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
      await type(page, code, lots[row] ?? []);
      await page.locator('.receipt button[type=submit]').click();
      await page.locator('[data-receipt=yes]').waitFor();
      expect(await beyond(page)).toEqual([]);
      expect(await violations(page)).toEqual([]);
      // The language changes what is said, and not what was typed.
      await page.locator('.top > .button').click();
      expect(await page.inputValue('#receipt')).toBe(code);
      expect(await page.locator('[data-receipt=yes]').count()).toBe(1);
    });
  });
});
