// Lots with their children and ranks. Order and admission come from the draw, names from the sealed list; scenes, sheets and tables
// put the two side by side here.

import { lotsOf, type Person } from '../protocol/people.ts';
import type { Draw } from '../protocol/result.ts';
import { lotName } from '../protocol/roster.ts';
import { unruly, visible } from '../text/visible.ts';

/** The children of every lot of every school, by `school|lot`, in the order of the sealed list. */
export type Families = ReadonlyMap<string, readonly [Person, ...Person[]]>;

/** Groups a sealed list by lots. */
export function familiesOf(people: readonly Person[]): Families {
  return new Map(Array.from(lotsOf(people), children => [`${children[0].school}|${children[0].lot}`, children]));
}

/** The names of all children, in the order of the sealed list. */
export function* namesIn(families: Families): Generator<string> {
  for (const children of families.values()) for (const { name } of children) yield name;
}

/**
 * The children of one lot as they are shown; empty for a lot that the list does not have. An import leaves out signs of direction; in
 * a sealed list that something else has written they are written out, so that they turn nothing around.
 */
export function childrenOf(families: Families, school: string, lot: string): readonly Person[] {
  return (families.get(`${school}|${lot}`) ?? []).map(shownPerson);
}

function shownPerson(person: Person): Person {
  if (!Object.values(person).some(field => unruly.test(field))) return person;
  return Object.fromEntries(
    Object.entries(person).map(([column, field]) => [column, unruly.test(field) ? visible(field) : field]),
  ) as Person;
}

/**
 * The numbers by which a family may ask for a lot: the lot's own and those of its children, as lists write them. Twins have one number
 * each, and their lot the smallest of them. Only the lot's own without the sealed list.
 */
export function numbersOf(families: Families, school: string, lot: string): string[] {
  return [lot, ...childrenOf(families, school, lot).map(({ registration }) => registration.toUpperCase())];
}

/**
 * A lot in the order of its school. `rank` counts from 1; `row` is its row of the roster; `waiting` is its place among those not admitted,
 * from 1, null for an admitted lot.
 */
export type RankedLot = {
  readonly rank: number;
  readonly row: number;
  readonly lot: string;
  readonly admitted: boolean;
  readonly waiting: number | null;
};

/** The lots of a school from rank `from` (counted from 0) up to `to`, in the order of their tickets; empty for an unknown school. */
export function rankedLots(
  { rankings, roster }: Pick<Draw, 'rankings' | 'roster'>,
  school: string,
  from = 0,
  to = Number.POSITIVE_INFINITY,
): RankedLot[] {
  const ranking = rankings.find(each => each.school === school);
  if (ranking === undefined) return [];
  let waiting = ranking.admitted.subarray(0, from).filter(admitted => admitted !== 1).length;
  return Array.from(ranking.rows.subarray(from, to), (row, index) => {
    const admitted = ranking.admitted[from + index] === 1;
    return { rank: from + index + 1, row, lot: lotName(roster, row), admitted, waiting: admitted ? null : ++waiting };
  });
}

/** A lot as lists show it; `rank` is null where nobody was drawn. */
export type ListedLot = Omit<RankedLot, 'rank'> & { readonly rank: number | null };

/**
 * The lots of a school as every list has them, from place `from` (counted from 0) up to `to`: by rank after a draw. A school that
 * admits all drew nobody, so the ranks that §4 gives its lots too would only confuse: they stand in the order of their numbers.
 */
export function listedLots(
  draw: Pick<Draw, 'rankings' | 'roster'>,
  { code, direct }: { readonly code: string; readonly direct: boolean },
  from = 0,
  to = Number.POSITIVE_INFINITY,
): readonly ListedLot[] {
  if (!direct) return rankedLots(draw, code, from, to);
  // Rows of the roster ascend by number.
  const lots = rankedLots(draw, code).sort((a, b) => a.row - b.row);
  return lots.slice(from, to).map(lot => ({ ...lot, rank: null }));
}

/** How many children of a school were admitted; 0 before the draw. */
export function admittedChildren(draw: Draw | null, school: string): number {
  return draw?.rankings.find(each => each.school === school)?.used ?? 0;
}
