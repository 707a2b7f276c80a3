// Reads the list of one school: file → sheet → header → table → checks → lots. Every step takes the whole list a column
// at a time and adds to the findings; an error anywhere blocks the list.

import { done, type Outcome } from '../outcome.ts';
import { type Classes, characterClasses } from './characters.ts';
import { type SchoolList, schoolList } from './children.ts';
import { cleanCells } from './cleaning.ts';
import { chooseColumns, reportChosenHeader, reportForbidden } from './columns.ts';
import { differingExtension } from './container.ts';
import type { Coverage } from './coverage.ts';
import type { FieldName } from './fields.ts';
import { type Finding, Findings } from './finding.ts';
import { stored } from './grid.ts';
import { readGroups } from './groups.ts';
import { type ColumnMapping, findHeader, type Header } from './header.ts';
import { reportHidden, reportMerges, reportOtherSheets, reportStrayCells } from './layout.ts';
import { makeLots, type Numbering } from './lots.ts';
import { checkLeadingZeros } from './registrations.ts';
import { checkHeaderAgain, checkRepeats } from './rows.ts';
import { type Format, type Limits, type ListFile, openSource, type Source, usualLimits } from './source.ts';
import { type Survey, surveyRows } from './survey.ts';
import { rowState, Table } from './table.ts';

/** How to read a list. */
export type ListOptions = {
  /** What the fonts can draw; without it no character is missing. */
  readonly coverage?: Coverage;
  /** Which columns to read, where a person has chosen them. */
  readonly mapping?: ColumnMapping;
  readonly limits?: Limits;
};

/** A column that was read. */
export type ReadColumn = { readonly field: FieldName; readonly letter: string; readonly header: string };

/** What was read and found. */
export type ListReport = {
  readonly file: string;
  readonly format: Format;
  readonly columns: readonly ReadColumn[];
  /** Rows behind the header with anything in the columns of the list. */
  readonly rows: number;
  /** Rows that are accepted as children. */
  readonly children: number;
  readonly lots: number;
  readonly numbering: Numbering;
  /** In the order of the rows. */
  readonly findings: readonly Finding[];
  /** The list; null where there is an error. */
  readonly list: SchoolList | null;
};

/** Reads a list. A refusal means that the file is no list that can be read; what is wrong in a list is in its report. */
export function readList(file: ListFile, options: ListOptions = {}): Outcome<ListReport> {
  const { coverage, mapping, limits = usualLimits } = options;
  const classes = characterClasses(coverage);
  const opened = openSource(file, limits, classes, mapping);
  return opened.ok ? done(readSource(file, opened.value, classes, options)) : opened;
}

/** Reads a list whose file is open already; `classes` are those that it was opened with. */
export function readSource(file: ListFile, source: Source, classes: Classes, options: ListOptions): ListReport {
  const { mapping, limits = usualLimits } = options;
  const { sheet, format } = source;
  const findings = new Findings(file.name);
  const header = findHeader(sheet.grid, sheet.merges, mapping?.headerRow);
  const base = {
    file: file.name,
    format,
    columns: [],
    rows: 0,
    children: 0,
    lots: 0,
    numbering: 'made',
    list: null,
  } as const;
  if (reportForbidden(source, header, findings)) return { ...base, findings: findings.sorted() };
  const extension = differingExtension(file.name, format.kind);
  if (extension !== null) {
    const kind = format.kind === 'csv' ? 'CSV' : 'Excel (.xlsx)';
    findings.add('list.name-differs', {}, extension, { extension, kind });
  }
  reportOtherSheets(source, findings);
  if (mapping !== undefined) reportChosenHeader(source, header, mapping, findings);
  const table = new Table(sheet.grid, header.end, sheet.name, findings);
  const isComplete = chooseColumns(table, header, mapping, findings);
  const columns = [...table.columns.values()].map(({ field, letter, header: text }) => ({
    field: field.name,
    letter,
    header: text,
  }));
  if (!isComplete || table.rows > limits.rows || table.rows === 0) {
    if (table.rows === 0) findings.add('list.no-rows', { sheet: sheet.name }, '', {});
    if (table.rows > limits.rows) {
      const values = { most: limits.rows, count: table.rows };
      findings.add('list.too-many-rows', { sheet: sheet.name }, `${table.rows}`, values);
    }
    return { ...base, columns, rows: table.rows, findings: findings.sorted() };
  }
  return { ...base, columns, ...check(table, source, header, classes, findings) };
}

type Checked = Pick<ListReport, 'rows' | 'children' | 'lots' | 'numbering' | 'findings' | 'list'>;

/** All checks of a table whose needed columns are there. */
function check(table: Table, source: Source, header: Header, classes: Classes, findings: Findings): Checked {
  const { sheet, format } = source;
  reportHidden(sheet, header, findings);
  reportMerges(sheet.merges, table);
  reportStrayCells(source, table, header, findings);
  cleanCells(table, classes);
  const survey = surveyRows(table, classes.points);
  const { passed } = survey;
  reportMissing(table, survey, findings);
  const firstUnfit = checkRegistrations(table, survey, format);
  // A header among the rows has no right number.
  if (firstUnfit !== null || findings.hasErrors) checkHeaderAgain(table);
  const repeated = checkRepeats(table, survey);
  const groups = readGroups(table, survey.grouped);
  const lots = makeLots(table, groups, repeated ? 0 : firstUnfit);
  const list = findings.hasErrors ? null : schoolList(table, lots);
  return {
    rows: table.rows - passed,
    children: table.count(rowState.accepted),
    lots: lots.count,
    numbering: lots.numbering,
    findings: findings.sorted(),
    list,
  };
}

function reportMissing(table: Table, survey: Survey, findings: Findings): void {
  const { passed, firstPassed, withoutId, firstWithoutId } = survey;
  if (passed === table.rows) findings.add('list.no-rows', { sheet: table.sheet }, '', {});
  else if (passed > 0) {
    const place = { sheet: table.sheet, row: firstPassed };
    findings.add('list.rows-passed', place, '', { count: passed, first: firstPassed });
  }
  const id = table.columns.get('id');
  if (id !== undefined && withoutId > 0) table.report('list.ids-missing', firstWithoutId, id, '', { count: withoutId });
}

/** Checks the registration numbers; returns the first row that cannot name its lot, null where all can. */
function checkRegistrations(table: Table, { shortest, longest, firstUnfit }: Survey, format: Format): number | null {
  const column = table.columns.get('registration');
  if (column === undefined) return 0;
  const mayHaveLost = (marks: number) => format.kind === 'csv' || (marks & stored.number) !== 0;
  if (shortest < longest) checkLeadingZeros(table, column, mayHaveLost);
  return firstUnfit < 0 ? null : firstUnfit;
}
