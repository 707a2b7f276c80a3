// Which attempt the session stands in: whether a rehearsal is running, and whether the ceremony's own record has begun. It is
// on disk before anything of the attempt is, so that a start after a crash is in the same one.

import * as v from 'valibot';
import { standingFile } from '../../../shared/dossier/layout.ts';
import { parseJson } from '../../../shared/json.ts';
import type { Outcome } from '../../../shared/outcome.ts';
import type { Disk } from '../../../shared/ports.ts';
import { bytesOf, isCeremonyId, isHex64 } from '../../../shared/protocol/lexis.ts';
import { fastDigest } from '../ports/signatures.ts';

const id = v.pipe(v.string(), v.check(isCeremonyId));
const hex64 = v.pipe(v.string(), v.check(isHex64));
const entries = {
  /** The id under which the ceremony's record has begun; from then on it is that one, whatever plan.json says. */
  begun: v.nullable(id),
  rehearsal: v.nullable(v.strictObject({ ceremony: id, prior: v.union([v.literal('none'), hex64]) })),
  /** Whether each rehearsal's dossier was verified when it ended. */
  verified: v.record(v.string(), v.boolean()),
  /** Whether the lists of the record that has begun are frozen. It may lag behind the record by a crash and is never ahead of it. */
  frozen: v.optional(v.boolean(), false),
};
const schema = v.strictObject(entries);
/** On disk, with the digest of all the rest: a flipped byte would name another attempt. Version 0.1.0 wrote none. */
const keptSchema = v.strictObject({ ...entries, digest: v.optional(hex64) });

/** What is kept. */
export type Standing = v.InferOutput<typeof schema>;

/** A new session's. */
export const newStanding: Standing = { begun: null, rehearsal: null, verified: {}, frozen: false };

/** What a data folder says of its standing: nothing, something that cannot be believed, or where it stands. */
export type KeptStanding = 'none' | 'damaged' | Standing;

/** Reads what is kept in a data folder. */
export function readStanding({ read }: Pick<Disk, 'read'>): KeptStanding {
  const bytes = read(standingFile);
  if (!bytes.ok) return 'damaged';
  if (bytes.value === null) return 'none';
  const kept = parseJson(bytes.value, keptSchema);
  if (kept === null) return 'damaged';
  const { digest, ...standing } = kept;
  return digest === undefined || digest === digestOf(standing) ? standing : 'damaged';
}

/** Where a data folder stands, as far as it can be read: that of a new session if there is nothing to believe. */
export function standingIn(disk: Pick<Disk, 'read'>): Standing {
  const kept = readStanding(disk);
  return typeof kept === 'string' ? newStanding : kept;
}

/** Keeps it. */
export function writeStanding(disk: Disk, standing: Standing): Outcome<void> {
  const kept = { ...standing, digest: digestOf(standing) };
  return disk.write(standingFile, [bytesOf(`${JSON.stringify(kept, null, 1)}\n`)], 'private');
}

function digestOf({ begun, rehearsal, verified, frozen }: Standing): string {
  const first = rehearsal === null ? null : { ceremony: rehearsal.ceremony, prior: rehearsal.prior };
  return fastDigest(bytesOf(JSON.stringify([begun, first, verified, frozen])));
}
