// The plans that a new ceremony begins with: an empty one, or that of an earlier ceremony without what belongs to its year.

import { isCeremonyId, isRehearsal } from '../protocol/lexis.ts';
import type { Plan, PlanSchool } from './plan.ts';

/** What a clerk says of a new ceremony before anything else. Places are children. */
export type NewCeremony = {
  readonly title: string;
  readonly organiser: string;
  readonly schools: readonly Pick<PlanSchool, 'name' | 'places'>[];
};

/** Who watches in most counties; the clerk changes the list where the notice says otherwise. */
const usualWitnesses = ['公证员', '纪检监察人员', '人大代表', '政协委员', '学校家委会代表', '新生家长代表'] as const;

/** A school's code by its place in the plan, from 0: A to Z, then S27 and so on. */
export function schoolCode(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : `S${index + 1}`;
}

/** The plan of a new ceremony: two holders, six cards and twenty dice, and the usual witnesses. Its values are not checked. */
export function newPlan({ title, organiser, schools }: NewCeremony, ceremony: string): Plan {
  return {
    title,
    organiser,
    ceremony,
    prior: 'none',
    schools: schools.map(({ name, places }, index) => ({
      code: schoolCode(index),
      name,
      places,
      twins: 'skip',
      roster: `list-${index + 1}.xlsx`,
      exempt: [],
    })),
    secrets: ['operator', 'notary'],
    inputs: [
      { kind: 'card', count: 6 },
      { kind: 'd10', count: 20 },
    ],
    witnesses: usualWitnesses.map(role => ({ role, name: '' })),
    contacts: { enquiry: '', supervision: '' },
    fonts: [],
  };
}

/** An earlier plan for this year: without lists, tables, fonts, the names of people and where that year's result stood, and with this year in its title where that had an earlier one. */
export function planFor(year: string, earlier: Plan, ceremony: string): Plan {
  const { catchment: _, published: __, ...plan } = earlier;
  return {
    ...plan,
    title: plan.title.replace(/20[0-9]{2}/, before => (before < year ? year : before)),
    ceremony,
    prior: 'none',
    schools: plan.schools.map((school, index) => ({ ...school, roster: `list-${index + 1}.xlsx` })),
    witnesses: plan.witnesses.map(({ role }) => ({ role, name: '' })),
    fonts: [],
  };
}

/** The first id of the form `YH-20260715-a1` that is not taken. `date` is YYYY-MM-DD. */
export function newId(date: string, taken: ReadonlySet<string>): string {
  return freeId(`YH-${date.replaceAll('-', '')}`, taken);
}

/** The id of this year's ceremony after an earlier one's: the same with this year in it, never a rehearsal's. */
export function nextId(date: string, earlier: string, taken: ReadonlySet<string>): string {
  const wished = baseOf(earlier).replace(/20[0-9]{2}/, date.slice(0, 4));
  return isCeremonyId(`${wished}-99-a1`) ? freeId(wished, taken) : newId(date, taken);
}

/** The id of the official ceremony that one with `rehearsal` as its id rehearsed. */
export function officialId(rehearsal: string, taken: ReadonlySet<string>): string {
  return freeId(baseOf(rehearsal), new Set([...taken].filter(id => !isRehearsal(id))));
}

/** An id without what says that it is a rehearsal, and without the number of its attempt. */
function baseOf(id: string): string {
  return id.replace(/^TEST-/, '').replace(/-a[1-9][0-9]?$/, '');
}

/** `BASE-a1`, or `BASE-2-a1` and so on. Another attempt of the same ceremony has its number behind the `a`, and is not meant. */
function freeId(base: string, taken: ReadonlySet<string>): string {
  const bases = new Set([...taken].map(baseOf));
  let free = base;
  for (let number = 2; bases.has(free); number++) free = `${base}-${number}`;
  return `${free}-a1`;
}
