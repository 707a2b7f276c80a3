// Checks that compare rows with each other.

import { areSame, cellAt } from './grid.ts';
import { findRepeats } from './repeats.ts';
import type { Survey } from './survey.ts';
import type { Column, Table } from './table.ts';

/** Reports rows that are the header once more, as in tables that were pasted together. */
export function checkHeaderAgain(table: Table): void {
  const { grid } = table;
  const name = table.columns.get('name');
  if (name === undefined || table.gridRow(0) === 0) return;
  const header = cellAt(grid, table.gridRow(0) - 1, name.index);
  if (grid.starts[header] === grid.ends[header]) return;
  for (let row = 0; row < table.rows; row++) {
    if (areSame(grid, table.cell(row, name), header)) table.report('row.header-again', row, name, name.header, {});
  }
}

/** Reports the later row of two with the same registration number or ID number. True where a registration number repeats. */
export function checkRepeats(table: Table, { registrationHashes, idHashes }: Survey): boolean {
  let repeated = false;
  const registration = table.columns.get('registration');
  const id = table.columns.get('id');
  const check = (column: Column, hashes: Int32Array, code: 'row.registration-twice' | 'row.id-twice') => {
    findRepeats(table, column, hashes, (row, first) => {
      if (column === registration) repeated = true;
      table.reportCell(code, row, column, table.text(row, column), { otherRow: table.number(first) });
    });
  };
  if (registration !== undefined) check(registration, registrationHashes, 'row.registration-twice');
  if (id !== undefined) check(id, idHashes, 'row.id-twice');
  return repeated;
}
