// Chooses which columns of a file are read as which fields, and reports columns that forbid reading it.

import type { Findings } from '../findings/finding.ts';
import { fields, missingIn, usualHeader } from './fields.ts';
import { type ColumnMapping, type Header, type HeaderColumn, headerText, mappedColumns } from './header.ts';
import { reportBlocks } from './side-by-side.ts';
import type { Source } from './source.ts';
import type { Table } from './table.ts';

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

const mostHeaders = 30;

function headersOf(header: Header): string {
  const { columns } = header;
  const names = columns
    .slice(0, mostHeaders)
    .map(column => `${column.letter} ${headerText(header, column).slice(0, 20)}`);
  return names.length === 0 ? '—' : names.join('、') + (columns.length > mostHeaders ? '…' : '');
}
