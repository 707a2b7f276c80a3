/// <reference lib="dom" />

// The preparation as an operator goes through it, with a real service and a real browser: lists with faults and with unknown
// headers, warnings one by one, the catchment table, and a plan whose edits outlive a reload. What each part and dialog shows is
// looked at in test/console/prepare.test.ts.

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toCsv, toUtf8 } from '../../assets/sample/generator/csv.ts';
import { idNumber } from '../intake/support.ts';
import { sharedBrowser } from '../support/browser.ts';
import { Desk, foreign, unexpected } from '../support/desk.ts';

const school = '灵宝示例学校';
let folder: string;
let desk: Desk;

// One window for all, as on the day; each test leaves the preparation so that the next can begin.
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'desk-'));
  desk = await Desk.open(await sharedBrowser(), folder, { isPlain: true });
  await desk.openPart('名单');
});
afterAll(async () => {
  await desk.end();
  rmSync(folder, { recursive: true, force: true });
  expect(foreign(desk.requests)).toEqual([]);
  expect(unexpected(desk.complaints)).toEqual([]);
});

const csv = (rows: readonly (readonly string[])[]) => new Uint8Array(toUtf8(toCsv(rows)));
const draft = (name: string) => join(folder, 'draft', name);
const ofSchool = () => desk.desk.locator('.FileArea_drop').filter({ hasText: school });

const strange = [
  ['灵宝示例学校报名名单'],
  ['考生编码', '大名', '证件'],
  ['24019001', '张三', idNumber(901)],
  ['24019002', '李四', idNumber(902)],
];

test('a list with unknown headers is matched, kept with its matching, and matched again at a click', async () => {
  const before = readdirSync(join(folder, 'draft')).sort();
  const dialog = await desk.chooseFile(school, '平台导出.csv', csv(strange));
  const accept = dialog.getByRole('button', { name: '采用这份名单' });
  await dialog.getByLabel('表头').selectOption('2');
  await dialog.getByLabel('A 列识别为 考生编码').selectOption('registration');
  await dialog.getByLabel('B 列识别为').selectOption('name');
  await expect.poll(() => accept.isDisabled(), { timeout: 15_000 }).toBe(false);
  await dialog.getByLabel('C 列识别为').selectOption('id');
  await dialog.getByText('读到 2 行：2 名学生，2 个号').waitFor();
  expect(await dialog.locator('.RowsTable_rows').innerText()).not.toContain(idNumber(901));
  expect(readdirSync(join(folder, 'draft')).sort()).toEqual(before);
  await accept.click();
  await ofSchool().getByText('2 名学生').waitFor();
  await ofSchool().getByText('各列由人指定').waitFor();
  expect(existsSync(draft('SL-平台导出.csv'))).toBe(true);
  const [kept] = JSON.parse(readFileSync(draft('mapping.json'), 'utf8'));
  expect(kept).toMatchObject({ headerRow: 2, columns: [{ field: 'registration', letter: 'A' }, {}, {}] });

  const more = [...strange, ['24019003', '王五', idNumber(903)]];
  await desk.chooseFile(school, '平台导出.csv', csv(more));
  await dialog.getByRole('button', { name: '沿用上次的指定' }).click();
  await dialog.getByText('读到 3 行').waitFor();
  await accept.click();
  await ofSchool().getByText('3 名学生').waitFor();
});

test('faults are shown before a list is accepted, and its warnings are accepted one by one by keys', async () => {
  const before = readdirSync(join(folder, 'draft')).sort();
  const rows = [['登记号', '姓名', '身份证号']];
  for (let at = 0; at < 1100; at++) rows.push([`2402${at}`, '', `41128219990101${at}`]);
  const dialog = await desk.chooseFile(school, '报名.csv', csv(rows));
  await dialog.getByText('个错误').first().waitFor();
  await dialog.locator('[data-part=file-findings] select').selectOption({ label: '错误 · 缺姓名（1100）' });
  expect(await dialog.locator('.FindingsList_findings .line').count()).toBeLessThan(40);
  await dialog.getByRole('button', { name: '取消' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(readdirSync(join(folder, 'draft')).sort()).toEqual(before);

  const usual = [
    ['登记号', '姓名', '身份证号'],
    ['２４０２０００１', '张三', idNumber(901)],
    ['２４０２０００２', '李四', idNumber(902)],
    ['24020003', '王 五', idNumber(903)],
  ];
  await desk.chooseFile(school, '报名.csv', csv(usual));
  await dialog.getByText('没有错误。有 3 条提醒').waitFor();
  await dialog.getByRole('button', { name: '采用这份名单' }).click();
  await ofSchool().getByText('待确认 3 条').waitFor();
  await desk.desk.getByLabel('学校', { exact: true }).selectOption({ index: 1 });
  await desk.button(/^确认提醒/).focus();
  for (const left of [2, 1, 0]) {
    await desk.desk.keyboard.press('Enter');
    const says = left === 0 ? '没有错误，没有待确认的提醒' : `待确认 ${left} 条`;
    await ofSchool().getByText(says).waitFor();
  }
  await desk.desk.locator('[data-part=findings]').getByText('已确认 3', { exact: true }).waitFor();
  expect(JSON.parse(readFileSync(draft('accepted.json'), 'utf8'))).toHaveLength(3);
});

test('what cannot be read or may not be collected leaves nothing', async () => {
  const before = readdirSync(join(folder, 'draft')).sort();
  const forbidden = strange.slice(1).map((row, at) => [...row, at === 0 ? '父亲单位' : '某单位']);
  const dialog = await desk.chooseFile(school, '报名.csv', csv(forbidden));
  await dialog.getByText('list.forbidden-column').waitFor();
  expect(await dialog.getByRole('button', { name: '采用这份名单' }).isDisabled()).toBe(true);
  await desk.desk.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await desk.chooseFile(school, '报名.xls', new Uint8Array([9, 4, 6, 0, 16, 0]));
  await dialog.getByText('list.xls').waitFor();
  await desk.desk.keyboard.press('Escape');
  expect(readdirSync(join(folder, 'draft')).sort()).toEqual(before);
});

test('the catchment table is looked at, accepted and removed', async () => {
  const table = [
    ['毕业小学', '条件', '对口初中'],
    ['市一小', '', '市一中'],
  ];
  const part = desk.desk.getByRole('region', { name: '对口初中表' });
  const dialog = await desk.chooseFile('对口初中表', '对口.csv', csv(table));
  await dialog.getByText('读到 1 行对照').waitFor();
  expect(await dialog.locator('.grid tbody tr').count()).toBe(3);
  await dialog.getByRole('button', { name: '采用这份对照表' }).click();
  await part.getByText('catchment.csv：1 行').waitFor();
  await part.getByRole('button', { name: '移除对照表' }).click();
  await part.getByText('还没有').waitFor();
  expect(existsSync(draft('catchment.csv'))).toBe(false);
});

test('unsaved edits of the plan come back after a reload, and can be saved', async () => {
  await desk.openPart('方案');
  await desk.desk.getByLabel('标题').fill('没有保存的标题');
  await desk.desk.getByLabel('会场').fill('市体育馆');
  await expect
    .poll(() => existsSync(draft('unsaved.json')) && readFileSync(draft('unsaved.json'), 'utf8'))
    .toContain('市体育馆');
  await desk.desk.reload();
  await desk.desk.getByText('已经找回').waitFor();
  expect(await desk.desk.getByLabel('会场').inputValue()).toBe('市体育馆');
  await desk.press(/保存方案/);
  await desk.desk.locator('.Header_head h1').filter({ hasText: '没有保存的标题' }).waitFor();
  expect(existsSync(draft('unsaved.json'))).toBe(false);
  await desk.desk.reload();
  await desk.desk.locator('.StepList_steps').waitFor();
  expect(await desk.desk.getByText('已经找回').count()).toBe(0);
});
