// The schools of a ceremony with what their lists hold: the stage, the console and the sheets show the same numbers.

import type { Plan } from '../plan/plan.ts';
import type { Roster } from '../protocol/roster.ts';
import type { Twins } from '../protocol/rules.ts';

/** Whether a school has places for all applicants, so that no draw is needed (§4). Both count children. */
export function isDirect(applicants: number, places: number): boolean {
  return applicants <= places;
}

/**
 * A school of the plan and its list. Places and applicants are children. `exempt` are the places that are filled outside the draw, by
 * their grounds; grounds without a place are left out. `direct` where nobody has to draw.
 */
export type ListedSchool = {
  readonly code: string;
  readonly name: string;
  readonly places: number;
  readonly twins: Twins;
  readonly exempt: readonly { readonly ground: string; readonly count: number }[];
  readonly lots: number;
  readonly applicants: number;
  readonly direct: boolean;
};

/** The schools in the order of the plan. `counts` gives the lots and children of a school's list by its code. */
export function listedSchools(
  { schools }: Pick<Plan, 'schools'>,
  counts: (code: string) => { readonly lots: number; readonly children: number },
): ListedSchool[] {
  return schools.map(({ code, name, places, twins, exempt }) => {
    const { lots, children } = counts(code);
    const filled = exempt.filter(({ count }) => count > 0).map(({ ground, count }) => ({ ground, count }));
    const direct = isDirect(children, places);
    return { code, name, places, twins, exempt: filled, lots, applicants: children, direct };
  });
}

/** The schools that have a list, in their order: that of the plan, which paper, tables and stage share. */
export function schoolsOnRoster(
  schools: readonly ListedSchool[],
  { sections }: Pick<Roster, 'sections'>,
): ListedSchool[] {
  return schools.filter(({ code }) => sections.some(({ school }) => school === code));
}
