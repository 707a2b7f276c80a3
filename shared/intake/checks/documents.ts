// The numbers of documents. A resident ID after GB 11643 has six digits of a place, eight of a birthday, three of a sequence
// and a check character after ISO 7064 MOD 11-2. Children from Hong Kong, Macao, Taiwan and abroad have other documents, and
// some have none yet: they are children all the same. Where a number claims to be a resident ID, or looks like a mistyped
// one, it is checked strictly.

import type { Column, Table } from '../table.ts';
import { namesNone } from './none.ts';

/** What a number is: a right resident ID, that of another document, or what is wrong with it as a resident ID. */
export type Judgement = 'resident' | 'other' | 'length' | 'old' | 'characters' | 'birth' | 'check';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2, 1];

/** Judges a resident ID in capitals. Digits are taken one by one: a list has 100,000 of them. */
export function judgeResidentId(id: string): Exclude<Judgement, 'other'> {
  if (!/^\d*[\dX]$/.test(id)) return 'characters';
  if (id.length !== 18) return id.length === 15 ? 'old' : 'length';
  if (!isBirthday(numberAt(id, 6, 10), numberAt(id, 10, 12), numberAt(id, 12, 14))) return 'birth';
  let sum = 0;
  for (let at = 0; at < 18; at++) {
    const digit = id.charCodeAt(at) - 48;
    sum += (weights[at] ?? 0) * (digit > 9 ? 10 : digit);
  }
  return sum % 11 === 1 ? 'resident' : 'check';
}

function numberAt(digits: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at++) number = number * 10 + digits.charCodeAt(at) - 48;
  return number;
}

const monthDays = [0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isBirthday(year: number, month: number, day: number): boolean {
  if (year < 1900 || year > 2099 || day < 1 || day > (monthDays[month] ?? 0)) return false;
  return month !== 2 || day < 29 || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0));
}

// 回乡证, 外国人永久居留身份证 of the old form, 台胞证, and what passports and the identity cards of Hong Kong and Macao look like.
const otherForms = [
  /^[HM]\d{8}(\d{2})?$/,
  /^[A-Z]{3}\d{12}$/,
  /^\d{8,10}$/,
  /^(?=.*[A-Z])(?=(.*\d){4})[A-Z0-9()/-]{5,20}$/,
];

/** Judges the number of a document in capitals, with what the list says of its type; empty if it says nothing. */
export function judgeDocument(number: string, type: string): Judgement {
  const verdict = judgeResidentId(number);
  if (verdict === 'resident') return 'resident';
  if (/居民身份证|^(二代)?身份证$|公民身份|户口/.test(type) && !/港澳|台湾|外国|临时/.test(type)) return verdict;
  if (type !== '' && !namesNone(type)) return 'other';
  // The numbers of foreign residents begin with 9, and so do those that schools give to children without any.
  if (/^9\d{16}[\dX]$/.test(number)) return 'other';
  const digits = number.replace(/\D/g, '').length;
  const isLikeResident = digits >= 13 && !/^[A-Z]{3}\d{12}$/.test(number);
  return !isLikeResident && otherForms.some(form => form.test(number)) ? 'other' : verdict;
}

/** The birthday in a resident ID, as eight digits; empty for any other number. */
export function birthdayOf(number: string): string {
  return judgeResidentId(number) === 'resident' ? number.slice(6, 14) : '';
}

/**
 * Reads the numbers of documents: capitals, words for "none" as none; reports wrong resident IDs, and once those of other
 * documents, whose digits nobody can check. Returns by row 1 if the number is a right resident ID, else 0.
 */
export function readDocuments(table: Table): Uint8Array {
  const column = table.columns.get('id');
  const isResident = new Uint8Array(table.rows.length);
  if (column === undefined) return isResident;
  const numbers = table.values('id');
  const types = table.values('documentType');
  let others = 0;
  let first = 0;
  for (const row of table.children()) {
    const text = numbers[row] ?? '';
    if (text === '') continue;
    const type = types[row] ?? '';
    if (judgeResidentId(text) === 'resident' && type === '') {
      isResident[row] = 1;
      continue;
    }
    const number = withLatinX(table, column, row, text).toUpperCase();
    numbers[row] = namesNone(text) ? '' : number;
    if (numbers[row] === '') continue;
    const verdict = judgeDocument(number, type);
    if (verdict === 'resident') isResident[row] = 1;
    if (verdict === 'resident' && /护照|通行证/.test(type)) {
      table.reportCell('cell.document-type', row, column, text, { type });
    }
    if (verdict === 'resident') continue;
    if (verdict !== 'other') reportResidentId(table, column, row, text, verdict);
    else if (others++ === 0) first = row;
  }
  if (others > 0) table.report('list.documents', first, column, '', { count: others });
  return isResident;
}

/** The X at the end of a resident ID, where a letter of another alphabet or the sign × was typed for it. */
function withLatinX(table: Table, column: Column, row: number, text: string): string {
  const read = text.replace(/(?<=^\d{17})[\u0425\u0445\u03a7\u03c7\u00d7\u2715\u2716]$/, 'X');
  if (read !== text) table.reportCell('cell.id-x', row, column, text, { sign: text.slice(-1), read });
  return read;
}

/** Reports a wrong resident ID. A formula and a bar have been reported already. */
function reportResidentId(table: Table, column: Column, row: number, text: string, verdict: Judgement): void {
  const isNumber = table.mark(row, column)?.kind === 'number';
  // 4.11282E+17 is a number that was written as text; a wrong number that ends in 000 was a number before.
  const isLost =
    /^\d(\.\d+)?E\+?\d+$/i.test(text) || (/^\d{15}000$/.test(text) && ['birth', 'check'].includes(verdict));
  if (table.mark(row, column)?.kind === 'formula' || text.includes('|') || text.startsWith('=')) return;
  if (isNumber && (text.length >= 15 || /\D/.test(text))) return;
  if (isLost) table.reportCell('cell.id-number', row, column, text, {});
  else if (verdict === 'characters') table.reportCell('cell.id-characters', row, column, text, {});
  else if (verdict === 'old') table.reportCell('cell.id-old', row, column, text, {});
  else if (verdict === 'length') table.reportCell('cell.id-length', row, column, text, { count: text.length });
  else if (verdict === 'birth') table.reportCell('cell.id-birth', row, column, text, {});
  else table.reportCell('cell.id-check', row, column, text, {});
}
