// The records of other ceremonies that lie in a data folder, as far as they can be read. Nothing here writes.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { commitmentOf } from '../../../shared/protocol/commitment.ts';
import { type Journal, parseJournal, wholeLines } from '../../../shared/protocol/journal.ts';
import { isCeremonyId, isSecret } from '../../../shared/protocol/lexis.ts';
import { heldFile, heldForm, noneHeld } from '../../../shared/record/holders.ts';
import { readBytes } from '../ports/disk.ts';

/** All records in a data folder. A last line without its end was never shown: it is left out, and left alone. */
export function recordsIn(dataFolder: string): Journal[] {
  return readdirSync(dataFolder)
    .filter(isCeremonyId)
    .flatMap(id => {
      const bytes = readBytes(join(dataFolder, id, 'public/journal.txt'));
      if (!bytes.ok) return [];
      const journal = parseJournal(wholeLines(bytes.value).bytes, id);
      return journal.ok ? [journal.value] : [];
    });
}

/**
 * The ceremony and the role whose commitment a secret opens; null if none. All ceremonies in the data folder are tried: attempts that
 * were given up and rehearsals too, and the commitments that they hold and that are not on record yet.
 */
export function holderOf(dataFolder: string, secret: string): { ceremony: string; holder: string } | null {
  if (!isSecret(secret)) return null;
  for (const { ceremony, entries } of recordsIn(dataFolder)) {
    const events = entries.map(({ event }) => event);
    const frozen = events.find(event => event.type === 'freeze');
    if (frozen?.type !== 'freeze') continue;
    const heldJson = readBytes(join(dataFolder, ceremony, heldFile));
    const held = (heldJson.ok ? heldForm.parse(heldJson.value) : null) ?? noneHeld;
    const all = [...events.filter(event => event.type === 'commit'), ...held.commitments];
    const opened = all.find(
      ({ role, commitment }) => commitmentOf(ceremony, role, frozen.roster, frozen.rules, secret) === commitment,
    );
    if (opened !== undefined) return { ceremony, holder: opened.role };
  }
  return null;
}
