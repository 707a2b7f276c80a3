// Finds the header and what its columns mean. There may be title rows above it, and it may take two rows, with groups of columns above
// their names, merged in a workbook and with gaps in a CSV file.

import { filledColumns, hasContent, type Merge, type Row, textAt } from '../decode/sheet.ts';
import { hideIds } from '../findings/finding.ts';
import { columnOfLetter, letterOf } from '../findings/letters.ts';
import { maskId } from '../findings/mask.ts';
import { columnOf, type FieldName, fieldNames, fieldOf, identifyingFields, isOfOthers, missingIn } from './fields.ts';
import { isForbidden, isForbiddenAlone } from './forbidden.ts';

/** A column of a file. */
export type HeaderColumn = {
  /** Counted from 0. */
  readonly index: number;
  readonly letter: string;
  /** The header as the file has it; empty if absent. */
  readonly header: string;
  /** What the header means, if it is known. */
  readonly field: FieldName | null;
  /** The rank of the header among those of its field, 0 for the usual one. */
  readonly rank: number;
};

/** The header of a sheet. */
export type Header = {
  /** How many rows of the sheet come before the first child: titles and header. */
  readonly end: number;
  /** The number of the header row as Excel shows it, of two the upper; null if no row was recognised. */
  readonly row: number | null;
  readonly columns: readonly HeaderColumn[];
};

/** A person's choice of columns: letters by field. */
export type ColumnMapping = {
  readonly sheet?: string;
  /** The number of the header row in Excel; 0 if the file has none; found by its headers if absent. */
  readonly headerRow?: number;
  readonly columns: { readonly [Field in FieldName]?: string };
};

/** A forbidden column that was found. */
export type ForbiddenColumn = { readonly row: number; readonly header: string; readonly letter: string };

/** How many rows are searched for the header: titles and instructions above it take two dozen rows and more in some templates. */
export const searchedRows = 100;

const mostColumns = 2000;
// In characters.
const longestHeader = 300;

/** The rows of a header, counted from 0 in the sheet, and their columns. */
type Band = { readonly first: number; readonly last: number; readonly columns: readonly HeaderColumn[] };

/** Finds the header: the rows with most known headers among the first rows; if there are none, the fullest row. */
export function findHeader(rows: readonly Row[], merges: readonly Merge[], headerRow?: number): Header {
  if (headerRow === 0) return { end: 0, row: null, columns: [] };
  const searched = Math.min(rows.length, searchedRows);
  let best: Band | null = null;
  let bestScore = 0;
  for (let at = 0; at < searched; at++) {
    if (headerRow !== undefined && rows[at]?.number !== headerRow) continue;
    const band = bandAt(rows, at, merges, headerRow !== undefined);
    const score = headerRow === undefined ? scoreOf(band.columns) : 1;
    if (score > bestScore) [best, bestScore] = [band, score];
    if (headerRow !== undefined) break;
    if (isComplete(band.columns) && !isSentenceOver(band, rows, merges)) break;
  }
  if (best !== null) return { end: best.last + 1, row: rows[best.first]?.number ?? null, columns: best.columns };
  const fullest = fullestRow(rows, searched);
  if (fullest < 0) return { end: rows.length, row: null, columns: [] };
  return { end: fullest + 1, row: null, columns: columnsOf(rows[fullest]) };
}

/** Whether a complete row is an instruction that names columns: the next row is a header and names more of them. */
function isSentenceOver({ last, columns }: Band, rows: readonly Row[], merges: readonly Merge[]): boolean {
  const next = rows[last + 1] === undefined ? null : bandAt(rows, last + 1, merges, false).columns;
  if (next === null || !isComplete(next) || scoreOf(next) <= scoreOf(columns)) return false;
  // Cells of a child may equal headers, such as 学生 or 小学, but one has a number.
  const known = next.filter(({ field }) => field !== null);
  return known.length * 3 >= next.length * 2 && next.every(({ header }) => !/\d{3}/.test(header));
}

/** How many fields a row names. Without a name it must name two; a row with all needed fields ranks before all others. */
function scoreOf(columns: readonly HeaderColumn[]): number {
  const found = new Set(columns.map(column => column.field));
  found.delete(null);
  const lead = isComplete(columns) ? fieldNames.length : 0;
  return found.has('name') || found.size > 1 ? lead + found.size : 0;
}

/** Whether columns are all that a list needs. */
export function isComplete(columns: readonly HeaderColumn[]): boolean {
  return missingIn(name => columnOf(columns, name) !== undefined).length === 0;
}

function fullestRow(rows: readonly Row[], searched: number): number {
  let best = -1;
  let most = 0;
  for (let at = 0; at < searched; at++) {
    const cells = rows[at]?.cells.length ?? 0;
    if (cells > most) [best, most] = [at, cells];
  }
  return best;
}

function columnsOf(row: Row | undefined): HeaderColumn[] {
  if (row === undefined) return [];
  const filled = filledColumns(row).slice(0, mostColumns);
  return filled.map(index => headerColumn(index, cut(textAt(row, index)), ''));
}

function cut(text: string): string {
  return text.slice(0, longestHeader).trim();
}

/** A column with its header and that of the group above it. The names in a group of parents are not the child's. */
function headerColumn(index: number, header: string, group: string): HeaderColumn {
  const whole = `${group}${header}`;
  const joined = fieldOf(whole);
  const alone = joined !== null || group === '' ? joined : fieldOf(header);
  const isTheirs = joined === null && isOfOthers(group) && alone?.field.name !== 'phone';
  const found = isTheirs ? null : alone;
  return { index, letter: letterOf(index), header: whole, field: found?.field.name ?? null, rank: found?.rank ?? 0 };
}

/** The header that begins in a row: that row alone, or with the rows below it if groups of columns are above their names. */
function bandAt(rows: readonly Row[], first: number, merges: readonly Merge[], isChosen: boolean): Band {
  const top = rows[first]?.number ?? 0;
  const inBand = merges.filter(({ top: from, bottom }) => from === top && bottom <= top + 4);
  const bottom = Math.max(top, ...inBand.map(merge => merge.bottom));
  let last = first;
  while (last + 1 < rows.length && (rows[last + 1]?.number ?? 0) <= bottom) last += 1;
  const own = columnsOf(rows[first]);
  const below = rows[first + 1];
  // Below the header of names or numbers a second header row is empty or has the names of a group; a child has other values.
  const decisive = own.filter(isIdentifying);
  const isOverChild = (decisive.length > 0 ? decisive : own).some(({ field, index }) => {
    const text = textAt(below, index);
    if (field === null || !hasContent(text) || fieldOf(cut(text)) !== null) return false;
    return field === 'name' || decisive.length === 0 || /\d/.test(text);
  });
  if (last > first && !isOverChild) return { first, last, columns: columnsOfBand(rows, first, last, inBand) };
  const single = { first, last: first, columns: own };
  if (isChosen || below?.number !== top + 1) return single;
  if (isOverChild) return single;
  // Without vertically merged cells two rows are one header if they name more together than each alone, or if the lower one has a field
  // twice and the upper one says whose they are.
  const lower = columnsOf(below);
  const both = columnsOfBand(rows, first, first + 1, inBand);
  const [upper, under, together] = [scoreOf(own), scoreOf(lower), scoreOf(both)] as const;
  const isBetter = together > 2 && together > Math.max(upper, under);
  const isDivided = isComplete(both) && namesTwice(lower) && isRowOfGroups(single.columns, lower);
  return isBetter || isDivided ? { first, last: first + 1, columns: both } : single;
}

function namesTwice(columns: readonly HeaderColumn[]): boolean {
  const names = columns.filter(({ field }) => field === 'name' || field === 'id');
  return new Set(names.map(({ field }) => field)).size < names.length;
}

/** Whether a row may name groups of columns: at least two short texts, fewer than columns, and nothing like `填报日期：…`. */
function isRowOfGroups(groups: readonly HeaderColumn[], columns: readonly HeaderColumn[]): boolean {
  if (groups.length < 2 || groups.length >= columns.length) return false;
  return groups.every(({ header }) => header.length <= 12 && !/[:：]/.test(header));
}

/** Headers over several rows: the lowest text of a column with the group above it; a merged or open group reaches to the right. */
function columnsOfBand(rows: readonly Row[], first: number, last: number, merges: readonly Merge[]): HeaderColumn[] {
  const band = rows.slice(first, last + 1);
  const width = Math.min(mostColumns, Math.max(...band.map(row => row.cells.length)));
  const parts = Array.from({ length: width }, (): string[] => []);
  for (const [at, row] of band.entries()) {
    let group = '';
    for (let column = 0; column < width; column++) {
      const text = cut(textAt(row, column));
      const merge = merges.find(one => one.top === row.number && one.left <= column && one.right >= column);
      if (text !== '') group = text;
      else if (merge === undefined && merges.length > 0) group = '';
      // An open group ends where a column has a header of its own further down only if nothing stands below.
      const isOpen = text === '' && group !== '' && at < band.length - 1;
      const below = band.slice(at + 1).some(lower => hasContent(textAt(lower, column)));
      if (text !== '' || (isOpen && below)) parts[column]?.push(text === '' ? group : text);
    }
  }
  return parts.flatMap((texts, index) => {
    const own = texts.at(-1);
    return own === undefined ? [] : [headerColumn(index, own, texts.slice(0, -1).join(''))];
  });
}

/** The columns of parents' positions or income in the header, and in rows above and below that may belong to it. */
export function findForbidden(rows: readonly Row[], header: Header): ForbiddenColumn[] {
  const found: ForbiddenColumn[] = [];
  for (const { header: text, letter } of header.columns) {
    const judged = header.row === null ? isForbiddenAlone(text) : isForbidden(text);
    if (judged) found.push({ row: header.row ?? rows[header.end - 1]?.number ?? 1, header: text, letter });
  }
  // The row below may be a second header row without merged cells; then it has no child.
  const below = header.row === null ? searchedRows : header.end + (namesChild(rows[header.end], header) ? 0 : 1);
  for (const [at, row] of rows.slice(0, below).entries()) {
    if (at === header.end - 1 && header.row !== null) continue;
    for (const { header: text, letter } of columnsOf(row)) {
      if (isForbiddenAlone(text)) found.push({ row: row.number, header: text, letter });
    }
  }
  return found.filter((one, index) => found.findIndex(other => other.letter === one.letter) === index);
}

/** Whether a row has a name or a number of a child. */
function namesChild(row: Row | undefined, { columns }: Header): boolean {
  return columns.some(column => isIdentifying(column) && hasContent(textAt(row, column.index)));
}

function isIdentifying({ field }: HeaderColumn): boolean {
  return identifyingFields.some(name => name === field);
}

/** A header as it is shown. If none was recognised, its row may be that of a child, whose numbers are masked. */
export function headerText({ row }: Header, { header }: Pick<HeaderColumn, 'header'>): string {
  return row === null && /\d{4}/.test(header) ? maskId(header) : hideIds(header);
}

/** The columns by field under a mapping; null for a field whose letters name no column. */
export function mappedColumns(header: Header, mapping: ColumnMapping): Map<FieldName, HeaderColumn | null> {
  const columns = new Map<FieldName, HeaderColumn | null>();
  for (const name of fieldNames) {
    const letter = mapping.columns[name];
    if (letter === undefined) continue;
    const index = columnOfLetter(letter);
    const found = header.columns.find(column => column.index === index);
    const made = index === null ? null : { index, letter: letterOf(index), header: '', field: name, rank: 0 };
    columns.set(name, found === undefined ? made : { ...found, field: name });
  }
  return columns;
}
