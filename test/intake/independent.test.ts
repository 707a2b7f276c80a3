// An independent reader agrees on every cell: SheetJS for workbooks, a plain splitter for CSV. No row is lost or shifted.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as SheetJS from 'xlsx';
import type { Cell } from '../../assets/sample/generator/cells.ts';
import { toWorkbook } from '../../assets/sample/generator/workbook.ts';
import { type ListFile, openSource, type Source, usualLimits } from '../../shared/intake/columns/source.ts';
import { rounds } from '../support/rounds.ts';
import { listFixtures, planLists, sampleLists } from './fixtures.ts';
import { headers } from './support.ts';
import { type CsvForm, csvText, encoded, encodings, lineEnds, sheetForms, workbook } from './writers.ts';

const seed = 20240714;

/** A row with content: its number from 1, and its cells without the empty ones at its end. */
type Row = { readonly number: number; readonly cells: readonly string[] };

function open(file: ListFile): Source | null {
  const opened = openSource(file, usualLimits, undefined);
  return opened.ok ? opened.value : null;
}

function opened(file: ListFile): Source {
  const source = open(file);
  if (source === null) throw new Error(`refused: ${file.name}`);
  return source;
}

function rowsOf({ sheet }: Source): Row[] {
  return sheet.rows.flatMap(({ number, cells }) => rowOf(number, cells));
}

/** A row in the form that is compared: line breaks alike, no empty cells at its end; none if it has blanks at most. */
function rowOf(number: number, cells: readonly (string | undefined)[]): Row[] {
  const even = Array.from(cells, text => (text ?? '').replace(/\r\n?/g, '\n'));
  const last = even.findLastIndex(text => text !== '');
  return even.some(text => text.trim() !== '') ? [{ number, cells: even.slice(0, last + 1) }] : [];
}

// ---- CSV ---------------------------------------------------------------------------------------

/** The text of a file: by its mark, else UTF-8 if it is, else GB18030. */
function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  }
}

/** Splits a text after RFC 4180, one character after the other; each of CRLF, LF and CR ends a row. */
function splitText(whole: string, separator: string): Row[] {
  const text = whole.replace(/^\ufeff+/, '').replace(/^sep=.(\r\n|\n|\r)/i, '');
  const rows: Row[] = [];
  let cells: string[] = [];
  let cell = '';
  let number = 0;
  let isQuoted = false;
  const endRow = () => {
    number += 1;
    rows.push(...rowOf(number, [...cells, cell]));
    cells = [];
    cell = '';
  };
  for (let at = 0; at < text.length; at++) {
    const one = text[at] ?? '';
    if (isQuoted) {
      if (one !== '"') cell += one;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (one === '"' && cell === '') isQuoted = true;
    else if (one === separator) {
      cells.push(cell);
      cell = '';
    } else if (one === '\r' || one === '\n') {
      if (one === '\r' && text[at + 1] === '\n') at += 1;
      endRow();
    } else cell += one;
  }
  if (cell !== '' || cells.length > 0) endRow();
  return rows;
}

// ---- xlsx --------------------------------------------------------------------------------------

/** A number as SheetJS has it, which keeps 64 bits of it: compared by its value. */
type Value = string | { readonly number: number };

function valuesOf(bytes: Uint8Array, sheet: string | null): Map<string, Value> {
  const book = SheetJS.read(bytes, { cellText: true, cellFormula: false, cellHTML: false });
  const values = new Map<string, Value>();
  const found = book.Sheets[sheet ?? ''] ?? {};
  for (const [reference, cell] of Object.entries(found)) {
    if (reference.startsWith('!')) continue;
    const { t: type, v: value, w: shown } = cell as SheetJS.CellObject;
    if (value === undefined || value === '') continue;
    if (type === 'n') values.set(reference, { number: Number(value) });
    else if (type === 'b') values.set(reference, value === true ? 'TRUE' : 'FALSE');
    else values.set(reference, (type === 'e' ? (shown ?? '') : String(value)).replace(/\r\n?/g, '\n'));
  }
  return withoutBlankRows(values);
}

/** Without the rows that hold blanks at most: the importer leaves them out. */
function withoutBlankRows(values: ReadonlyMap<string, Value>): Map<string, Value> {
  const rowOfCell = (reference: string) => SheetJS.utils.decode_cell(reference).r;
  const isText = (value: Value) => typeof value !== 'string' || value.trim() !== '';
  const filled = new Set([...values].filter(([, value]) => isText(value)).map(([reference]) => rowOfCell(reference)));
  return new Map([...values].filter(([reference]) => filled.has(rowOfCell(reference))));
}

/** The same of the importer; a cell that holds a number has it in its text, a formula its last result, of either type. */
function cellsOf({ sheet }: Source, theirs: ReadonlyMap<string, Value>): Map<string, Value> {
  const values = new Map<string, Value>();
  for (const { number, cells, marks } of sheet.rows) {
    cells.forEach((text, column) => {
      if (text === '') return;
      const reference = SheetJS.utils.encode_cell({ r: number - 1, c: column });
      const kind = marks?.[column]?.kind;
      const isNumber = kind === 'number' || (kind === 'formula' && typeof theirs.get(reference) === 'object');
      values.set(reference, isNumber ? { number: Number(text) } : text.replace(/\r\n?/g, '\n'));
    });
  }
  return values;
}

/** Whole numbers stand there in all their digits. */
function checkDigits({ sheet }: Source): void {
  for (const { cells, marks } of sheet.rows) {
    cells.forEach((text, column) => {
      if (marks?.[column]?.kind !== 'number' || !Number.isInteger(Number(text)) || Math.abs(Number(text)) >= 1e21)
        return;
      expect(text).toMatch(/^-?\d+$/);
    });
  }
}

/** Returns how many cells were compared. */
function compareWorkbook(file: ListFile, source: Source): number {
  const theirs = valuesOf(file.bytes, source.sheet.name);
  const ours = cellsOf(source, theirs);
  expect([...ours].sort(byReference)).toEqual([...theirs].sort(byReference));
  checkDigits(source);
  return ours.size;
}

function byReference([one]: [string, Value], [other]: [string, Value]): number {
  return one < other ? -1 : 1;
}

// ---- lists -------------------------------------------------------------------------------------

// What SheetJS reads otherwise, and why.
const quirks: Readonly<Record<string, string>> = {
  // Text of an inline string in <v>, which is not after the standard: SheetJS leaves the cells empty.
  'xlsx-inlinestr-v.xlsx': 'inline strings in <v>',
};

const files = [
  ...sampleLists(),
  ...planLists(),
  ...listFixtures().map(({ fixture, file }) => ({ ...file, name: fixture })),
];
const read = files.flatMap(file => {
  const source = open(file);
  return source === null ? [] : [{ file, name: file.name, source }];
});

describe('lists of people', () => {
  const texts = read.filter(({ source }) => source.format.kind === 'csv' && source.quoteFaults.length === 0);
  test.each(texts)('$name', ({ file, source }) => {
    expect(rowsOf(source)).toEqual(splitText(textOf(file.bytes), source.format.separator ?? ''));
  });

  const books = read.filter(({ name, source }) => source.format.kind === 'xlsx' && quirks[name] === undefined);
  test.each(books)('$name', ({ file, source }) => {
    compareWorkbook(file, source);
  });

  test('are nearly all of the folder', () => {
    expect(texts.length).toBeGreaterThan(80);
    expect(books.length).toBeGreaterThan(35);
    const excluded = read.filter(one => !texts.includes(one) && !books.includes(one));
    expect(
      excluded.filter(({ name, source }) => source.quoteFaults.length === 0 && quirks[name] === undefined),
    ).toEqual([]);
    expect(excluded.length).toBeLessThan(5);
  });

  test.each(['csv-empty-columns-100x11.csv', 'csv-empty-columns-100x25.csv'])(
    '%s has 100 children below its header',
    name => {
      const found = texts.find(one => one.name === name);
      expect(found === undefined ? [] : rowsOf(found.source)).toHaveLength(101);
    },
  );
});

// ---- generated tables --------------------------------------------------------------------------

// With some headers that are known the separator is found whatever the cells hold.
const known = headers.slice(0, 4);

const cellText = fc.oneof(
  { arbitrary: fc.constant(''), weight: 3 },
  { arbitrary: fc.string({ unit: fc.constantFrom(...'ab0189,;|\t"\r\n 张䶮𠮷·é，；'), maxLength: 12 }), weight: 4 },
  { arbitrary: fc.constantFrom('411299201208150026', '""', '"', ' "a"', 'a"b', '\r\n', '=1+1', "'0001"), weight: 1 },
);
// A few rows are wide, most are not.
const textRow = fc.oneof(
  { arbitrary: fc.array(cellText, { minLength: 1, maxLength: 8 }), weight: 12 },
  { arbitrary: fc.array(cellText, { minLength: 40, maxLength: 300, size: 'max' }), weight: 1 },
  { arbitrary: fc.constantFrom<string[]>([''], ['', '', ''], [' ', '']), weight: 2 },
);
const textRows = fc.array(textRow, { maxLength: 10 });

const csvForm: fc.Arbitrary<CsvForm> = fc
  .record({
    encoding: fc.constantFrom(...encodings),
    separator: fc.constantFrom(',', ';', '\t', '|', '，', '；'),
    lineEnd: fc.constantFrom(...lineEnds),
    quotesAll: fc.boolean(),
    isEnded: fc.boolean(),
    sepLine: fc.boolean(),
  })
  .map(form => ({ ...form, sepLine: form.sepLine && form.separator < '\u007f' }));

describe('generated tables', () => {
  test('CSV comes back as it was written, and as a plain splitter reads it', () => {
    fc.assert(
      fc.property(textRows, csvForm, (below, form) => {
        const rows = [known, ...below];
        const bytes = encoded(csvText(rows, form), form.encoding);
        const source = opened({ name: 'a.csv', bytes });
        expect(source.format.separator).toBe(form.separator);
        expect(source.format.encoding).toBe(form.encoding);
        // A cell that reads like the end of one child and the beginning of the next is asked about, and nothing else.
        for (const { row, column } of source.quoteFaults) {
          const text = source.sheet.rows.find(({ number }) => number === row)?.cells[column] ?? '';
          expect(text).toContain('\n');
          expect(text).toContain(form.separator);
        }
        expect(rowsOf(source)).toEqual(rows.flatMap((cells, at) => rowOf(at + 1, cells)));
        expect(rowsOf(source)).toEqual(splitText(textOf(bytes), form.separator));
      }),
      { seed, numRuns: rounds(400, 2000) },
    );
  });

  test('a worksheet of texts comes back as it was written, in every form', () => {
    fc.assert(
      fc.property(textRows, fc.constantFrom(...sheetForms), (below, form) => {
        const rows = [known, ...below];
        const file = { name: 'a.xlsx', bytes: workbook(rows, form, []) };
        const source = opened(file);
        expect(rowsOf(source)).toEqual(rows.flatMap((cells, at) => rowOf(at + 1, cells)));
      }),
      { seed, numRuns: rounds(120, 500) },
    );
  });

  const plain = fc.string({ unit: fc.constantFrom(...'ab01_x<>&"\' 张𠮷\n'), minLength: 1, maxLength: 8 });
  const filled = plain.filter(text => text.trim() !== '');
  const cell: fc.Arbitrary<Cell> = fc.oneof(
    { arbitrary: fc.constant(null), weight: 4 },
    { arbitrary: plain, weight: 4 },
    { arbitrary: fc.oneof(fc.nat(), fc.maxSafeInteger(), fc.constantFrom(0.5, 1e20, -3, 12.25)), weight: 2 },
    {
      arbitrary: fc.constantFrom<Cell>(
        true,
        { kind: 'number', value: '4.1129920120815E+17' },
        { kind: 'number', value: '1.0' },
        { kind: 'error', code: '#N/A' },
        { kind: 'formula', formula: 'A1', cached: '甲乙' },
        { kind: 'formula', formula: '1+1', cached: 2 },
        { kind: 'date', serial: 40_787 },
        { kind: 'blank', style: 'text' },
      ),
      weight: 1,
    },
    {
      arbitrary: fc.tuple(filled, filled, fc.boolean()).map(([one, other, inline]): Cell => {
        return {
          kind: 'runs',
          runs: [{ text: one, bold: true }, { text: other }],
          phonetic: [{ start: 0, end: 1, text: 'かな' }],
          inline,
        };
      }),
      weight: 1,
    },
    { arbitrary: plain.map((text): Cell => ({ kind: 'inline', text })), weight: 1 },
  );

  test('SheetJS agrees on every cell of a workbook', () => {
    let cells = 0;
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 8 }),
        fc.boolean(),
        (below, omitReferences) => {
          const rows = [known, ...below];
          const file = {
            name: 'a.xlsx',
            bytes: toWorkbook({ sheets: [{ name: '名单', rows, omitReferences }], level: 0 }),
          };
          const source = opened(file);
          cells += compareWorkbook(file, source);
        },
      ),
      { seed, numRuns: rounds(120, 500) },
    );
    expect(cells).toBeGreaterThan(rounds(120, 500) * 10);
  });
});
