// The accepted list. It stays a table; a child becomes an object on request.

import type { Lots } from './checks/lots.ts';
import type { Table } from './columns/table.ts';

// The fields of a list that are kept of a child.
const childFields = ['registration', 'name', 'sex', 'id', 'primary', 'household', 'phone', 'twins', 'remark'] as const;

/** One child of a list: the lot that it belongs to, which twins share, and its fields, empty if the list does not have them. */
export type Child = { readonly lot: string } & { readonly [Field in (typeof childFields)[number]]: string };

/** One lot: its name, and its children by their indices in the list. */
export type Lot = { readonly name: string; readonly children: readonly number[] };

/** A list without errors. Children and lots are counted from 0, in the order of the file. */
export type SchoolList = {
  readonly size: number;
  readonly lots: number;
  /** A child; throws a RangeError beyond the list. */
  readonly child: (index: number) => Child;
  /** The row of a child as Excel shows it. */
  readonly row: (index: number) => number;
  /** A lot; throws a RangeError beyond the list. */
  readonly lot: (index: number) => Lot;
};

/** The list of a table without errors. */
export function schoolList(table: Table, lots: Lots): SchoolList {
  const size = lots.rows.length;
  const rowOf = (index: number): number => {
    const row = lots.rows[index];
    if (row === undefined) throw new RangeError(`no child ${index} in a list of ${size}`);
    return row;
  };
  const child = (index: number): Child => {
    const row = rowOf(index);
    const fields = Object.fromEntries(childFields.map(name => [name, table.values(name)[row] ?? '']));
    return { lot: lots.name(lots.lotOf[index] ?? 0), ...fields } as Child;
  };
  const lot = (index: number): Lot => {
    const first = lots.firsts[index];
    if (first === undefined || index >= lots.count) throw new RangeError(`no lot ${index} among ${lots.count}`);
    return { name: lots.name(index), children: lots.members.get(index) ?? [first] };
  };
  return { size, lots: lots.count, child, row: index => table.number(rowOf(index)), lot };
}
