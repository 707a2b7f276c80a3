// What the tables are made of, read from a dossier on disk and verified first: no table is made of a result that the verifier
// would reject.

import { join } from 'node:path';
import type { ResultSources } from '../../../shared/exports/tables.ts';
import { done, type Outcome, refused } from '../../../shared/outcome.ts';
import { parsePlan } from '../../../shared/plan/plan.ts';
import { parsePeople } from '../../../shared/protocol/people.ts';
import { countsIn } from '../../../shared/protocol/roster.ts';
import { familiesOf } from '../../../shared/record/lots.ts';
import { listedSchools, schoolsOnRoster } from '../../../shared/record/schools.ts';
import { refusal } from '../../../shared/text/refusal.ts';
import type { CheckId } from '../../../shared/verifier/checks.ts';
import { diskOf } from '../ports/disk.ts';
import { readDossier, verdictOf } from '../ports/dossier-files.ts';

/** The checks that must pass before a table is made. Not the seal: the tables are often needed before it. */
const needed: readonly CheckId[] = [
  'rules.form',
  'roster.form',
  'roster.schools',
  'journal.form',
  'journal.order',
  'reveal',
  'seed',
  'result.digest',
  'result.rows',
  'people.form',
  'people.tags',
];

/** Reads the results of the dossier in `folder`; refuses one without a result, and one that contradicts itself. */
export function readResults(folder: string): Outcome<ResultSources> {
  const files = readDossier(folder);
  if (!files.ok) return files;
  const { checks, draw, state } = verdictOf(files.value);
  const failed = needed.find(id => checks.find(check => check.id === id)?.ok !== true);
  const result = state?.result ?? null;
  if (failed !== undefined || draw === null || result === null || files.value.people === null) {
    return refused(refusal('export.no-result', { check: failed ?? 'people.form' }));
  }
  const planBytes = diskOf(folder).read('sealed/plan.json');
  if (!planBytes.ok) return planBytes;
  const plan = parsePlan(join(folder, 'sealed/plan.json'), planBytes.value ?? new Uint8Array(0));
  if (!plan.ok) return plan;
  const people = parsePeople(files.value.people);
  if (!people.ok) return people;
  const listed = listedSchools(plan.value, code => countsIn(draw.roster, code));
  const schools = schoolsOnRoster(listed, draw.roster);
  if (schools.length < draw.rankings.length) return refused(refusal('ceremony.damaged', { file: 'sealed/plan.json' }));
  return done({ plan: plan.value, families: familiesOf(people.value), schools, draw, result });
}
