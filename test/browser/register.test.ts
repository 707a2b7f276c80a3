// The register that is kept after the seal, as the operator keeps it: the real service on a real disk, the console in a real browser.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fastDigest } from '../../electron/service/ports/signatures.ts';
import { maskName } from '../../shared/intake/findings/mask.ts';
import { parsePeople } from '../../shared/protocol/people.ts';
import { clipped } from '../console/window.ts';
import { violations } from '../support/axe.ts';
import { sharedBrowser } from '../support/browser.ts';
import { Desk, foreign, unexpected } from '../support/desk.ts';
import { Driver, sampleDraft } from '../support/driver.ts';
import { must } from '../support/outcome.ts';

const id = 'TEST-LB-2024-a1';
const driver = new Driver(sampleDraft, { clock: () => '2024-07-15T09:30:00+08:00' });
let browser: Browser;
let desk: Desk;

beforeAll(async () => {
  browser = await sharedBrowser();
  driver.begin();
  await driver.upTo('sealed');
  driver.close();
  desk = await Desk.open(browser, driver.data);
});
afterAll(async () => {
  await desk.end();
  driver.end();
});

const fileOf = (path: string) => new Uint8Array(readFileSync(join(driver.data, id, path)));
const register = () => new TextDecoder().decode(fileOf('after/register.txt'));
const sealedFiles = ['rules.txt', 'roster.csv', 'journal.txt', 'result.csv', 'head.txt', 'head.sig', 'result.html'];
const digests = () => sealedFiles.map(name => fastDigest(fileOf(`public/${name}`)));

/** GX as it was sealed: its lots by status, in their order. */
function sealedLots(): { readonly admitted: string[]; readonly waiting: string[] } {
  const rows = new TextDecoder()
    .decode(fileOf('public/result.csv'))
    .split('\n')
    .filter(row => row.startsWith('GX,'))
    .map(row => row.split(','));
  const having = (status: string) => rows.filter(row => row[5] === status).map(row => row[2] ?? '');
  return { admitted: having('ADMIT'), waiting: having('WAIT') };
}

/** Whether one child has this number of GX: a pair takes two places, and passes by where one is free. */
function isSingle(lot: string): boolean {
  return new TextDecoder().decode(fileOf('public/roster.csv')).includes(`\nGX,${lot},1,`);
}

function nameOf(lot: string): string {
  const people = must(parsePeople(fileOf('sealed/people.csv')));
  return maskName(people.find(person => person.school === 'GX' && person.lot === lot)?.name ?? '');
}

const part = (page: Page): Locator => page.getByRole('region', { name: '放弃与递补登记' });

/** Fills who decided what is entered in a part of the page. */
async function decide(within: Locator, reason: string): Promise<void> {
  await within.getByLabel('原因').fill(reason);
  await within.getByLabel('决定人身份').fill('招生科长');
  await within.getByLabel('决定人姓名').fill('王某');
}

test('a family declines, the next moves up, and a mistake is struck', async () => {
  const { desk: page } = desk;
  const before = digests();
  const { admitted, waiting } = sealedLots();
  const [gone = '', again = ''] = admitted.filter(isSingle);
  const [first = '', second = ''] = waiting.filter(isSingle);
  await desk.step(12);
  const shown = part(page);
  await shown.waitFor();
  expect(await shown.textContent()).toContain('这是演练的登记');
  await shown.getByLabel('学校').selectOption('GX');
  expect(await shown.textContent()).toContain(`空出 0 个，候补 ${waiting.length} 个登记号`);
  expect(await shown.getByRole('button', { name: '登记递补' }).count()).toBe(0);

  // Typed as an input method does it; Enter looks the lot up, and Enter enters it.
  const wide = gone.replace(/[0-9]/g, digit => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
  const field = shown.getByLabel('登记号，或它的末几位');
  await field.fill(wide);
  await field.press('Enter');
  const declining = shown.getByRole('region', { name: '登记放弃' });
  await declining.getByText(`登记号 ${gone} ${nameOf(gone)}`).waitFor();
  expect(await declining.textContent()).toContain('摇号录取');
  await decide(declining, '随父母迁居');
  await declining.getByLabel('决定人姓名').press('Enter');
  await shown.getByText(`第 1 条已保存：放弃录取`).waitFor();

  // The program says whose turn it is.
  const turn = shown.getByRole('region', { name: '轮到递补' });
  await turn.waitFor();
  expect(await turn.textContent()).toContain(`候补第 ${waiting.indexOf(first) + 1} 位`);
  expect(await turn.textContent()).toContain(`登记号 ${first} ${nameOf(first)}`);
  expect(await clipped(page)).toEqual([]);
  expect(await violations(page)).toEqual([]);
  await turn.getByText('这个家庭不递补…').click();
  await decide(turn.locator('details'), '已到外地就读');
  await turn.getByRole('button', { name: '登记放弃候补' }).click();
  await turn.getByText(`登记号 ${second} ${nameOf(second)}`).waitFor();
  await turn.getByLabel('决定日期').first().fill('２０２４年７月１日');
  await turn.getByRole('button', { name: '登记递补' }).click();
  await turn.getByText('register.date-early').waitFor();
  await turn.getByLabel('决定日期').first().fill('2024/8/1');
  await turn.getByRole('button', { name: '登记递补' }).click();
  await shown.getByText('第 3 条已保存：递补').waitFor();
  await turn.waitFor({ state: 'hidden' });

  // Whoever has gone is gone; the last characters of a lot find several.
  await field.fill(gone);
  await field.press('Enter');
  await declining.getByText('这个登记号已在第 1 条登记放弃').waitFor();
  await field.fill(again.slice(-1));
  await declining.getByRole('button', { name: '查找登记号' }).click();
  await declining.getByText(/有 \d+ 个登记号以此结尾/).waitFor();
  await field.fill('ZZZ');
  await field.press('Enter');
  await declining.getByText('这所学校没有以此结尾的登记号').waitFor();

  // Line 1 carries line 3, which is struck first.
  await shown.getByRole('button', { name: '更正第 1 条' }).click();
  const dialog = page.getByRole('dialog', { name: '更正第 1 条' });
  await decide(dialog, '登记号写错');
  await dialog.getByRole('button', { name: '登记更正' }).click();
  await dialog.getByText('请先更正第 3 条').waitFor();
  await page.keyboard.press('Escape');
  await shown.getByRole('button', { name: '更正第 3 条' }).click();
  const third = page.getByRole('dialog', { name: '更正第 3 条' });
  await decide(third, '日期写错');
  await third.getByLabel('原因').press('Enter');
  await shown.getByText('第 4 条已保存：更正第 3 条').waitFor();
  await turn.getByText(`登记号 ${second} ${nameOf(second)}`).waitFor();
  expect(await shown.locator('tr', { hasText: '已由第 4 条更正' }).count()).toBe(1);

  const kinds = register()
    .trimEnd()
    .split('\n')
    .map(line => line.split('|').slice(6, 8).join(' '));
  expect(kinds).toEqual([`decline GX:${gone}`, `pass GX:${first}`, `move-up GX:${second}`, 'strike 0003']);
  expect(digests()).toEqual(before);

  // All of it is there after a reload, and the window asked for nothing outside.
  await page.reload();
  await desk.step(12);
  await part(page).getByText('已登记 4 条').waitFor();
  await page.setViewportSize({ width: 1024, height: 768 });
  expect(await clipped(page)).toEqual([]);
  await page.getByRole('button', { name: 'English' }).click();
  expect(await clipped(page)).toEqual([]);
  expect(foreign(desk.requests)).toEqual([]);
  expect(unexpected(desk.complaints)).toEqual([]);
});
