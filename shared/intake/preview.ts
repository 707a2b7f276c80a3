// The first rows of a file as text, with what was recognised in it, before anything is accepted.

import { done, type Outcome } from '../outcome.ts';
import { characterClasses } from './characters.ts';
import { chooseColumns, reportForbidden } from './columns.ts';
import { type Finding, Findings } from './finding.ts';
import { columnOf, letterOf, textOf } from './grid.ts';
import { type ColumnMapping, findHeader } from './header.ts';
import type { ReadColumn } from './list.ts';
import { type Format, type Limits, type ListFile, openSource, usualLimits } from './source.ts';
import { Table } from './table.ts';

/** A row as it stands in the file: its number as Excel shows it, and its cells from column A on. */
export type PreviewRow = { readonly number: number; readonly cells: readonly string[] };

/** What a person sees of a file before importing it. */
export type Preview = {
  readonly file: string;
  readonly format: Format;
  /** The worksheets to choose from; empty for a CSV file. */
  readonly sheets: readonly string[];
  /** The number of the row that was taken for the header; null where none was recognised. */
  readonly headerRow: number | null;
  /** The headers with their letters, and the columns that would be read. */
  readonly headers: readonly { readonly letter: string; readonly header: string }[];
  readonly columns: readonly ReadColumn[];
  /** The first rows; none where the file has a forbidden column. */
  readonly rows: readonly PreviewRow[];
  /** What stands in the way of reading the columns. */
  readonly findings: readonly Finding[];
};

const shownRows = 30;
const shownColumns = 100;
const shownCharacters = 200;

/** Looks at a file without checking it. A refusal means that it cannot be read at all. */
export function preview(
  file: ListFile,
  options: { readonly mapping?: ColumnMapping; readonly limits?: Limits } = {},
): Outcome<Preview> {
  const { mapping, limits = usualLimits } = options;
  const opened = openSource(file, limits, characterClasses(undefined), mapping);
  if (!opened.ok) return opened;
  const { sheet, sheets, format } = opened.value;
  const { grid } = sheet;
  const findings = new Findings(file.name);
  const header = findHeader(grid, sheet.merges, mapping?.headerRow);
  const base = { file: file.name, format, sheets, headerRow: header.row };
  if (reportForbidden(opened.value, header, findings)) {
    return done({ ...base, headers: [], columns: [], rows: [], findings: findings.sorted() });
  }
  const table = new Table(grid, header.end, sheet.name, findings);
  chooseColumns(table, header, mapping, findings);
  const rows: PreviewRow[] = [];
  for (let row = 0; row < Math.min(grid.rows, shownRows); row++) {
    const cells: string[] = [];
    for (let cell = grid.firsts[row] ?? 0; cell < (grid.firsts[row + 1] ?? 0); cell++) {
      const column = columnOf(grid, row, cell);
      if (column >= shownColumns) break;
      while (cells.length < column) cells.push('');
      cells.push([...textOf(grid, cell).slice(0, 2 * shownCharacters)].slice(0, shownCharacters).join(''));
    }
    rows.push({ number: grid.numbers[row] ?? 0, cells });
  }
  const headers = header.columns.slice(0, shownColumns).map(({ letter, index, header: text }) => ({
    letter: letter === '' ? letterOf(index) : letter,
    header: text,
  }));
  const columns = [...table.columns.values()].map(({ field, letter, header: text }) => ({
    field: field.name,
    letter,
    header: text,
  }));
  return done({ ...base, headers, columns, rows, findings: findings.sorted() });
}
