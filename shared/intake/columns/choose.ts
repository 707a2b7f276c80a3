// Which columns of a file are read as which fields, and which columns forbid reading it.

import { hasContent, textAt } from '../decode/sheet.ts';
import { type Findings, hideIds } from '../finding.ts';
import { letterOf } from '../letters.ts';
import type { Source } from '../source.ts';
import type { Table } from '../table.ts';
import { type FieldName, fieldOf, fields, headerKey, missingIn, usualHeader } from './fields.ts';
import { type ColumnMapping, type Header, type HeaderColumn, mappedColumns } from './header.ts';
import { childrenUnder, formOf } from './likeness.ts';
import { unnamedColumns } from './unread.ts';

/** Reports the columns that must not be collected, on all sheets. True if there is one: then nothing else is said or kept. */
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
    const place = (column: HeaderColumn) => ({ sheet: table.sheet, row: header.row, column });
    if (field.decisive && second.rank === used.rank) {
      isAmbiguous = true;
      const values = { needed: usualHeader(field.name), first: used.letter, second: second.letter };
      findings.add('list.column-twice', place(second), second.header, values);
      continue;
    }
    for (const ignored of candidates.slice(1)) {
      const values = { needed: usualHeader(field.name), used: used.letter };
      findings.add('list.column-ignored', place(ignored), ignored.header, values);
    }
  }
  if (mapped !== null) reportUnmapped(table, header, findings);
  return reportMissing(table, header, findings) && !isAmbiguous;
}

/**
 * Reports two lists side by side: the name and another header stand twice in one row; or name and number stand once more, called
 * otherwise or not at all, beside both.
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
  const place = { sheet: table.sheet, row: header.row, column: name };
  findings.add('list.two-blocks', place, name.header, { needed: usualHeader('name'), first, second: name.letter });
  return true;
}

/** A header without the number that programs put behind a name that stands twice: 姓名.1, 姓名2. */
function withoutCount(header: string): string {
  return header.replace(/[._ -]?\d{1,2}$/, '');
}

/** The second column of names if a second one of numbers stands beside it, and both of the first to the left of these. */
function secondName(table: Table, { columns }: Header): HeaderColumn | undefined {
  const ofField = (name: FieldName) => columns.filter(({ field }) => field === name);
  const [firstName, second] = ofField('name');
  for (const number of ['registration', 'id'] as const) {
    const [firstNumber, secondNumber] = ofField(number);
    if (firstName === undefined || second === undefined || firstNumber === undefined || secondNumber === undefined)
      continue;
    const left = Math.max(firstName.index, firstNumber.index);
    if (left >= Math.min(second.index, secondNumber.index)) continue;
    // One that says that it is the child's may stand beside one that is somebody else's, or be the second list all the same.
    const isTheirs = firstName.rank < 0 !== second.rank < 0;
    if (!isTheirs || (number === 'registration' && goesOn(table, firstNumber, secondNumber))) return second;
  }
  return undefined;
}

/** Whether a second column goes on with the numbers of the first: they are of their forms, and others than those beside them. */
function goesOn(table: Table, first: HeaderColumn, second: HeaderColumn): boolean {
  const pairs = table.rows
    .map(row => [textAt(row, first.index).trim(), textAt(row, second.index).trim()] as const)
    .filter(([, other]) => other !== '');
  const forms = new Set(pairs.map(([one]) => formOf(one)));
  return pairs.length > 0 && pairs.every(([one, other]) => one !== other && forms.has(formOf(other)));
}

/** A column of names without a header, at the same distance from the list as one of its numbers. */
function unnamedName(table: Table, header: Header): HeaderColumn | undefined {
  if (header.row === null) return undefined;
  const named = new Set(header.columns.map(({ index }) => index));
  // The columns that would be read.
  const columns = fields.flatMap(({ name }) => header.columns.find(({ field }) => field === name) ?? []);
  const name = columns.find(({ field }) => field === 'name');
  const number = columns.find(({ field }) => field === 'registration' || field === 'id');
  if (name === undefined || number === undefined) return undefined;
  for (const index of unnamedColumns(header, table).keys()) {
    const shift = index - name.index;
    if (named.has(number.index + shift) || number.index + shift < 0) continue;
    const rows = table.rows.filter(row => hasContent(textAt(row, index)));
    const children = childrenUnder(rows, columns, table.rows, shift);
    if (children.length * 2 > rows.length) return { ...name, index, letter: letterOf(index), header: '' };
  }
  return undefined;
}

function reportMissing(table: Table, header: Header, findings: Findings): boolean {
  const missing = missingIn(name => table.columns.has(name));
  const place = { sheet: table.sheet, row: header.row };
  const headers = headersOf(header.columns);
  for (const needed of missing) findings.add('list.column-missing', place, '', { needed, headers });
  return missing.length === 0;
}

/**
 * Reports columns with a known header that a person's choice leaves unread: twins, say, would be drawn apart, and a second column
 * of names may be that of a second list.
 */
function reportUnmapped(table: Table, header: Header, findings: Findings): void {
  const used = new Set([...table.columns.values()].map(({ index }) => index));
  for (const column of header.columns) {
    if (column.field === null || used.has(column.index)) continue;
    const place = { sheet: table.sheet, row: header.row, column };
    const needed = usualHeader(column.field);
    const other = table.columns.get(column.field);
    if (other === undefined) findings.add('list.column-unmapped', place, column.header, { needed });
    else if (other.field.decisive) {
      findings.add('list.column-ignored', place, column.header, { needed, used: other.letter });
    }
  }
}

/** Reports the rows above a header that a person has chosen, if they may be children: a title fills one cell of its row. */
export function reportChosenHeader({ sheet, header }: Source, mapping: ColumnMapping, findings: Findings): void {
  if (mapping.headerRow === undefined) return;
  const above = sheet.rows.slice(0, Math.max(0, header.end - 1));
  const passed = above.filter(({ cells }) => cells.filter(hasContent).length > 1).length;
  if (passed === 0) return;
  const values = { row: mapping.headerRow, passed };
  findings.add('list.header-chosen', { sheet: sheet.name, row: header.row }, '', values);
}

const mostHeaders = 30;

function headersOf(columns: readonly HeaderColumn[]): string {
  const names = columns.slice(0, mostHeaders).map(({ letter, header }) => `${letter} ${hideIds(header).slice(0, 20)}`);
  return names.length === 0 ? '—' : names.join('、') + (columns.length > mostHeaders ? '…' : '');
}
