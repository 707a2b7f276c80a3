// Chooses which columns of a file are read as which fields, and reports columns that forbid reading it.

import { filledColumns, hasContent, type Row, textAt } from '../decode/sheet.ts';
import type { Findings } from '../findings/finding.ts';
import { letterOf } from '../findings/letters.ts';
import { residentBirthday } from '../findings/residents.ts';
import { countAndRows, runsOf } from '../findings/runs.ts';
import {
  columnOf,
  type FieldName,
  fieldOf,
  fields,
  headerKey,
  missingIn,
  namesOthers,
  numberFields,
  usualHeader,
} from './fields.ts';
import { type ColumnMapping, type Header, type HeaderColumn, headerText, mappedColumns } from './header.ts';
import { childrenUnder, hasFamilyName, looksLikeName, numbersLike } from './likeness.ts';
import type { Source } from './source.ts';
import type { Table } from './table.ts';
import { speaksOfTwins } from './unread.ts';

/** Reports the columns that must not be collected, on all sheets. True if there is one: then nothing else is reported or kept. */
export function reportForbidden({ forbidden }: Source, findings: Findings): boolean {
  for (const column of forbidden) {
    const { sheet, row, header } = column;
    findings.add('list.forbidden-column', { sheet, row, column }, '', { header });
  }
  return forbidden.length > 0;
}

/** Adds the columns of the list to the table. False if a needed one is missing or ambiguous; that is reported. */
export function chooseColumns(
  table: Table,
  header: Header,
  mapping: ColumnMapping | undefined,
  findings: Findings,
): boolean {
  const mapped = mapping === undefined ? null : mappedColumns(header, mapping);
  const isDoubled = mapped === null && reportBlocks(table, header, findings);
  let isAmbiguous = isDoubled;
  for (const field of fields) {
    const candidates = header.columns.filter(column => column.field === field.name).sort((a, b) => a.rank - b.rank);
    // Of several reviews the last one counts.
    if (field.name === 'review') candidates.sort((a, b) => b.index - a.index);
    const [usual, second] = candidates;
    const used = mapped === null ? usual : mapped.get(field.name);
    if (used === undefined || used === null) continue;
    table.addColumn(field, used);
    if (mapped !== null || second === undefined || isDoubled) continue;
    const location = (column: HeaderColumn) => ({ sheet: table.sheet, row: header.row, column });
    if (field.decisive && second.rank === used.rank) {
      isAmbiguous = true;
      const values = { needed: usualHeader(field.name), first: used.letter, second: second.letter };
      findings.add('list.column-twice', location(second), second.header, values);
      continue;
    }
    for (const ignored of candidates.slice(1)) {
      const values = { needed: usualHeader(field.name), used: used.letter };
      findings.add('list.column-ignored', location(ignored), ignored.header, values);
    }
  }
  if (mapped !== null) reportUnmapped(table, header, findings);
  return reportMissing(table, header, findings) && !isAmbiguous;
}

/**
 * Reports two lists side by side: the name and another header occur twice in one row; or there is a second name with a number under
 * other headers or none.
 */
function reportBlocks(table: Table, header: Header, findings: Findings): boolean {
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

function reportMissing(table: Table, header: Header, findings: Findings): boolean {
  const missing = missingIn(name => table.columns.has(name));
  const location = { sheet: table.sheet, row: header.row };
  const headers = headersOf(header);
  for (const needed of missing) findings.add('list.column-missing', location, '', { needed, headers });
  return missing.length === 0;
}

/**
 * Reports columns with a known header that a person's choice leaves out: twins, say, would be drawn separately, and a second column of
 * names may belong to a second list.
 */
function reportUnmapped(table: Table, header: Header, findings: Findings): void {
  const used = new Set([...table.columns.values()].map(({ index }) => index));
  for (const column of header.columns) {
    if (column.field === null || used.has(column.index)) continue;
    const location = { sheet: table.sheet, row: header.row, column };
    const needed = usualHeader(column.field);
    const other = table.columns.get(column.field);
    if (other === undefined) findings.add('list.column-unmapped', location, column.header, { needed });
    else if (other.field.decisive) {
      findings.add('list.column-ignored', location, column.header, { needed, used: other.letter });
    }
  }
}

/** Reports the rows above a chosen header that may be children: those with more than one filled cell, unlike titles. */
export function reportChosenHeader({ sheet, header }: Source, mapping: ColumnMapping, findings: Findings): void {
  if (mapping.headerRow === undefined) return;
  const above = sheet.rows.slice(0, Math.max(0, header.end - 1));
  const passed = above.filter(isLine).length;
  if (passed === 0) return;
  const values = { row: mapping.headerRow, passed };
  findings.add('list.header-chosen', { sheet: sheet.name, row: header.row }, '', values);
}

/**
 * Reports rows above the header that look like children: a list that was sorted together with its header, or another table above it
 * without numbers.
 */
export function reportAbove({ sheet, header }: Source, findings: Findings): void {
  const { row: top, end } = header;
  const above = sheet.rows.slice(0, end).filter(({ number }) => top !== null && number < top);
  if (above.length === 0) return;
  const children = childrenUnder(above, header.columns, sheet.rows.slice(end), { anyNumber: true });
  const names = above.map(nameInHead);
  const head = names.findIndex(column => column >= 0);
  const isNamed = (row: Row) => looksLikeName(textAt(row, names[head] ?? -1).trim());
  const below = head < 0 ? [] : above.slice(head + 1).filter(row => isNamed(row) && isLine(row));
  const rows = [...new Set([...children, ...below].map(({ number }) => number))].sort((a, b) => a - b);
  if (rows.length === 0) return;
  const values = countAndRows(runsOf(rows));
  findings.add('list.rows-above', { sheet: sheet.name, row: top }, values.rows, values);
}

/** The name column of a row that is the header of a table of children, with a name and another field; -1 if it is not. */
function nameInHead(row: Row): number {
  const cells = filledColumns(row).map(index => ({ index, text: textAt(row, index).slice(0, longestHeader) }));
  const known = cells.map(({ index, text }) => ({ index, field: fieldOf(text)?.field.name }));
  const says = known.some(({ field }) => field !== undefined && field !== 'name' && field !== 'phone');
  if (!says || cells.some(({ text }) => /[：:。]/.test(text))) return -1;
  return known.find(({ field }) => field === 'name')?.index ?? -1;
}

/** Whether more than one cell of a row is filled. */
function isLine({ cells }: Row): boolean {
  return cells.filter(hasContent).length > 1;
}

const longestHeader = 60;
const mostHeaders = 30;

function headersOf(header: Header): string {
  const { columns } = header;
  const names = columns
    .slice(0, mostHeaders)
    .map(column => `${column.letter} ${headerText(header, column).slice(0, 20)}`);
  return names.length === 0 ? '—' : names.join('、') + (columns.length > mostHeaders ? '…' : '');
}
