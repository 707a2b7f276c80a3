// From the bytes of a file to the sheet that holds the list.

import { strictText } from '../../bytes.ts';
import { done, type Outcome, refused } from '../../outcome.ts';
import { refusal } from '../../text/refusal.ts';
import { exportWord } from '../../text/table-words.ts';
import type { Zip } from '../../zip.ts';
import { recognise } from '../decode/container.ts';
import { countLines, hasMore, hasMoreCells, type Separator, separatorHint, separators, split } from '../decode/csv.ts';
import { decode, type Encoding } from '../decode/encoding.ts';
import { emptySheet, filledColumns, type Row, type Sheet, textAt } from '../decode/sheet.ts';
import { openWorkbook, type SheetEntry, type Workbook } from '../decode/workbook.ts';
import { readWorksheet, type WorksheetLimits } from '../decode/worksheet.ts';
import { columnOf, type FieldName, fieldOf, isOfOthers, numberFields } from './fields.ts';
import {
  type ColumnMapping,
  type ForbiddenColumn,
  findForbidden,
  findHeader,
  type Header,
  type HeaderColumn,
  isComplete,
  searchedRows,
} from './header.ts';
import { childrenUnder, hasFamilyName, likeness, looksLikeName, numbersLike } from './likeness.ts';

/** A file with a list: its name as people know it, and its bytes. */
export type ListFile = { readonly name: string; readonly bytes: Uint8Array };

/** How a file was read. `encoding` and `separator` are null for a workbook, `sheet` for a CSV file. */
export type Format = {
  readonly kind: 'csv' | 'xlsx';
  readonly encoding: Encoding | null;
  readonly separator: Separator | null;
  readonly sheet: string | null;
};

/** How large a file may be: `bytes` also limits the characters of a sheet, `rows` the children. */
export type Limits = { readonly bytes: number; readonly cells: number; readonly rows: number };

/** 128 MiB, 6 million cells, 200,000 rows: 30 columns of the longest list. */
export const usualLimits: Limits = { bytes: 128 << 20, cells: 6_000_000, rows: 200_000 };

/** A cell of a workbook takes ten times the time that one of a CSV file takes: 15 columns of the longest list. */
const mostInWorkbook = 3_000_000;

/** No spreadsheet program writes more lines: the last row of Excel. */
const mostLines = 1_048_576;

/** Another sheet of the file with content. */
export type OtherSheet = {
  readonly name: string;
  readonly hidden: boolean;
  /** How many rows have content. */
  readonly rows: number;
  /** How many rows look like children and are not on the sheet that is read. */
  readonly children: number;
  /** Whether all its children, by numbers and names, are on the sheet that is read too. */
  readonly isCopy: boolean;
  /** Whether its name says that it is an example of how to fill in the list. */
  readonly isExample: boolean;
};

/** The sheet of the list, and what else the file contains. */
export type Source = {
  readonly format: Format;
  readonly sheet: Sheet;
  readonly header: Header;
  /** Names of the worksheets that may be read, in their order, hidden ones left out; empty for a CSV file. */
  readonly sheets: readonly string[];
  readonly others: readonly OtherSheet[];
  /** Forbidden columns of all sheets, with the name of the sheet. */
  readonly forbidden: readonly (ForbiddenColumn & { readonly sheet: string | null })[];
  /**
   * Cells of a CSV file whose quotes do not match, or that look as if they held another row: the row as Excel shows it, the column
   * counted from 0.
   */
  readonly quoteFaults: readonly { readonly row: number; readonly column: number; readonly holdsRow: boolean }[];
};

/** Opens a file and reads the sheet of the list. Refuses a file that cannot be read as a list. */
export function openSource(file: ListFile, limits: Limits, mapping: ColumnMapping | undefined): Outcome<Source> {
  const { name, bytes } = file;
  if (bytes.length > limits.bytes) return refused(refusal('list.too-large', { file: name, most: limits.bytes >> 20 }));
  const container = recognise(name, bytes);
  if (!container.ok) return container;
  if (container.value.kind === 'csv') return fromText(file, limits, mapping);
  return fromWorkbook(file, container.value.zip, limits, mapping);
}

/** The header that was found or chosen, and the forbidden columns below either: a chosen header may lie below the real one. */
function headerOf({ name, rows, merges }: Sheet, mapping: ColumnMapping | undefined) {
  const found = findHeader(rows, merges);
  const header = mapping?.headerRow === undefined ? found : findHeader(rows, merges, mapping.headerRow);
  const columns = [...findForbidden(rows, header), ...(header === found ? [] : findForbidden(rows, found))];
  const forbidden = columns.filter((one, at) => columns.findIndex(({ letter }) => letter === one.letter) === at);
  return { header, forbidden: forbidden.map(column => ({ ...column, sheet: name })) };
}

function fromText({ name, bytes }: ListFile, limits: Limits, mapping: ColumnMapping | undefined): Outcome<Source> {
  const decoded = decode(name, bytes);
  if (!decoded.ok) return decoded;
  const { text, encoding } = decoded.value;
  const separator = separatorHint(text) ?? likelySeparator(text).separator;
  const tooManyCells = refusal('list.too-many-cells', { file: name, most: limits.cells });
  // Bounds the memory for cells. Only long texts are counted: counting takes as long as splitting.
  if (hasMoreCells(text, separator, 2 * limits.cells)) return refused(tooManyCells);
  // Two quotes around every cell; more of them are slow to take apart.
  if (hasMore(text, '"', 2 * limits.cells)) return refused(refusal('list.too-intricate', { file: name }));
  const lines = countLines(text);
  if (lines > mostLines) return refused(refusal('list.too-many-rows', { most: limits.rows, count: lines }));
  const { rows, cells, width, quoteFaults, hasBreaks } = split(text, separator);
  if (cells > limits.cells) return refused(tooManyCells);
  const sheet = { ...emptySheet, rows, width };
  const { header, forbidden } = headerOf(sheet, mapping);
  if (encoding === 'gb18030' && header.row === null && mapping === undefined && isBig5(bytes)) {
    return refused(refusal('list.big5', { file: name }));
  }
  const format = { kind: 'csv', encoding, separator, sheet: null } as const;
  const swallowed = hasBreaks ? swallowedRows(rows, header, separator) : [];
  return done({
    format,
    sheet,
    header,
    sheets: [],
    others: [],
    forbidden,
    quoteFaults: swallowed.length === 0 ? quoteFaults : [...quoteFaults, ...besides(swallowed, quoteFaults)],
  });
}

/** Those faults that are in other rows than some that are known. */
function besides(faults: Source['quoteFaults'], known: Source['quoteFaults']): Source['quoteFaults'] {
  const rows = new Set(known.map(({ row }) => row));
  return faults.filter(({ row }) => !rows.has(row));
}

/**
 * Cells that hold a row of the list: two quotes that belong to two cells, such as ditto marks, have made one cell of all that stands
 * between them. A later line of such a cell has a name where the list has its names, and a number like those of other rows or of
 * its own; without such a number it is at least as wide as the list, and the name begins with a usual family name.
 */
function swallowedRows(rows: readonly Row[], { columns, end }: Header, separator: Separator): Source['quoteFaults'] {
  const nameAt = columnOf(columns, 'name')?.index;
  const numbersAt = numberFields.flatMap(field => columnOf(columns, field)?.index ?? []);
  const usual = rows.slice(end, end + searchedRows).filter(({ cells }) => !cells.some(cell => cell.includes('\n')));
  const isUsual = numbersAt.map(index => numbersLike(usual, index));
  if (nameAt === undefined) return [];
  const holdsRow = (cells: readonly string[], at: number): boolean => {
    const [first = [], ...more] = (cells[at] ?? '').split('\n').map(line => line.split(separator));
    return more.some((line, index) => {
      // Before the first line and behind the last stand the other cells of the row.
      const cell = (column: number) =>
        (line[column] ?? (index < more.length - 1 ? '' : cells[at + 1 + column - line.length]))?.trim() ?? '';
      const own = (column: number) => (column < at ? cells[column] : first[column - at])?.trim() ?? '';
      const width = line.length + (index < more.length - 1 ? 0 : cells.length - at - 1);
      const [name, ownName] = [cell(nameAt), own(nameAt)];
      if (!looksLikeName(name) || !looksLikeName(ownName) || name === ownName) return false;
      const isLike = numbersAt.some((column, which) => {
        const number = cell(column);
        return number !== own(column) && (isUsual[which]?.(number) || likeness([own(column)])(number));
      });
      return isLike || (width >= columns.length - 1 && width <= columns.length + 1 && hasFamilyName(name));
    });
  };
  return rows.flatMap(({ number, cells }) => {
    const column = cells.findIndex(
      (cell, at) => cell.includes('\n') && cell.includes(separator) && holdsRow(cells, at),
    );
    return column < 0 ? [] : [{ row: number, column, holdsRow: true }];
  });
}

/** Whether bytes that are no list in GB18030 are one in Big5, as Taiwan and Hong Kong write: then they have headers that are known. */
function isBig5(bytes: Uint8Array): boolean {
  const text = strictText(bytes, 'big5');
  return text !== null && likelySeparator(text).headers > 1;
}

// Enough characters to contain the header below two dozen lines of instructions.
const sampleCharacters = 1 << 14;

// A header row that is split at the wrong separator is one long cell.
const longestHeader = 60;

/** The separator that splits the first rows into most known headers, else into most columns; a comma if none does. */
function likelySeparator(text: string): { readonly separator: Separator; readonly headers: number } {
  let best: { readonly separator: Separator; readonly headers: number } = { separator: ',', headers: 0 };
  let most = 0;
  for (const separator of separators) {
    const { rows } = split(text.slice(0, sampleCharacters), separator);
    let [headers, cells] = [0, 0];
    for (const row of rows) {
      const first = row.cells.slice(0, 100);
      // Bars and full-width commas stand in titles and sentences too.
      if (!['|', '，', '；'].includes(separator)) cells += first.length - 1;
      const known = first.filter(cell => cell.length < longestHeader && fieldOf(cell) !== null).length;
      headers = Math.max(headers, known);
      if (known > 2) break;
    }
    const score = headers * 1_000_000 + cells;
    if (score > most) [best, most] = [{ separator, headers }, score];
    // This many known headers are not a coincidence.
    if (headers > 3) break;
  }
  return best;
}

/** A sheet of a workbook, to be compared with the others. */
type Sample = {
  readonly entry: SheetEntry;
  readonly sheet: Sheet;
  readonly header: Header;
  /** Its rows that are children; none if it has no complete header. */
  readonly children: readonly Row[];
};

function fromWorkbook(
  { name: file, bytes }: ListFile,
  zip: Zip,
  limits: Limits,
  mapping: ColumnMapping | undefined,
): Outcome<Source> {
  const mostCells = Math.min(limits.cells, mostInWorkbook);
  const opened = openWorkbook(file, bytes.length, zip, mostCells);
  if (!opened.ok) return opened;
  const book = opened.value;
  const left = { cells: mostCells, characters: limits.bytes, rows: mostRows(limits) };
  const samples: Sample[] = [];
  const forbidden: (ForbiddenColumn & { readonly sheet: string | null })[] = [];
  for (const entry of book.sheets) {
    const sheet = readSheet(file, book, entry, left, { ...limits, cells: mostCells });
    if (!sheet.ok) return sheet;
    if (sheet.value.rows.length === 0) continue;
    const { header, forbidden: own } = headerOf(sheet.value, undefined);
    samples.push({ entry, sheet: sheet.value, header, children: childrenOf(sheet.value, header) });
    // A sheet without a header may hold words for drop-down lists, unless it mentions parents.
    forbidden.push(...own.filter(column => header.row !== null || isOfOthers(column.header)));
  }
  const wanted = mapping?.sheet;
  const used =
    wanted === undefined ? likelySample(samples) : samples.find(({ entry }) => entry.name === wanted && !entry.hidden);
  const empty = book.sheets.find(({ name, hidden }) => !hidden && (wanted === undefined || name === wanted));
  if (used === undefined && empty === undefined)
    return refused(refusal('list.no-sheet', { file, sheet: wanted ?? '—' }));
  const sheet = used?.sheet ?? { ...emptySheet, name: empty?.name ?? '' };
  const { header, forbidden: own } = headerOf(sheet, mapping);
  const known = new Set(used?.children.flatMap(row => keysOf(row, header.columns)));
  const unused = samples.filter(sample => sample !== used && !isInstructions(sample));
  const others = unused.map(({ entry: { name, hidden }, children, sheet: other, header: own }) => {
    // A list that continues from another sheet has no header of its own.
    const isBare = children.length === 0 && own.row === null;
    const rows = isBare ? childrenUnder(other.rows, header.columns, sheet.rows.slice(header.end)) : children;
    const columns = isBare ? header.columns : own.columns;
    // A copy for printing may leave out a column.
    const fresh = rows.filter(row => !keysOf(row, columns).some(key => known.has(key)));
    return {
      name,
      hidden,
      children: fresh.length,
      rows: other.rows.length,
      isCopy: rows.length > 0 && fresh.length === 0,
      isExample: exampleName.test(name) && rows.length < (used?.children.length ?? 0),
    };
  });
  return done({
    format: { kind: 'xlsx', encoding: null, separator: null, sheet: sheet.name },
    sheet,
    header,
    sheets: book.sheets.filter(entry => !entry.hidden).map(entry => entry.name),
    others,
    forbidden: [...own, ...forbidden.filter(column => column.sheet !== sheet.name)],
    quoteFaults: [],
  });
}

const exampleName = /示例|样例|样表|范例|范本|例子|^(填写|填表|填报|使用|导入)?说明$|example|sample|demo/i;

/** Whether a sheet is that of the product's templates with instructions for filling in: its name, and one text a row. */
function isInstructions({ entry, sheet }: Sample): boolean {
  return entry.name === exportWord('template.notes') && sheet.rows.every(row => filledColumns(row).length === 1);
}

/** The first visible sheet with a list, examples behind all others; without one the first with a known header, or any. */
function likelySample(samples: readonly Sample[]): Sample | undefined {
  const visible = samples.filter(({ entry }) => !entry.hidden);
  const own = visible.filter(({ entry }) => !exampleName.test(entry.name));
  const all = [...own, ...visible];
  return (
    all.find(({ children }) => children.length > 0) ??
    all.find(({ header }) => isComplete(header.columns)) ??
    all.find(({ header }) => header.columns.some(({ field }) => field !== null)) ??
    visible[0]
  );
}

/** The rows below a complete header that have a name and a number; none if the header is not complete. */
function childrenOf({ rows }: Sheet, header: Header): Row[] {
  if (header.row === null || !isComplete(header.columns)) return [];
  return rows.slice(header.end).filter(row => keysOf(row, header.columns).length > 0);
}

/**
 * Keys that tell a child from others: each number with the family name, because a printed copy may mask the rest. None without a name
 * or a number with a digit.
 */
function keysOf(row: Row, columns: readonly HeaderColumn[]): string[] {
  const read = (name: FieldName) =>
    textAt(row, columnOf(columns, name)?.index ?? -1)
      .replace(/\s+/g, '')
      .toUpperCase();
  const [familyName = ''] = read('name');
  return numberFields.flatMap(field => {
    const number = read(field);
    return familyName === '' || !/\d/.test(number) ? [] : `${field}|${familyName}|${number}`;
  });
}

/** How many rows of a sheet are read at most: a quarter more than a list may have, so that how many there are can be said of most. */
function mostRows({ rows }: Limits): number {
  return Math.ceil(rows * 1.25) + searchedRows;
}

/** Reads a sheet. What it has is taken off what is `left` of the limits. */
function readSheet(
  file: string,
  book: Workbook,
  entry: SheetEntry,
  left: WorksheetLimits,
  limits: Limits,
): Outcome<Sheet> {
  const { cells, bytes, rows } = limits;
  const part = book.part(entry.part);
  if (!part.ok) return part;
  const sheet = readWorksheet(part.value, entry.name, book.context, left);
  if (sheet === 'damaged') return refused(book.broken(entry.part));
  if (sheet === 'characters') return refused(refusal('list.too-large', { file, most: bytes >> 20 }));
  if (sheet === 'rows') return refused(refusal('list.too-many-rows', { most: rows, count: `${mostRows(limits)}+` }));
  if (sheet === 'cells') return refused(refusal('list.too-many-cells', { file, most: cells }));
  return done(sheet);
}
