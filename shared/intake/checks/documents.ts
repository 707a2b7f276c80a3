// Document numbers. Children from Hong Kong, Macao, Taiwan and abroad have documents other than a resident ID, and some have none yet;
// that is not an error. A number that claims to be a resident ID, or looks like a mistyped one, is checked strictly.

import { headerKey, isOtherDocument } from '../columns/fields.ts';
import type { Column, RowCheck, Table } from '../columns/table.ts';
import { judgeResidentId, type ResidentVerdict, residentBirthday } from '../findings/residents.ts';
import { namesNone } from './none.ts';

/** The result for a number: a valid resident ID, another document's number, or what is wrong with it as a resident ID. */
type Judgement = ResidentVerdict | 'other';
type Fault = Exclude<ResidentVerdict, 'resident'>;

// 回乡证, 外国人永久居留身份证 of the old form, 台胞证, and what passports and the identity cards of Hong Kong and Macao look like.
const otherForms = [
  /^[HM]\d{8}(\d{2})?$/,
  /^[A-Z]{3}\d{12}$/,
  /^\d{8,10}$/,
  /^(?=.*[A-Z])(?=(.*\d){4})[A-Z0-9()/-]{5,20}$/,
];

// Types of documents other than the resident ID. Any other word is ignored, and the number is judged by its form.
const ofOthers =
  /护照|通行证|回乡|台胞|港澳|香港|澳门|台湾|外国|境外|永久|居住|居留|临时|出生|军官|士兵|其他|其它|无|未|passport|permit|other/i;

/** Judges a document number in capitals. `type` is the document type in the list, empty if absent. */
function judgeDocument(number: string, type: string): Judgement {
  const verdict = judgeResidentId(number);
  if (verdict === 'resident') return 'resident';
  if (ofOthers.test(type)) return 'other';
  if (/身份证|二代证|居民/.test(type)) return verdict;
  // The numbers of foreign residents begin with 9, and so do those that schools give to children without any.
  if (/^9\d{16}[\dX]$/.test(number)) return 'other';
  const digits = number.replace(/\D/g, '').length;
  const isLikeResident = digits >= 13 && !/^[A-Z]{3}\d{12}$/.test(number);
  // The forms look for digits anywhere, which must not take long in a text that is no number.
  return !isLikeResident && number.length <= 20 && otherForms.some(form => form.test(number)) ? 'other' : verdict;
}

/**
 * Cleans document numbers (capitals; words for "none" become empty). Reports invalid resident IDs, and once how many numbers are of
 * other documents, whose digits cannot be checked. `birthdays` gets the birthday of each row, 0 without a valid resident ID.
 */
export function documentsCheck(table: Table, birthdays: Int32Array): RowCheck {
  const column = table.columns.get('id');
  const numbers = table.values('id');
  const types = table.values('documentType');
  // A column of other documents says so in its header.
  const ofColumn = column !== undefined && isOtherDocument(headerKey(column.header)) ? column.header : '';
  let others = 0;
  let first = 0;
  const row = (row: number) => {
    const text = numbers[row] ?? '';
    if (text === '' || column === undefined) return;
    const type = (types[row] ?? '') || ofColumn;
    birthdays[row] ||= residentBirthday(text);
    if (birthdays[row] !== 0 && type === '') return;
    const number = withLatinX(table, column, row, text).toUpperCase();
    numbers[row] = namesNone(text) ? '' : number;
    if (numbers[row] === '') return;
    birthdays[row] = residentBirthday(number);
    const verdict = judgeDocument(number, type);
    if (verdict === 'resident' && /护照|通行证/.test(type)) {
      table.reportCell('cell.document-type', row, column, text, { type });
    }
    if (verdict === 'resident') return;
    if (verdict !== 'other') reportResidentId(table, column, row, text, verdict);
    else if (others++ === 0) first = row;
  };
  const finish = () => {
    if (others > 0 && column !== undefined) table.report('list.documents', first, column, '', { count: others });
  };
  return { row, finish };
}

/** The X at the end of a resident ID, where a letter of another alphabet or the sign × was typed for it. */
function withLatinX(table: Table, column: Column, row: number, text: string): string {
  const read = text.replace(/(?<=^\d{17})[\u0425\u0445\u03a7\u03c7\u00d7\u2715\u2716]$/, 'X');
  if (read !== text) table.reportCell('cell.id-x', row, column, text, { sign: text.slice(-1), read });
  return read;
}

/** Reports an invalid resident ID. Formulas and bars have been reported already. */
function reportResidentId(table: Table, column: Column, row: number, text: string, verdict: Fault): void {
  const isNumber = table.mark(row, column)?.kind === 'number';
  // 4.11282E+17 is a number that was written as text; a wrong number that ends in 000 was a number before.
  const isLost =
    /^\d(\.\d+)?E\+?\d+$/i.test(text) || (/^\d{15}000$/.test(text) && ['birth', 'check'].includes(verdict));
  if (table.mark(row, column)?.kind === 'formula' || text.includes('|') || text.startsWith('=')) return;
  if (isNumber && (text.length >= 15 || /\D/.test(text))) return;
  if (isLost) table.reportCell('cell.id-number', row, column, text, {});
  else if (verdict === 'length') table.reportCell('cell.id-length', row, column, text, { count: text.length });
  else table.reportCell(`cell.id-${verdict}`, row, column, text, {});
}
