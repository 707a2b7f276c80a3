// The reading of a dossier's files, whole or public alone. The state is the fold of the journal and the result is drawn again; if a
// file disagrees with the record, nothing is read of either.

import { done, type Outcome, refused } from '../outcome.ts';
import { type Plan, parsePlan } from '../plan/plan.ts';
import type { ReadFile } from '../ports.ts';
import type { Digest } from '../protocol/hash.ts';
import { type Draw, draw, printResult } from '../protocol/result.ts';
import { countsIn, type Roster } from '../protocol/roster.ts';
import { parseRules, type Rules } from '../protocol/rules.ts';
import { readSealedPeople } from '../protocol/tags.ts';
import { refusal } from '../text/refusal.ts';
import { heldFile, heldForm, noneHeld } from './holders.ts';
import { type Families, familiesOf } from './lots.ts';
import { journalFile, type Reading, readRecord } from './reading.ts';
import { listedSchools } from './schools.ts';

/** A reading from files, always frozen. `named` if the sealed list and the sealed plan are there, not only the public files. */
export type KeptReading = Reading & { readonly roster: Roster; readonly named: boolean };

/**
 * Reads a dossier. Without its sealed files nobody has a name, and the plan is what the rules say of it. Refuses a dossier that is not
 * frozen, and one whose files do not fit together.
 */
export function readKept(read: ReadFile, digest: Digest): Outcome<KeptReading> {
  const rulesTxt = read('public/rules.txt');
  if (!rulesTxt.ok) return rulesTxt;
  const journalTxt = read(journalFile);
  if (!journalTxt.ok) return journalTxt;
  if (rulesTxt.value === null || journalTxt.value === null) return refused(refusal('sheets.not-frozen', {}));
  const rules = parseRules(rulesTxt.value);
  if (!rules.ok) return rules;
  const record = readRecord(read, digest, rules.value.ceremony);
  if (!record.ok) return record;
  const { journal, state, roster } = record.value;
  if (roster === null) return refused(refusal('sheets.not-frozen', {}));

  const peopleCsv = read('sealed/people.csv');
  if (!peopleCsv.ok) return peopleCsv;
  const planJson = read('sealed/plan.json');
  if (!planJson.ok) return planJson;
  const named = peopleCsv.value !== null && planJson.value !== null;
  let families: Families = new Map();
  let plan: Plan = planOf(rules.value);
  if (peopleCsv.value !== null && planJson.value !== null) {
    const people = readSealedPeople(peopleCsv.value, journal.ceremony, roster);
    if (!people.ok) return people;
    const sealed = parsePlan('plan.json', planJson.value);
    if (!sealed.ok) return sealed;
    families = familiesOf(people.value);
    plan = sealed.value;
  }

  // What was handed over counts until the promise is out.
  const heldJson = state.promise === null ? read(heldFile) : done(null);
  if (!heldJson.ok) return heldJson;
  const held = heldJson.value === null ? noneHeld : heldForm.parse(heldJson.value);
  if (held === null) return refused(refusal('ceremony.damaged', { file: heldFile }));

  let drawn: Draw | null = null;
  if (state.result !== null && state.seed !== null) {
    drawn = draw(roster, rules.value.schools, state.seed);
    const differs = (file: string) => refused(refusal('sheets.differs', { file }));
    if (digest(printResult(drawn)) !== state.result) return differs(journalFile);
    const resultCsv = read('public/result.csv');
    if (!resultCsv.ok) return resultCsv;
    if (digest(resultCsv.value ?? new Uint8Array(0)) !== state.result) return differs('public/result.csv');
  }
  const schools = listedSchools(plan, code => countsIn(roster, code));
  return done({ plan, journal, state, held: held.commitments, roster, families, draw: drawn, schools, named });
}

/** The plan that rules speak of. Who watched, and where the hall was, they do not say. */
function planOf({ ceremony, title, organiser, prior, schools, exemptions, roles, inputs }: Rules): Plan {
  return {
    ...{ title, organiser, ceremony, prior },
    schools: schools.map(({ code, name, places, twins }) => ({
      ...{ code, name, places, twins, roster: '' },
      exempt: exemptions.filter(({ school }) => school === code).map(({ ground, count }) => ({ ground, count })),
    })),
    secrets: [...roles],
    inputs: [...inputs],
    witnesses: [],
    contacts: { enquiry: '', supervision: '' },
    fonts: [],
  };
}
