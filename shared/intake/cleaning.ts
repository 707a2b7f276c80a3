// The second look at cells whose characters are not all plain, or that a workbook stores as something else than text:
// what can be read as it was meant is read so, and said; what cannot is an error.

import { narrow } from '../text/narrow.ts';
import { type Classes, character, placeholders, pointsWith } from './characters.ts';
import { shorten } from './finding.ts';
import { columnOf, rewrite, stored, textOf } from './grid.ts';
import type { Column, Table } from './table.ts';

/** The longest name, in code points. */
export const longestName = 50;

/** The longest other text of a cell, in code points. */
export const longestText = 1000;

// In bytes; the code points of a longer text are not counted.
const mostCounted = 20_000;

const plainInText = character.wide | character.odd | stored.doubled;
const drawn = character.private | character.uncovered | character.broken;

/** Goes through the suspects: reports what is wrong and rewrites what is read otherwise than it stands there. */
export function cleanCells(table: Table, classes: Classes): void {
  const { grid } = table;
  const { firsts, suspects } = grid;
  const columns = new Map([...table.columns.values()].map(column => [column.index, column]));
  const first = firsts[table.gridRow(0)] ?? 0;
  let row = 0;
  for (const cell of suspects) {
    if (cell < first) continue;
    while ((firsts[table.gridRow(row + 1)] ?? 0) <= cell) row += 1;
    const column = columns.get(columnOf(grid, table.gridRow(row), cell));
    if (column === undefined) continue;
    // Before anything else: a text of 30,000 characters may stand in every cell of a workbook and cost it nothing.
    if (cutLong(table, column, row, cell, classes)) continue;
    cleanCell(table, column, row, cell, classes);
    checkLength(table, column, row, cell);
  }
}

/** Reports a cell that is too long by its bytes alone, and keeps of it what a message shows. */
function cutLong(table: Table, column: Column, row: number, cell: number, { points }: Classes): boolean {
  const { grid } = table;
  const start = grid.starts[cell] ?? 0;
  const length = (grid.ends[cell] ?? 0) - start;
  if (length <= 4 * mostOf(column)) return false;
  const counted = length <= mostCounted;
  const text = textOf(grid, cell, mostCounted);
  const count = counted ? [...text].length : `${mostCounted / 4}+`;
  reportLong(table, column, row, text, count);
  rewrite(grid, cell, shorten(text), points);
  return true;
}

function cleanCell(table: Table, column: Column, row: number, cell: number, classes: Classes): void {
  const { grid } = table;
  const mark = grid.marks[cell] ?? 0;
  const { field } = column;
  // Full-width brackets, quotes and commas are plain in a remark, and every other remark has some.
  if ((mark & (field.reading === 'text' ? ~plainInText : ~0)) === 0) return;
  const before = textOf(grid, cell);
  if ((mark & stored.error) !== 0) {
    table.reportCell(field.decisive ? 'cell.error-value' : 'cell.error-elsewhere', row, column, before, {
      value: before,
    });
    rewrite(grid, cell, '', classes.points);
    return;
  }
  if ((mark & stored.formula) !== 0) {
    table.reportCell(field.decisive ? 'cell.formula' : 'cell.formula-elsewhere', row, column, before, {});
  }
  // In a CSV file a formula is a text.
  else if (field.decisive && before.startsWith('=')) table.reportCell('cell.formula', row, column, before, {});
  if ((mark & stored.number) !== 0) checkNumber(table, column, row, before);
  // Names and numbers are compared by their bytes: they may not be written in two ways.
  const isDoubled = (mark & stored.doubled) !== 0 && field.decisive;
  if ((mark & 0xff) === 0) {
    if (isDoubled) rewrite(grid, cell, before, classes.points);
    return;
  }
  if ((mark & drawn) !== 0) checkDrawn(table, column, row, before, mark, classes);
  const read = readers[field.reading](table, column, row, before.trim(), classes);
  if (read !== before || isDoubled) rewrite(grid, cell, read, classes.points);
}

/** An ID number that is a number has lost its last digits; a registration number has where it is over 15 digits long. */
function checkNumber(table: Table, column: Column, row: number, text: string): void {
  const { reading } = column.field;
  if (reading === 'id') table.reportCell('cell.id-number', row, column, text, {});
  else if (reading === 'registration' && text.length > 15)
    table.reportCell('cell.registration-number', row, column, text, {});
}

function checkDrawn(table: Table, column: Column, row: number, text: string, mark: number, classes: Classes): void {
  const points = (bits: number) => pointsWith(text, bits, classes.points);
  if ((mark & character.broken) !== 0) table.reportCell('cell.surrogate', row, column, text, {});
  if ((mark & character.private) !== 0) {
    table.reportCell('cell.private-use', row, column, text, { points: points(character.private) });
  }
  if ((mark & character.uncovered) !== 0) {
    table.reportCell('cell.coverage', row, column, text, { points: points(character.uncovered) });
  }
}

type Reader = (table: Table, column: Column, row: number, text: string, classes: Classes) => string;

const readers: { readonly [Reading in Column['field']['reading']]: Reader } = {
  name: readName,
  id: readCode,
  registration: readCode,
  phone: readCode,
  group: readCode,
  text: readText,
};

/** A name: invisible characters out, one form of the middle dot, no blanks between Chinese characters. */
function readName(table: Table, column: Column, row: number, text: string, classes: Classes): string {
  checkControls(table, column, row, text, classes);
  if (text.includes('|')) table.reportCell('cell.bar', row, column, text, {});
  const found = [...new Set(text)].filter(one => placeholders.includes(one)).join('');
  if (found !== '') table.reportCell('cell.placeholder', row, column, text, { found });
  const visible = withoutInvisible(table, column, row, text, classes);
  const dotted = visible.replace(/[\u2022\u30fb\u2027\uff0e\u2219\u22c5\uff65]|(?<=\P{ASCII})\.(?=\P{ASCII})/gu, '·');
  if (dotted !== visible) table.reportCell('cell.dot', row, column, text, { read: dotted });
  const closed = dotted.replace(/[\s\u00a0]+/g, blankBetween);
  if (closed !== dotted) table.reportCell('cell.blank', row, column, text, { read: closed });
  return closed;
}

/** Between Latin letters one space stays; anywhere else a blank only widens the name to fill its column. */
function blankBetween(blank: string, at: number, name: string): string {
  const around = (name[at - 1] ?? '') + (name[at + blank.length] ?? '');
  return /^[\p{Script=Latin}.,'’-]{2}$/u.test(around) ? ' ' : '';
}

/** A number-like code: ASCII instead of full-width, no apostrophe before it. */
function readCode(table: Table, column: Column, row: number, text: string, classes: Classes): string {
  if (column.field.decisive) checkControls(table, column, row, text, classes);
  if (column.field.reading === 'id' && text.includes('|')) table.reportCell('cell.bar', row, column, text, {});
  const visible = withoutInvisible(table, column, row, text, classes);
  const bare = visible.replace(/^['\u2018\u2019`](?=.)/, '');
  if (bare !== visible) table.reportCell('cell.apostrophe', row, column, text, { read: bare });
  const ascii = narrow(bare);
  if (ascii !== bare) table.reportCell('cell.full-width', row, column, text, { read: ascii });
  return oneLine(ascii).trim();
}

/** Any other text, on one line. */
function readText(table: Table, column: Column, row: number, text: string, classes: Classes): string {
  return oneLine(withoutInvisible(table, column, row, text, classes));
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}

function checkControls(table: Table, column: Column, row: number, text: string, classes: Classes): void {
  const points = pointsWith(text, character.control, classes.points);
  if (points !== '') table.reportCell('cell.control', row, column, text, { points });
}

function withoutInvisible(table: Table, column: Column, row: number, text: string, classes: Classes): string {
  const points = pointsWith(text, character.invisible, classes.points);
  if (points === '') return text;
  const isVisible = (one: string) => ((classes.points[one.codePointAt(0) ?? 0] ?? 0) & character.invisible) === 0;
  const read = [...text].filter(isVisible).join('').trim();
  table.reportCell('cell.invisible', row, column, text, { points, read });
  return read;
}

function checkLength(table: Table, column: Column, row: number, cell: number): void {
  const { starts, ends } = table.grid;
  const most = mostOf(column);
  if ((ends[cell] ?? 0) - (starts[cell] ?? 0) <= most) return;
  const text = textOf(table.grid, cell);
  const count = [...text].length;
  if (count > most) reportLong(table, column, row, text, count);
}

function mostOf({ field }: Column): number {
  return field.reading === 'name' ? longestName : longestText;
}

function reportLong(table: Table, column: Column, row: number, text: string, count: number | string): void {
  const code = column.field.reading === 'name' ? 'cell.name-long' : 'cell.text-long';
  table.reportCell(code, row, column, text, { count, most: mostOf(column) });
}
