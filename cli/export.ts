// `cli export DIR --out FILE [--kind …]`: writes an export to a file, whole or not at all.

import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { systemClock } from '../electron/service/ports/clock.ts';
import { writeWhole } from '../electron/service/ports/disk.ts';
import { readDossier, verdictOf } from '../electron/service/ports/dossier-files.ts';
import { withLock } from '../electron/service/ports/lock.ts';
import { ceremonyTools } from '../electron/service/ports/tools.ts';
import {
  exportPart,
  exportWhole,
  type Save,
  type Saved,
  saveWith,
  wholeArchive,
} from '../electron/service/transfer/exporting.ts';
import { attemptsIn, isDossier } from '../electron/service/transfer/folder.ts';
import { movedFrom } from '../electron/service/transfer/handover.ts';
import { Ceremony } from '../shared/ceremony/ceremony.ts';
import { type ExportKind, exportKinds } from '../shared/contract/requests.ts';
import { done, type Outcome, refused } from '../shared/outcome.ts';
import { text } from '../shared/text/dictionary.ts';
import { refusal } from '../shared/text/refusal.ts';
import type { Language } from '../shared/text/template.ts';
import { type Ending, rejected, succeeded, unreadable } from './output.ts';

/**
 * Exports from the data folder or dossier at `path` to the file `out`, which must not exist. Exit code 0 written, 1 refused,
 * 2 unreadable or unknown kind.
 */
export function exportCommand(language: Language, path: string, out: string, asked: string): Ending {
  const kind = exportKinds.find(each => each === asked);
  if (kind === undefined) {
    return unreadable(refusal('export.kind', { value: asked, kinds: exportKinds.join(', ') }));
  }
  const folder = resolve(path);
  if (!existsSync(folder)) return unreadable(refusal('dossier.missing', { path }));
  // Before anything is put on record: an earlier archive may be the only one that some computer could go on from.
  if (existsSync(resolve(out))) return rejected(refusal('export.exists', { file: out }));
  const written = withLock(folder, () => exportFrom(folder, kind, toFile(resolve(out))));
  if (!written.ok) return rejected(written.refusal);
  const { manifest } = written.value;
  return succeeded(
    ...(manifest === null ? [] : [text(language, 'export.manifest', { digest: manifest })]),
    text(language, kind === 'whole' ? 'export.sensitive' : 'export.written', { file: out }),
    ...(kind === 'whole' && movedFrom(folder) !== null ? [text(language, 'export.stopped', {})] : []),
  );
}

function exportFrom(folder: string, kind: ExportKind, save: Save<Saved>): Outcome<Saved> {
  if (kind !== 'whole') {
    const dossier = dossierOf(folder);
    return dossier.ok ? exportPart(kind, dossier.value, save) : dossier;
  }
  if (isDossier(folder)) return exportSealed(folder, save);
  const records = openAll(folder);
  if (!records.ok) return records;
  const ceremony = records.value.at(-1)?.id ?? '';
  return exportWhole({ data: folder, ceremony, records: records.value, clock: systemClock }, save);
}

/** Exports everything of a dossier by itself, which must be sealed: no mark could stop another computer from going on with it. */
function exportSealed(folder: string, save: Save<Saved>): Outcome<Saved> {
  const files = readDossier(folder);
  if (!files.ok) return files;
  const { ceremony, state } = verdictOf(files.value);
  if (state?.due.type !== 'sealed') return refused(refusal('transfer.unsealed', { path: folder }));
  const archive = wholeArchive(folder, ceremony ?? '');
  return archive.ok ? save(archive.value) : archive;
}

function openAll(data: string): Outcome<readonly Ceremony[]> {
  const ceremonies: Ceremony[] = [];
  for (const id of attemptsIn(data)) {
    const opened = Ceremony.open(ceremonyTools(join(data, id), systemClock), id);
    if (!opened.ok) return opened;
    ceremonies.push(opened.value);
  }
  return done(ceremonies);
}

/** The dossier at a path: the folder itself, or the one attempt of a data folder. */
function dossierOf(folder: string): Outcome<string> {
  if (isDossier(folder)) return done(folder);
  const [only, ...more] = attemptsIn(folder);
  if (only === undefined) return refused(refusal('dossier.none', { path: folder }));
  if (more.length > 0) return refused(refusal('export.several', { attempts: [only, ...more].join(', ') }));
  return done(join(folder, only));
}

function toFile(out: string): Save<Saved> {
  return archive =>
    saveWith(archive, out, pieces => {
      writeWhole(out, `${out}.half`, pieces, 'private');
      return {};
    });
}
