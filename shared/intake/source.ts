// From the bytes of a file to the sheet that holds the list.

import { done, type Outcome, refused } from '../outcome.ts';
import { refusal } from '../text/refusal.ts';
import type { Zip } from '../zip.ts';
import type { Classes } from './characters.ts';
import { recognise } from './container.ts';
import { type Separator, type Split, separatorHint, split } from './csv.ts';
import { decode, type Encoding } from './encoding.ts';
import { fieldOf } from './fields.ts';
import { FlatText, type Grid, hasContent, textOf } from './grid.ts';
import { type ColumnMapping, type ForbiddenColumn, findForbidden, findHeader } from './header.ts';
import type { Sheet } from './sheet.ts';
import { openWorkbook, type Workbook } from './workbook.ts';
import { readWorksheet } from './worksheet.ts';

/** A file with a list: its name as people know it, and its bytes. */
export type ListFile = { readonly name: string; readonly bytes: Uint8Array };

/** How a file was read. `encoding` and `separator` are null for a workbook, `sheet` for a CSV file. */
export type Format = {
  readonly kind: 'csv' | 'xlsx';
  readonly encoding: Encoding | null;
  readonly separator: Separator | null;
  readonly sheet: string | null;
};

/** How large a file may be: its bytes and those of the text in its sheet, the cells of its sheet, the rows of children. */
export type Limits = { readonly bytes: number; readonly cells: number; readonly rows: number };

/** 128 MiB, 16 million cells, 200,000 rows. */
export const usualLimits: Limits = { bytes: 128 << 20, cells: 16_000_000, rows: 200_000 };

/** A sheet, and what else the file holds. */
export type Source = {
  readonly format: Format;
  readonly sheet: Sheet;
  /** Names of the worksheets that may be read, in their order, hidden ones left out; empty for a CSV file. */
  readonly sheets: readonly string[];
  /** Names of the other sheets with content: visible ones, hidden ones. */
  readonly others: readonly string[];
  readonly hidden: readonly string[];
  /** Forbidden columns of the other sheets, with the name of the sheet. */
  readonly forbidden: readonly (ForbiddenColumn & { readonly sheet: string })[];
  /** Cells of a CSV file whose quotes do not match. */
  readonly quoteFaults: readonly number[];
};

// Rows that are looked at where a whole sheet is not needed: to find a header or a separator.
const sampleRows = 24;
const sampleBytes = 1 << 14;

/** Opens a file and reads the sheet of the list. A refusal says why the file is no list that can be read. */
export function openSource(
  file: ListFile,
  limits: Limits,
  classes: Classes,
  mapping: ColumnMapping | undefined,
): Outcome<Source> {
  const { name, bytes } = file;
  if (bytes.length > limits.bytes) return refused(refusal('list.too-large', { file: name, most: limits.bytes >> 20 }));
  const container = recognise(name, bytes);
  if (!container.ok) return container;
  if (container.value.kind === 'csv') return fromText(file, limits, classes);
  return fromWorkbook(name, container.value.zip, limits, classes, mapping?.sheet);
}

function fromText({ name, bytes }: ListFile, limits: Limits, classes: Classes): Outcome<Source> {
  const decoded = decode(name, bytes);
  if (!decoded.ok) return decoded;
  const { text, encoding } = decoded.value;
  const separator = separatorHint(text) ?? likelySeparator(text, classes);
  const whole = split(text, separator, { cells: limits.cells, rows: Number.MAX_SAFE_INTEGER }, classes);
  if (!whole.wellFormed) return refused(refusal('list.encoding', { file: name }));
  if (!whole.complete) return refused(refusal('list.too-many-cells', { file: name, most: limits.cells }));
  const sheet = { name: null, grid: whole.grid, merges: [], hiddenRows: [], hiddenColumns: [] };
  const format = { kind: 'csv', encoding, separator, sheet: null } as const;
  const { quoteFaults } = whole;
  return done({ format, sheet, sheets: [], others: [], hidden: [], forbidden: [], quoteFaults });
}

/** The separator that splits the first rows into most known headers, else into most columns; a comma where none does. */
function likelySeparator(text: FlatText, classes: Classes): Separator {
  let best: Separator = ',';
  let bestScore = 0;
  for (const separator of [',', ';', '\t'] as const) {
    const sample = new FlatText(text.bytes.subarray(0, sampleEnd(text)), text.charset);
    const score = separatorScore(split(sample, separator, { cells: sampleBytes, rows: sampleRows }, classes));
    if (score > bestScore) [best, bestScore] = [separator, score];
  }
  return best;
}

/** Where the sample ends: behind a whole character. */
function sampleEnd({ bytes, length, charset }: FlatText): number {
  let end = Math.min(length, sampleBytes);
  while (charset === 'utf-8' && end < length && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return end;
}

// In bytes. A row that is split at the wrong separator is one long cell.
const longestHeader = 60;

function separatorScore({ grid }: Split): number {
  let headers = 0;
  let cells = 0;
  for (let row = 0; row < Math.min(grid.rows, sampleRows); row++) {
    const [first, next] = [grid.firsts[row] ?? 0, grid.firsts[row + 1] ?? 0];
    cells += Math.min(next - first, 100) - 1;
    let known = 0;
    for (let cell = first; cell < Math.min(next, first + 100); cell++) {
      const length = (grid.ends[cell] ?? 0) - (grid.starts[cell] ?? 0);
      if (length < longestHeader && fieldOf(textOf(grid, cell)) !== null) known += 1;
    }
    headers = Math.max(headers, known);
    if (known > 2) break;
  }
  return headers * 1_000_000 + cells;
}

function fromWorkbook(
  file: string,
  zip: Zip,
  limits: Limits,
  classes: Classes,
  wanted: string | undefined,
): Outcome<Source> {
  const opened = openWorkbook(file, zip, classes);
  if (!opened.ok) return opened;
  const book = opened.value;
  const samples: { name: string; hidden: boolean; part: string; score: number; forbidden: ForbiddenColumn[] }[] = [];
  for (const entry of book.sheets) {
    const sheet = readSheet(file, book, entry, classes, { ...limits, rows: sampleRows });
    if (!sheet.ok) return sheet;
    const { grid, merges } = sheet.value;
    if (!isFilled(grid)) continue;
    const header = findHeader(grid, merges);
    const known = header.row === null ? 0 : header.columns.filter(column => column.field !== null).length;
    const forbidden = known > 0 ? findForbidden(grid, header) : [];
    samples.push({ ...entry, score: known, forbidden });
  }
  const visible = samples.filter(sample => !sample.hidden);
  // The first sheet with a known header, so that a sheet of instructions before the list is not taken for it.
  const used =
    wanted === undefined
      ? (visible.find(sample => sample.score > 0) ?? visible[0] ?? book.sheets.find(entry => !entry.hidden))
      : book.sheets.find(entry => entry.name === wanted && !entry.hidden);
  if (used === undefined) return refused(refusal('list.no-sheet', { file, sheet: wanted ?? '—' }));
  const sheet = readSheet(file, book, used, classes, { ...limits, rows: Number.MAX_SAFE_INTEGER });
  if (!sheet.ok) return sheet;
  const others = samples.filter(sample => sample.part !== used.part);
  return done({
    format: { kind: 'xlsx', encoding: null, separator: null, sheet: used.name },
    sheet: sheet.value,
    sheets: book.sheets.filter(entry => !entry.hidden).map(entry => entry.name),
    others: others.filter(other => !other.hidden).map(other => other.name),
    hidden: others.filter(other => other.hidden).map(other => other.name),
    forbidden: others.flatMap(other => other.forbidden.map(column => ({ ...column, sheet: other.name }))),
    quoteFaults: [],
  });
}

function readSheet(
  file: string,
  book: Workbook,
  entry: { readonly name: string; readonly part: string },
  classes: Classes,
  limits: Limits,
): Outcome<Sheet> {
  const bytes = book.part(entry.part);
  if (!bytes.ok) return bytes;
  const { strings, zeros } = book;
  const sheet = readWorksheet(bytes.value, entry.name, { strings, zeros, classes }, limits);
  if (sheet === 'damaged') return refused(refusal('list.workbook', { file, part: entry.part }));
  if (sheet === 'bytes') return refused(refusal('list.too-large', { file, most: limits.bytes >> 20 }));
  if (sheet === 'cells') return refused(refusal('list.too-many-cells', { file, most: limits.cells }));
  return done(sheet);
}

function isFilled(grid: Grid): boolean {
  for (let cell = 1; cell < (grid.firsts[grid.rows] ?? 1); cell++) if (hasContent(grid, cell)) return true;
  return false;
}
