// The tables of the sample: who stands in them, and what of a child does.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as sheetJs from 'xlsx';
import { exportPart, inMemory } from '../../electron/service/transfer/exporting.ts';
import { readResults } from '../../electron/service/transfer/results.ts';
import {
  admittedWorkbook,
  postedWorkbook,
  type ResultSources,
  schoolNumbers,
  statisticsWorkbook,
} from '../../shared/exports/tables.ts';
import { maskName } from '../../shared/intake/findings/mask.ts';
import { readList } from '../../shared/intake/list.ts';
import { codeOf, must, textOf } from '../support/outcome.ts';
import { makeDossier, makeFolder, privateValues } from './support.ts';

const folder = makeFolder();
const dossier = join(folder.path, 'D');
let sources: ResultSources;
/** result.csv by itself: school, rank, lot, size, ticket, status. */
let result: string[][];
beforeAll(() => {
  makeDossier(dossier);
  sources = must(readResults(dossier));
  result = readFileSync(join(dossier, 'public/result.csv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map(line => line.split(','));
});
afterAll(folder.remove);

const rowsOf = (sheet: sheetJs.WorkSheet | undefined) =>
  sheetJs.utils.sheet_to_json<string[]>(sheet ?? {}, { header: 1, defval: '' });
const book = (kind: 'admitted' | 'posted' | 'statistics') =>
  sheetJs.read(must(exportPart(kind, dossier, inMemory)).bytes);

describe('the admitted list', () => {
  test('has each admitted child once, and nobody else', () => {
    const { SheetNames, Sheets } = book('admitted');
    expect(SheetNames).toEqual(['（演练）录取名单']);
    const [header, ...rows] = rowsOf(Sheets[SheetNames[0] ?? '']);
    expect(header).toEqual(
      '学校 登记号 姓名 性别 身份证号 毕业小学 户籍类别 联系电话 录取方式 名次 摇号用登记号 备注'.split(' '),
    );
    const admitted = new Set(result.filter(line => line[5] === 'ADMIT').map(line => `${line[0]}|${line[2]}`));
    const expected = [...sources.families.values()]
      .flat()
      .filter(({ school, lot }) => admitted.has(`${school}|${lot}`));
    expect(rows.length).toBe(expected.length);
    expect(rows.map(row => `${row[4]} ${row[2]} ${row[7]}`).sort()).toEqual(
      expected.map(({ id, name, phone }) => `${id} ${name} ${phone}`).sort(),
    );
    // In the order of the draw, school by school.
    const drawn = result.filter(line => line[0] === 'GX' && line[5] === 'ADMIT').map(line => line[2]);
    const lotsAt = (name: string) => [...new Set(rows.filter(row => row[0]?.includes(name)).map(row => row[10]))];
    expect(lotsAt('高新')).toEqual(drawn);
    // By number where nobody was drawn, without ranks.
    const direct = result.filter(line => line[0] === 'SL').map(line => line[2] ?? '');
    expect(direct.toSorted()).not.toEqual(direct);
    expect(lotsAt('示例')).toEqual(direct.toSorted());
    expect(rows.filter(row => row[0]?.includes('示例')).every(row => row[9] === '')).toBe(true);
  });

  test('is read by the product’s own import without an error', () => {
    const read = must(
      readList({ name: 'admitted.xlsx', bytes: must(exportPart('admitted', dossier, inMemory)).bytes }),
    );
    expect(read.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(read.children).toBe(sources.draw.rankings.reduce((sum, { used }) => sum + used, 0));
  });

  test('is the same bytes for the same dossier', () => {
    for (const kind of ['admitted', 'posted', 'statistics', 'statistics-csv'] as const) {
      expect(must(exportPart(kind, dossier, inMemory))).toEqual(must(exportPart(kind, dossier, inMemory)));
    }
  });
});

describe('the list to post', () => {
  test('has every lot in its order, with masked names alone', () => {
    const { SheetNames, Sheets } = book('posted');
    expect(SheetNames.length).toBe(3);
    for (const [index, code] of ['GX', 'SL', 'WGY'].entries()) {
      const isDirect = code === 'SL';
      const [header, ...rows] = rowsOf(Sheets[SheetNames[index] ?? '']).slice(4);
      expect(header?.[0]).toBe(isDirect ? '序号' : '名次');
      const lines = result.filter(line => line[0] === code);
      // Where nobody was drawn, lots stand by their numbers and no rank is shown.
      if (isDirect) lines.sort(([, , a = ''], [, , b = '']) => (a < b ? -1 : 1));
      const expected = lines.map(([, rank, lot, size, , status], at) => {
        const children = [...sources.families.values()].flat().filter(each => each.school === code && each.lot === lot);
        const how = isDirect ? '直接录取' : status === 'ADMIT' ? '录取' : '候补';
        return [
          isDirect ? at + 1 : Number(rank),
          lot,
          children.map(({ name }) => maskName(name)).join('、'),
          Number(size),
          how,
        ];
      });
      expect(rows).toEqual(expected);
    }
    const text = JSON.stringify(Object.values(Sheets).map(sheet => rowsOf(sheet)));
    expect(privateValues([...sources.families.values()].flat()).filter(value => text.includes(value))).toEqual([]);
  });
});

test('no table says 录取 twice in a cell, a title that ends in it included', () => {
  const official = { ...sources, plan: { ...sources.plan, ceremony: 'LB-2024-a1' } };
  for (const print of [admittedWorkbook, postedWorkbook, statisticsWorkbook]) {
    for (const bytes of [print(sources), print(official)]) {
      const { SheetNames, Sheets } = sheetJs.read(bytes);
      const cells = Object.values(Sheets).flatMap(sheet => rowsOf(sheet).flat());
      expect([...SheetNames, ...cells].filter(cell => /录取[\s，、（）演练]*录取/.test(String(cell)))).toEqual([]);
    }
  }
});

describe('statistics', () => {
  test('are those of result.csv, as workbook and as CSV', () => {
    const numbers = schoolNumbers(sources).map(each => [each.applicants, each.lots, each.admitted, each.waiting]);
    const expected = ['GX', 'SL', 'WGY'].map(code => {
      const lines = result.filter(line => line[0] === code);
      const children = (which: readonly string[][]) => which.reduce((sum, line) => sum + Number(line[3]), 0);
      const admitted = children(lines.filter(line => line[5] === 'ADMIT'));
      return [children(lines), lines.length, admitted, children(lines) - admitted];
    });
    expect(numbers).toEqual(expected);
    const { SheetNames, Sheets } = book('statistics');
    const [, , , , ...rows] = rowsOf(Sheets[SheetNames[0] ?? '']);
    expect(rows.map(row => row.slice(4, 8))).toEqual(expected);
    expect(rows.map(row => row[3])).toEqual([0, 0, 60]);
    const csv = textOf(must(exportPart('statistics-csv', dossier, inMemory)).bytes);
    expect(csv.split('\r\n')[1]).toMatch(/^GX,灵宝高新学校（初中部）,200,0,418,413,200,218,47.85%,摇号录取$/);
    expect(privateValues([...sources.families.values()].flat()).filter(value => csv.includes(value))).toEqual([]);
  });
});

test('no table is made of a folder without a result, or of one whose list was changed', () => {
  expect(codeOf(exportPart('admitted', folder.path, inMemory))).toBe('dossier.none');
});
