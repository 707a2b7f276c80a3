// What a file hides, merges or holds besides its list, and cells of a CSV file outside its columns.

import type { Header, HeaderColumn } from '../columns/header.ts';
import type { OtherSheet, Source } from '../columns/source.ts';
import type { Table } from '../columns/table.ts';
import { isBeside } from '../columns/unread.ts';
import { hasContent, type Sheet } from '../decode/sheet.ts';
import type { Findings } from '../findings/finding.ts';
import { letterOf } from '../findings/letters.ts';
import { countAndRows } from '../findings/runs.ts';

/** Reports the sheets that are not read. A second list is an error unless a person has chosen the sheet or it is a copy. */
export function reportOtherSheets({ others, format: { sheet } }: Source, isChosen: boolean, findings: Findings): void {
  const used = sheet ?? '';
  const isList = ({ hidden, children, isCopy, isExample }: OtherSheet) =>
    !hidden && children > 0 && !isCopy && !isExample;
  const add = (code: 'list.other-sheets' | 'list.hidden-sheets', some: readonly OtherSheet[]) => {
    const names = some
      .slice(0, 10)
      .map(({ name }) => name)
      .join('、')
      .concat(some.length > 10 ? '…' : '');
    if (some.length > 0) findings.add(code, { sheet }, names, { used, others: names, rows: sum(some) });
  };
  for (const other of isChosen ? [] : others.filter(isList)) {
    findings.add('list.second-list', { sheet }, other.name, { used, other: other.name, children: other.children });
  }
  add(
    'list.other-sheets',
    others.filter(other => !other.hidden && (isChosen || !isList(other))),
  );
  add(
    'list.hidden-sheets',
    others.filter(({ hidden }) => hidden),
  );
}

function sum(sheets: readonly OtherSheet[]): number {
  return sheets.reduce((all, { rows }) => all + rows, 0);
}

/** Reports hidden rows and columns. They are read all the same. */
export function reportHidden({ sheet, header }: Source, findings: Findings): void {
  const [first] = sheet.hiddenRows;
  if (first !== undefined) {
    const values = countAndRows(sheet.hiddenRows);
    findings.add('list.hidden-rows', { sheet: sheet.name, row: first.first }, values.rows, values);
  }
  for (const run of sheet.hiddenColumns) {
    const columns = header.columns.filter(column => column.index >= run.first && column.index <= run.last);
    const [column, last] = [columns[0], columns.at(-1)];
    if (column === undefined || last === undefined) continue;
    const value = column === last ? column.letter : `${column.letter}-${last.letter}`;
    findings.add('list.hidden-columns', { sheet: sheet.name, column }, value, { columns: value });
  }
}

/** Reports merged cells among the rows of children: an error if the draw depends on the column. */
export function reportMerges({ sheet: { merges } }: Source, table: Table): void {
  const firstNumber = table.number(0);
  const columns = [...table.columns.values()];
  for (const merge of merges) {
    const from = table.rowFrom(Math.max(merge.top, firstNumber));
    if (merge.bottom < firstNumber || from >= table.rows.length || table.number(from) > merge.bottom) continue;
    const range = `${letterOf(merge.left)}${merge.top}:${letterOf(merge.right)}${merge.bottom}`;
    const inside = columns.filter(column => column.index >= merge.left && column.index <= merge.right);
    const decisive = inside.find(column => column.field.decisive);
    const letter = letterOf(merge.left);
    const marked = decisive ?? inside[0] ?? { header: letter, letter };
    table.report(decisive === undefined ? 'list.merged' : 'cell.merged', from, marked, range, { range });
  }
}

/** Reports cells with wrong quotes, and rows of a CSV file that have more cells than the header. */
export function reportStrayCells(
  { quoteFaults, format, header, sheet }: Source,
  table: Table,
  findings: Findings,
): void {
  for (const { row: number, column: index, holdsRow } of quoteFaults) {
    const letter = letterOf(index);
    const column: Pick<HeaderColumn, 'header' | 'letter'> = header.columns.find(one => one.index === index) ?? {
      header: letter,
      letter,
    };
    const row = table.rowFrom(number);
    const code = holdsRow ? 'cell.row-inside' : 'cell.quotes';
    if (number >= table.number(0) && table.number(row) === number) table.report(code, row, column, '', {});
    else findings.add(code, { row: number, column }, '', {});
  }
  const width = widthOf(sheet, header);
  if (format.kind !== 'csv' || header.row === null || table.width <= width) return;
  let row = -1;
  for (const { cells } of table.rows) {
    row += 1;
    if (cells.length <= width) continue;
    const stray = cells.slice(width).filter(hasContent).length;
    if (stray > 0) table.report('row.too-many-cells', row, null, '', { count: stray });
  }
}

/** How many cells the header of a CSV file has. */
function widthOf(sheet: Sheet, header: Header): number {
  return sheet.rows[header.end - 1]?.cells.length ?? 0;
}

/**
 * Reports rows with content in columns without a header: another child beside the list, or cells shifted by a separator inside a cell.
 * Excel pads every line of a CSV file with separators to the width of the longest.
 */
export function reportBeside({ format, sheet, header }: Source, table: Table): void {
  if (header.row === null) return;
  const isCsv = format.kind === 'csv';
  const width = isCsv ? widthOf(sheet, header) : Number.POSITIVE_INFINITY;
  const unnamed = table.unnamedColumns();
  const few = [...unnamed].filter(([index, count]) => index < width && isBeside(table, count));
  if (few.length === 0) return;
  for (const [row, { cells }] of table.rows.entries()) {
    const count = few.filter(([index]) => hasContent(cells[index])).length;
    if (count > 0) table.report('row.cells-beside', row, null, '', { count });
  }
}

/** Reports an unusual separator of a CSV file. */
export function reportSeparator({ format: { separator } }: Source, findings: Findings): void {
  if (separator !== null && ['|', '，', '；'].includes(separator)) {
    findings.add('list.odd-separator', {}, separator, { separator });
  }
}
