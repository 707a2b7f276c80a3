import { strFromU8, strToU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { read } from 'xlsx';
import type { Cell } from '../../assets/sample/generator/cells.ts';
import { columnName, type Sheet, toWorkbook, type Workbook } from '../../assets/sample/generator/workbook.ts';

function book(sheet: Omit<Sheet, 'name'>, more: Omit<Workbook, 'sheets'> = {}): Uint8Array {
  return toWorkbook({ sheets: [{ name: '名单', ...sheet }], ...more });
}

function part(bytes: Uint8Array, path: string): string {
  const found = unzipSync(bytes)[path];
  return found === undefined ? '' : strFromU8(found);
}

/** Type and value of one cell as SheetJS reads it. */
function seen(cell: Cell): [type: string | undefined, value: unknown] {
  const { 名单: sheet = {} } = read(book({ rows: [[cell]] }), { type: 'array' }).Sheets;
  const { A1: found } = sheet;
  return [found?.t, found?.v];
}

test('every kind of cell is read by another reader', () => {
  expect(seen('张三')).toEqual(['s', '张三']);
  expect(seen({ kind: 'inline', text: ' 李\n四 ' })).toEqual(['s', ' 李\n四 ']);
  expect(seen('王 & <"𠮷">')).toEqual(['s', '王 & <"𠮷">']);
  expect(seen(24010001)).toEqual(['n', 24010001]);
  expect(seen({ kind: 'number', value: '4.1129920120101E+17' })).toEqual(['n', 4.1129920120101e17]);
  expect(seen(true)).toEqual(['b', true]);
  expect(seen({ kind: 'error', code: '#N/A' })).toEqual(['e', 42]);
  expect(seen({ kind: 'formula', formula: '"a"&"b"', cached: 'ab' })).toEqual(['s', 'ab']);
  expect(seen({ kind: 'formula', formula: '1/0', cached: { error: '#DIV/0!' } })).toEqual(['e', 7]);
  expect(seen({ kind: 'date', serial: 40787 })).toEqual(['n', 40787]);
  expect(seen({ kind: 'runs', runs: [{ text: '欧阳', bold: true }, { text: '小明 ' }] })).toEqual(['s', '欧阳小明 ']);
  expect(seen({ kind: 'runs', inline: true, runs: [{ text: '上官' }, { text: '云' }] })).toEqual(['s', '上官云']);
});

test('readings above the characters are written beside the text', () => {
  const bytes = book({
    rows: [[{ kind: 'runs', runs: [{ text: '张三' }], phonetic: [{ start: 0, end: 1, text: 'zhāng' }] }]],
  });
  expect(part(bytes, 'xl/sharedStrings.xml')).toContain(
    '<si><r><t>张三</t></r><rPh sb="0" eb="1"><t>zhāng</t></rPh><phoneticPr fontId="0"/></si>',
  );
});

test('what XML cannot carry is escaped as Excel does', () => {
  const strings = part(book({ rows: [['a\u0001\rb', '_x0041_', '\uD842', '\u{20BB7}']] }), 'xl/sharedStrings.xml');
  expect(strings).toContain('<t>a_x0001__x000D_b</t>');
  expect(strings).toContain('<t>_x005F_x0041_</t>');
  expect(strings).toContain('<t>_xD842_</t>');
  expect(strings).toContain('<t>𠮷</t>');
});

test('equal strings are shared once and counted each time', () => {
  const bytes = book({
    rows: [
      ['男', '女'],
      ['男', { kind: 'shared', text: '男', style: 'text' }],
    ],
  });
  expect(part(bytes, 'xl/sharedStrings.xml')).toContain('count="4" uniqueCount="2"');
  expect(part(bytes, 'xl/worksheets/sheet1.xml')).toContain('<c r="B2" s="1" t="s"><v>0</v></c>');
});

test('rows, columns and sheets can be hidden, cells merged', () => {
  const bytes = toWorkbook({
    sheets: [
      { name: '旧', rows: [['x']], hidden: true },
      { name: '更旧', rows: [], hidden: 'very' },
      {
        name: '名单',
        rows: [['a', null, 'c'], ['d']],
        hiddenRows: [2],
        hiddenColumns: [3],
        merges: ['A1:B1'],
        widths: [20],
      },
    ],
  });
  const read1 = read(bytes, { type: 'array', cellStyles: true });
  expect(read1.Workbook?.Sheets?.map(sheet => sheet.Hidden)).toEqual([1, 2, 0]);
  const { 名单: sheet } = read1.Sheets;
  expect(sheet?.['!merges']).toEqual([{ s: { r: 0, c: 0 }, e: { r: 0, c: 1 } }]);
  expect(sheet?.['!rows']?.[1]?.hidden).toBe(true);
  expect(sheet?.['!cols']?.[2]?.hidden).toBe(true);
  expect(part(bytes, 'xl/workbook.xml')).toContain('activeTab="2"');
});

test('cell references can be left out', () => {
  const bytes = book({ rows: [['a', null, 'c']], omitReferences: true });
  expect(part(bytes, 'xl/worksheets/sheet1.xml')).toContain(
    '<row><c t="s"><v>0</v></c><c/><c t="s"><v>1</v></c></row>',
  );
});

test('any part can be replaced, added or left out', () => {
  const parts = {
    'xl/styles.xml': null,
    'xl/vbaProject.bin': Uint8Array.of(1, 2),
    'xl/sharedStrings.xml': strToU8('<sst/>'),
  };
  const files = unzipSync(book({ rows: [['a']] }, { parts }));
  expect(Object.keys(files)).not.toContain('xl/styles.xml');
  expect(files['xl/vbaProject.bin']).toEqual(Uint8Array.of(1, 2));
  expect(strFromU8(files['xl/sharedStrings.xml'] ?? new Uint8Array())).toBe('<sst/>');
});

test('days counted from 1904 are said to be', () => {
  expect(part(book({ rows: [[1]] }, { date1904: true }), 'xl/workbook.xml')).toContain('<workbookPr date1904="1"/>');
});

test('column names', () => {
  expect([1, 26, 27, 52, 702, 703, 16384].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'ZZ', 'AAA', 'XFD']);
});
