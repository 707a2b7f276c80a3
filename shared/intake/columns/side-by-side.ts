// Two lists side by side in one sheet: the second would be lost.

import { hasContent, type Row, textAt } from '../decode/sheet.ts';
import type { Findings } from '../findings/finding.ts';
import { letterOf } from '../findings/letters.ts';
import { residentBirthday } from '../findings/residents.ts';
import {
  columnOf,
  type FieldName,
  fieldOf,
  fields,
  headerKey,
  namesOthers,
  numberFields,
  usualHeader,
} from './fields.ts';
import type { Header, HeaderColumn } from './header.ts';
import { childrenUnder, hasFamilyName, numbersLike } from './likeness.ts';
import type { Table } from './table.ts';
import { speaksOfTwins } from './unread.ts';

/**
 * Reports two lists side by side: the name and another header occur twice in one row; or there is a second name with a number under
 * other headers or none. True if it did.
 */
export function reportBlocks(table: Table, header: Header, findings: Findings): boolean {
  const seen = new Map<string, HeaderColumn>();
  const repeated: HeaderColumn[] = [];
  for (const column of header.columns) {
    const key = headerKey(withoutCount(column.header));
    if (seen.has(key)) repeated.push(column);
    else seen.set(key, column);
  }
  const isName = ({ header: text }: HeaderColumn) => fieldOf(withoutCount(text))?.field.name === 'name';
  const again = repeated.length > 1 ? repeated.find(isName) : undefined;
  const name = again ?? secondName(table, header) ?? unnamedName(table, header);
  if (name === undefined) return false;
  const first =
    header.columns.find(column => column !== name && (column.field === 'name' || isName(column)))?.letter ?? '';
  const location = { sheet: table.sheet, row: header.row, column: name };
  findings.add('list.two-blocks', location, name.header, { needed: usualHeader('name'), first, second: name.letter });
  return true;
}

/** A header without the number that programs append to a repeated name: 姓名.1, 姓名2. */
function withoutCount(header: string): string {
  return header.replace(/[._ -]?\d{1,2}$/, '');
}

/** The second column of names if there is a second one of numbers too, and the first two are to the left of both. */
function secondName(table: Table, { columns }: Header): HeaderColumn | undefined {
  const ofField = (name: FieldName) => columns.filter(({ field }) => field === name);
  const [firstName, second] = ofField('name');
  for (const number of numberFields) {
    const [firstNumber, secondNumber] = ofField(number);
    if (firstName === undefined || second === undefined || firstNumber === undefined || secondNumber === undefined)
      continue;
    const left = Math.max(firstName.index, firstNumber.index);
    if (left >= Math.min(second.index, secondNumber.index)) continue;
    // A header that names the child may be beside that of somebody else, or still be the second list.
    const isTheirs = firstName.rank < 0 !== second.rank < 0;
    const isSecond =
      number === 'registration'
        ? goesOn(table, { name: firstName, number: firstNumber }, { name: second, number: secondNumber })
        : areOfAnAge(table, firstNumber, secondNumber);
    if (!isTheirs || isSecond) return second;
  }
  return undefined;
}

type Index = Pick<HeaderColumn, 'index'>;
type Block = { readonly name: Index; readonly number: Index };

/**
 * Whether a second block continues the numbers of the first: they have the same forms, all differ and none is in the first; and the
 * names differ from those beside them, unlike in a copy.
 */
function goesOn({ rows }: Table, first: Block, second: Block): boolean {
  const read = (row: Row, { index }: Index) => textAt(row, index).trim();
  const filled = rows.filter(row => read(row, second.number) !== '' && read(row, second.name) !== '');
  const own = new Set(rows.map(row => read(row, first.number)));
  const numbers = filled.map(row => read(row, second.number));
  const isUsual = numbersLike(rows, first.number.index);
  const copies = filled.filter(row => read(row, first.name) === read(row, second.name)).length;
  return (
    filled.length > 1 &&
    copies * 2 < filled.length &&
    new Set(numbers).size === numbers.length &&
    numbers.every(number => isUsual(number) && !own.has(number))
  );
}

/** Whether the documents in two columns belong to different people born in the same years, that is to other children. */
function areOfAnAge(table: Table, first: Index, second: Index): boolean {
  const years = (index: number) =>
    table.rows.flatMap(row => {
      const birthday = residentBirthday(textAt(row, index).trim());
      return birthday === 0 ? [] : Math.floor(birthday / 10_000);
    });
  const middle = (some: readonly number[]) => some.toSorted((a, b) => a - b)[some.length >> 1] ?? 0;
  const isCopy = table.rows.every(row => textAt(row, first.index).trim() === textAt(row, second.index).trim());
  const [one, other] = [years(first.index), years(second.index)];
  return !isCopy && one.length > 0 && other.length > 0 && Math.abs(middle(one) - middle(other)) <= 6;
}

/** A column of names under no header or an unknown one, at the same distance from the list's names as another column of numbers. */
function unnamedName(table: Table, header: Header): HeaderColumn | undefined {
  if (header.row === null) return undefined;
  // Names and numbers of other people and of twins are reported by other checks.
  const isKnown = ({ field, header: text }: HeaderColumn) =>
    field !== null || namesOthers(text) || speaksOfTwins(headerKey(text));
  const known = new Set(header.columns.filter(isKnown).map(({ index }) => index));
  // The columns that would be read.
  const columns = fields.flatMap(({ name }) => columnOf(header.columns, name) ?? []);
  const name = columnOf(columns, 'name');
  const number = columnOf(columns, 'registration') ?? columnOf(columns, 'id');
  if (name === undefined || number === undefined) return undefined;
  const unnamed = [...table.unnamedColumns().keys()];
  const unknown =
    number.field === 'id' ? [] : header.columns.filter(column => !isKnown(column)).map(({ index }) => index);
  for (const index of [...unnamed, ...unknown]) {
    const shift = index - name.index;
    const other = { index: number.index + shift };
    if (known.has(other.index) || other.index < 0) continue;
    const isOther =
      number.field === 'id'
        ? areOfAnAge(table, number, other)
        : goesOn(table, { name, number }, { name: { index }, number: other });
    if (!isOther) continue;
    const rows = table.rows.filter(row => hasContent(textAt(row, index)));
    const children = childrenUnder(rows, columns, table.rows, { shift });
    const named = children.filter(row => hasFamilyName(textAt(row, index).trim())).length;
    if (children.length < 2 || children.length * 2 <= rows.length || named * 2 < children.length) continue;
    const own = header.columns.find(column => column.index === index);
    return { ...name, index, letter: letterOf(index), header: own?.header ?? '' };
  }
  return undefined;
}
