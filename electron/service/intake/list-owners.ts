// lists.json, beside the plan, says for which school each list was imported, and with which bytes: a list that a disk or a hand has changed
// since may have fewer children and no fault. When the code or the name of a school changes its list stays, and the operator is asked
// whether it is still that school's list.

import * as v from 'valibot';
import { type Finding, Findings } from '../../../shared/intake/findings/finding.ts';
import { parseJson } from '../../../shared/json.ts';
import { done, type Outcome, refused } from '../../../shared/outcome.ts';
import type { Plan, PlanSchool } from '../../../shared/plan/plan.ts';
import { bytesOf, isHex64 } from '../../../shared/protocol/lexis.ts';
import { refusal } from '../../../shared/text/refusal.ts';

/** The file's name. */
export const ownersFile = 'lists.json';

const file = v.pipe(v.string(), v.minLength(1), v.maxLength(400));
const ownersSchema = v.array(
  v.strictObject({
    file,
    code: v.string(),
    name: v.string(),
    earlier: v.array(file),
    sha256: v.optional(v.pipe(v.string(), v.check(isHex64))),
  }),
);

/**
 * A list and the school that it was imported for, with the school's name at that time. `earlier` are the file names of the school's
 * previous lists: a plan whose editing began before the import may still name one of them. `sha256` is the digest of what was imported;
 * a list of which that is not known has none.
 */
export type ListOwner = v.InferOutput<typeof ownersSchema>[number];

/** Reads lists.json; refuses a malformed file. */
export function parseOwners(path: string, bytes: Uint8Array): Outcome<readonly ListOwner[]> {
  const owners = parseJson(bytes, ownersSchema);
  return owners !== null ? done(owners) : refused(refusal('session.lists-form', { file: path }));
}

/** The bytes of lists.json. */
export function printOwners(owners: readonly ListOwner[]): Uint8Array {
  return bytesOf(`${JSON.stringify(owners, null, 1)}\n`);
}

/** The owners of a plan's lists as the plan has them. */
export function ownersIn({ schools }: Pick<Plan, 'schools'>): ListOwner[] {
  return schools.map(({ roster: file, code, name }) => ({ file, code, name, earlier: [] }));
}

/** The owners after a school's list was imported as `file`, with that digest. Lists of removed schools are dropped. */
export function ownersAfter(
  owners: readonly ListOwner[],
  { schools }: Pick<Plan, 'schools'>,
  { code, name, roster }: PlanSchool,
  file: string,
  sha256: string,
): ListOwner[] {
  const others = owners.filter(owner => owner.file !== file && schools.some(school => school.roster === owner.file));
  const before = owners.find(owner => owner.file === roster)?.earlier ?? [];
  const earlier = [...new Set([...before, roster])].filter(each => each !== file);
  return [...others, { file, code, name, earlier, sha256 }];
}

/** Findings if a school's code or name, or the file that is there with this digest, has changed since its list was imported. */
export function ownerFindings(school: PlanSchool, owners: readonly ListOwner[], digest: string): readonly Finding[] {
  const { roster, code, name } = school;
  const known = owners.filter(({ file }) => file === roster);
  const [first] = known;
  const findings = new Findings(roster);
  if (first !== undefined && !known.some(owner => owner.code === code && owner.name === name)) {
    const now = `${code} ${name}`;
    findings.add('list.school-changed', {}, now, { before: `${first.code} ${first.name}`, now });
  }
  if (known.some(({ sha256 }) => sha256 !== undefined && sha256 !== digest))
    findings.add('list.file-changed', {}, '', {});
  return findings.sorted();
}
