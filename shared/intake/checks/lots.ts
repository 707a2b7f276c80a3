// Which lot every child belongs to, and what the lots are called.

import type { Table } from '../columns/table.ts';
import type { Groups } from './twins.ts';

/** How lots are named: by registration numbers, or by numbers made in the order of the file. */
export type Numbering = 'registration' | 'made';

/** The lots of a list. Lots stand in the order of their first children, children in the order of the file. */
export type Lots = {
  readonly numbering: Numbering;
  readonly count: number;
  /** The name of a lot. */
  readonly name: (lot: number) => string;
  /** By child: its row in the table, and its lot. */
  readonly rows: readonly number[];
  readonly lotOf: Int32Array;
  /** By lot: its first child, and all of its children if it has more than one. */
  readonly firsts: Int32Array;
  readonly members: ReadonlyMap<number, readonly number[]>;
};

/** Makes the lots of all children. `unfit` are the rows that cannot name their lot: if there are any, all lots get made numbers. */
export function makeLots(table: Table, groups: Groups, unfit: readonly number[]): Lots {
  // By row the number of its group, from 1; 0 for a row without one.
  const groupOf = new Int32Array(table.rows.length);
  const several = [...groups.values()].filter(of => of.length > 1);
  for (const [at, of] of several.entries()) for (const row of of) groupOf[row] = at + 1;
  const rows = table.children();
  const lotOf = new Int32Array(rows.length);
  const firsts = new Int32Array(rows.length);
  let count = 0;
  const members = new Map<number, number[]>();
  const lotOfGroup = new Int32Array(several.length + 1).fill(-1);
  for (let child = 0; child < rows.length; child++) {
    const group = groupOf[rows[child] ?? 0] ?? 0;
    const known = lotOfGroup[group] ?? -1;
    const lot = known < 0 ? count : known;
    if (lot === count) firsts[count++] = child;
    lotOf[child] = lot;
    if (group === 0) continue;
    lotOfGroup[group] = lot;
    const others = members.get(lot);
    if (others === undefined) members.set(lot, [child]);
    else others.push(child);
  }
  const registrations = table.values('registration');
  const registrationOf = (child: number) => registrations[rows[child] ?? 0] ?? '';
  const [firstUnfit] = unfit;
  const numbering = firstUnfit === undefined ? 'registration' : 'made';
  const width = Math.max(4, String(count).length);
  const name = (lot: number): string => {
    if (numbering === 'made') return String(lot + 1).padStart(width, '0');
    const all = members.get(lot) ?? [firsts[lot] ?? 0];
    // The smallest as bytes: all of them are ASCII, so the order of strings is that of bytes.
    return all.map(registrationOf).sort()[0] ?? '';
  };
  if (firstUnfit !== undefined && count > 0) {
    reportMade(table, { first: name(0), last: name(count - 1) }, unfit, firstUnfit);
  }
  return { numbering, count, name, rows, lotOf, firsts, members };
}

type Range = { readonly first: string; readonly last: string };

function reportMade(table: Table, range: Range, unfit: readonly number[], firstUnfit: number): void {
  const column = table.columns.get('registration');
  if (column === undefined) {
    table.report('list.lots-made-without', firstUnfit, null, '', range);
    return;
  }
  const value = table.values('registration')[firstUnfit] ?? '';
  table.report('list.lots-made', firstUnfit, column, value, {
    ...range,
    count: unfit.length,
    example: value === '' ? '—' : value,
  });
}
