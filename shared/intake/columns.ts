// Which columns of a file are read as which fields, and which columns forbid reading it.

import { type FieldName, fields } from './fields.ts';
import { type Findings, hideIds } from './finding.ts';
import { hasContent } from './grid.ts';
import {
  type ColumnMapping,
  findForbidden,
  findHeader,
  type Header,
  type HeaderColumn,
  mappedColumns,
} from './header.ts';
import { usualHeader as nameOf } from './mapping.ts';
import type { Source } from './source.ts';
import type { Table } from './table.ts';

/** Reports the columns that must not be collected, on all sheets. True where there is one: then nothing else is said or kept. */
export function reportForbidden(source: Source, header: Header, findings: Findings): boolean {
  const { sheet } = source;
  // The header that a person has chosen may lie below the real one.
  const found = [header, findHeader(sheet.grid, sheet.merges)].flatMap(one => findForbidden(sheet.grid, one));
  const onSheet = found.map(column => ({ ...column, sheet: sheet.name }));
  const seen = new Set<string>();
  for (const column of [...onSheet, ...source.forbidden]) {
    const key = `${column.sheet}\n${column.letter}`;
    if (seen.has(key)) continue;
    seen.add(key);
    findings.add('list.forbidden-column', { sheet: column.sheet, row: column.row, column }, '', {
      header: column.header,
    });
  }
  return seen.size > 0;
}

/** Adds the columns of the list to the table. False where a needed one is missing or ambiguous; that is reported. */
export function chooseColumns(
  table: Table,
  header: Header,
  mapping: ColumnMapping | undefined,
  findings: Findings,
): boolean {
  const mapped = mapping === undefined ? null : mappedColumns(header, mapping);
  const sheet = table.sheet;
  let isAmbiguous = false;
  for (const field of fields) {
    const candidates = header.columns.filter(column => column.field === field.name).sort((a, b) => a.rank - b.rank);
    const [usual, second] = candidates;
    const used = mapped === null ? usual : mapped.get(field.name);
    if (used === undefined || used === null) continue;
    table.addColumn(field, used);
    if (mapped !== null || second === undefined) continue;
    if (field.decisive && second.rank === used.rank) {
      isAmbiguous = true;
      const values = { needed: nameOf(field.name), first: used.letter, second: second.letter };
      findings.add('list.column-twice', { sheet, row: header.row, column: second }, second.header, values);
      continue;
    }
    for (const ignored of candidates.slice(1)) {
      const values = { needed: nameOf(field.name), used: used.letter };
      findings.add('list.column-ignored', { sheet, row: header.row, column: ignored }, ignored.header, values);
    }
  }
  if (mapped !== null) reportUnmapped(table, header, findings);
  const has = (name: FieldName) => table.columns.has(name);
  const headers = headersOf(header.columns);
  const missing = [
    ...(has('name') ? [] : [nameOf('name')]),
    ...(has('registration') || has('id') ? [] : [`${nameOf('registration')} / ${nameOf('id')}`]),
  ];
  for (const needed of missing)
    findings.add('list.column-missing', { sheet, row: header.row }, '', { needed, headers });
  return missing.length === 0 && !isAmbiguous;
}

/** Reports columns with a known header that a person's choice leaves unread: twins, say, would be drawn apart. */
function reportUnmapped(table: Table, header: Header, findings: Findings): void {
  const used = new Set([...table.columns.values()].map(({ index }) => index));
  for (const column of header.columns) {
    if (column.field === null || table.columns.has(column.field) || used.has(column.index)) continue;
    const place = { sheet: table.sheet, row: header.row, column };
    findings.add('list.column-unmapped', place, column.header, { needed: nameOf(column.field) });
  }
}

/** Reports the rows above a header that a person has chosen, where they may be children: a title fills one cell of its row. */
export function reportChosenHeader(
  { sheet: { grid, name: sheet } }: Source,
  header: Header,
  mapping: ColumnMapping,
  findings: Findings,
): void {
  if (mapping.headerRow === undefined) return;
  let passed = 0;
  for (let row = 0; row < header.end - 1; row++) {
    let filled = 0;
    for (let cell = grid.firsts[row] ?? 0; cell < (grid.firsts[row + 1] ?? 0); cell++) {
      if (hasContent(grid, cell)) filled += 1;
    }
    if (filled > 1) passed += 1;
  }
  if (passed === 0) return;
  findings.add('list.header-chosen', { sheet, row: header.row }, '', { row: mapping.headerRow, passed });
}

const mostHeaders = 30;

function headersOf(columns: readonly HeaderColumn[]): string {
  const names = columns.slice(0, mostHeaders).map(({ letter, header }) => `${letter} ${hideIds(header).slice(0, 20)}`);
  return names.length === 0 ? '—' : names.join('、') + (columns.length > mostHeaders ? '…' : '');
}
