// Registration numbers: can they name the lots, and are they what the families were given?

import { likeness } from '../columns/likeness.ts';
import type { Column, RowCheck, Table } from '../columns/table.ts';

const lotName = /^[A-Z0-9-]{1,24}$/;

// 3-1 and 3/10 become these when a file is opened in Excel and saved.
const dateLike =
  /^(\d{1,2}月\d{1,2}日|\d{4}年\d{1,2}月(\d{1,2}日)?|\d{1,2}-[A-Z][a-z]{2}(-\d{2,4})?|[A-Z][a-z]{2}-\d{2}|\d{2,4}\/\d{1,2}\/\d{1,2}( .*)?)$/;

// A number that is wrong in more rows than one in so many is not a slip: the numbers are not made for it.
const slips = 5;

/** Whether a registration number can name a lot: 1 to 24 of A to Z, 0 to 9 and hyphen. */
export function namesLot(number: string): boolean {
  return lotName.test(number);
}

/**
 * Whether every child has a registration number that can name its lot. If only few lack one, each of them is an error; otherwise
 * returns the rows that do, for which all lots get other numbers.
 */
export function checkRegistrations(table: Table, unfit: readonly number[]): readonly number[] {
  const column = table.columns.get('registration');
  const numbers = table.values('registration');
  const children = table.children();
  if (column === undefined) return children;
  if (unfit.length < children.length) reportOrigin(table, column);
  const dates = unfit.filter(row => dateLike.test(numbers[row] ?? ''));
  for (const row of dates) table.reportCell('cell.registration-date', row, column, numbers[row] ?? '', {});
  if (dates.length > 0 || unfit.length === 0) return [];
  const isSlip = unfit.length === 1 ? children.length > 1 : unfit.length * slips <= children.length;
  if (!isSlip) return unfit;
  const others = children.length - unfit.length;
  for (const row of unfit) {
    const number = numbers[row] ?? '';
    // A row with another error, such as a missing name, may be no child at all.
    if (number !== '') table.reportCell('cell.registration-unfit', row, column, number, { others });
    else table.report('cell.registration-missing', row, column, '', { others });
  }
  return [];
}

// So many rows at the end of a list may be lines about it, and so many before them show what its numbers look like.
const lastRows = 3;
const shownRows = 100;

/** Reports numbers at the end of a list that are unlike those before them: a date or a telephone number below it is no child's. */
export function checkEnd(table: Table): void {
  const column = table.columns.get('registration');
  const numbers = table.values('registration');
  const children = table.children();
  if (column === undefined || children.length < 2 * lastRows) return;
  const before = children.slice(-shownRows - lastRows, -lastRows).map(row => numbers[row] ?? '');
  const isUsual = likeness(before.filter(number => number !== ''));
  for (const row of children.slice(-lastRows)) {
    const number = numbers[row] ?? '';
    if (namesLot(number) && !isUsual(number))
      table.reportCell('cell.registration-odd', row, column, number, { number });
  }
}

// Numbers of these names may be those of the draw, or of an examination or another draw.
const ofOtherKinds = /派位|摇号|抽签|准考|考号|考试/;

/** Says from which column the numbers of the draw come, where its header is not the usual one. */
function reportOrigin(table: Table, column: Column): void {
  const row = table.children()[0] ?? 0;
  if (!ofOtherKinds.test(column.header)) return;
  table.report('list.numbers-from', row, column, column.header, { header: column.header });
}

/**
 * Reports once how many numbers of digits are shorter than the longest, if zeros may have been lost: in a CSV file, or where a
 * workbook holds numbers.
 */
export function leadingZerosCheck(table: Table): RowCheck {
  const values = table.values('registration');
  // In nearly every list all numbers have one length.
  let shortest = Number.POSITIVE_INFINITY;
  let longest = 0;
  const row = (row: number) => {
    const { length } = values[row] ?? '';
    if (length < shortest) shortest = length;
    if (length > longest) longest = length;
  };
  const finish = () => {
    if (shortest < longest) reportShorter(table, values);
  };
  return { row, finish };
}

function reportShorter(table: Table, values: readonly string[]): void {
  const column = table.columns.get('registration');
  if (column === undefined) return;
  const mayHaveLost = (row: number) => table.sheet === null || table.mark(row, column)?.kind === 'number';
  let longest = 0;
  const isShorter = (row: number) => {
    const value = values[row] ?? '';
    return value.length < longest && /^\d+$/.test(value);
  };
  for (const row of table.children()) {
    const { length } = values[row] ?? '';
    if (length > longest && /^\d+$/.test(values[row] ?? '')) longest = length;
  }
  const short = table.children().filter(row => isShorter(row) && mayHaveLost(row));
  const [first] = short;
  if (first !== undefined)
    table.report('list.leading-zeros', first, column, values[first] ?? '', { count: short.length });
}
