// Moves a ceremony to another computer. After the close everything is a pure function of what is on disk (protocol.md §5.6): both
// computers would reach the same result, each with its own record. Before the close it is worse: one promise could meet different
// inputs on the two computers, and somebody could choose between two draws. Nothing stops a person from copying a folder, but the
// program makes it visible and keeps it from happening by mistake:
//
//   - The record says that the dossier is going out, as an incident, before it goes: both copies have that line.
//   - A mark beside the draft stops this computer until the operator deliberately resumes, which is put on record too.
//   - The other computer puts on record that it took over, with the digest of the archive's manifest.
//
// A sealed ceremony cannot diverge any more: its copies go to three parties, and no mark is made.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Ceremony } from '../../../shared/ceremony/ceremony.ts';
import type { Handover } from '../../../shared/contract/snapshots.ts';
import { done, type Outcome, refused } from '../../../shared/outcome.ts';
import type { Fact } from '../../../shared/protocol/facts.ts';
import { bytesOf, isHex64 } from '../../../shared/protocol/lexis.ts';
import { isOver } from '../../../shared/record/state.ts';
import { type Refusal, refusal } from '../../../shared/text/refusal.ts';
import { diskOf, readJsonFile } from '../ports/disk.ts';

const markFile = 'moved.json';

/** Reminds a computer that took over to put that on record. */
export const takenFile = 'taken-over.json';

const hex64 = v.pipe(v.string(), v.check(isHex64));
const markSchema = v.strictObject({ time: v.string(), manifest: hex64 });
const takenSchema = v.strictObject({ manifest: hex64 });

/** When a ceremony went to another computer, and the digest of its archive's manifest. */
export type Moved = v.InferOutput<typeof markSchema>;

/** The mark of a data folder; null if the ceremony has not moved. A mark that cannot be read still counts. */
export function movedFrom(data: string): Handover['moved'] {
  return existsSync(join(data, markFile))
    ? (readJsonFile(diskOf(data), markFile, markSchema) ?? { time: '—', manifest: null })
    : null;
}

/** Writes the mark. */
export function markMoved(data: string, moved: Moved): Outcome<void> {
  return diskOf(data).write(markFile, [bytesOf(JSON.stringify(moved))], 'private');
}

/** Puts on record that everything goes out, in each attempt under way; not again while the mark exists. */
export function noteOut(data: string, ceremonies: readonly Ceremony[]): Outcome<void> {
  return movedFrom(data) === null ? noteIn(ceremonies, { key: 'moved' }) : done(undefined);
}

/** Puts on record that everything stayed here after all: the export that the record tells of came to nothing. */
export function noteStayed(data: string, ceremonies: readonly Ceremony[]): Outcome<void> {
  return movedFrom(data) === null ? noteIn(ceremonies, { key: 'taken-back' }) : done(undefined);
}

/**
 * What there is to say where a record under way tells last of an export and no mark stops this computer: the program died in the middle of
 * it, or the mark was taken away.
 */
export function leftWithoutMark(data: string, ceremonies: readonly Ceremony[]): readonly Refusal[] {
  const hasLeft = ceremonies.some(ceremony => {
    const facts = ceremony.state.notes.flatMap(note => (note.type === 'fact' ? [note.fact.key] : []));
    const last = facts.findLast(key => key === 'moved' || key === 'taken-back' || key === 'taken-over');
    return last === 'moved' && isUnderWay([ceremony]);
  });
  return hasLeft && movedFrom(data) === null ? [refusal('transfer.no-mark', {})] : [];
}

/** Resumes on this computer: puts it on record, then removes the mark. */
export function takeBack(data: string, ceremonies: readonly Ceremony[]): Outcome<void> {
  if (movedFrom(data) === null) return refused(refusal('transfer.not-moved', {}));
  const noted = noteIn(ceremonies, { key: 'taken-back' });
  return noted.ok ? diskOf(data).remove(markFile) : noted;
}

/** Puts on record that this computer took over and returns the manifest's digest; null if there is nothing to put on record. */
export function noteTaken(data: string, ceremonies: readonly Ceremony[]): Outcome<string | null> {
  const taken = readJsonFile(diskOf(data), takenFile, takenSchema);
  if (taken === null) return done(null);
  const noted = noteIn(ceremonies, { key: 'taken-over', manifest: taken.manifest });
  if (!noted.ok) return noted;
  const removed = diskOf(data).remove(takenFile);
  return removed.ok ? done(taken.manifest) : removed;
}

/** Is an attempt neither sealed nor given up, so that two computers could go on with it? */
function isUnderWay(ceremonies: readonly Ceremony[]): boolean {
  return ceremonies.some(({ state }) => !isOver(state.due.type));
}

/**
 * Does this computer stop once everything is exported? Not if every attempt is over. Before the first record only the preparation
 * could diverge, which must not go on twice either.
 */
export function standsStillAfter(ceremonies: readonly Ceremony[]): boolean {
  return ceremonies.length === 0 || isUnderWay(ceremonies);
}

function noteIn(ceremonies: readonly Ceremony[], fact: Fact): Outcome<void> {
  for (const ceremony of ceremonies) {
    if (!isUnderWay([ceremony])) continue;
    const noted = ceremony.fact(fact);
    if (!noted.ok) return noted;
  }
  return done(undefined);
}
