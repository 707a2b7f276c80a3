// Where the header row is and which column is which. Above it there may be title rows; in a workbook header cells may be
// merged over several rows.

import { type FieldName, fieldOf, fields } from './fields.ts';
import { isForbidden, isForbiddenAlone } from './forbidden.ts';
import { cellAt, columnOf, columnOfLetter, type Grid, hasContent, letterOf, textOf } from './grid.ts';
import type { Merge } from './sheet.ts';

/** A column of a file. */
export type HeaderColumn = {
  /** Counted from 0. */
  readonly index: number;
  readonly letter: string;
  /** The header as the file has it; empty where there is none. */
  readonly header: string;
  /** What the header means, where it is known. */
  readonly field: FieldName | null;
  /** The place of the header among those of its field, 0 for the usual one. */
  readonly rank: number;
};

/** The header of a grid. */
export type Header = {
  /** The first row behind the header, as a row of the grid. */
  readonly end: number;
  /** The number of the header row as Excel shows it; null where no row was recognised. */
  readonly row: number | null;
  readonly columns: readonly HeaderColumn[];
};

/** A person's choice of columns, where the headers are unknown: letters of columns by field. */
export type ColumnMapping = {
  readonly sheet?: string;
  /** The header row as Excel shows it; 0 where there is none; found by its headers where it is left out. */
  readonly headerRow?: number;
  readonly columns: { readonly [Field in FieldName]?: string };
};

/** A forbidden column that was found. */
export type ForbiddenColumn = { readonly row: number; readonly header: string; readonly letter: string };

// Titles, hints and dates above a header take a few rows; a row of children is never taken for a header.
const searchedRows = 20;
const mostColumns = 20_000;
// In bytes. What is longer is no header.
const longestHeader = 1000;

/** Finds the header row: the one with most known headers among the first rows; without any, the fullest one. */
export function findHeader(grid: Grid, merges: readonly Merge[], headerRow?: number): Header {
  if (headerRow === 0) return { end: 0, row: null, columns: [] };
  const rows = Math.min(grid.rows, searchedRows);
  let best = -1;
  let bestScore = 0;
  for (let row = 0; row < rows; row++) {
    const columns = columnsOfRow(grid, row);
    const score = headerRow === undefined ? scoreOf(columns) : Number(grid.numbers[row] === headerRow);
    if (score > bestScore) [best, bestScore] = [row, score];
    if (headerRow === undefined && isComplete(columns)) break;
  }
  if (headerRow !== undefined && best < 0) best = grid.numbers.subarray(0, grid.rows).indexOf(headerRow);
  const known = best >= 0;
  if (!known) best = fullestRow(grid, rows);
  if (best < 0) return { end: grid.rows, row: null, columns: [] };
  const last = bandEnd(grid, best, merges);
  const columns = last === best ? columnsOfRow(grid, best) : columnsOfBand(grid, best, last, merges);
  return { end: last + 1, row: known ? (grid.numbers[best] ?? null) : null, columns };
}

/** How many fields a row names. A row that names none, or one only without a name, is no header. */
function scoreOf(columns: readonly HeaderColumn[]): number {
  const found = new Set(columns.map(column => column.field));
  found.delete(null);
  return found.has('name') || found.size > 1 ? found.size : 0;
}

/** Does a row name all that a list needs? Then the rows below it need not be looked at. */
function isComplete(columns: readonly HeaderColumn[]): boolean {
  const has = (field: FieldName) => columns.some(column => column.field === field);
  return has('name') && (has('registration') || has('id'));
}

function fullestRow(grid: Grid, rows: number): number {
  let best = -1;
  let most = 0;
  for (let row = 0; row < rows; row++) {
    const cells = (grid.firsts[row + 1] ?? 0) - (grid.firsts[row] ?? 0);
    if (cells > most) [best, most] = [row, cells];
  }
  return best;
}

function columnsOfRow(grid: Grid, row: number): HeaderColumn[] {
  const columns: HeaderColumn[] = [];
  for (let cell = grid.firsts[row] ?? 0; cell < (grid.firsts[row + 1] ?? 0) && columns.length < mostColumns; cell++) {
    if (!hasContent(grid, cell)) continue;
    columns.push(headerColumn(columnOf(grid, row, cell), textOf(grid, cell, longestHeader)));
  }
  return columns;
}

function headerColumn(index: number, text: string): HeaderColumn {
  const header = text.trim();
  const found = fieldOf(header);
  return { index, letter: letterOf(index), header, field: found?.field.name ?? null, rank: found?.rank ?? 0 };
}

/** The last row of a header whose cells are merged downwards. */
function bandEnd(grid: Grid, row: number, merges: readonly Merge[]): number {
  const number = grid.numbers[row] ?? 0;
  let end = number;
  for (const merge of merges) {
    if (merge.top <= number && merge.bottom >= number && merge.bottom <= number + 4) end = Math.max(end, merge.bottom);
  }
  let last = row;
  while (last + 1 < grid.rows && (grid.numbers[last + 1] ?? 0) <= end) last += 1;
  return last;
}

/** Headers over several rows: the texts of a column's rows together, a text of merged cells standing in all of them. */
function columnsOfBand(grid: Grid, first: number, last: number, merges: readonly Merge[]): HeaderColumn[] {
  const texts = new Map<number, string[]>();
  const top = grid.numbers[first] ?? 0;
  const bottom = grid.numbers[last] ?? 0;
  const inBand = merges.filter(merge => merge.top >= top && merge.bottom <= bottom);
  for (let row = first; row <= last; row++) {
    const number = grid.numbers[row] ?? 0;
    for (const { index, header } of columnsOfRow(grid, row)) {
      const merge = inBand.find(one => one.top === number && one.left === index);
      const right = Math.min(merge?.right ?? index, index + 100);
      for (let column = index; column <= right; column++) texts.set(column, [...(texts.get(column) ?? []), header]);
    }
  }
  const columns = [...texts].sort((a, b) => a[0] - b[0]);
  return columns.map(([index, parts]) => headerColumn(index, parts.join('')));
}

/** The columns of parents' positions or income: in the header, and in rows above and below that may belong to it. */
export function findForbidden(grid: Grid, header: Header): ForbiddenColumn[] {
  const found: ForbiddenColumn[] = [];
  for (const { header: text, letter } of header.columns) {
    const judged = header.row === null ? isForbiddenAlone(text) : isForbidden(text);
    if (judged) found.push({ row: header.row ?? grid.numbers[header.end - 1] ?? 1, header: text, letter });
  }
  // The row right below may be a second header row that nothing is merged with; then it names no child.
  const below = header.row === null ? searchedRows : header.end + (namesChild(grid, header) ? 0 : 1);
  for (let row = 0; row < Math.min(grid.rows, below); row++) {
    if (row === header.end - 1 && header.row !== null) continue;
    for (const { header: text, letter } of columnsOfRow(grid, row)) {
      if (isForbiddenAlone(text)) found.push({ row: grid.numbers[row] ?? 1, header: text, letter });
    }
  }
  return found.filter((one, index) => found.findIndex(other => other.letter === one.letter) === index);
}

/** Does the first row behind the header have a name or a number? */
function namesChild(grid: Grid, { end, columns }: Header): boolean {
  const decisive: readonly (FieldName | null)[] = ['name', 'registration', 'id'];
  return columns.some(({ field, index }) => decisive.includes(field) && hasContent(grid, cellAt(grid, end, index)));
}

/** The columns by field under a mapping; null for a field whose letters name no column. */
export function mappedColumns(header: Header, mapping: ColumnMapping): Map<FieldName, HeaderColumn | null> {
  const columns = new Map<FieldName, HeaderColumn | null>();
  for (const { name } of fields) {
    const letter = mapping.columns[name];
    if (letter === undefined) continue;
    const index = columnOfLetter(letter);
    const found = header.columns.find(column => column.index === index);
    const made = index === null ? null : { index, letter: letterOf(index), header: '', field: name, rank: 0 };
    columns.set(name, found === undefined ? made : { ...found, field: name });
  }
  return columns;
}
