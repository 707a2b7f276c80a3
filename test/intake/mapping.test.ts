import { describe, expect, test } from 'vitest';
import { readCatchment } from '../../shared/intake/catchment.ts';
import type { ColumnMapping } from '../../shared/intake/columns/header.ts';
import { checkMapping, type KeptMapping, mappingOf, parseMappings } from '../../shared/intake/columns/mapping.ts';
import { bytesOf } from '../../shared/protocol/lexis.ts';
import { codeOf, must } from '../support/outcome.ts';
import { child, codes, csv, idNumber, only, preview, report, table, text, xlsx } from './support.ts';

const strange = [
  ['考生编码', '大名', '证件', '家里电话'],
  ['24010001', '张三', idNumber(1), '13900000001'],
  ['24010002', '李四', idNumber(2), '13900000002'],
];
const mapping: ColumnMapping = { columns: { registration: 'A', name: 'B', id: 'C' } };

describe('a mapping', () => {
  test('reads unknown headers, and says what each column was', () => {
    expect(codes(report(csv(strange)))).toEqual(['list.column-missing', 'list.column-missing']);
    const read = report(csv(strange), { mapping });
    expect([codes(read), read.children]).toEqual([[], 2]);
    expect(read.list?.child(1)).toMatchObject({ registration: '24010002', name: '李四', id: idNumber(2), phone: '' });
    expect(read.columns).toContainEqual({ field: 'name', letter: 'B', header: '大名' });
  });

  test('goes before headers that are known but wrong; what it leaves unread is said', () => {
    const rows = table(child(1, { 多胞胎组: 'A' }), child(2, { 多胞胎组: 'A' })).map(row => ['家长', ...row]);
    rows[0] = ['姓名', '报名号', '学生', ...(rows[0] ?? []).slice(3)];
    const read = report(csv(rows), { mapping: { columns: { registration: 'B', name: 'C' } } });
    expect(read.list?.child(0)).toMatchObject({ name: '学生乙', twins: '' });
    const unmapped = read.findings.filter(({ code }) => code === 'list.column-unmapped');
    expect(unmapped.map(({ column, severity }) => [column, severity])).toContainEqual(['多胞胎组', 'warning']);
  });

  test('says that a second block beside the one that was matched stays unread', () => {
    const blocks = ['登记号,姓名,身份证号,,登记号,姓名,身份证号'];
    for (const number of [1, 2]) {
      blocks.push(`${number},甲甲,${idNumber(number)},,${number + 10},乙乙,${idNumber(number + 10)}`);
    }
    const read = report(text(`${blocks.join('\n')}\n`), {
      mapping: { columns: { registration: 'A', name: 'B', id: 'C' } },
    });
    const ignored = read.findings.filter(({ code }) => code === 'list.column-ignored');
    expect(ignored.map(({ letter, severity }) => [letter, severity])).toEqual([
      ['E', 'warning'],
      ['F', 'warning'],
      ['G', 'warning'],
    ]);
  });

  test('takes a list without a header, its first row being a child', () => {
    const rows = strange.slice(1);
    const read = report(csv(rows), { mapping: { ...mapping, headerRow: 0 } });
    expect([codes(read), read.children, read.list?.child(0).name]).toEqual([[], 2, '张三']);
  });

  test('never drops rows above the header that was chosen without a word', () => {
    const rows = table(...Array.from({ length: 9 }, (_, number) => child(number)));
    const read = report(csv(rows), { mapping: { headerRow: 5, columns: { registration: 'A', name: 'B' } } });
    expect(read.children).toBe(5);
    expect(only(read, 'list.header-chosen')).toMatchObject({ severity: 'warning', row: 5 });
    const same = report(csv(rows), { mapping: { headerRow: 1, columns: { registration: 'A', name: 'B' } } });
    expect(codes(same)).not.toContain('list.header-chosen');
  });

  test('opens no way to a column that must not be collected', () => {
    const rows = strange.map((row, at) => [...row, at === 0 ? '父亲职务' : '科长']);
    for (const headerRow of [undefined, 0, 1, 2]) {
      const read = report(csv(rows), { mapping: headerRow === undefined ? mapping : { ...mapping, headerRow } });
      expect(read.list).toBeNull();
      expect(codes(read)).toEqual(['list.forbidden-column']);
      const seen = must(preview(csv(rows), { mapping: headerRow === undefined ? mapping : { ...mapping, headerRow } }));
      expect([seen.rows, seen.headers, seen.title]).toEqual([[], [], '']);
    }
  });

  test('is refused where a needed field is missing or a column stands for two', () => {
    expect(codeOf(checkMapping({ columns: { name: 'A' } }))).toBe('mapping.incomplete');
    expect(codeOf(checkMapping({ columns: { id: 'A' } }))).toBe('mapping.incomplete');
    expect(codeOf(checkMapping({ columns: { id: 'A', name: 'A' } }))).toBe('mapping.column-twice');
    expect(checkMapping(mapping).ok).toBe(true);
  });

  test('is kept and read again as it was; anything else in its place is refused', () => {
    const kept: KeptMapping[] = [
      {
        ...{ file: 'GX-a.xlsx', sha256: 'ab'.repeat(32), sheet: '名单', headerRow: 3 },
        columns: [
          { field: 'name', letter: 'B', header: '大名' },
          { field: 'id', letter: 'C', header: '证件' },
        ],
      },
    ];
    const read = must(parseMappings('mapping.json', bytesOf(JSON.stringify(kept))));
    expect(read).toEqual(kept);
    expect(mappingOf(read[0] as KeptMapping)).toEqual({ sheet: '名单', headerRow: 3, columns: { name: 'B', id: 'C' } });
    for (const bad of ['', '{}', '[1]', '[{"file":"a"}]', `[${JSON.stringify({ ...kept[0], more: 1 })}]`, '\ud800']) {
      expect(codeOf(parseMappings('mapping.json', bytesOf(bad)))).toBe('mapping.form');
    }
  });
});

describe('a preview', () => {
  test('shows counts and findings of what would be imported, and no whole ID number wherever it stands', () => {
    const wide = idNumber(3).replace(/\d/g, digit => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    const spaced = idNumber(4).replace(/(.{6})/g, '$1 ');
    const rows = [...strange, ['24010003', '王五', wide, spaced], [idNumber(5), '赵六', '1', `备注${idNumber(6)}`]];
    for (const options of [{}, { mapping }, { mapping: { ...mapping, headerRow: 0 } }]) {
      const shown = JSON.stringify(must(preview(csv(rows), options)));
      for (let number = 1; number <= 6; number++) expect(shown).not.toContain(idNumber(number).slice(0, 14));
      expect(shown).not.toContain(wide);
      expect(shown).not.toContain(spaced);
      expect(shown).toContain(idNumber(1).slice(-4));
    }
    const seen = must(preview(csv(strange), { mapping }));
    expect(seen.counts).toEqual({ rows: 2, children: 2, lots: 2, errors: 0, warnings: 0 });
    expect(seen.headers[1]).toEqual({ letter: 'B', header: '大名', field: 'name', samples: ['张三', '李四'] });
    expect(seen.headers[3]).toMatchObject({ letter: 'D', header: '家里电话', field: null });
  });

  test('masks where a file without headers lists its columns', () => {
    const read = report(csv(strange.slice(1)));
    expect(JSON.stringify(read.findings)).not.toContain(idNumber(1).slice(0, 14));
  });

  test('says title, header row and sheet, and leaves hidden sheets out of the choice', () => {
    const rows = [['灵宝市报名名单', '', ''], ...table(child(1))];
    const seen = must(preview(xlsx(rows)));
    expect([seen.title, seen.headerRow, seen.sheets, seen.format.sheet]).toEqual([
      '灵宝市报名名单',
      2,
      ['Sheet1'],
      'Sheet1',
    ]);
  });

  test('of a catchment table names its columns and first rows', () => {
    const read = must(readCatchment(text('说明\n小学,条件,对口学校\n市一小,,一中\n', 'c.csv')));
    expect(read.columns.map(({ letter }) => letter)).toEqual(['A', 'B', 'C']);
    expect(read.first).toEqual([
      { number: 2, cells: ['小学', '条件', '对口学校'] },
      { number: 3, cells: ['市一小', '', '一中'] },
    ]);
    expect(must(readCatchment(text('甲,乙\n1,2\n', 'c.csv')))).toMatchObject({ table: null, columns: [] });
  });
});
