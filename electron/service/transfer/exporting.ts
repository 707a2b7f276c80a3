// The exports: tables, the copy to publish, and everything for another computer. Each is an archive or table that can be read piece
// by piece: the console saves it as a download, the command line writes it to a path.

import { joined } from '../../../shared/bytes.ts';
import type { Ceremony } from '../../../shared/ceremony/ceremony.ts';
import type { ExportKind } from '../../../shared/contract/requests.ts';
import { admittedNowWorkbook, registerWorkbook } from '../../../shared/exports/register-tables.ts';
import { admittedWorkbook, postedWorkbook, statisticsCsv, statisticsWorkbook } from '../../../shared/exports/tables.ts';
import { done, type Outcome, refused } from '../../../shared/outcome.ts';
import type { Clock } from '../../../shared/ports.ts';
import type { Hex64 } from '../../../shared/protocol/hash.ts';
import { isRehearsal } from '../../../shared/protocol/lexis.ts';
import { readKept } from '../../../shared/record/kept.ts';
import { readRegister } from '../../../shared/register/register.ts';
import { isPublishable } from '../../../shared/sheets/publishable.ts';
import { storePieces } from '../../../shared/store.ts';
import { refusal } from '../../../shared/text/refusal.ts';
import { firstFailed } from '../../../shared/verifier/checks.ts';
import { diskOf, onDisk } from '../ports/disk.ts';
import { readDossier, verdictOf } from '../ports/dossier-files.ts';
import { fastDigest } from '../ports/signatures.ts';
import { filesAt, pathsIn } from './folder.ts';
import { markMoved, noteOut, noteStayed, standsStillAfter } from './handover.ts';
import { readResults } from './results.ts';

/** The kinds of export that are made of one dossier. */
export type PartKind = Exclude<ExportKind, 'whole'>;

/** The tables of what was decided after the seal. */
type LaterKind = keyof typeof laterTables;

type TableKind = Exclude<PartKind, 'public' | LaterKind>;

const tables = {
  admitted: { name: '录取登记表', ending: 'xlsx', print: admittedWorkbook },
  posted: { name: '公示名单', ending: 'xlsx', print: postedWorkbook },
  statistics: { name: '录取统计', ending: 'xlsx', print: statisticsWorkbook },
  'statistics-csv': { name: '录取统计', ending: 'csv', print: statisticsCsv },
} as const satisfies { readonly [Kind in TableKind]: unknown };

const laterTables = {
  'admitted-now': { name: '现录取名单', print: admittedNowWorkbook },
  register: { name: '放弃与递补登记', print: registerWorkbook },
} as const;

function isLater(kind: PartKind): kind is LaterKind {
  return Object.hasOwn(laterTables, kind);
}

/** An export that is ready to be read piece by piece. */
export type Archive = {
  readonly name: string;
  /** Reads the files and yields the pieces; `ended` is told the manifest's digest after the last. Throws if a disk fails. */
  readonly pieces: (ended: (manifest: Hex64) => void) => Iterable<Uint8Array>;
};

/** An export that was saved: the digest of its manifest, null for a table. */
export type Saved = { readonly manifest: Hex64 | null };

/** Saves an export. */
export type Save<Kept extends Saved> = (archive: Archive) => Outcome<Kept>;

/** A ceremony that can be exported: its data folder, the dossier in use and its id, and the records that are open. */
export type ExportSource = {
  readonly data: string;
  readonly dossier: string;
  readonly ceremony: string;
  readonly records: readonly Ceremony[];
  readonly clock: Clock;
};

/** Makes an export and saves it. */
export function exportFile<Kept extends Saved>(
  kind: ExportKind,
  source: ExportSource,
  save: Save<Kept>,
): Outcome<Kept> {
  return kind === 'whole' ? exportWhole(source, save) : exportPart(kind, source.dossier, save);
}

/** Makes an export of the dossier in `dossier` and saves it. */
export function exportPart<Kept extends Saved>(kind: PartKind, dossier: string, save: Save<Kept>): Outcome<Kept> {
  const archive =
    kind === 'public' ? publicArchive(dossier) : isLater(kind) ? laterTable(dossier, kind) : exportTable(dossier, kind);
  return archive.ok ? save(archive.value) : archive;
}

/**
 * Exports a whole data folder for another computer. While the ceremony is under way this is put on record first, and this computer
 * then stands still.
 */
export function exportWhole<Kept extends Saved>(
  { data, ceremony, records, clock }: Omit<ExportSource, 'dossier'>,
  save: Save<Kept>,
): Outcome<Kept> {
  // No other computer could go on without what is lost here, and this one would stand still for it.
  for (const record of records.filter(each => standsStillAfter([each]))) {
    const sound = record.requireSound();
    if (!sound.ok) return sound;
  }
  const noted = noteOut(data, records);
  if (!noted.ok) return noted;
  const archive = wholeArchive(data, ceremony);
  const saved = archive.ok ? save(archive.value) : archive;
  // Where that cannot be put on record either, what the record says last is told as long as it stands.
  if (!saved.ok) noteStayed(data, records);
  if (!saved.ok || !standsStillAfter(records)) return saved;
  const marked = markMoved(data, { time: clock(), manifest: saved.value.manifest ?? '' });
  return marked.ok ? saved : marked;
}

/** Makes a table of the dossier in `dossier`. */
function exportTable(dossier: string, kind: TableKind): Outcome<Archive> {
  const sources = readResults(dossier);
  if (!sources.ok) return sources;
  const { name, ending, print } = tables[kind];
  const { ceremony } = sources.value.plan;
  const bytes = print(sources.value);
  return done({ name: fileName(name, ceremony, ending), pieces: () => [bytes] });
}

/** Makes a table of what was decided after the seal of the dossier in `dossier`. */
function laterTable(dossier: string, kind: LaterKind): Outcome<Archive> {
  const sources = readResults(dossier);
  if (!sources.ok) return sources;
  const { read } = diskOf(dossier);
  const kept = readKept(read, fastDigest);
  if (!kept.ok) return kept;
  const register = readRegister(read, fastDigest, kept.value);
  if (!register.ok) return register;
  const { name, print } = laterTables[kind];
  const bytes = print({ ...sources.value, register: register.value });
  return done({ name: fileName(name, sources.value.plan.ceremony, 'xlsx'), pieces: () => [bytes] });
}

/** Everything of a data folder (or of a dossier by itself), for another computer. It holds names, ID numbers and secrets. */
export function wholeArchive(folder: string, ceremony: string): Outcome<Archive> {
  const paths = pathsIn(folder);
  if (!paths.ok) return paths;
  const name = fileName('摇号档案', ceremony, 'zip', '（保密）');
  return done({ name, pieces: ended => storePieces(filesAt(folder, paths.value, ended)) });
}

/** The copy of a sealed dossier for everybody. Refuses a dossier that does not verify, whose files might hold anything. */
function publicArchive(dossier: string): Outcome<Archive> {
  const files = readDossier(dossier);
  if (!files.ok) return files;
  const verdict = verdictOf(files.value);
  if (!verdict.ok) return refused(refusal('export.not-verified', { check: firstFailed(verdict)?.id ?? '' }));
  const paths = pathsIn(dossier);
  if (!paths.ok) return paths;
  const open = paths.value.filter(isPublishable);
  const ceremony = verdict.ceremony ?? '';
  const name = fileName('公开档案', ceremony, 'zip');
  return done({ name, pieces: ended => storePieces(filesAt(dossier, open, ended)) });
}

/** Saves an export in memory. */
export function inMemory(archive: Archive): Outcome<Saved & { readonly name: string; readonly bytes: Uint8Array }> {
  const { name } = archive;
  return saveWith(archive, name, pieces => ({ name, bytes: joined(pieces) }));
}

/** Saves an export through `take`, with its manifest's digest. A failing disk, which names `file`, or too much for one zip is a refusal. */
export function saveWith<Kept extends object>(
  { pieces }: Archive,
  file: string,
  take: (pieces: Iterable<Uint8Array>) => Kept,
): Outcome<Kept & Saved> {
  let manifest: Hex64 | null = null;
  return onDisk(file, () => {
    try {
      const kept = take(
        pieces(digest => {
          manifest = digest;
        }),
      );
      return done({ ...kept, manifest });
    } catch (error) {
      if (error instanceof RangeError) return refused(refusal('transfer.too-large', {}));
      throw error;
    }
  });
}

/** The name of an export; `mark` warns whoever holds it. */
function fileName(name: string, ceremony: string, ending: string, mark = ''): string {
  return `${isRehearsal(ceremony) ? '演练-' : ''}${name}-${ceremony}${mark}.${ending}`;
}
