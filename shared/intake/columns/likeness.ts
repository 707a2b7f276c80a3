// Whether rows without a header of their own go on with a list: below another sheet's, or beside it.

import { type Row, textAt } from '../decode/sheet.ts';
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
 * The rows that look like children under the columns of a list, each as its name and numbers: the number has the form of the
 * numbers in `children`, which are rows of that list, and sexes and documents are such.
 */
export function childrenUnder(
  rows: readonly Row[],
  columns: readonly Pick<HeaderColumn, 'field' | 'index'>[],
  children: readonly Row[],
  shift = 0,
): string[] {
  const indexOf = (field: FieldName) => columns.find(column => column.field === field)?.index ?? -1;
  const [name, registration, id, sex] = [indexOf('name'), indexOf('registration'), indexOf('id'), indexOf('sex')];
  const cell = (row: Row, index: number) => textAt(row, index === -1 ? -1 : index + shift).trim();
  const forms = new Set(children.slice(0, shownRows).map(row => formOf(textAt(row, registration))));
  const isChild = (row: Row) =>
    /^[\p{L}\p{M}·. ]{2,30}$/u.test(cell(row, name)) &&
    (sex === -1 || /^[男女]/.test(cell(row, sex))) &&
    (id === -1 || cell(row, id) === '' || /\d{6}/.test(cell(row, id))) &&
    (registration === -1
      ? cell(row, id) !== ''
      : cell(row, registration) !== '' && forms.has(formOf(cell(row, registration)))) &&
    // A code and a word beside it are no child where the list says nothing else that could be compared.
    (sex !== -1 || id !== -1 || columns.every(({ index }) => cell(row, index) !== ''));
  return rows.filter(isChild).map(row => [name, registration, id].map(index => cell(row, index)).join('|'));
}
