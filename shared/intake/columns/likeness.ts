// Whether rows that the header does not cover look like children of the list: above it, beside it, or on another sheet.

import { hasContent, type Row, textAt } from '../decode/sheet.ts';
import type { FieldName } from './fields.ts';
import type { HeaderColumn } from './header.ts';

// So many rows show what the numbers of a list look like.
const shownRows = 100;

/** The form of a number, or of the start of any text: its digits, letters and Chinese characters each as one sign. */
export function formOf(text: string): string {
  return text
    .trim()
    .slice(0, 40)
    .replace(/\d+/g, '0')
    .replace(/[A-Za-z]+/g, 'A')
    .replace(/\p{Script=Han}+/gu, '中');
}

/**
 * Tells whether a text is like some numbers: of the form of one of them, with hardly more or fewer digits. A telephone number or a
 * year beside a list is not like its numbers.
 */
export function likeness(numbers: Iterable<string>): (text: string) => boolean {
  const digits = new Map<string, { least: number; most: number }>();
  for (const number of numbers) {
    const count = digitsIn(number);
    const known = digits.get(formOf(number));
    if (known === undefined) digits.set(formOf(number), { least: count, most: count });
    else [known.least, known.most] = [Math.min(known.least, count), Math.max(known.most, count)];
  }
  return text => {
    const known = hasContent(text) ? digits.get(formOf(text)) : undefined;
    const count = digitsIn(text);
    return known !== undefined && count >= known.least - 1 && count <= known.most + 1;
  };
}

function digitsIn(text: string): number {
  return text.replace(/\D+/g, '').length;
}

/** The same for the numbers that stand in a column of the first rows. */
export function numbersLike(rows: readonly Row[], column: number): (text: string) => boolean {
  return likeness(rows.slice(0, shownRows).flatMap(row => textAt(row, column).trim() || []));
}

// A dictionary of schools, places or peoples has a code and a word in each line, and a statistic a number.
const noName = /^[男女]|[校园族市县区省镇乡班计]$|^(姓名|学生|电话|备注|考场|年份|年级|人数)$/;

/**
 * The rows that look like children under the columns of a list, which may stand `shift` columns aside: the number is like those in
 * `children`, which are rows of that list, and sexes and documents are such.
 */
export function childrenUnder(
  rows: readonly Row[],
  columns: readonly Pick<HeaderColumn, 'field' | 'index'>[],
  children: readonly Row[],
  shift = 0,
): Row[] {
  const indexOf = (field: FieldName) => columns.find(column => column.field === field)?.index ?? -1;
  const [name, registration, id, sex] = [indexOf('name'), indexOf('registration'), indexOf('id'), indexOf('sex')];
  const cell = (row: Row, index: number) => textAt(row, index === -1 ? -1 : index + shift).trim();
  const isNumber = numbersLike(children, registration);
  return rows.filter(
    row =>
      /^[\p{L}\p{M}·. ]{2,30}$/u.test(cell(row, name)) &&
      !noName.test(cell(row, name)) &&
      (sex === -1 || /^[男女]/.test(cell(row, sex))) &&
      (id === -1 || cell(row, id) === '' || /\d{6}/.test(cell(row, id))) &&
      (registration === -1 ? cell(row, id) !== '' : isNumber(cell(row, registration))) &&
      // A code and a word beside it are no child where the list says nothing else that could be compared.
      (sex !== -1 || id !== -1 || columns.every(({ index }) => cell(row, index) !== '')),
  );
}
