// Reads the list of one school: file → sheet → header → table → checks → lots. Every step goes through the whole list and adds findings;
// any error blocks the list. Every row of the file is accounted for.

import { done, type Outcome } from '../outcome.ts';
import { isLot } from '../protocol/lexis.ts';
import { type Accounting, accountFor } from './accounting.ts';
import { cellsCheck } from './checks/cells.ts';
import type { Coverage } from './checks/coverage.ts';
import { documentsCheck } from './checks/documents.ts';
import {
  reportBeside,
  reportHidden,
  reportMerges,
  reportOtherSheets,
  reportSeparator,
  reportStrayCells,
} from './checks/layout.ts';
import { makeLots, type Numbering } from './checks/lots.ts';
import {
  checkPhones,
  checkReview,
  checkSchools,
  checkWithdrawals,
  checkYears,
  type NamedSchool,
  sexesCheck,
} from './checks/people.ts';
import { checkEnd, checkLeadingZeros, checkRegistrations } from './checks/registrations.ts';
import { checkAlike, checkStruck, filledCheck, findHints, headerAgainCheck, repeatsCheck } from './checks/rows.ts';
import { readGroups } from './checks/twins.ts';
import { listOf, type PlainList, plainList, type SchoolList } from './children.ts';
import { reportAbove, reportChosenHeader } from './columns/above.ts';
import { chooseColumns, reportForbidden } from './columns/choose.ts';
import type { FieldName } from './columns/fields.ts';
import type { ColumnMapping } from './columns/header.ts';
import { type Format, type Limits, type ListFile, openSource, type Source, usualLimits } from './columns/source.ts';
import { Table } from './columns/table.ts';
import { type FileColumn, fileColumns, reportUnread } from './columns/unread.ts';
import { differingExtension } from './decode/container.ts';
import { type Finding, Findings } from './findings/finding.ts';

/** How to read a list. */
export type ListOptions = {
  /** What the fonts can draw; if absent, characters are not checked. */
  readonly coverage?: Coverage;
  /** Which columns to read, if a person has chosen them. */
  readonly mapping?: ColumnMapping;
  readonly limits?: Limits;
  /** The school that the list is for and the others of the plan; if absent, schools are not compared. */
  readonly school?: NamedSchool;
  readonly otherSchools?: readonly NamedSchool[];
  /** This year, to find adults; if absent, ages are not checked. */
  readonly year?: number;
};

/** A column that was read. */
export type ReadColumn = { readonly field: FieldName; readonly letter: string; readonly header: string };

/** The result of reading a list. */
export type ListReport = {
  readonly file: string;
  readonly format: Format;
  readonly columns: readonly ReadColumn[];
  /** All columns of the file; none if it has a forbidden one. */
  readonly fileColumns: readonly FileColumn[];
  /** What became of each row of the file. */
  readonly accounting: Accounting;
  /** Rows below the header with content in the columns of the list. */
  readonly rows: number;
  /** Rows that are accepted as children. */
  readonly children: number;
  /** 0 if there is an error: then no lots are made. */
  readonly lots: number;
  readonly numbering: Numbering;
  /** In the order of the rows. */
  readonly findings: readonly Finding[];
  /** The list; null if there is an error. */
  readonly list: SchoolList | null;
};

/** The same as plain data, which can be handed from one thread to another. */
export type PlainReport = Omit<ListReport, 'list'> & { readonly list: PlainList | null };

/** The report that plain data tells of. */
export function reportOf(plain: PlainReport): ListReport {
  return { ...plain, list: plain.list === null ? null : listOf(plain.list) };
}

/** Reads a list. Refuses a file that cannot be read as a list; what is wrong in a list is in its report. */
export function readList(file: ListFile, options: ListOptions = {}): Outcome<ListReport> {
  const opened = openSource(file, options.limits ?? usualLimits, options.mapping);
  return opened.ok ? done(reportOf(readSource(file, opened.value, options))) : opened;
}

/** Reads a list whose file is open already. */
export function readSource(file: ListFile, source: Source, options: ListOptions): PlainReport {
  const { mapping, limits = usualLimits } = options;
  const { sheet, format, header } = source;
  const findings = new Findings(file.name);
  const unread = (): Checked => ({
    ...{ accounting: accountFor(sheet.rows, header, null), rows: 0, children: 0, lots: 0, numbering: 'made' },
    ...{ findings: findings.sorted(), list: null },
  });
  const seenNothing = { file: file.name, format, columns: [], fileColumns: [] };
  if (reportForbidden(source, findings)) return { ...seenNothing, ...unread() };
  const extension = differingExtension(file.name, format.kind);
  if (extension !== null) {
    const kind = format.kind === 'csv' ? 'CSV' : 'Excel (.xlsx)';
    findings.add('list.name-differs', {}, extension, { extension, kind });
  }
  reportSeparator(source, findings);
  reportOtherSheets(source, mapping?.sheet !== undefined, findings);
  if (sheet.rows.length === 0) {
    findings.add('list.no-rows', { sheet: sheet.name }, '', {});
    return { ...seenNothing, ...unread() };
  }
  if (mapping?.headerRow === undefined) reportAbove(source, findings);
  if (mapping !== undefined) reportChosenHeader(source, mapping, findings);
  const table = new Table(sheet, header, findings);
  const isComplete = chooseColumns(table, header, mapping, findings);
  const columns = [...table.columns.values()].map(({ field, letter, header: text }) => ({
    ...{ field: field.name, letter, header: text },
  }));
  const seen = { file: file.name, format, columns, fileColumns: fileColumns(header, table) };
  if (table.rows.length === 0) findings.add('list.no-rows', { sheet: sheet.name }, '', {});
  if (table.rows.length > limits.rows) {
    const values = { most: limits.rows, count: table.rows.length };
    findings.add('list.too-many-rows', { sheet: sheet.name }, `${table.rows.length}`, values);
  }
  if (!isComplete || table.rows.length > limits.rows || table.rows.length === 0) {
    // Without a header every row belongs to the list, the one that might have been the header too.
    return { ...seen, ...unread(), rows: header.row === null ? sheet.rows.length : table.rows.length };
  }
  return { ...seen, ...check(table, source, options, findings) };
}

type Checked = Pick<PlainReport, 'accounting' | 'rows' | 'children' | 'lots' | 'numbering' | 'findings' | 'list'>;

/** All checks of a table whose needed columns are there. */
function check(table: Table, source: Source, options: ListOptions, findings: Findings): Checked {
  const { sheet, header } = source;
  reportHidden(source, findings);
  reportMerges(source, table);
  reportStrayCells(source, table, findings);
  reportBeside(source, table);
  findHints(table);
  const { birthdays, unfit: found, finish } = checkRows(table, source, options);
  const passed = table.count('outside');
  if (passed === table.rows.length) findings.add('list.no-rows', { sheet: sheet.name }, '', {});
  else if (passed > 0) reportPassed(table, passed, findings);
  finish();
  reportWithoutDocument(table);
  checkStruck(table);
  checkAlike(table);
  const unfit = checkRegistrations(table, found);
  checkEnd(table);
  checkYears(table, birthdays, options.year);
  checkReview(table);
  checkWithdrawals(table);
  checkSchools(table, options.school, options.otherSchools ?? []);
  const groups = readGroups(table);
  reportUnread(table, header, findings);
  const lots = makeLots(table, groups, unfit);
  const list = findings.hasErrors ? null : plainList(table, lots);
  return {
    accounting: accountFor(sheet.rows, header, table),
    rows: table.rows.length - passed,
    children: table.count('child'),
    lots: list?.names.length ?? 0,
    numbering: lots.numbering,
    findings: findings.sorted(),
    list,
  };
}

/** Cleans the cells of each row and runs all row checks on it. */
function checkRows(table: Table, source: Source, options: ListOptions) {
  const birthdays = new Int32Array(table.rows.length);
  const cells = cellsCheck(table, options.coverage, birthdays);
  const isFilled = filledCheck(table);
  const documents = documentsCheck(table, birthdays);
  const registrations = repeatsCheck(table, 'registration', 'row.registration-twice');
  const ids = repeatsCheck(table, 'id', 'row.id-twice');
  const numbers = table.values('registration');
  const headers = headerAgainCheck(table, source.header);
  const unfit: number[] = [];
  const sexes = sexesCheck(table, birthdays);
  for (let row = 0; row < table.rows.length; row++) {
    cells.row(row);
    if (table.state(row) === 'hint') continue;
    const isFit = isLot(numbers[row] ?? '');
    if ((!isFit || headers.mayBe(row)) && headers.is(row)) continue;
    if (!isFilled(row)) continue;
    if (!isFit || numbers[row] === '') unfit.push(row);
    documents.row(row);
    registrations.row(row);
    ids.row(row);
    sexes.row(row);
  }
  const finish = () => {
    cells.finish();
    documents.finish();
    checkLeadingZeros(table);
    for (const check of [registrations, ids, sexes]) check.finish();
    checkPhones(table);
  };
  return { birthdays, unfit, finish };
}

function reportPassed(table: Table, count: number, findings: Findings): void {
  const first = table.number(table.rows.findIndex((_, row) => table.state(row) === 'outside'));
  findings.add('list.rows-passed', { sheet: table.sheet, row: first }, '', { count, first });
}

/** Reports once how many children have no document number, unless none has one. */
function reportWithoutDocument(table: Table): void {
  const column = table.columns.get('id');
  const ids = table.values('id');
  const without = table.children().filter(row => ids[row] === '');
  if (without.length === table.children().length) return;
  table.reportFirst('list.ids-missing', without, column, { count: without.length });
}
