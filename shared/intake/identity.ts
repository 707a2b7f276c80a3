// ID numbers after GB 11643: six digits of a place, eight of a birthday, three of a sequence and a check character after
// ISO 7064 MOD 11-2. Checked on bytes, because 100,000 of them are checked while somebody waits.

import { areFourDigits, type FlatText } from './grid.ts';
import type { Table } from './table.ts';

/** What is wrong with an ID number; `lower` is a right one that ends in a small x. */
export const idFault = { none: 0, lower: 1, length: 2, old: 3, characters: 4, birth: 5, check: 6 } as const;

const weights = Uint8Array.of(7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2, 1);

/** Judges the ID number between two positions of a text. */
export function judgeId({ bytes, words }: FlatText, start: number, end: number): number {
  if (end - start !== 18) return judgeForm(bytes, start, end);
  let sum = 0;
  let digits = true;
  for (let index = 0; index < 16; index += 4) {
    const word = words.getInt32(start + index, true);
    digits = digits && areFourDigits(word);
    sum += (word & 15) * (weights[index] ?? 0) + ((word >>> 8) & 15) * (weights[index + 1] ?? 0);
    sum += ((word >>> 16) & 15) * (weights[index + 2] ?? 0) + ((word >>> 24) & 15) * (weights[index + 3] ?? 0);
  }
  const digit = (bytes[start + 16] ?? 0) - 48;
  const last = bytes[start + 17] ?? 0;
  const isX = last === 88 || last === 120;
  if (!digits || digit < 0 || digit > 9 || (!isX && (last < 48 || last > 57))) return idFault.characters;
  if (!isBirthday(number(bytes, start + 6, 4), number(bytes, start + 10, 2), number(bytes, start + 12, 2))) {
    return idFault.birth;
  }
  sum += digit * 2 + (isX ? 10 : last - 48);
  if (sum % 11 !== 1) return idFault.check;
  return last === 120 ? idFault.lower : idFault.none;
}

function judgeForm(bytes: Uint8Array, start: number, end: number): number {
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0;
    const isX = (byte === 88 || byte === 120) && at === end - 1;
    if (!isX && (byte < 48 || byte > 57)) return idFault.characters;
  }
  return end - start === 15 ? idFault.old : idFault.length;
}

function number(bytes: Uint8Array, start: number, length: number): number {
  let value = 0;
  for (let at = start; at < start + length; at++) value = value * 10 + (bytes[at] ?? 0) - 48;
  return value;
}

const monthDays = Uint8Array.of(0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31);

function isBirthday(year: number, month: number, day: number): boolean {
  if (year < 1900 || year > 2099 || day < 1 || day > (monthDays[month] ?? 0)) return false;
  return month !== 2 || day < 29 || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0));
}

/** Reports a wrong ID number. */
export function reportId(table: Table, row: number, text: string, fault: number): void {
  const column = table.columns.get('id');
  if (column === undefined) return;
  // 4.11282E+17 is a number that was written as text; a wrong number that ends in 000 was a number before.
  const lost = /^\d(\.\d+)?E\+?\d+$/i.test(text) || (/^\d{15}000$/.test(text) && fault >= idFault.birth);
  if (lost) table.reportCell('cell.id-number', row, column, text, {});
  else if (text.includes('|') || text.startsWith('=')) return;
  else if (fault === idFault.characters) table.reportCell('cell.id-characters', row, column, text, {});
  else if (fault === idFault.old) table.reportCell('cell.id-old', row, column, text, {});
  else if (fault === idFault.length) table.reportCell('cell.id-length', row, column, text, { count: text.length });
  else if (fault === idFault.birth) table.reportCell('cell.id-birth', row, column, text, {});
  else table.reportCell('cell.id-check', row, column, text, {});
}
