import { describe, expect, test } from 'vitest';
import { catchmentOf, readCatchment } from '../../shared/intake/catchment.ts';
import { crossCheck } from '../../shared/intake/cross.ts';
import { message } from '../../shared/intake/findings/finding.ts';
import { severities } from '../../shared/intake/findings/severities.ts';
import { placesCheck } from '../../shared/intake/places.ts';
import { intakeTexts } from '../../shared/text/intake.ts';
import {
  child,
  codes,
  csv,
  gb,
  headers,
  idNumber,
  only,
  place,
  preview,
  report,
  table,
  text,
  xlsx,
} from './support.ts';

describe('a lot against the places of its school', () => {
  const read = report(csv(table(child(1, { 多胞胎组: 'A' }), child(2, { 多胞胎组: 'A' }), child(3)), 'x.csv'));
  const found = (places: number, twins: 'skip' | 'expand') => placesCheck({ places, twins }, read);

  test('is told if it has more children than places and can never be admitted', () => {
    const findings = found(1, 'skip');
    const finding = only({ findings }, 'row.lot-never');
    expect(findings).toHaveLength(1);
    expect(place(finding).slice(1, 4)).toEqual([2, 'H', '多胞胎组']);
    expect(finding).toMatchObject({ severity: 'warning', refusal: { values: { count: 2, places: 1 } } });
    expect([found(2, 'skip'), found(1, 'expand'), found(9, 'skip')]).toEqual([[], [], []]);
  });
});

describe('lists of several schools', () => {
  const cross = (...lists: string[][][]) =>
    crossCheck(lists.map((rows, at) => ({ code: `S${at}`, report: report(csv(table(...rows), `${at}.csv`)) })));

  test('the same child', () => {
    const findings = cross([child(1), child(2)], [child(3), child(4, { 身份证号: idNumber(2) })]);
    const finding = only({ findings }, 'list.child-elsewhere');
    expect(place(finding)).toEqual([null, 3, 'D', '身份证号', `**************${idNumber(2).slice(-4)}`]);
    expect(finding).toMatchObject({
      file: '1.csv',
      severity: 'error',
      refusal: { values: { otherFile: '0.csv', otherRow: 3, otherSchool: 'S0', same: '身份证号' } },
    });
    expect(findings.length).toBe(1);
    const none = cross(
      [child(1, { 身份证号: '' })],
      [child(1, { 身份证号: '' })],
      [child(1, { 身份证号: '', 姓名: '别人' })],
    );
    // Without documents they may be one child or two: what agrees is said, and nobody is told to delete a row.
    const alike = only({ findings: none }, 'list.child-alike');
    expect(alike.severity).toBe('warning');
    expect(alike.refusal.values).toMatchObject({
      same: '姓名、登记号、性别、毕业小学、联系电话、户籍类别',
      different: '—',
    });
    expect(message('zh', alike)).not.toContain('删去');
  });

  test('a group', () => {
    const group = (number: number, change: Record<string, string> = {}) => child(number, { 多胞胎组: 'T1', ...change });
    expect(codes({ findings: cross([group(1)], [group(2)]) })).toEqual(['list.group-elsewhere']);
    expect(codes({ findings: cross([group(1), group(2)], [group(3)]) })).toEqual(['list.group-elsewhere']);
    expect(codes({ findings: cross([group(1), group(2)], [group(3), group(4)]) })).toEqual(['list.group-elsewhere']);
    const born = (number: number) => group(number, { 身份证号: idNumber(number, '20110901') });
    expect(cross([group(1), group(2)], [born(3), born(4)])).toEqual([]);
  });

  test('a list with errors is passed over', () => {
    expect(cross([child(1)], [child(1), child(1)])).toEqual([]);
  });
});

describe('preview', () => {
  test('first rows, format and columns', () => {
    const seen = preview(gb([['标题'], ...table(child(1), child(2))]));
    if (!seen.ok) throw new Error(seen.refusal.code);
    const { format, headerRow, columns, rows, findings } = seen.value;
    expect(format).toEqual({ kind: 'csv', encoding: 'gb18030', separator: ',', sheet: null });
    expect([headerRow, columns.length, findings]).toEqual([2, 9, []]);
    expect(rows[1]).toEqual({ number: 2, cells: headers });
    expect(rows[2]?.cells[1]).toBe('学生乙');
  });

  test('unknown headers, forbidden columns, no list', () => {
    const unknown = preview(
      xlsx([
        ['甲', '', '乙'],
        ['1', '', '张三'],
      ]),
    );
    expect(unknown.ok && [unknown.value.headers, codes(unknown.value)]).toEqual([
      [
        { letter: 'A', header: '甲', field: null, samples: ['1'] },
        { letter: 'C', header: '乙', field: null, samples: ['张三'] },
      ],
      ['list.column-missing', 'list.column-missing'],
    ]);
    expect(unknown.ok && unknown.value.sheets).toEqual(['Sheet1']);
    const mapped = preview(
      csv([
        ['甲', '乙'],
        ['1', '张三'],
      ]),
      { mapping: { columns: { registration: 'A', name: 'B' } } },
    );
    expect(mapped.ok && mapped.value.columns.map(column => column.field)).toEqual(['registration', 'name']);
    const forbidden = preview(
      csv([
        ['姓名', '登记号', '职业'],
        ['张三', '1', '工人'],
      ]),
    );
    expect(forbidden.ok && [forbidden.value.rows, codes(forbidden.value)]).toEqual([[], ['list.forbidden-column']]);
    expect(preview(text('')).ok).toBe(false);
  });
});

describe('catchment', () => {
  const rows = [
    ['毕业小学', '条件', '对口初中'],
    ['市二小', '', '实验中学'],
    ['河滨小学', '部分毕业生', '实验中学'],
    ['河滨小学', '部分毕业生', '市一中'],
    ['实验二小', '部分毕业生', '市二中'],
    ['中州实验学校', '市区居民户口', '实验中学'],
    ['中州实验学校', '非市区居民户口', '市三中'],
    ['', '进城务工人员随迁子女', '市三中'],
    ['尹庄小学', '', '市三中'],
    ['某小学', '市区居民户口', '市四中'],
  ];
  const read = readCatchment(gb(rows, 'catchment.csv'));
  const table_ = read.ok && read.value.table ? read.value.table : { rows: [] };
  const of = (primary: string, household = '市区居民户口') => catchmentOf(table_, { primary, household });

  test('one school', () => {
    expect(of('市二小')).toEqual({ kind: 'found', school: '实验中学' });
    expect(of(' 市二小 ')).toEqual({ kind: 'found', school: '实验中学' });
    expect(of('尹庄小学', '进城务工人员随迁子女')).toEqual({ kind: 'found', school: '市三中' });
    expect(of('某小学')).toEqual({ kind: 'found', school: '市四中' });
    expect(of('市二小', '')).toEqual({ kind: 'found', school: '实验中学' });
  });

  test('to verify', () => {
    expect(of('河滨小学')).toEqual({
      kind: 'to-verify',
      candidates: [
        { school: '实验中学', condition: '部分毕业生' },
        { school: '市一中', condition: '部分毕业生' },
      ],
    });
    expect(of('实验二小')).toMatchObject({ kind: 'to-verify', candidates: [{ school: '市二中' }] });
    expect(of('中州实验学校')).toMatchObject({
      kind: 'to-verify',
      candidates: [{ school: '实验中学' }, { school: '市三中' }],
    });
    expect(of('市二小', '随迁子女')).toMatchObject({
      kind: 'to-verify',
      candidates: [{ school: '实验中学' }, { school: '市三中' }],
    });
    expect(of('外地小学')).toEqual({ kind: 'to-verify', candidates: [] });
    expect(of('外地小学', '进城务工人员随迁子女')).toMatchObject({
      kind: 'to-verify',
      candidates: [{ school: '市三中' }],
    });
    expect(of('某小学', '非市区居民户口')).toMatchObject({ kind: 'to-verify' });
    expect(of('')).toEqual({ kind: 'to-verify', candidates: [] });
  });

  test('faults', () => {
    const faults = readCatchment(
      csv([['毕业小学', '条件', '对口初中'], ['甲', '', ''], ['', '', '乙'], ['丙', '', '丁'], ['丙', '', '丁'], []]),
    );
    if (!faults.ok) throw new Error(faults.refusal.code);
    expect(faults.value.findings.map(one => [one.code, one.row, one.letter])).toEqual([
      ['catchment.school-missing', 2, 'C'],
      ['catchment.primary-missing', 3, 'A'],
      ['catchment.twice', 5, 'A'],
    ]);
    expect(faults.value.table).toBeNull();
    const missing = readCatchment(
      xlsx([
        ['小学', '条件'],
        ['a', 'b'],
      ]),
    );
    expect(missing.ok && codes(missing.value)).toEqual(['catchment.column-missing']);
    const bare = readCatchment(
      xlsx([
        ['小学', '学校'],
        ['a', 'b'],
      ]),
    );
    expect(bare.ok && bare.value.table?.rows).toEqual([{ primary: 'a', condition: '', school: 'b' }]);
    expect(readCatchment(text('')).ok).toBe(false);
  });
});

describe('messages', () => {
  test('say where, what and how to mend it', () => {
    const finding = only(report(xlsx(table(child(1, { 身份证号: '41129920120815001' })))), 'cell.id-length');
    expect(message('zh', finding)).toBe(
      '文件“list.xlsx”，工作表“Sheet1”，第 2 行，D 列“身份证号”：居民身份证号应为 18 位，这里有 17 位。请按证件原件改正；如果是其他证件，请在“证件类型”一列写明。',
    );
    expect(message('en', finding)).toBe(
      'File “list.xlsx”, sheet “Sheet1”, row 2, column D “身份证号”: A resident ID has 18 characters; this one has 17. Correct it from the document; if it is of another kind, say so in a column “证件类型”.',
    );
  });

  test('long and broken values are shortened, ID numbers in other columns hidden', () => {
    const read = report(
      csv(table(child(1, { 姓名: `张${'三'.repeat(100)}\n`, 备注: '' }), child(2, { 姓名: `${idNumber(2)}?` }))),
    );
    expect(only(read, 'cell.name-long').value).toBe(`张${'三'.repeat(59)}…`);
    expect(only(read, 'cell.placeholder').value).toBe(`**************${idNumber(2).slice(-4)}?`);
  });

  test('every finding has a text, every text a use', () => {
    const refusals = Object.keys(intakeTexts).filter(
      code => !(code in severities) && !/^(place|accounting)\./.test(code),
    );
    for (const code of Object.keys(severities)) expect(intakeTexts).toHaveProperty([code]);
    expect(refusals.every(code => /^(list|zip|mapping)\./.test(code))).toBe(true);
  });
});
