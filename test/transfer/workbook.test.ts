// Workbooks and CSV files: what a spreadsheet makes of them, read by three others: SheetJS, the product's own import, and
// LibreOffice where it is installed.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as sheetJs from 'xlsx';
import { inert, isFormulaLike, printCsv } from '../../shared/exports/inert.ts';
import { type Cell, printWorkbook } from '../../shared/exports/workbook.ts';
import { digestOf } from '../../shared/protocol/hash.ts';
import { textOf } from '../support/outcome.ts';
import { makeFolder } from './support.ts';

const hostile = [
  '=1+1',
  '=HYPERLINK("http://x","点")',
  '+86 13900000000',
  '-5',
  '@SUM(A1)',
  '\t=1+1',
  ' =1+1',
  '\r=1',
  '＝1+1',
  '\u200b=1+1',
  "'=1+1",
  "=cmd|'/C calc'!A0",
];
const plain = [
  '411282200001010011',
  '27010003',
  '0012',
  ' 两端空格 ',
  '<a>&"b"',
  '_x0041_',
  '𠮷祥',
  '张·三',
  '1e5',
  'TRUE',
  '2024-07-15',
  '#N/A',
  '',
];

function workbookOf(rows: readonly (readonly Cell[])[]): Uint8Array {
  return printWorkbook([{ name: '表', title: [], header: ['甲', '乙'], widths: [10, 10], rows }]);
}

const folder = makeFolder();
afterAll(folder.remove);

describe('a workbook', () => {
  const values = [...hostile, ...plain];
  const bytes = workbookOf(values.map(value => [value, value]));

  test('is the same bytes each time, in every time zone', () => {
    const script = `import { printWorkbook } from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, '../../shared/exports/workbook.ts')).href)};
      process.stdout.write(Buffer.from(printWorkbook([{ name: '表', title: [], header: ['甲'], widths: [9], rows: [['x', ], [3]] }])));`;
    const made = ['Asia/Shanghai', 'America/Los_Angeles', 'UTC'].map(
      zone =>
        spawnSync(process.execPath, ['--input-type=module', '-e', script], { env: { ...process.env, TZ: zone } })
          .stdout,
    );
    expect(made[0]?.length).toBeGreaterThan(1000);
    expect(new Set(made.map(each => digestOf(new Uint8Array(each)))).size).toBe(1);
  });

  test('every value is text, none a formula, and comes back whole', () => {
    const sheet = sheetJs.read(bytes, { cellFormula: true, cellNF: true }).Sheets['表'] ?? {};
    for (const [index, value] of values.entries()) {
      const cell = sheet[`A${index + 2}`] as sheetJs.CellObject | undefined;
      expect(cell?.f).toBeUndefined();
      if (value === '') continue;
      expect(cell?.t).toBe('s');
      expect(cell?.z).toBe('@');
      expect(cell?.v).toBe(value);
    }
  });

  test('a value that looks like a formula is quoted, so that editing its cell leaves it text', () => {
    const parts = unzipSync(bytes);
    const styles = textOf(parts['xl/styles.xml'] as Uint8Array);
    const formats = styles.match(/<cellXfs.*<\/cellXfs>/)?.[0].match(/<xf [^>]*>/g) ?? [];
    const sheet = textOf(parts['xl/worksheets/sheet1.xml'] as Uint8Array);
    expect(sheet).not.toContain('<f>');
    for (const [index, value] of values.entries()) {
      const style = Number(new RegExp(`<c r="A${index + 2}" s="([0-9]+)" t="s">`).exec(sheet)?.[1]);
      expect(formats[style]).toContain('numFmtId="49"');
      expect(formats[style]?.includes('quotePrefix="1"')).toBe(isFormulaLike(value));
    }
  });

  test('numbers stay numbers, shares are percentages', () => {
    const sheet = sheetJs.read(workbookOf([[200, { share: 0.4785 }]]), { cellText: true }).Sheets['表'] ?? {};
    expect(sheet['A2']).toMatchObject({ t: 'n', v: 200 });
    expect(sheet['B2']).toMatchObject({ t: 'n', v: 0.4785, w: '47.85%' });
  });

  test('characters that XML cannot hold', () => {
    const sheet = sheetJs.read(workbookOf([['a\u0001b\u000bc', 'd\ud800e']])).Sheets['表'] ?? {};
    expect(sheet['A2']?.v).toBe('a\u0001b\u000bc');
    expect(sheet['B2']?.v).toBe('d\ufffde');
  });

  test('names that Excel does not allow for a sheet', () => {
    const sheets = ["'[学校]:*?/\\'", '学'.repeat(40)].map(name => ({
      ...{ name, title: [], header: ['甲'], widths: [9] },
      rows: [['x']],
    }));
    const { SheetNames } = sheetJs.read(printWorkbook(sheets));
    expect(SheetNames[0]).toMatch(/^学校/);
    expect(SheetNames.every(name => name.length <= 31 && !/[[\]:*?/\\']/.test(name))).toBe(true);
  });
});

describe('a CSV file', () => {
  test('begins no cell with what a spreadsheet reads as a formula, and loses no value', () => {
    for (const value of [...hostile, ...plain]) {
      expect(isFormulaLike(inert(value))).toBe(false);
      expect(inert(value).replace(/^'/, '')).toBe(value);
    }
    expect(hostile.filter(value => value !== "'=1+1" && !isFormulaLike(value))).toEqual([]);
    expect(plain.filter(isFormulaLike)).toEqual([]);
  });

  test('is what Excel opens as Chinese, with CRLF and quotes', () => {
    const text = textOf(
      printCsv([
        ['学校', '=1,"x"'],
        ['a', 5],
      ]),
    );
    expect(text).toBe('\ufeff学校,"\'=1,""x"""\r\na,5\r\n');
  });
});

const office = [
  '/usr/bin/soffice',
  '/usr/bin/libreoffice',
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
].find(path => existsSync(path));
const missing = office === undefined;

describe.skipIf(missing)(missing ? 'skipped: LibreOffice is not installed' : 'in LibreOffice', () => {
  const values = [...hostile.filter(value => !/[\t\r]/.test(value)), ...plain.filter(value => value !== '')];
  let lines: string[] = [];
  beforeAll(() => {
    const file = join(folder.path, 'values.xlsx');
    writeFileSync(file, workbookOf(values.map(value => [value, '411282200001010011'])));
    // A formula would be written as its result.
    const filter = 'csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,true,false';
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder.path, 'profile')).href}`;
    spawnSync(office ?? '', [profile, '--headless', '--convert-to', filter, '--outdir', folder.path, file], {
      stdio: 'ignore',
    });
    lines = readFileSync(join(folder.path, 'values.csv'), 'utf8')
      .replace(/^\ufeff/, '')
      .split('\n');
  });

  test('values are whole, ID numbers to the last digit', () => {
    const cells = lines.slice(1, values.length + 1).map(line => line.split('\t'));
    expect(cells.map(([, id]) => id?.replaceAll('"', ''))).toEqual(values.map(() => '411282200001010011'));
    const bare = (text: string) => text.replaceAll('"', '');
    expect(cells.map(([first]) => bare(first ?? ''))).toEqual(values.map(bare));
  });
});
