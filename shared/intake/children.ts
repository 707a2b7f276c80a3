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

/**
 * A list as plain data, which can be handed from one thread to another: by child its fields (those that the list does not have are
 * left out), its row and its lot; by lot its name, its first child, and all of them if it has more than one.
 */
export type PlainList = {
  readonly fields: { readonly [Field in (typeof childFields)[number]]?: readonly string[] };
  readonly rows: Int32Array;
  readonly lotOf: Int32Array;
  readonly names: readonly string[];
  readonly firsts: Int32Array;
  readonly members: ReadonlyMap<number, readonly number[]>;
};

/** The list of a table without errors, as plain data. */
export function plainList(table: Table, lots: Lots): PlainList {
  const fields = childFields.flatMap(name => {
    const values = table.columns.has(name) ? table.values(name) : null;
    return values === null ? [] : [[name, lots.rows.map(row => values[row] ?? '')]];
  });
  return {
    fields: Object.fromEntries(fields),
    rows: Int32Array.from(lots.rows, row => table.number(row)),
    lotOf: lots.lotOf,
    names: Array.from({ length: lots.count }, (_, lot) => lots.name(lot)),
    firsts: lots.firsts.slice(0, lots.count),
    members: lots.members,
  };
}

/** The list that plain data tells of. */
export function listOf({ fields, rows, lotOf, names, firsts, members }: PlainList): SchoolList {
  const rowOf = (index: number): number => {
    const row = rows[index];
    if (row === undefined) throw new RangeError(`no child ${index} in a list of ${rows.length}`);
    return row;
  };
  const child = (index: number): Child => {
    rowOf(index);
    const field = (name: keyof typeof fields) => fields[name]?.[index] ?? '';
    // One by one, since every child of a county becomes an object again and again.
    return {
      lot: names[lotOf[index] ?? 0] ?? '',
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
    const [name, first] = [names[index], firsts[index]];
    if (name === undefined || first === undefined) throw new RangeError(`no lot ${index} among ${names.length}`);
    return { name, children: members.get(index) ?? [first] };
  };
  return { size: rows.length, lots: names.length, child, row: rowOf, lot };
}
