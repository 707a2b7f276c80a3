// The records of other ceremonies that lie in a data folder, as far as they can be read. Nothing here writes.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Journal, parseJournal } from '../../../shared/protocol/journal.ts';
import { isCeremonyId } from '../../../shared/protocol/lexis.ts';
import { readBytes } from '../intake/intake.ts';

/** All records in a data folder. A last line without its end was never shown: it is left out, and left alone. */
export function recordsIn(dataFolder: string): Journal[] {
  return readdirSync(dataFolder)
    .filter(isCeremonyId)
    .flatMap(id => {
      const bytes = readBytes(join(dataFolder, id, 'public/journal.txt'));
      if (!bytes.ok) return [];
      const journal = parseJournal(bytes.value.subarray(0, bytes.value.lastIndexOf(0x0a) + 1), id);
      return journal.ok ? [journal.value] : [];
    });
}
