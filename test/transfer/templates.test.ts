// The templates: what stands in them, what a spreadsheet keeps of what is typed, and that the import knows their headers.

import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import * as sheetJs from 'xlsx';
import { makeChildren } from '../../assets/sample/generator/children.ts';
import { textSheet, toWorkbook } from '../../assets/sample/generator/workbook.ts';
import { templateKinds } from '../../shared/contract/requests.ts';
import { notesSheet, templateFile } from '../../shared/exports/templates.ts';
import { catchmentOf, readCatchment } from '../../shared/intake/catchment.ts';
import { fieldOf } from '../../shared/intake/columns/fields.ts';
import { readList } from '../../shared/intake/list.ts';
import { must, textOf } from '../support/outcome.ts';

const rowsOf = (kind: (typeof templateKinds)[number], at: number): string[][] => {
  const book = sheetJs.read(templateFile(kind).bytes);
  return sheetJs.utils.sheet_to_json(book.Sheets[book.SheetNames[at] ?? ''] ?? {}, { header: 1, raw: true });
};
const headers = {
  list: '登记号 姓名 性别 证件类型 证件号 毕业小学 户籍类别 联系电话 多胞胎组 备注'.split(' '),
  catchment: ['毕业小学', '条件', '对口初中'],
};

describe.each(templateKinds)('the template of the %s', kind => {
  test('has its header, no example row, and one line of explanation on a sheet of its own', () => {
    expect(sheetJs.read(templateFile(kind).bytes).SheetNames[1]).toBe(notesSheet);
    expect(notesSheet).toBe('填写说明');
    expect(rowsOf(kind, 0)).toEqual([headers[kind]]);
    expect(rowsOf(kind, 1)).toEqual([[expect.stringMatching(/^[^\n]{20,200}。$/)]]);
  });

  test('keeps as text whatever is typed into a column of it, and has no filter that could hide a row', () => {
    const parts = unzipSync(templateFile(kind).bytes);
    const part = (name: string) => textOf(parts[name] ?? new Uint8Array(0));
    const formats =
      part('xl/styles.xml')
        .match(/<cellXfs.*<\/cellXfs>/)?.[0]
        .match(/<xf [^>]*>/g) ?? [];
    const columns = part('xl/worksheets/sheet1.xml').match(/<col [^>]*>/g) ?? [];
    expect(columns).toHaveLength(headers[kind].length);
    for (const column of columns) {
      expect(formats[Number(/ style="([0-9]+)"/.exec(column)?.[1])]).toContain('numFmtId="49"');
    }
    expect(part('xl/worksheets/sheet1.xml') + part('xl/workbook.xml')).not.toMatch(/autoFilter|_FilterDatabase/);
  });

  test('is the same bytes each time, under a Chinese name', () => {
    expect(templateFile(kind)).toEqual(templateFile(kind));
    expect(templateFile(kind).name).toBe({ list: '报名名单模板.xlsx', catchment: '对口初中模板.xlsx' }[kind]);
  });
});

test('a list on the template is read, each column as what its header says', () => {
  const children = makeChildren({ rows: 40, pairs: 2, triplets: 0 });
  const rows = children.map(({ number, name, sex, id, primary, household, phone, group, note }) => {
    return [number, name, sex, '居民身份证', id, primary, household, phone, group, note];
  });
  const [header = []] = rowsOf('list', 0);
  // The kind of the document is a column that not every import has known.
  const known = header.filter(words => words !== '证件类型');
  expect(known.filter(words => fieldOf(words) === null)).toEqual([]);
  expect(new Set(known.map(words => fieldOf(words)?.field.name)).size).toBe(9);
  const sheets = [textSheet('报名名单', [header, ...rows])];
  const { list, findings } = must(readList({ name: '名单.xlsx', bytes: toWorkbook({ sheets }) }));
  expect(findings).toEqual([]);
  const [first] = children;
  expect(list?.size).toBe(40);
  expect(list?.child(0)).toMatchObject({ registration: first?.number, id: first?.id, twins: first?.group });
  expect(list?.lots).toBe(38);
});

test('a catchment table on the template is read', () => {
  const [header = []] = rowsOf('catchment', 0);
  const rows = [
    ['市一小', '', '市一中'],
    ['市二小', '市区户口', '市一中'],
    ['市二小', '', '市二中'],
  ];
  const bytes = toWorkbook({ sheets: [textSheet('对口初中', [header, ...rows])] });
  const { table, findings } = must(readCatchment({ name: '对口.xlsx', bytes }));
  expect(findings).toEqual([]);
  if (table === null) throw new Error('no table');
  expect(catchmentOf(table, { primary: '市一小', household: '' })).toEqual({ kind: 'found', school: '市一中' });
  expect(catchmentOf(table, { primary: '市二小', household: '' }).kind).toBe('to-verify');
});

test('an empty template is no list', () => {
  const { list, findings } = must(readList(templateFile('list')));
  expect(list).toBeNull();
  expect(findings.map(({ code }) => code)).toContain('list.no-rows');
});
