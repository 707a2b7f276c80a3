// Reads what the sheets are made of from a dossier's files. The state is the fold of the journal and the result is drawn again;
// if a file disagrees with the record, no sheet is made from either.

import * as v from 'valibot';
import { keptFace } from '../dossier/layout.ts';
import { type CatchmentTable, readCatchment } from '../intake/catchment.ts';
import { type ImportedList, importSchema } from '../intake/imported-lists.ts';
import { jsonOf } from '../json.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import type { ReadFile } from '../ports.ts';
import { type Commitment, parseCommitment } from '../protocol/commitment.ts';
import type { Digest } from '../protocol/hash.ts';
import type { Roster } from '../protocol/roster.ts';
import { type Attendance, attendanceSchema } from '../record/attendance.ts';
import { heldFile } from '../record/holders.ts';
import { readKept } from '../record/kept.ts';
import { journalFile, type Reading } from '../record/reading.ts';
import { type KeptRegister, readRegister } from '../register/register.ts';
import { refusal } from '../text/refusal.ts';

/** Everything the sheets are made of: the record, always frozen, and what was kept beside it. */
export type SheetSources = Reading & {
  readonly roster: Roster;
  readonly imports: readonly ImportedList[];
  /** Ids of the accepted warnings; null if nobody was asked. */
  readonly accepted: ReadonlySet<string> | null;
  /** Who signed in before the freeze, then who came after it. */
  readonly attendance: readonly Attendance[];
  readonly catchment: CatchmentTable | null;
  readonly promise: Commitment | null;
  /** The digest of public/verify.html, if it is there. */
  readonly verifierDigest: string | null;
  /** The bureau's own font files, in the plan's order. */
  readonly faces: readonly Uint8Array[];
  /** The register that is kept after the seal; null before it. */
  readonly register: KeptRegister | null;
};

const acceptedSchema = v.array(v.string());

/** Reads what a dossier's sheets are made of. Refuses a dossier that is damaged, not frozen, or without names. */
export function readSources(read: ReadFile, digest: Digest): Outcome<SheetSources> {
  const files = new Map<string, Uint8Array | null>();
  for (const name of fileNames) {
    const bytes = read(name);
    if (!bytes.ok) return bytes;
    files.set(name, bytes.value);
  }
  const kept = readKept(name => done(files.get(name as FileName) ?? null), digest);
  if (!kept.ok) return kept;
  const { named, ...reading } = kept.value;
  if (!named) return refused(refusal('sheets.no-names', {}));
  const { plan, state } = reading;

  let promise: Commitment | null = null;
  if (state.promise !== null) {
    const bytes = files.get('public/commitment.txt') ?? new Uint8Array(0);
    if (digest(bytes) !== state.promise) return refused(refusal('sheets.differs', { file: 'public/commitment.txt' }));
    const parsed = parseCommitment(bytes);
    if (!parsed.ok) return parsed;
    promise = parsed.value;
  }

  const imports = listIn('sealed/import.json', files.get('sealed/import.json') ?? null, importSchema);
  if (!imports.ok) return imports;
  const accepted = listIn('sealed/accepted.json', files.get('sealed/accepted.json') ?? null, acceptedSchema);
  if (!accepted.ok) return accepted;
  const attendance = listIn('sealed/attendance.json', files.get('sealed/attendance.json') ?? null, attendanceSchema);
  if (!attendance.ok) return attendance;
  const late = listIn('sealed/late.json', files.get('sealed/late.json') ?? null, attendanceSchema);
  if (!late.ok) return late;
  const catchmentBytes = files.get('sealed/catchment.csv') ?? null;
  const catchment =
    catchmentBytes === null ? null : readCatchment({ name: plan.catchment ?? 'catchment.csv', bytes: catchmentBytes });
  if (catchment !== null && !catchment.ok) return catchment;
  const verifier = files.get('public/verify.html') ?? null;
  const faces: Uint8Array[] = [];
  for (const [index, font] of plan.fonts.entries()) {
    const bytes = read(`sealed/${keptFace(index, font)}`);
    if (!bytes.ok) return bytes;
    // A dossier frozen before fonts were kept has none: the machine's fonts then draw rare characters.
    if (bytes.value !== null) faces.push(bytes.value);
  }
  const register = state.due.type === 'sealed' ? readRegister(read, digest, reading) : null;
  if (register !== null && !register.ok) return register;
  return done({
    ...reading,
    register: register?.value ?? null,
    imports: imports.value ?? [],
    accepted: accepted.value === null ? null : new Set(accepted.value),
    attendance: [...(attendance.value ?? []), ...(late.value ?? []).map(person => ({ ...person, late: true }))],
    catchment: catchment?.value.table ?? null,
    promise,
    verifierDigest: verifier === null ? null : digest(verifier),
    faces,
  });
}

const fileNames = [
  'public/rules.txt',
  'public/roster.csv',
  journalFile,
  'public/commitment.txt',
  'public/result.csv',
  'public/verify.html',
  'sealed/people.csv',
  'sealed/plan.json',
  'sealed/import.json',
  'sealed/accepted.json',
  'sealed/attendance.json',
  'sealed/late.json',
  heldFile,
  'sealed/catchment.csv',
] as const;

type FileName = (typeof fileNames)[number];

/** What is kept as JSON; null if there is no such file. */
function listIn<Schema extends v.GenericSchema>(
  file: string,
  bytes: Uint8Array | null,
  schema: Schema,
): Outcome<v.InferOutput<Schema> | null> {
  if (bytes === null) return done(null);
  const json = jsonOf(bytes);
  if (json === undefined) return refused(refusal('ceremony.damaged', { file }));
  const list = v.safeParse(schema, json);
  return list.success ? done(list.output) : refused(refusal('ceremony.damaged', { file }));
}
