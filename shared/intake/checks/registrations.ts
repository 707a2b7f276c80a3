// Registration numbers: can they name the lots, and are they what the families were given?

import { isLot } from '../../protocol/lexis.ts';
import { likeness } from '../columns/likeness.ts';
import type { Column, Table } from '../columns/table.ts';

// 3-1 and 3/10 become these when a file is opened in Excel and saved.
const dateLike =
  /^(\d{1,2}月\d{1,2}日|\d{4}年\d{1,2}月(\d{1,2}日)?|\d{1,2}-[A-Z][a-z]{2}(-\d{2,4})?|[A-Z][a-z]{2}-\d{2}|\d{2,4}\/\d{1,2}\/\d{1,2}( .*)?)$/;

// If more than one number in five does not fit, it is not a slip: the numbers were not made to name lots.
const slips = 5;

/**
 * Checks that every child has a registration number that can name its lot. If only a few do not, each is an error; otherwise returns
 * their rows, and all lots get other numbers.
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
    // A row with another error, such as a missing name, may not be a child at all.
    if (number !== '') table.reportCell('cell.registration-unfit', row, column, number, { others });
    else table.report('cell.registration-missing', row, column, '', { others });
  }
  return [];
}

// The last rows of a list may be notes about it; the rows before them show what its numbers look like.
const lastRows = 3;
const shownRows = 100;

/** Reports numbers at the end of a list that differ in form from those before: a date or a telephone number is not a child's. */
export function checkEnd(table: Table): void {
  const column = table.columns.get('registration');
  const numbers = table.values('registration');
  const children = table.children();
  if (column === undefined || children.length < 2 * lastRows) return;
  const before = children.slice(-shownRows - lastRows, -lastRows).map(row => numbers[row] ?? '');
  const isUsual = likeness(before.filter(number => number !== ''));
  for (const row of children.slice(-lastRows)) {
    const number = numbers[row] ?? '';
    if (isLot(number) && !isUsual(number)) table.reportCell('cell.registration-odd', row, column, number, { number });
  }
}

// Columns with these names may number this draw, an examination or another draw.
const ofOtherKinds = /派位|摇号|抽签|准考|考号|考试/;

/** Reports which column the numbers of the draw come from if its header leaves doubt. */
function reportOrigin(table: Table, column: Column): void {
  const row = table.children()[0] ?? 0;
  if (!ofOtherKinds.test(column.header)) return;
  table.report('list.numbers-from', row, column, column.header, { header: column.header });
}

/**
 * Reports once how many numbers of digits are shorter than the longest, if zeros may have been lost: in a CSV file, or where a
 * workbook holds numbers.
 */
export function checkLeadingZeros(table: Table): void {
  const column = table.columns.get('registration');
  if (column === undefined) return;
  const values = table.values('registration');
  let longest = 0;
  for (const row of table.children()) {
    const value = values[row] ?? '';
    if (value.length > longest && /^\d+$/.test(value)) longest = value.length;
  }
  const short = table.children().filter(row => {
    const value = values[row] ?? '';
    const mayHaveLost = table.sheet === null || table.mark(row, column)?.kind === 'number';
    return value.length < longest && mayHaveLost && /^\d+$/.test(value);
  });
  table.reportFirst('list.leading-zeros', short, column, { count: short.length });
}
