import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { read, utils } from 'xlsx';
import { type Child, makeChildren } from '../../assets/sample/generator/children.ts';
import { toCsv, toTable, toUtf8 } from '../../assets/sample/generator/csv.ts';
import { toGb18030 } from '../../assets/sample/generator/gb18030.ts';
import { COMPOUND_NAMES, DOTTED_NAMES, RARE_NAMES } from '../../assets/sample/generator/names.ts';
import { CATCHMENT, SCHOOLS } from '../../assets/sample/generator/notice.ts';
import { makeSample, PLAN, sampleChildren } from '../../assets/sample/generator/sample.ts';
import { textSheet, toWorkbook } from '../../assets/sample/generator/workbook.ts';

const FOLDER = join(import.meta.dirname, '../../assets/sample');
const lists = sampleChildren();
const everybody = Object.values(lists).flat();

function text(name: string, encoding: string): string {
  return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(readFileSync(join(FOLDER, name)));
}

/** ISO 7064 as the standard describes it, digit by digit; the generator uses the table of weights. */
function hasRightCheckDigit(id: string): boolean {
  let state = 0;
  for (const digit of id.slice(0, 17)) state = ((state + Number(digit)) * 2) % 11;
  const last = id.endsWith('X') ? 10 : Number(id.slice(17));
  return (state + last) % 11 === 1;
}

function groups(children: readonly Child[]): Child[][] {
  const byLabel = new Map<string, Child[]>();
  for (const child of children) {
    if (child.group === '') continue;
    byLabel.set(child.group, [...(byLabel.get(child.group) ?? []), child]);
  }
  return [...byLabel.values()];
}

describe('the committed files', () => {
  test('are what the generator makes, byte for byte', () => {
    const made = makeSample();
    const committed = readdirSync(FOLDER).filter(name => !['generator', 'README.md', '.gitattributes'].includes(name));
    expect(committed.sort()).toEqual([...made.keys()].sort());
    for (const [name, bytes] of made) expect(readFileSync(join(FOLDER, name)).equals(bytes), name).toBe(true);
  });

  test('a CSV in GB18030 without a mark has a title, the headers and CRLF', () => {
    const lines = text('waiyu.csv', 'gb18030').split('\r\n');
    expect(lines[0]).toBe('灵宝外国语学校（初中部）2024年七年级新生报名登记表,,,,,,,,');
    expect(lines[1]).toBe('登记号,姓名,性别,身份证号,毕业小学,户籍类别,联系电话,多胞胎组,备注');
    expect(lines).toHaveLength(642 + 3);
    expect(() => text('waiyu.csv', 'utf-8')).toThrow();
  });

  test('a CSV in UTF-8 has a mark, semicolons and synonyms', () => {
    const lines = text('shili.csv', 'utf-8').split('\r\n');
    expect(lines[0]).toBe('\uFEFF报名号;学生姓名;性别;小学毕业学校;户籍类别;身份证号;联系电话;多胞胎组;备注');
    expect(lines).toHaveLength(36 + 2);
  });

  test('the workbook reads back with every cell as text', () => {
    const book = read(readFileSync(join(FOLDER, 'gaoxin.xlsx')), { type: 'buffer' });
    const { 报名登记: sheet = {} } = book.Sheets;
    const [headers, ...rows] = utils.sheet_to_json<string[]>(sheet, { header: 1, raw: true, defval: '' });
    const fields = lists.GX.map(({ number, name, id, sex, primary, household, group, phone, note }) => {
      return [number, name, id, sex, primary, household, group, phone, note];
    });
    expect(headers).toEqual('登记号 姓名 身份证号 性别 毕业小学 户籍类别 多胞胎组 联系电话 备注'.split(' '));
    expect(rows).toEqual(fields);
  });

  test('the plan names its files and its schools ascending by code', () => {
    const plan: unknown = JSON.parse(text('plan.json', 'utf-8'));
    expect(plan).toEqual(PLAN);
    const codes = PLAN.schools.map(school => school.code);
    expect(codes).toEqual([...codes].sort());
    for (const file of [...PLAN.schools.map(school => school.roster), PLAN.catchment]) {
      expect(readdirSync(FOLDER)).toContain(file);
    }
  });

  test('the catchment table speaks of the public schools only, and splits the four primaries', () => {
    const publicSchools = SCHOOLS.filter(school => school.kind === 'public').map(school => school.name);
    expect(new Set(CATCHMENT.map(([, , school]) => school))).toEqual(new Set(publicSchools));
    const rows = Map.groupBy(CATCHMENT, ([primary]) => primary);
    rows.delete('');
    const split = [...rows].filter(
      ([, all]) => all.length > 1 || all.some(([, condition]) => condition.includes('部分')),
    );
    expect(split.map(([primary]) => primary).sort()).toEqual(
      ['中州实验学校', '实验三小', '实验二小', '河滨小学'].sort(),
    );
    expect(CATCHMENT).toHaveLength(22);
  });
});

describe('the invented children', () => {
  test('are as many as the lists say, over and under the places', () => {
    expect([lists.GX.length, lists.SL.length, lists.WGY.length]).toEqual([418, 36, 642]);
  });

  test('are nobody twice, in one school or in two', () => {
    expect(new Set(everybody.map(child => child.id)).size).toBe(everybody.length);
    expect(new Set(everybody.map(child => child.name)).size).toBe(everybody.length);
    expect(new Set(everybody.map(child => child.number)).size).toBe(everybody.length);
  });

  test('have ID numbers that are well formed, of the right year and sex, and of no real place', () => {
    for (const { id, sex, number, phone } of everybody) {
      expect(id).toMatch(/^411299\d{11}[\dX]$/);
      expect(hasRightCheckDigit(id)).toBe(true);
      const birthday = id.slice(6, 14);
      expect(birthday >= '20110901' && birthday <= '20120831').toBe(true);
      const iso = `${birthday.slice(0, 4)}-${birthday.slice(4, 6)}-${birthday.slice(6)}`;
      expect(new Date(`${iso}T00:00:00Z`).toISOString().slice(0, 10)).toBe(iso);
      expect(Number(id.charAt(16)) % 2).toBe(sex === '男' ? 1 : 0);
      expect(number).toMatch(/^240[123]\d{4}$/);
      expect(phone).toMatch(/^1000398\d{4}$/);
    }
  });

  test('stand in no order, with gaps in the numbers', () => {
    for (const list of Object.values(lists)) {
      const numbers = list.map(child => child.number);
      const sorted = [...numbers].sort();
      expect(numbers).not.toEqual(sorted);
      expect(Number(sorted.at(-1)) - Number(sorted[0])).toBeGreaterThanOrEqual(numbers.length);
    }
  });

  test('have twins and triplets that are brothers and sisters', () => {
    expect(groups(lists.GX).map(group => group.length)).toEqual([2, 2, 2, 2, 2]);
    expect(groups(lists.SL).map(group => group.length)).toEqual([2]);
    expect(
      groups(lists.WGY)
        .map(group => group.length)
        .sort(),
    ).toEqual([2, 2, 2, 2, 2, 2, 2, 2, 3]);
    for (const [code, list] of Object.entries(lists)) {
      for (const group of groups(list)) {
        const distinct = (field: (child: Child) => string): number => new Set(group.map(field)).size;
        expect(group[0]?.group).toMatch(new RegExp(`^DBT-${code}-\\d\\d$`));
        expect(distinct(child => child.primary)).toBe(1);
        expect(distinct(child => child.household)).toBe(1);
        expect(distinct(child => child.phone)).toBe(1);
        expect(distinct(child => child.id.slice(0, 14))).toBe(1);
        expect(distinct(child => child.id)).toBe(group.length);
      }
    }
    expect(groups(everybody)).toHaveLength(15);
  });

  test('share a telephone only with brothers and sisters', () => {
    const families = new Map(everybody.map(child => [child.phone, child.group || child.id]));
    for (const child of everybody) expect(families.get(child.phone)).toBe(child.group || child.id);
  });

  test('have rare characters, dots and double surnames in every list', () => {
    for (const special of [RARE_NAMES, DOTTED_NAMES, COMPOUND_NAMES]) {
      const names = new Set(special.map(({ name }) => name));
      for (const list of Object.values(lists)) expect(list.some(child => names.has(child.name))).toBe(true);
      expect(everybody.filter(child => names.has(child.name))).toHaveLength(special.length);
    }
    const characters = new Set(everybody.flatMap(child => [...child.name]));
    for (const rare of ['䶮', '𬭚', '㛃', '𠮷', '·']) expect(characters.has(rare), rare).toBe(true);
  });
});

describe('lists of any length', () => {
  test('the same seed gives the same children, another seed others', () => {
    expect(makeChildren({ rows: 500, seed: 7 })).toEqual(makeChildren({ rows: 500, seed: 7 }));
    expect(makeChildren({ rows: 500, seed: 7 })).not.toEqual(makeChildren({ rows: 500, seed: 8 }));
  });

  test.each([0, 1, 9, 79, 80, 601])('%i rows', rows => {
    expect(makeChildren({ rows })).toHaveLength(rows);
  });

  test('what cannot be made is refused', () => {
    expect(() => makeChildren({ rows: 1.5 })).toThrow(RangeError);
    expect(() => makeChildren({ rows: 300_001 })).toThrow(RangeError);
    expect(() => makeChildren({ rows: 3, pairs: 2, triplets: 0 })).toThrow(RangeError);
  });

  test('100,000 rows are made, in all three formats', () => {
    const children = makeChildren({ rows: 100_000 });
    const table = toTable(children);
    const csv = toCsv(table);
    const utf8 = toUtf8(csv);
    const gb18030 = toGb18030(csv);
    const workbook = toWorkbook({ sheets: [textSheet('报名登记', table)], level: 0 });
    expect(new Set(children.map(child => child.id)).size).toBe(100_000);
    expect(new Set(children.map(child => child.name)).size).toBe(100_000);
    expect(children.every(child => hasRightCheckDigit(child.id))).toBe(true);
    expect(new TextDecoder('gb18030', { fatal: true }).decode(gb18030)).toBe(csv);
    expect(new TextDecoder('utf-8', { fatal: true }).decode(utf8)).toBe(csv);
    expect(workbook.length).toBeGreaterThan(1_000_000);
  });
});
