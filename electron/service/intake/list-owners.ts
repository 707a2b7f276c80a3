// For which school each list was imported: lists.json, beside the plan. A list stays where it is when the code or the name of its
// school changes; whether it is still the list of that school is then asked.

import * as v from 'valibot';
import { type Finding, Findings } from '../../../shared/intake/findings/finding.ts';
import { parseJson } from '../../../shared/json.ts';
import { done, type Outcome, refused } from '../../../shared/outcome.ts';
import type { Plan, PlanSchool } from '../../../shared/plan/plan.ts';
import { bytesOf } from '../../../shared/protocol/lexis.ts';
import { refusal } from '../../../shared/text/refusal.ts';

/** Beside the plan: for which school each list was imported. */
export const ownersFile = 'lists.json';

const file = v.pipe(v.string(), v.minLength(1), v.maxLength(400));
const ownersSchema = v.array(v.strictObject({ file, code: v.string(), name: v.string(), earlier: v.array(file) }));

/**
 * A list and the school that it was imported for, as that school was called then. `earlier` are the files that the school's list
 * was kept as before: an edit of the plan that began before the import knows it by one of these.
 */
export type ListOwner = v.InferOutput<typeof ownersSchema>[number];

/** Reads lists.json; refuses what is no such file. */
export function parseOwners(path: string, bytes: Uint8Array): Outcome<readonly ListOwner[]> {
  const owners = parseJson(bytes, ownersSchema);
  return owners !== null ? done(owners) : refused(refusal('session.lists-form', { file: path }));
}

/** The bytes of lists.json. */
export function printOwners(owners: readonly ListOwner[]): Uint8Array {
  return bytesOf(`${JSON.stringify(owners, null, 1)}\n`);
}

/** Every list of a plan as that of the school which the plan gives it to. */
export function ownersIn({ schools }: Pick<Plan, 'schools'>): ListOwner[] {
  return schools.map(({ roster: file, code, name }) => ({ file, code, name, earlier: [] }));
}

/** What is known once a school's list is kept as `file`. Lists that no school has any more are forgotten. */
export function ownersAfter(
  owners: readonly ListOwner[],
  { schools }: Pick<Plan, 'schools'>,
  { code, name, roster }: PlanSchool,
  file: string,
): ListOwner[] {
  const others = owners.filter(owner => owner.file !== file && schools.some(school => school.roster === owner.file));
  const before = owners.find(owner => owner.file === roster)?.earlier ?? [];
  const earlier = [...new Set([...before, roster])].filter(each => each !== file);
  return [...others, { file, code, name, earlier }];
}

/** Asks about the list of a school that is called otherwise than when the list was imported; nothing where it is the same. */
export function ownerFindings(school: PlanSchool, owners: readonly ListOwner[]): readonly Finding[] {
  const { roster, code, name } = school;
  const known = owners.filter(({ file }) => file === roster);
  const [first] = known;
  const findings = new Findings(roster);
  if (first !== undefined && !known.some(owner => owner.code === code && owner.name === name)) {
    const now = `${code} ${name}`;
    findings.add('list.school-changed', {}, now, { before: `${first.code} ${first.name}`, now });
  }
  return findings.sorted();
}
