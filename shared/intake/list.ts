// Reads the list of one school: file → sheet → header → table → checks → lots. Every step takes the whole list and adds to the
// findings; an error anywhere blocks the list. Every row of the file is accounted for.

import { done, type Outcome } from '../outcome.ts';
import { type Accounting, accountFor } from './accounting.ts';
import { cleanCells } from './checks/cells.ts';
import type { Coverage } from './checks/coverage.ts';
import { readDocuments } from './checks/documents.ts';
import { reportHidden, reportMerges, reportOtherSheets, reportSeparator, reportStrayCells } from './checks/layout.ts';
import { makeLots, type Numbering } from './checks/lots.ts';
import { checkPeople, checkReview, checkSchools, type PlanSchool } from './checks/people.ts';
import { checkLeadingZeros, checkRegistrations } from './checks/registrations.ts';
import { checkFilled, checkHeaderAgain, checkRepeats, checkStruck, findHints } from './checks/rows.ts';
import { readGroups } from './checks/twins.ts';
import { type SchoolList, schoolList } from './children.ts';
import { chooseColumns, reportChosenHeader, reportForbidden } from './columns/choose.ts';
import type { FieldName } from './columns/fields.ts';
import type { ColumnMapping } from './columns/header.ts';
import { type FileColumn, fileColumns, reportUnread } from './columns/unread.ts';
import { differingExtension } from './decode/container.ts';
import { type Finding, Findings } from './finding.ts';
import { type Format, type Limits, type ListFile, openSource, type Source, usualLimits } from './source.ts';
import { Table } from './table.ts';

/** How to read a list. */
export type ListOptions = {
  /** What the fonts can draw; without it no character is missing. */
  readonly coverage?: Coverage;
  /** Which columns to read, if a person has chosen them. */
  readonly mapping?: ColumnMapping;
  readonly limits?: Limits;
  /** The school that the list is for and the others of the plan; without them schools are not compared. */
  readonly school?: PlanSchool;
  readonly otherSchools?: readonly PlanSchool[];
};

/** A column that was read. */
export type ReadColumn = { readonly field: FieldName; readonly letter: string; readonly header: string };

/** What was read and found. */
export type ListReport = {
  readonly file: string;
  readonly format: Format;
  readonly columns: readonly ReadColumn[];
  /** All columns of the file; none if it has a forbidden one. */
  readonly fileColumns: readonly FileColumn[];
  /** What became of each row of the file. */
  readonly accounting: Accounting;
  /** Rows behind the header with anything in the columns of the list. */
  readonly rows: number;
  /** Rows that are accepted as children. */
  readonly children: number;
  readonly lots: number;
  readonly numbering: Numbering;
  /** In the order of the rows. */
  readonly findings: readonly Finding[];
  /** The list; null if there is an error. */
  readonly list: SchoolList | null;
};

/** Reads a list. A refusal means that the file is no list that can be read; what is wrong in a list is in its report. */
export function readList(file: ListFile, options: ListOptions = {}): Outcome<ListReport> {
  const opened = openSource(file, options.limits ?? usualLimits, options.mapping);
  return opened.ok ? done(readSource(file, opened.value, options)) : opened;
}

/** Reads a list whose file is open already. */
export function readSource(file: ListFile, source: Source, options: ListOptions): ListReport {
  const { mapping, limits = usualLimits } = options;
  const { sheet, format, header } = source;
  const findings = new Findings(file.name);
  const unread: Omit<ListReport, 'findings'> = {
    ...{ file: file.name, format, columns: [], fileColumns: [], accounting: accountFor(sheet.rows, header, null) },
    ...{ rows: 0, children: 0, lots: 0, numbering: 'made', list: null },
  };
  if (reportForbidden(source, findings)) return { ...unread, findings: findings.sorted() };
  const extension = differingExtension(file.name, format.kind);
  if (extension !== null) {
    const kind = format.kind === 'csv' ? 'CSV' : 'Excel (.xlsx)';
    findings.add('list.name-differs', {}, extension, { extension, kind });
  }
  reportSeparator(source, findings);
  reportOtherSheets(source, mapping?.sheet !== undefined, findings);
  if (mapping !== undefined) reportChosenHeader(source, mapping, findings);
  const table = new Table(sheet.rows, header, sheet.name, findings);
  const isComplete = chooseColumns(table, header, mapping, findings);
  const columns = [...table.columns.values()].map(({ field, letter, header: text }) => ({
    ...{ field: field.name, letter, header: text },
  }));
  const seen = { ...unread, columns, fileColumns: fileColumns(header, table), rows: table.rows.length };
  if (table.rows.length === 0) findings.add('list.no-rows', { sheet: sheet.name }, '', {});
  if (table.rows.length > limits.rows) {
    const values = { most: limits.rows, count: table.rows.length };
    findings.add('list.too-many-rows', { sheet: sheet.name }, `${table.rows.length}`, values);
  }
  if (!isComplete || table.rows.length > limits.rows || table.rows.length === 0) {
    return { ...seen, findings: findings.sorted() };
  }
  return { ...seen, ...check(table, source, options, findings) };
}

type Checked = Pick<ListReport, 'accounting' | 'rows' | 'children' | 'lots' | 'numbering' | 'findings' | 'list'>;

/** All checks of a table whose needed columns are there. */
function check(table: Table, source: Source, options: ListOptions, findings: Findings): Checked {
  const { sheet, header } = source;
  reportHidden(source, findings);
  reportMerges(source, table);
  reportStrayCells(source, table, findings);
  findHints(table);
  cleanCells(table, options.coverage);
  checkFilled(table);
  const passed = table.count('passed');
  if (passed === table.rows.length) findings.add('list.no-rows', { sheet: sheet.name }, '', {});
  else if (passed > 0) reportPassed(table, passed, findings);
  const isResident = readDocuments(table);
  reportWithoutDocument(table);
  checkLeadingZeros(table);
  checkStruck(table);
  if (findings.hasErrors) checkHeaderAgain(table, headerName(source, table));
  checkRepeats(table);
  const unfit = checkRegistrations(table);
  checkPeople(table, isResident);
  checkReview(table);
  checkSchools(table, options.school, options.otherSchools ?? []);
  const groups = readGroups(table);
  reportUnread(table, header, findings);
  const lots = makeLots(table, groups, unfit);
  const list = findings.hasErrors ? null : schoolList(table, lots);
  return {
    accounting: accountFor(sheet.rows, header, table),
    rows: table.rows.length - passed,
    children: table.count('child'),
    lots: lots.count,
    numbering: lots.numbering,
    findings: findings.sorted(),
    list,
  };
}

/** The header of the names as it stands above the first child; empty if the file has no header. */
function headerName({ sheet, header }: Source, table: Table): string {
  const column = table.columns.get('name');
  return column === undefined || header.end === 0 ? '' : (sheet.rows[header.end - 1]?.cells[column.index] ?? '').trim();
}

function reportPassed(table: Table, count: number, findings: Findings): void {
  const first = table.number(table.rows.findIndex((_, row) => table.state(row) === 'passed'));
  findings.add('list.rows-passed', { sheet: table.sheet, row: first }, '', { count, first });
}

/** Says once how many children have no number of a document; a list without such numbers says that itself. */
function reportWithoutDocument(table: Table): void {
  const column = table.columns.get('id');
  if (column === undefined) return;
  const ids = table.values('id');
  const without = table.children().filter(row => ids[row] === '');
  const [first] = without;
  if (first !== undefined && ids.some(id => id !== ''))
    table.report('list.ids-missing', first, column, '', { count: without.length });
}
