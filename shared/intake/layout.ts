// What a sheet hides or merges, and cells of a CSV file that stand where no column is.

import type { Findings } from './finding.ts';
import { hasContent, letterOf } from './grid.ts';
import type { Header } from './header.ts';
import type { Merge, Sheet } from './sheet.ts';
import type { Source } from './source.ts';
import type { Table } from './table.ts';

/** Reports the sheets that are not read. */
export function reportOtherSheets(source: Source, findings: Findings): void {
  const { others, hidden, format } = source;
  const sheet = format.sheet;
  const list = (names: readonly string[]) => names.slice(0, 10).join('、');
  if (others.length > 0) {
    findings.add('list.other-sheets', { sheet }, list(others), { used: sheet ?? '', others: list(others) });
  }
  if (hidden.length > 0) findings.add('list.hidden-sheets', { sheet }, list(hidden), { others: list(hidden) });
}

/** Reports hidden rows and columns. They are read like all others. */
export function reportHidden(sheet: Sheet, header: Header, findings: Findings): void {
  for (const { first, last } of sheet.hiddenRows) {
    const value = first === last ? `${first}` : `${first}-${last}`;
    findings.add('list.hidden-rows', { sheet: sheet.name, row: first }, value, { first, last });
  }
  for (const run of sheet.hiddenColumns) {
    const columns = header.columns.filter(column => column.index >= run.first && column.index <= run.last);
    const [column, last] = [columns[0], columns.at(-1)];
    if (column === undefined || last === undefined) continue;
    const value = column === last ? column.letter : `${column.letter}-${last.letter}`;
    const values = { first: column.letter, last: last.letter };
    findings.add('list.hidden-columns', { sheet: sheet.name, column }, value, values);
  }
}

/** Reports merged cells among the rows of children: an error where the draw depends on the column. */
export function reportMerges(merges: readonly Merge[], table: Table): void {
  const firstNumber = table.number(0);
  const columns = [...table.columns.values()];
  for (const merge of merges) {
    const from = table.rowFrom(Math.max(merge.top, firstNumber));
    if (merge.bottom < firstNumber || from >= table.rows || table.number(from) > merge.bottom) continue;
    const range = `${letterOf(merge.left)}${merge.top}:${letterOf(merge.right)}${merge.bottom}`;
    const inside = columns.filter(column => column.index >= merge.left && column.index <= merge.right);
    const decisive = inside.find(column => column.field.decisive);
    const letter = letterOf(merge.left);
    const place = decisive ?? inside[0] ?? { header: letter, letter };
    table.report(decisive === undefined ? 'list.merged' : 'cell.merged', from, place, range, { range });
  }
}

/** Reports cells with wrong quotes, and rows of a CSV file that have more cells than the header. */
export function reportStrayCells(source: Source, table: Table, header: Header, findings: Findings): void {
  const { grid } = table;
  for (const cell of source.quoteFaults) {
    const gridRow = rowOfCell(grid.firsts, grid.rows, cell);
    const index = cell - (grid.firsts[gridRow] ?? 0);
    const letter = letterOf(index);
    const column = header.columns.find(one => one.index === index) ?? { header: letter, letter };
    const row = gridRow - table.gridRow(0);
    if (row >= 0) table.report('cell.quotes', row, column, '', {});
    else findings.add('cell.quotes', { row: grid.numbers[gridRow] ?? 0, column }, '', {});
  }
  if (source.format.kind !== 'csv' || header.row === null) return;
  const headerRow = table.gridRow(0) - 1;
  const width = (grid.firsts[headerRow + 1] ?? 0) - (grid.firsts[headerRow] ?? 0);
  for (let row = 0; row < table.rows && grid.widest > width; row++) {
    const at = table.gridRow(row);
    const [first, next] = [grid.firsts[at] ?? 0, grid.firsts[at + 1] ?? 0];
    if (next - first <= width) continue;
    let stray = 0;
    for (let cell = first + width; cell < next; cell++) if (hasContent(grid, cell)) stray += 1;
    if (stray > 0) table.report('row.too-many-cells', row, null, '', { count: stray });
  }
}

function rowOfCell(firsts: Int32Array, rows: number, cell: number): number {
  let [low, high] = [0, rows - 1];
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((firsts[middle] ?? 0) <= cell) low = middle;
    else high = middle - 1;
  }
  return low;
}
