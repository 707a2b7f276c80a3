// Children above the header of a list: they would be lost.

import { filledColumns, hasContent, type Row, textAt } from '../decode/sheet.ts';
import type { Findings } from '../findings/finding.ts';
import { countAndRows, runsOf } from '../findings/runs.ts';
import { fieldOf } from './fields.ts';
import type { ColumnMapping } from './header.ts';
import { childrenUnder, looksLikeName } from './likeness.ts';
import type { Source } from './source.ts';

const longestHeader = 60;

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
