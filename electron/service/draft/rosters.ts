// Which list belongs to which school of an edited plan. An edit may change the code and the name of a school, and its list stays
// with it; no edit gives a school the list of another.

import type { Plan, PlanSchool } from '../../../shared/plan/plan.ts';
import type { ListOwner } from '../intake/list-owners.ts';
import { sameName } from '../ports/paths.ts';
import { filesOf } from './files.ts';

/**
 * The schools of an edited plan, each with the list that it has in the present plan. A school is known again by its list, also by one
 * that was replaced since the editing began, and else by its code; a list goes to one school only. A school that is new gets the name
 * of a file that does not exist (`isTaken`): it has no list yet.
 */
export function withTheirLists(
  edited: readonly PlanSchool[],
  present: readonly PlanSchool[],
  owners: readonly ListOwner[],
  isTaken: (file: string) => boolean,
): PlanSchool[] {
  const lists = new Map<PlanSchool, string>();
  const left = new Set(present);
  const hadBefore = (list: string, file: string) =>
    owners.some(owner => owner.file === list && owner.earlier.includes(file));
  // The surest sign first, for all schools, so that none takes what is another's by a better one.
  const signs: readonly ((one: PlanSchool, other: PlanSchool) => boolean)[] = [
    (one, other) => one.roster === other.roster && one.code === other.code,
    (one, other) => one.roster === other.roster,
    (one, other) => hadBefore(other.roster, one.roster),
    (one, other) => one.code === other.code,
  ];
  for (const isSame of signs) {
    for (const school of edited) {
      if (lists.has(school)) continue;
      const found = [...left].find(other => isSame(school, other));
      if (found === undefined) continue;
      left.delete(found);
      lists.set(school, found.roster);
    }
  }
  const used = new Set([...present.map(({ roster }) => roster), ...lists.values()]);
  const free = (wished: string): string => {
    let file = wished;
    for (let number = 1; used.has(file) || isTaken(file); number++) file = `list-${number}.xlsx`;
    used.add(file);
    return file;
  };
  return edited.map(school => ({ ...school, roster: lists.get(school) ?? free(school.roster) }));
}

/**
 * The name that the list of a school of the plan is kept by, after the school: two lists called 报名表.xlsx must not push each other
 * out. A list keeps its name when the code of its school changes, so that the same name may be another school's by now.
 */
export function keptName(plan: Plan, school: PlanSchool, chosen: string): string {
  const others = filesOf({ ...plan, schools: plan.schools.filter(({ code }) => code !== school.code) }).map(sameName);
  let name = `${school.code}-${chosen}`;
  for (let number = 2; others.includes(sameName(name)); number++) name = `${school.code}-${number}-${chosen}`;
  return name;
}
