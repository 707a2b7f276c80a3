// Registration numbers: can they name the lots, and have they lost zeros?

import { areFourDigits, type FlatText } from './grid.ts';
import type { Column, Table } from './table.ts';

const longestLot = 24;

/** Can the bytes between two positions name a lot: 1 to 24 of A to Z, 0 to 9 and hyphen? */
export function isLotName({ bytes, words }: FlatText, start: number, end: number): boolean {
  let at = start;
  while (at + 4 <= end && areFourDigits(words.getInt32(at, true))) at += 4;
  for (; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (!((byte >= 48 && byte <= 57) || (byte >= 65 && byte <= 90) || byte === 45)) return false;
  }
  return end > start && end - start <= longestLot;
}

/** Reports once how many numbers are shorter than the longest, where zeros may have been lost. */
export function checkLeadingZeros(table: Table, column: Column, mayHaveLost: (marks: number) => boolean): void {
  const { starts, ends, marks, text } = table.grid;
  // Only numbers that are digits throughout can be compared.
  const digits = (cell: number) => digitsBetween(text.bytes, starts[cell] ?? 0, ends[cell] ?? 0);
  let most = 0;
  for (let row = 0; row < table.rows; row++) most = Math.max(most, digits(table.cell(row, column)));
  let count = 0;
  let first = 0;
  for (let row = 0; row < table.rows; row++) {
    const cell = table.cell(row, column);
    const length = digits(cell);
    if (length === 0 || length === most || !mayHaveLost(marks[cell] ?? 0)) continue;
    if (count === 0) first = row;
    count += 1;
  }
  if (count > 0) table.report('list.leading-zeros', first, column, table.text(first, column), { count });
}

/** How many digits stand between two positions; 0 where there is anything else. */
function digitsBetween(bytes: Uint8Array, start: number, end: number): number {
  for (let at = start; at < end; at++) if ((bytes[at] ?? 0) < 48 || (bytes[at] ?? 0) > 57) return 0;
  return end - start;
}
