// The exports, one function each: a name for the file and its pieces. The console saves them as downloads, the command line
// writes them to a path.

import { joined } from '../../../shared/bytes.ts';
import { admittedWorkbook, postedWorkbook, statisticsCsv, statisticsWorkbook } from '../../../shared/exports/tables.ts';
import { done, type Outcome, refused } from '../../../shared/outcome.ts';
import type { Hex64 } from '../../../shared/protocol/hash.ts';
import { isRehearsal } from '../../../shared/protocol/lexis.ts';
import { isPublishable } from '../../../shared/sheets/publishable.ts';
import { storePieces } from '../../../shared/store.ts';
import { refusal } from '../../../shared/text/refusal.ts';
import { firstFailed } from '../../../shared/verifier/checks.ts';
import { refusalOf } from '../ports/disk.ts';
import { readDossier } from '../ports/dossier-files.ts';
import { filesAt, pathsIn } from './folder.ts';
import { readResults, verdictOf } from './results.ts';

/** The tables that are made of a result. */
export const tableKinds = ['admitted', 'posted', 'statistics', 'statistics-csv'] as const;

/** A table. */
export type TableKind = (typeof tableKinds)[number];

/** A file to be saved. */
export type Exported = { readonly name: string; readonly bytes: Uint8Array };

const tables = {
  admitted: { name: '录取名单', ending: 'xlsx', print: admittedWorkbook },
  posted: { name: '公示名单', ending: 'xlsx', print: postedWorkbook },
  statistics: { name: '录取统计', ending: 'xlsx', print: statisticsWorkbook },
  'statistics-csv': { name: '录取统计', ending: 'csv', print: statisticsCsv },
} as const;

/** Makes a table of the dossier in `dossier`. */
export function exportTable(dossier: string, kind: TableKind): Outcome<Exported> {
  const sources = readResults(dossier);
  if (!sources.ok) return sources;
  const { name, ending, print } = tables[kind];
  const { ceremony } = sources.value.plan;
  return done({ name: `${marked(name, ceremony)}-${ceremony}.${ending}`, bytes: print(sources.value) });
}

/** An archive that is ready to be read piece by piece. */
export type Archive = {
  readonly name: string;
  /** Reads the files and gives the pieces; `ended` is told the manifest's digest behind the last. Throws where a disk fails. */
  readonly pieces: (ended: (manifest: Hex64) => void) => Iterable<Uint8Array>;
};

/** Everything of a data folder (or of a dossier by itself), for another computer. It holds names, ID numbers and secrets. */
export function wholeArchive(folder: string, ceremony: string): Outcome<Archive> {
  const paths = pathsIn(folder);
  if (!paths.ok) return paths;
  const name = `${marked('全部档案-保密', ceremony)}-${ceremony}.zip`;
  return done({ name, pieces: ended => storePieces(filesAt(folder, paths.value, ended)) });
}

/** The copy of a sealed dossier that may go to anybody. Refuses one that does not verify: only then its files hold what they must. */
export function publicArchive(dossier: string): Outcome<Archive> {
  const files = readDossier(dossier);
  if (!files.ok) return files;
  const verdict = verdictOf(files.value);
  if (!verdict.ok) return refused(refusal('export.not-verified', { check: firstFailed(verdict)?.id ?? '' }));
  const paths = pathsIn(dossier);
  if (!paths.ok) return paths;
  const open = paths.value.filter(isPublishable);
  const ceremony = verdict.ceremony ?? '';
  const name = `${marked('公开档案', ceremony)}-${ceremony}.zip`;
  return done({ name, pieces: ended => storePieces(filesAt(dossier, open, ended)) });
}

/** An archive in memory, with its manifest's digest; an error of the disk, or too much for one zip, is a refusal. */
export function inMemory({ name, pieces }: Archive): Outcome<Exported & { readonly manifest: Hex64 }> {
  try {
    let manifest = '';
    const bytes = joined(
      pieces(digest => {
        manifest = digest;
      }),
    );
    return done({ name, bytes, manifest });
  } catch (error) {
    return archiveFailed(name, error);
  }
}

/** The refusal for what an archive's reading threw; throws it again where it is a bug. */
export function archiveFailed(file: string, error: unknown): { ok: false; refusal: ReturnType<typeof refusal> } {
  if (error instanceof RangeError) return refused(refusal('transfer.too-large', {}));
  const why = refusalOf(file, error);
  if (why === null) throw error;
  return refused(why);
}

function marked(name: string, ceremony: string): string {
  return isRehearsal(ceremony) ? `演练-${name}` : name;
}
