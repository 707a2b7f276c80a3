// Which attempt the session stands in: whether a rehearsal is running, and whether the ceremony's own record has begun. It is
// on disk before anything of the attempt is, so that a start after a crash is in the same one.

import * as v from 'valibot';
import { standingFile } from '../../../shared/dossier/layout.ts';
import type { Outcome } from '../../../shared/outcome.ts';
import type { Disk } from '../../../shared/ports.ts';
import { isCeremonyId, isHex64 } from '../../../shared/protocol/lexis.ts';
import { type DigestedFile, digestedFile } from '../../../shared/record/digested.ts';

const id = v.pipe(v.string(), v.check(isCeremonyId));
const hex64 = v.pipe(v.string(), v.check(isHex64));
const schema = v.strictObject({
  /** The id under which the ceremony's record has begun; from then on it is that one, whatever plan.json says. */
  begun: v.nullable(id),
  rehearsal: v.nullable(v.strictObject({ ceremony: id, prior: v.union([v.literal('none'), hex64]) })),
  /** Whether each rehearsal's dossier was verified when it ended. */
  verified: v.record(v.string(), v.boolean()),
  /** Whether the lists of the record that has begun are frozen. It may lag behind the record by a crash and is never ahead of it. */
  frozen: v.optional(v.boolean(), false),
});

/** What is kept. */
export type Standing = v.InferOutput<typeof schema>;

// A flipped byte would name another attempt.
const file: DigestedFile<Standing> = digestedFile(schema);

/** A new session's. */
export const newStanding: Standing = { begun: null, rehearsal: null, verified: {}, frozen: false };

/** What a data folder says of its standing: nothing, something that cannot be believed, or where it stands. */
export type KeptStanding = 'none' | 'damaged' | Standing;

/** Reads what is kept in a data folder. */
export function readStanding({ read }: Pick<Disk, 'read'>): KeptStanding {
  const bytes = read(standingFile);
  if (!bytes.ok) return 'damaged';
  if (bytes.value === null) return 'none';
  return file.parse(bytes.value) ?? 'damaged';
}

/** Where a data folder stands, as far as it can be read: that of a new session if there is nothing to believe. */
export function standingIn(disk: Pick<Disk, 'read'>): Standing {
  const kept = readStanding(disk);
  return typeof kept === 'string' ? newStanding : kept;
}

/** Keeps it. */
export function writeStanding(disk: Disk, standing: Standing): Outcome<void> {
  return disk.write(standingFile, [file.print(standing)], 'private');
}
