// What a session delegates: exports, and the way of a ceremony to another computer and back.

import type { Ceremony } from '../../../shared/ceremony/ceremony.ts';
import type { ExportKind } from '../../../shared/contract/requests.ts';
import type { ExportedFile } from '../../../shared/contract/snapshots.ts';
import { done, type Outcome } from '../../../shared/outcome.ts';
import type { Clock } from '../../../shared/ports.ts';
import { exportTable, inMemory, publicArchive, wholeArchive } from './exporting.ts';
import { markMoved, noteOut, standsStillAfter } from './handover.ts';

/** Where an export is asked for: the data folder, the dossier that is held with its id, and the records that are open. */
export type ExportPlace = {
  readonly data: string;
  readonly dossier: string;
  readonly ceremony: string;
  readonly records: readonly Ceremony[];
  readonly clock: Clock;
};

/** Makes an export. The whole of a ceremony under way goes out on record, and this computer then stands still. */
export function exportFile(kind: ExportKind, place: ExportPlace): Outcome<ExportedFile> {
  const { data, dossier, ceremony, records, clock } = place;
  if (kind !== 'whole' && kind !== 'public') {
    const table = exportTable(dossier, kind);
    return table.ok ? done({ ...table.value, manifest: null }) : table;
  }
  if (kind === 'public') {
    const archive = publicArchive(dossier);
    return archive.ok ? inMemory(archive.value) : archive;
  }
  const noted = noteOut(data, records);
  if (!noted.ok) return noted;
  const archive = wholeArchive(data, ceremony);
  const made = archive.ok ? inMemory(archive.value) : archive;
  if (!made.ok || !standsStillAfter(records)) return made;
  const marked = markMoved(data, { time: clock(), manifest: made.value.manifest });
  return marked.ok ? made : marked;
}
