import { describe, expect, test } from 'vitest';
import { toWorkbook } from '../../assets/sample/generator/workbook.ts';
import { readList } from '../../shared/intake/list.ts';
import { child, codes, csv, only, place, refusalOf, report, table, text, xlsx } from './support.ts';

describe('merged cells', () => {
  const rows = table(child(1), child(2), child(3));
  test('in a column that the draw depends on', () => {
    for (const [merge, letter] of [
      ['B2:B3', 'B'],
      ['D3:D4', 'D'],
      ['H2:H3', 'H'],
      ['A2:C2', 'A'],
      ['C3:D3', 'D'],
    ] as const) {
      const read = report(xlsx(rows, { merges: [merge] }));
      const finding = only(read, 'cell.merged');
      expect([finding.letter, finding.value, finding.severity, read.list]).toEqual([letter, merge, 'error', null]);
      expect(finding.row).toBe(Number(merge[1]));
    }
  });

  test('elsewhere', () => {
    const read = report(xlsx(rows, { merges: ['E2:E3', 'K2:L2'] }));
    expect(codes(read)).toEqual(['list.merged', 'list.merged']);
    expect(read.findings.map(place)).toEqual([
      ['Sheet1', 2, 'E', '毕业小学', 'E2:E3'],
      ['Sheet1', 2, 'K', 'K', 'K2:L2'],
    ]);
    expect(read.list?.size).toBe(3);
  });

  test('a title above the header, and a header over two rows', () => {
    const title = ['2024年报名登记表', ...Array.from({ length: 8 }, () => '')];
    expect(codes(report(xlsx([title, ...rows], { merges: ['A1:I1'] })))).toEqual([]);
    const merges = [...'ABCDEFGH'].map(letter => `${letter}1:${letter}2`);
    const two = [
      ['登记号', '姓名', '性别', '身份证号', '毕业小学', '户籍类别', '联系电话', '多胞胎组', '家长', ''],
      ['', '', '', '', '', '', '', '', '姓名', '关系'],
    ];
    const read = report(xlsx([...two, ...rows.slice(1)], { merges: [...merges, 'I1:J1'] }));
    expect(read.findings).toEqual([]);
    expect(read.list?.child(0)).toMatchObject({ name: '学生乙', registration: '24010001' });
    expect(read.list?.row(0)).toBe(3);
  });
});

describe('hidden', () => {
  const rows = table(child(1), child(2), child(3), child(4));
  test('rows are read, and said', () => {
    const read = report(xlsx(rows, { hiddenRows: [2, 3, 5] }));
    expect(place(only(read, 'list.hidden-rows'))).toEqual(['Sheet1', 2, null, null, '2-3、5']);
    expect([codes(read), read.findings[0]?.refusal.values]).toEqual([
      ['list.hidden-rows'],
      { count: 3, rows: '2-3、5' },
    ]);
    expect(read.list?.size).toBe(4);
  });

  test('columns are read, and said', () => {
    const read = report(xlsx(rows, { hiddenColumns: [4, 12] }));
    expect(place(only(read, 'list.hidden-columns'))).toEqual(['Sheet1', null, 'D', '身份证号', 'D']);
    expect(read.list?.child(0).id).not.toBe('');
  });
});

describe('sheets', () => {
  const rows = table(child(1));
  const book = (...sheets: Parameters<typeof toWorkbook>[0]['sheets']) =>
    report({ name: 'a.xlsx', bytes: toWorkbook({ sheets }) });

  test('the first visible one with a known header is read', () => {
    const read = book({ name: '说明', rows: [['请如实填写']] }, { name: '名单', rows }, { name: '空', rows: [] });
    expect(read.format.sheet).toBe('名单');
    expect(only(read, 'list.other-sheets').refusal.values).toEqual({ used: '名单', others: '说明', rows: 1 });
    expect(codes(read)).toEqual(['list.other-sheets']);
    expect(codes(book({ name: '空', rows: [] }, { name: '名单', rows }))).toEqual([]);
  });

  test('hidden sheets', () => {
    const read = book(
      { name: '字典', rows: [['户籍类别', '职业']], hidden: true },
      { name: '名单', rows },
      { name: '旧', rows, hidden: 'very' },
    );
    expect(codes(read)).toEqual(['list.hidden-sheets']);
    expect(only(read, 'list.hidden-sheets').value).toBe('字典、旧');
  });

  test('one that is not there, or only hidden ones', () => {
    const bytes = toWorkbook({ sheets: [{ name: '名单', rows, hidden: true }] });
    expect(refusalOf({ name: 'a.xlsx', bytes })).toBe('list.no-sheet');
    const wanted = readList(xlsx(rows), { mapping: { sheet: '无', columns: {} } });
    expect(!wanted.ok && wanted.refusal.code).toBe('list.no-sheet');
  });

  test('a chosen one', () => {
    const bytes = toWorkbook({
      sheets: [
        { name: '一', rows },
        { name: '二', rows: table(child(2), child(3)) },
      ],
    });
    expect(
      report({ name: 'a.xlsx', bytes }, { mapping: { sheet: '二', columns: { name: 'B', id: 'D' } } }).children,
    ).toBe(2);
  });
});

describe('names of files', () => {
  test('a name that says something else', () => {
    expect(place(only(report(xlsx(table(child(1)), {}, 'list.csv')), 'list.name-differs'))).toEqual([
      null,
      null,
      null,
      null,
      '.csv',
    ]);
    expect(codes(report(csv(table(child(1)), 'list.xlsx')))).toEqual(['list.name-differs']);
    expect(report(csv(table(child(1)), 'list.xls')).list).toBeNull();
    expect(codes(report(xlsx(table(child(1)), {}, 'list.pdf')))).toEqual(['list.name-differs']);
  });

  test('a name that says nothing, or the same', () => {
    for (const name of ['list', 'list.CSV', '名单7.14', 'list.txt', 'list.tsv'])
      expect(codes(report(csv(table(child(1)), name)))).toEqual([]);
    for (const name of ['list.XLSX', 'list.xlsm', 'list'])
      expect(codes(report(xlsx(table(child(1)), {}, name)))).toEqual([]);
  });
});

test('a chosen mapping where headers are unknown', () => {
  const rows = [['2024'], ['号', '谁', 'x'], ['1001', '张三', ''], ['1002', '李四', '']];
  const read = report(csv(rows), { mapping: { headerRow: 2, columns: { registration: 'A', name: 'B' } } });
  expect(read.findings).toEqual([]);
  expect(read.list?.child(1)).toMatchObject({ name: '李四', registration: '1002', lot: '1002' });
  expect(codes(report(csv(rows), { mapping: { columns: { name: 'ZZZZ' } } }))).toEqual([
    'list.column-missing',
    'list.column-missing',
  ]);
});

test('a header with the same column twice', () => {
  const twice = report(
    csv([
      ['登记号', '姓名', '姓名'],
      ['1', '张三', '李四'],
    ]),
  );
  expect(place(only(twice, 'list.column-twice'))).toEqual([null, 1, 'C', '姓名', '姓名']);
  expect(twice.list).toBeNull();
  const ranked = report(
    csv([
      ['报名号', '登记号', '姓名', '联系电话', '联系电话'],
      ['7', '1', '张三', '1', '2'],
    ]),
  );
  expect(codes(ranked)).toEqual(['list.column-ignored', 'list.column-ignored']);
  expect(ranked.list?.child(0)).toMatchObject({ registration: '1', phone: '1' });
});

test('rows number as in Excel behind cells with line breaks', () => {
  const read = report(text(`登记号,姓名,备注\r\n1,张三,"一\r\n二"\r\n2,李四?,\r\n`));
  expect(only(read, 'cell.placeholder').row).toBe(3);
});
