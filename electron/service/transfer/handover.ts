// A ceremony that moves to another computer. After the close everything is a pure function of what is on disk (protocol.md
// §5.6): both computers come to the same result, though each would end its own record. Before the close it is worse: the same
// promise could meet other inputs here and there, and somebody could choose between two draws. Nothing stops a person from
// copying a folder. What the program does is to make it seen and not happen by mistake:
//
//   - The record says that the dossier went out, as an incident, before it goes: both copies have that line.
//   - A mark beside the draft says so to this computer. Nothing goes on while it stands; the operator takes the ceremony back by
//     an act of their own, and that too is put on record.
//   - The other computer puts on record that it took over, with the digest of the manifest that came with the archive.
//
// A sealed ceremony has nothing left to diverge: its copies go to three parties, and no mark is made.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Ceremony } from '../../../shared/ceremony/ceremony.ts';
import type { Handover } from '../../../shared/contract/snapshots.ts';
import { done, type Outcome, refused } from '../../../shared/outcome.ts';
import { bytesOf, isHex64 } from '../../../shared/protocol/lexis.ts';
import { exportedNote, takenBackNote, takenOverNote } from '../../../shared/record/notes.ts';
import { refusal } from '../../../shared/text/refusal.ts';
import { diskOf } from '../ports/disk.ts';
import { readJsonFile } from '../ports/json-files.ts';

const markFile = 'moved.json';

/** The file in which a computer that took over remembers what it has yet to put on record. */
export const takenFile = 'taken-over.json';

const hex64 = v.pipe(v.string(), v.check(isHex64));
const markSchema = v.strictObject({ time: v.string(), manifest: hex64 });
const takenSchema = v.strictObject({ manifest: hex64 });

/** That a ceremony went to another computer: when, and the digest of the manifest that went with it. */
export type Moved = v.InferOutput<typeof markSchema>;

/** The mark of a data folder, or null where the ceremony has not moved. A mark that cannot be read still counts. */
export function movedFrom(data: string): Handover['moved'] {
  return existsSync(join(data, markFile))
    ? (readJsonFile(diskOf(data), markFile, markSchema) ?? { time: '—', manifest: null })
    : null;
}

/** Puts the mark. */
export function markMoved(data: string, moved: Moved): Outcome<void> {
  return diskOf(data).write(markFile, [bytesOf(JSON.stringify(moved))], 'open');
}

/** Puts on record that everything goes out, in each attempt that is under way; once as long as the mark stands. */
export function noteOut(data: string, ceremonies: readonly Ceremony[]): Outcome<void> {
  return movedFrom(data) === null ? noteIn(ceremonies, exportedNote) : done(undefined);
}

/** The operator goes on here after all: on record first, then the mark goes. */
export function takeBack(data: string, ceremonies: readonly Ceremony[]): Outcome<void> {
  if (movedFrom(data) === null) return refused(refusal('transfer.not-moved', {}));
  const noted = noteIn(ceremonies, takenBackNote);
  return noted.ok ? diskOf(data).remove(markFile) : noted;
}

/** Puts on record that this computer took over, if that has not been done; returns the manifest's digest where it was. */
export function noteTaken(data: string, ceremonies: readonly Ceremony[]): Outcome<string | null> {
  const taken = readJsonFile(diskOf(data), takenFile, takenSchema);
  if (taken === null) return done(null);
  const noted = noteIn(ceremonies, takenOverNote(taken.manifest));
  if (!noted.ok) return noted;
  const removed = diskOf(data).remove(takenFile);
  return removed.ok ? done(taken.manifest) : removed;
}

/** Is an attempt neither sealed nor given up, so that it could go on in two places? */
function isUnderWay(ceremonies: readonly Ceremony[]): boolean {
  return ceremonies.some(({ state, givenUp }) => state.due.type !== 'sealed' && givenUp === null);
}

/**
 * Does this computer stand still once everything is exported? Not where all is over. Before the first record there is nothing to
 * diverge but the preparation, which may as little go on twice.
 */
export function standsStillAfter(ceremonies: readonly Ceremony[]): boolean {
  return ceremonies.length === 0 || isUnderWay(ceremonies);
}

function noteIn(ceremonies: readonly Ceremony[], words: string): Outcome<void> {
  for (const ceremony of ceremonies) {
    if (!isUnderWay([ceremony])) continue;
    const noted = ceremony.incident(words);
    if (!noted.ok) return noted;
  }
  return done(undefined);
}
