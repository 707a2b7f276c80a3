// Twins: the children of one list with the same value in the column of groups share one lot.

import { erase } from './grid.ts';
import type { Column, Table } from './table.ts';

/** The largest group that one lot can hold. */
export const largestGroup = 9;

// People answer "is it a twin?" in this column instead of naming the group.
const noGroup = /^(否|无|没有|不是|非|不|无多胞胎|非多胞胎|非双胞胎|单胎|no|n|false|0|-+|—+|－+|\/|×|x|✗)$/i;
const someGroup = /^(是|有|双胞胎|多胞胎|三胞胎|四胞胎|龙凤胎|双胎|多胎|yes|y|true|√|✓|✔)$/i;

/** The rows of every group by its name, in the order of the file. */
export type Groups = ReadonlyMap<string, readonly number[]>;

/** Reads the groups of the rows that name one, and reports those of one child, those that are too large, and answers that name no group. */
export function readGroups(table: Table, grouped: readonly number[]): Groups {
  const groups = new Map<string, number[]>();
  const column = table.columns.get('twins');
  if (column === undefined) return groups;
  const none = new Map<string, { row: number; count: number }>();
  for (const row of grouped) {
    const name = table.text(row, column);
    if (noGroup.test(name)) {
      const known = none.get(name);
      if (known === undefined) none.set(name, { row, count: 1 });
      else known.count += 1;
      erase(table.grid, table.cell(row, column));
    } else if (someGroup.test(name)) table.report('cell.group-unnamed', row, column, name, { value: name });
    else {
      const rows = groups.get(name);
      if (rows === undefined) groups.set(name, [row]);
      else rows.push(row);
    }
  }
  for (const [value, { row, count }] of none) table.report('list.no-group', row, column, value, { value, count });
  for (const [group, rows] of groups) checkSize(table, column, group, rows);
  return groups;
}

function checkSize(table: Table, column: Column, group: string, rows: readonly number[]): void {
  const [first = 0] = rows;
  if (rows.length === 1) table.report('row.group-of-one', first, column, group, { group });
  if (rows.length > largestGroup) {
    const values = { group, count: rows.length, most: largestGroup };
    table.report('row.group-too-large', first, column, group, values);
  }
}
