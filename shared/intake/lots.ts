// Which lot every child belongs to, and what the lots are called.

import { inBlocks } from './grid.ts';
import type { Groups } from './groups.ts';
import { rowState, type Table } from './table.ts';

/** How lots are named: by registration numbers, or by numbers made in the order of the file. */
export type Numbering = 'registration' | 'made';

/** The lots of a list. Lots stand in the order of their first children, children in the order of the file. */
export type Lots = {
  readonly numbering: Numbering;
  readonly count: number;
  /** By child: its row in the table. */
  readonly rows: Int32Array;
  /** By child: its lot. */
  readonly lotOf: Int32Array;
  /** By lot: its first child. */
  readonly firsts: Int32Array;
  /** The children of lots with more than one. */
  readonly members: ReadonlyMap<number, readonly number[]>;
  /** The name of a lot. */
  readonly name: (lot: number) => string;
};

/** Makes the lots of all rows that are not passed over. `firstUnfit`: the first row that cannot name its lot; null where all can. */
export function makeLots(table: Table, groups: Groups, firstUnfit: number | null): Lots {
  const groupOf = new Map<number, readonly number[]>();
  for (const rows of groups.values()) if (rows.length > 1) for (const row of rows) groupOf.set(row, rows);
  // Only rows of groups are looked up: asking a Map for each of 100,000 rows takes longer than all else here.
  const inGroup = new Uint8Array(table.rows);
  for (const row of groupOf.keys()) inGroup[row] = 1;
  const rows = new Int32Array(table.rows);
  const lotOf = new Int32Array(table.rows);
  const firsts = new Int32Array(table.rows);
  const members = new Map<number, number[]>();
  const lotOfGroup = new Map<readonly number[] | undefined, number>();
  let children = 0;
  let count = 0;
  const step = (from: number, to: number): void => {
    for (let row = from; row < to; row++) {
      if (table.states[row] === rowState.passed) continue;
      let lot = count;
      if (inGroup[row] === 1) {
        const group = groupOf.get(row);
        lot = lotOfGroup.get(group) ?? count;
        lotOfGroup.set(group, lot);
        const others = members.get(lot);
        if (others === undefined) members.set(lot, [children]);
        else others.push(children);
      }
      if (lot === count) firsts[count++] = children;
      rows[children] = row;
      lotOf[children++] = lot;
    }
  };
  inBlocks(table.rows, step);
  const registration = table.columns.get('registration');
  const numbering = firstUnfit === null ? 'registration' : 'made';
  const width = Math.max(4, String(count).length);
  const registrationOf = (child: number) => table.text(rows[child] ?? 0, registration);
  const name = (lot: number): string => {
    if (numbering === 'made') return String(lot + 1).padStart(width, '0');
    const all = members.get(lot) ?? [firsts[lot] ?? 0];
    // The smallest as bytes: all of them are ASCII, so the order of strings is that of bytes.
    return all.map(registrationOf).sort()[0] ?? '';
  };
  if (firstUnfit !== null && count > 0) {
    const value = table.text(firstUnfit, registration);
    table.report('list.lots-made', firstUnfit, registration ?? null, value, { first: name(0), last: name(count - 1) });
  }
  return { numbering, count, rows: rows.subarray(0, children), lotOf, firsts, members, name };
}
