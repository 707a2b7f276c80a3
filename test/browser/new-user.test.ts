/// <reference lib="dom" />

// A bureau that is not Lingbao: from an empty screen to lists that can be frozen, an archive read, and next year begun; by the
// pointer, with the program killed after each thing that was done, and by keys alone. What it costs in clicks and fields is counted.

import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toCsv, toUtf8 } from '../../assets/sample/generator/csv.ts';
import { idNumber } from '../intake/support.ts';
import { violations } from '../support/axe.ts';
import { sharedBrowser } from '../support/browser.ts';
import { Desk, foreign, unexpected } from '../support/desk.ts';
import { makeDossier, writeSchool } from '../support/dossiers.ts';

const schools = [
  { name: '东方学校（初中部）', places: 20, children: 50 },
  { name: '实验学校', places: 60, children: 40 },
  { name: '育才中学', places: 10, children: 11 },
] as const;

/** Digits as an input method types them. */
const wide = (digits: string) => digits.replace(/[0-9]/g, digit => String.fromCharCode(0xff10 + Number(digit)));

/** The list of a school. The first one has a number in full-width digits, which somebody has to accept. */
function listOf(at: number): Uint8Array {
  const { children, name } = schools[at] as (typeof schools)[number];
  const rows = Array.from({ length: children }, (_, index) => {
    const number = String(26_000_000 + at * 10_000 + index + 1);
    return [
      at === 0 && index === 4 ? wide(number) : number,
      ['张三', '李四', '王五', '赵六'][index % 4] as string,
      idNumber(at * 100 + index, '20120815', '990000'),
      name,
    ];
  });
  return new Uint8Array(toUtf8(toCsv([['登记号', '姓名', '证件号', '报名学校'], ...rows])));
}

let made: string;
beforeAll(() => {
  made = mkdtempSync(join(tmpdir(), 'archive-'));
  makeDossier(writeSchool(made, 60, 20), join(made, 'TEST-BIG-2024-a1'));
});
afterAll(() => rmSync(made, { recursive: true, force: true }));

test.each([
  { by: 'the pointer, killed after each thing that was done', keysOnly: false, isKilled: true },
  { by: 'keys alone', keysOnly: true, isKilled: false },
])('by $by: three schools from an empty screen, an archive, and the year after', async ({ keysOnly, isKilled }) => {
  const home = mkdtempSync(join(tmpdir(), 'bureau-'));
  const browser = await sharedBrowser();
  let desk = await Desk.openHome(browser, home, { keysOnly, isPlain: true });
  let page = desk.desk;
  /** The program is killed where this walk has that, and started again on what lies on the disk. */
  const powerCut = async () => {
    if (!isKilled) return;
    expect([foreign(desk.requests), unexpected(desk.complaints)]).toEqual([[], []]);
    await desk.end('SIGKILL');
    desk = await Desk.openHome(browser, home, { keysOnly, isPlain: true });
    page = desk.desk;
  };
  let clicks = 0;
  let fields = 0;
  const press = async (what: Locator | RegExp) => {
    clicks++;
    await (what instanceof RegExp ? desk.press(what) : desk.activate(what));
  };
  const fill = async (label: string | RegExp, words: string, nth = 0) => {
    fields++;
    await desk.enter(page.getByLabel(label).nth(nth), words);
  };
  const steps = () => page.locator('.StepList_steps');
  const startScreen = () => page.getByRole('heading', { name: '本机的摇号' });
  const readArchive = async () => {
    await press(/^打开档案$/);
    await page.locator('input[type=file][multiple]').setInputFiles(join(made, 'TEST-BIG-2024-a1'));
    await page.getByText('记录前后一致').waitFor();
  };
  try {
    // The sample is there first; a bureau leaves it for the start screen. Left is left, also for the next start.
    await steps().waitFor();
    await press(/^开始页$/);
    await startScreen().waitFor();
    await powerCut();
    await press(/^新建摇号$/);
    await fill('标题', '2026年某县市区民办初中电脑随机摇号录取');
    await fill('主办单位', '某县教育体育局');
    for (const [index, { name, places }] of schools.entries()) {
      if (index > 0) await press(/^添加学校$/);
      await fill('学校名称', name, index);
      await fill('摇号计划（人）', wide(String(places)), index);
    }
    await press(/^建立方案$/);
    await page.getByText('YH-').first().waitFor();
    await powerCut();
    await steps().waitFor();
    expect(await page.getByLabel('摇号计划（人）').first().inputValue()).toBe(String(schools[0].places));
    await fill('会场', '县教育局报告厅');
    // Typed and not saved.
    const unsaved = () => readdirSync(home).some(entry => existsSync(join(home, entry, 'draft/unsaved.json')));
    await expect.poll(unsaved).toBe(true);
    await powerCut();
    await expect.poll(() => page.getByLabel('会场').inputValue()).toBe('县教育局报告厅');
    expect(await page.getByText('已经找回').count()).toBe(isKilled ? 1 : 0);
    await fill('咨询电话', '0398-1234567');
    await fill('监督电话', '0398-7654321');
    await press(/^保存方案$/);
    await expect.poll(unsaved).toBe(false);
    await press(/^下一项：名单$/);
    for (const [index, { name }] of schools.entries()) {
      // One click for the button, which a test gives the file without the system's dialog.
      clicks++;
      const dialog = await desk.chooseFile(name, `${name}.csv`, listOf(index));
      await press(dialog.getByRole('button', { name: '采用这份名单' }));
      await dialog.waitFor({ state: 'hidden' });
    }
    await powerCut();
    if (isKilled) await desk.openPart('名单');
    for (const { children } of schools) {
      await page
        .getByText(new RegExp(`${children} 名学生`))
        .first()
        .waitFor();
    }
    await press(page.getByRole('button', { name: /确认/ }).first());
    await press(steps().getByRole('button').nth(3));
    // The button can be armed: nothing stands between the lists and the freeze.
    await expect.poll(() => desk.button(/准备封存名单/).isEnabled()).toBe(true);
    expect(clicks, 'clicks').toBeLessThanOrEqual(45);
    expect(fields, 'fields').toBeLessThanOrEqual(30);

    await press(/^开始页$/);
    await startScreen().waitFor();
    expect(await page.getByRole('button', { name: /^继续/ }).count()).toBe(2);
    expect(await violations(page)).toEqual([]);
    if (isKilled) {
      // Nothing is left of an archive that was being read.
      await readArchive();
      expect(existsSync(join(home, '.house/archive'))).toBe(true);
      await powerCut();
      await startScreen().waitFor();
      expect(existsSync(join(home, '.house/archive'))).toBe(false);
    }
    await readArchive();
    await desk.enter(page.getByLabel('登记号或末几位'), '０１'.normalize('NFKC'));
    await expect.poll(() => page.locator('.grid tbody tr').count()).toBeGreaterThan(0);
    expect(await violations(page)).toEqual([]);
    await desk.activate(page.getByRole('button', { name: /回放号码墙/ }));
    await desk.hall.locator('canvas:visible').waitFor();
    expect(await desk.hall.getByText('档案回放').first().isVisible()).toBe(true);
    await desk.press(/^关闭档案$/);
    // It is where it was left; and next year's is begun from it.
    await page.getByText('2026年某县市区民办初中电脑随机摇号录取').waitFor();
    await desk.activate(page.getByRole('button', { name: /^以此方案新建.*2026年某县/ }));
    await steps().waitFor();
    expect(await page.getByLabel('学校名称').first().inputValue()).toBe(schools[0].name);
    await desk.press(/^开始页$/);
    await expect.poll(() => page.getByText('某县教育体育局').count()).toBe(2);
    expect([foreign(desk.requests), unexpected(desk.complaints)]).toEqual([[], []]);
  } finally {
    await desk.end();
    rmSync(home, { recursive: true, force: true });
  }
});
