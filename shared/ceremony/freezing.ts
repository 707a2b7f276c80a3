// The freeze (protocol.md §2.2, §5): from lists of children to the bytes of people.csv and roster.csv.

import type { RandomBytes } from '../ports.ts';
import { hexOf } from '../protocol/lexis.ts';
import { lotsOf, type Person, printPeople } from '../protocol/people.ts';
import { personDigest, printRoster, tagOf } from '../protocol/roster.ts';

/** A child as a list names it, with the lot that it belongs to. Children of one lot keep the order of the list. */
export type ListedChild = Omit<Person, 'school' | 'salt'>;

/** The list of one school. */
export type SchoolChildren = { readonly code: string; readonly children: Iterable<ListedChild> };

/** The sealed list and the public roster made of it. */
export type FrozenLists = { readonly peopleCsv: Uint8Array; readonly rosterCsv: Uint8Array };

/** The salts of an earlier, interrupted freeze by `school|lot`: a freeze that goes on after a crash keeps them. */
export type Salts = ReadonlyMap<string, string>;

/** The salts in a sealed list. */
export function saltsOf(people: readonly Person[]): Salts {
  return new Map(people.map(({ school, lot, salt }) => [`${school}|${lot}`, salt]));
}

/** Orders the children by school and lot, gives each lot its salt and makes both files. */
export function freezeLists(
  ceremony: string,
  lists: readonly SchoolChildren[],
  salts: Salts,
  random: RandomBytes,
): FrozenLists {
  const people: Person[] = [];
  for (const { code, children } of [...lists].sort((a, b) => compare(a.code, b.code))) {
    const byLot = new Map<string, Person[]>();
    for (const child of children) {
      const lot = byLot.get(child.lot) ?? [];
      if (lot.length === 0) byLot.set(child.lot, lot);
      const salt = lot[0]?.salt ?? salts.get(`${code}|${child.lot}`) ?? hexOf(random(16));
      lot.push({ ...child, school: code, salt });
    }
    for (const lot of [...byLot.keys()].sort(compare)) people.push(...(byLot.get(lot) ?? []));
  }
  return { peopleCsv: printPeople(people), rosterCsv: rosterOf(ceremony, people) };
}

/** The public roster that follows from a sealed list, whose lines stand in their order. */
export function rosterOf(ceremony: string, people: readonly Person[]): Uint8Array {
  return printRoster(
    Array.from(lotsOf(people), children => {
      const [{ school, lot, salt }] = children;
      return { school, lot, size: children.length, tag: tagOf(ceremony, school, lot, personDigest(salt, children)) };
    }),
  );
}

/** Compares by UTF-16 code units, which for the ASCII of codes and lots is byte by byte (protocol.md §1.4). */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
