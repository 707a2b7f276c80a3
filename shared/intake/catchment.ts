// The table of catchment schools: which public school takes a child that was not drawn. Where a notice splits a primary
// school between two, or makes it depend on more than the list says, the answer is "to verify", with the candidates.

import { done, type Outcome } from '../outcome.ts';
import { narrow } from '../text/narrow.ts';
import { headerKey } from './columns/fields.ts';
import { searchedRows } from './columns/header.ts';
import { type ListFile, openSource, usualLimits } from './columns/source.ts';
import { type Row, textAt } from './decode/sheet.ts';
import { type Finding, Findings } from './findings/finding.ts';
import { letterOf } from './findings/letters.ts';

/** One row of the table. An empty primary school stands for a category of children, an empty condition for all. */
export type CatchmentRow = { readonly primary: string; readonly condition: string; readonly school: string };

/** The rows in the order of the file. */
export type CatchmentTable = { readonly rows: readonly CatchmentRow[] };

/** A school that may take a child, and the condition under which. */
export type Candidate = { readonly school: string; readonly condition: string };

/** The public school of a child, or the candidates that somebody must check. */
export type Catchment =
  | { readonly kind: 'found'; readonly school: string }
  | { readonly kind: 'to-verify'; readonly candidates: readonly Candidate[] };

/** The table, null if there is an error among the findings, and a preview of the file. */
export type CatchmentReport = {
  readonly table: CatchmentTable | null;
  readonly findings: readonly Finding[];
  readonly sheet: string | null;
  /** The columns that are read. */
  readonly columns: readonly { readonly letter: string; readonly header: string }[];
  /** The first rows from the header on: their numbers as Excel shows them, and their cells from column A on. */
  readonly first: readonly { readonly number: number; readonly cells: readonly string[] }[];
};

const columnKeys = {
  primary: ['毕业小学', '小学', '毕业学校', '小学名称', '小学学校', '毕业小学名称', '生源小学'],
  condition: ['条件', '范围', '招生范围', '限制条件', '户籍类别', '户口类别'],
  school: [
    '对口初中',
    '对口学校',
    '初中',
    '初中学校',
    '学校',
    '对口中学',
    '对口初中学校',
    '划片初中',
    '服务区初中',
    '公办初中',
  ],
} as const;

type CatchmentColumn = keyof typeof columnKeys;

const shownRows = 30;

const columnNames = ['primary', 'condition', 'school'] as const;

/** Reads the table from a CSV file or a workbook with the columns 毕业小学 and 对口初中, and 条件 if there are any. */
export function readCatchment(file: ListFile): Outcome<CatchmentReport> {
  const opened = openSource(file, usualLimits, undefined);
  if (!opened.ok) return opened;
  const { rows: sheetRows, name: sheet } = opened.value.sheet;
  const findings = new Findings(file.name);
  const header = findColumns(sheetRows);
  const { columns } = header;
  const seen = {
    sheet,
    columns: columnNames.flatMap(name => {
      const index = columns[name];
      return index === undefined ? [] : [{ letter: letterOf(index), header: columnKeys[name][0] }];
    }),
    first: sheetRows.slice(header.at, header.at + shownRows).map(row => ({
      number: row.number,
      cells: rowTexts(row).map(text => text.slice(0, 60)),
    })),
  };
  for (const column of ['primary', 'school'] as const) {
    if (columns[column] !== undefined) continue;
    const headers = rowTexts(sheetRows[header.at]).filter(text => text !== '');
    const values = { needed: columnKeys[column][0], headers: headers.slice(0, 20).join('、') };
    findings.add('catchment.column-missing', { sheet }, '', values);
  }
  if (findings.hasErrors) return done({ ...seen, table: null, findings: findings.sorted() });
  const rows = new Map<string, { readonly row: CatchmentRow; readonly number: number }>();
  for (const sheetRow of sheetRows.slice(header.at + 1)) {
    const { number } = sheetRow;
    const read = (column: CatchmentColumn) => {
      const index = columns[column];
      return index === undefined ? '' : textAt(sheetRow, index).trim();
    };
    const locationOf = (column: CatchmentColumn) => {
      const letter = letterOf(columns[column] ?? 0);
      return { sheet, row: number, column: { header: columnKeys[column][0], letter } };
    };
    const row = { primary: read('primary'), condition: read('condition'), school: read('school') };
    const key = JSON.stringify(row);
    const same = rows.get(key);
    if (row.primary + row.condition + row.school === '') continue;
    if (row.school === '') findings.add('catchment.school-missing', locationOf('school'), '', {});
    else if (row.primary + row.condition === '')
      findings.add('catchment.primary-missing', locationOf('primary'), '', {});
    else if (same !== undefined) {
      findings.add('catchment.twice', locationOf('primary'), row.primary, { otherRow: same.number });
    } else rows.set(key, { row, number });
  }
  if (rows.size === 0 && !findings.hasErrors) findings.add('catchment.no-rows', { sheet }, '', {});
  const table = findings.hasErrors ? null : { rows: [...rows.values()].map(({ row }) => row) };
  return done({ ...seen, table, findings: findings.sorted() });
}

type Columns = { [Column in CatchmentColumn]?: number };

/** The row with most column names among the first rows. */
function findColumns(rows: readonly Row[]): { readonly at: number; readonly columns: Readonly<Columns> } {
  let best: { at: number; columns: Columns } = { at: 0, columns: {} };
  for (const [at, row] of rows.slice(0, searchedRows).entries()) {
    const keys = rowTexts(row).map(headerKey);
    const columns: Columns = {};
    for (const column of columnNames) {
      const index = keys.findIndex(key => (columnKeys[column] as readonly string[]).includes(key));
      if (index >= 0) columns[column] = index;
    }
    if (Object.keys(columns).length > Object.keys(best.columns).length) best = { at, columns };
  }
  return best;
}

function rowTexts(row: Row | undefined): string[] {
  const width = Math.min(row?.cells.length ?? 0, 50);
  return Array.from({ length: width }, (_, column) => textAt(row, column).trim());
}

/** The catchment school of a child, from its primary school and its household category. */
export function catchmentOf(
  table: CatchmentTable,
  { primary, household }: { readonly primary: string; readonly household: string },
): Catchment {
  const school = plain(primary);
  const own = table.rows.filter(row => row.primary !== '' && plain(row.primary) === school);
  const category = table.rows.filter(row => row.primary === '' && fits(row.condition, household));
  const [only] = own;
  const isAlone = own.length === 1 && category.every(row => row.school === only?.school);
  if (only !== undefined && isAlone && isMet(only.condition, household)) return { kind: 'found', school: only.school };
  const candidates = [...own, ...category].map(row => ({ school: row.school, condition: row.condition }));
  return { kind: 'to-verify', candidates };
}

/** Whether a condition is certainly met. One that says 部分, "some", never is. */
function isMet(condition: string, household: string): boolean {
  return condition === '' || (!condition.includes('部分') && fits(condition, household));
}

/** Whether the condition is the household category, or one contains the other. 市区户口 is not contained in 非市区户口. */
function fits(condition: string, household: string): boolean {
  const [one, other] = [plain(condition), plain(household)];
  if (one === '' || other === '') return false;
  return contains(one, other) || contains(other, one);
}

function contains(text: string, part: string): boolean {
  const at = text.indexOf(part);
  return at >= 0 && !/[非不无]/.test(text[at - 1] ?? '');
}

/** A name without blanks and in half-width, so that 实验小学（东校区） and 实验小学(东校区) are the same school. */
function plain(name: string): string {
  return narrow(name).replace(/[\s\p{Cf}]+/gu, '');
}
