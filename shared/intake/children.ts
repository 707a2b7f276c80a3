// The accepted list. It stays a table; a child becomes an object when somebody asks for it.

import type { Lots } from './checks/lots.ts';
import type { FieldName } from './columns/fields.ts';
import type { Table } from './columns/table.ts';

/** One child of a list. A field that the list does not have is empty. */
export type Child = {
  /** The lot that the child belongs to; twins share one. */
  readonly lot: string;
  readonly registration: string;
  readonly name: string;
  readonly sex: string;
  readonly id: string;
  readonly primary: string;
  readonly household: string;
  readonly phone: string;
  readonly twins: string;
  readonly remark: string;
};

/** One lot: its name, and its children by their places in the list. */
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

/** The list over a table whose rows are all children or passed over. */
export function schoolList(table: Table, lots: Lots): SchoolList {
  const size = lots.rows.length;
  const rowOf = (index: number): number => {
    const row = lots.rows[index];
    if (row === undefined) throw new RangeError(`no child ${index} in a list of ${size}`);
    return row;
  };
  const child = (index: number): Child => {
    const row = rowOf(index);
    const field = (name: FieldName) => table.values(name)[row] ?? '';
    return {
      lot: lots.name(lots.lotOf[index] ?? 0),
      registration: field('registration'),
      name: field('name'),
      sex: field('sex'),
      id: field('id'),
      primary: field('primary'),
      household: field('household'),
      phone: field('phone'),
      twins: field('twins'),
      remark: field('remark'),
    };
  };
  const lot = (index: number): Lot => {
    const first = lots.firsts[index];
    if (first === undefined || index >= lots.count) throw new RangeError(`no lot ${index} among ${lots.count}`);
    return { name: lots.name(index), children: lots.members.get(index) ?? [first] };
  };
  return { size, lots: lots.count, child, row: index => table.number(rowOf(index)), lot };
}
