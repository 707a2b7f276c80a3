// Which attempt the session stands in: whether a rehearsal is running, and whether the ceremony's own record has begun. It is
// on disk before anything of the attempt is, so that a start after a crash is in the same one.

import * as v from 'valibot';
import { standingFile } from '../../../shared/dossier/layout.ts';
import type { Outcome } from '../../../shared/outcome.ts';
import type { Disk } from '../../../shared/ports.ts';
import { bytesOf, isCeremonyId, isHex64 } from '../../../shared/protocol/lexis.ts';
import { readJsonFile } from '../ports/disk.ts';

const id = v.pipe(v.string(), v.check(isCeremonyId));
const schema = v.strictObject({
  /** The id under which the ceremony's record has begun; from then on it is that one, whatever plan.json says. */
  begun: v.nullable(id),
  rehearsal: v.nullable(
    v.strictObject({ ceremony: id, prior: v.union([v.literal('none'), v.pipe(v.string(), v.check(isHex64))]) }),
  ),
  /** Whether each rehearsal's dossier was verified when it ended. */
  verified: v.record(v.string(), v.boolean()),
});

/** What is kept. */
export type Standing = v.InferOutput<typeof schema>;

/** A new session's. */
const newStanding: Standing = { begun: null, rehearsal: null, verified: {} };

/** Reads what is kept in a data folder; that of a new session if there is nothing, or nothing that can be read. */
export function readStanding(disk: Disk): Standing {
  return readJsonFile(disk, standingFile, schema) ?? newStanding;
}

/** Keeps it. */
export function writeStanding(disk: Disk, standing: Standing): Outcome<void> {
  return disk.write(standingFile, [bytesOf(`${JSON.stringify(standing, null, 1)}\n`)], 'private');
}
