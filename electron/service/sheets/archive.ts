// Keeps the printed sheets of a dossier as PDF files in `sheets/`, with their digests in SHA256SUMS, which `sha256sum -c` checks. The
// digests cannot go on record, because sheets are also printed after the seal.

import type { KeptSheetView } from '../../../shared/contract/snapshots.ts';
import { done, type Outcome, refused } from '../../../shared/outcome.ts';
import type { Disk } from '../../../shared/ports.ts';
import type { Digest } from '../../../shared/protocol/hash.ts';
import { bytesOf } from '../../../shared/protocol/lexis.ts';
import { sheetOf } from '../../../shared/sheets/catalogue.ts';
import type { Sheet, SheetEntry, SheetKind } from '../../../shared/sheets/sheet.ts';
import type { SheetSources } from '../../../shared/sheets/sources.ts';
import { refusal } from '../../../shared/text/refusal.ts';
import { type PdfPrinter, pagesIn } from './printer.ts';

const sumsFile = 'SHA256SUMS';

/**
 * In a dossier, for the program only: the digest of the content of each sheet that may change later. PDFs printed into another
 * folder have none, since nothing asks there whether they are out of date.
 */
const saidFile = 'said.txt';

/**
 * The short sheets whose content depends on the record or on who has signed in. The schools' and families' sheets are made of what
 * is sealed and do not change.
 */
const changing: ReadonlySet<SheetKind> = new Set([
  'void',
  'promise',
  'envelope',
  'inputs',
  'record',
  'attendance',
  'register',
  'admitted-now',
]);

/** A sheet kept as PDF: the name of its file, its number of pages and its digest. */
export type KeptSheet = {
  readonly id: string;
  readonly file: string;
  readonly pages: number;
  readonly digest: string;
};

/** A sheet as far as its PDF goes. */
type Named = Pick<SheetEntry, 'id' | 'file'>;

/** The name of a sheet's PDF before names were Chinese: such dossiers are read, and a sheet that is printed again gets its new name. */
const nameBefore = ({ id }: Named): string => `${id}.pdf`;

/** The name that a sheet is kept by in a folder with these digests; the one that it will have where it is not kept. */
const nameIn = (sums: ReadonlyMap<string, string>, sheet: Named): string =>
  !sums.has(sheet.file) && sums.has(nameBefore(sheet)) ? nameBefore(sheet) : sheet.file;

/** The PDFs in a folder of a disk (with its `/`, or empty). */
export class SheetArchive {
  private readonly disk: Disk;
  private readonly folder: string;
  private readonly digest: Digest;

  constructor(disk: Disk, folder: string, digest: Digest) {
    this.disk = disk;
    this.folder = folder;
    this.digest = digest;
  }

  /** Prints a sheet and keeps the PDF with its digest, replacing a previous one. */
  async print(sources: SheetSources, id: string, printer: PdfPrinter): Promise<Outcome<KeptSheet>> {
    const sheet = sheetOf(sources, id);
    if (!sheet.ok) return sheet;
    const pdf = await printer.print(sheet.value, sources.faces);
    if (!pdf.ok) return pdf;
    const { frame } = sheet.value;
    const { file } = frame;
    const digest = this.digest(pdf.value);
    const [sums, said] = [this.sums(), this.entered(saidFile)];
    if (!sums.ok) return sums;
    if (!said.ok) return said;
    const privacy = frame.copy === 'signed' ? 'private' : 'open';
    const written = this.disk.write(`${this.folder}${file}`, [pdf.value], privacy);
    if (!written.ok) return written;
    const before = nameBefore(frame);
    const wasKept = sums.value.delete(before);
    said.value.delete(before);
    const kept = this.enter(sumsFile, sums.value.set(file, digest), 'open');
    if (!kept.ok) return kept;
    const gone = wasKept ? this.disk.remove(`${this.folder}${before}`) : done(undefined);
    if (!gone.ok) return gone;
    // Last: after a power cut before this the sheet counts as old and is printed again.
    const isNoted = this.folder !== '' && changing.has(sheet.value.body.kind);
    const noted = isNoted
      ? this.enter(saidFile, said.value.set(file, this.wordsOf(sheet.value)), 'private')
      : done(undefined);
    return noted.ok ? done({ id, file, pages: pagesIn(pdf.value), digest }) : noted;
  }

  /** Each of these sheets with the digest of its PDF, null if there is none, and whether the PDF is out of date. */
  view(sources: SheetSources, entries: readonly SheetEntry[]): Outcome<KeptSheetView[]> {
    const sums = this.sums();
    if (!sums.ok) return sums;
    const said = this.entered(saidFile);
    if (!said.ok) return said;
    const views: KeptSheetView[] = [];
    for (const entry of entries) {
      const name = nameIn(sums.value, entry);
      const digest = sums.value.get(name) ?? null;
      let isOld = false;
      if (digest !== null && changing.has(entry.kind)) {
        const sheet = sheetOf(sources, entry.id);
        if (!sheet.ok) return sheet;
        isOld = said.value.get(name) !== this.wordsOf(sheet.value);
      }
      views.push({ ...entry, digest, isOld });
    }
    return done(views);
  }

  // Without the signers: a late arrival does not make a sheet outdated that others have signed.
  private wordsOf({ frame, body }: Sheet): string {
    return this.digest(bytesOf(JSON.stringify([frame.digest, body])));
  }

  /** The PDF of a sheet as it was kept; null if absent. Refused where the file is not the one that was kept. */
  read(sheet: Named): Outcome<Uint8Array | null> {
    const sums = this.sums();
    if (!sums.ok) return sums;
    const file = `${this.folder}${nameIn(sums.value, sheet)}`;
    const bytes = this.disk.read(file);
    if (!bytes.ok || bytes.value === null) return bytes;
    const isSame = sums.value.get(nameIn(sums.value, sheet)) === this.digest(bytes.value);
    return isSame ? bytes : refused(refusal('sheets.differs', { file }));
  }

  /** The kept digests by file; malformed lines are left out. */
  private sums(): Outcome<Map<string, string>> {
    return this.entered(sumsFile);
  }

  private entered(file: string): Outcome<Map<string, string>> {
    const bytes = this.disk.read(`${this.folder}${file}`);
    if (!bytes.ok) return bytes;
    const text = new TextDecoder().decode(bytes.value ?? new Uint8Array(0));
    return done(
      new Map(
        text.split('\n').flatMap(line => {
          const [, sum, name] = /^([0-9a-f]{64}) {2}([^/\\]+\.pdf)$/.exec(line) ?? [];
          return sum === undefined || name === undefined ? [] : [[name, sum] as const];
        }),
      ),
    );
  }

  private enter(file: string, digests: ReadonlyMap<string, string>, privacy: 'open' | 'private'): Outcome<void> {
    const lines = [...digests].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, sum]) => `${sum}  ${name}\n`);
    return this.disk.write(`${this.folder}${file}`, [bytesOf(lines.join(''))], privacy);
  }
}

/** A batch of prints: called before and after each sheet, and asked whether to stop. */
export type Batch = {
  readonly before: (id: string) => void;
  readonly after: (kept: KeptSheet) => void;
  readonly stopped: () => boolean;
};

/** Prints sheets in order, as many at a time as the printer can, until all are done, it is stopped, or one fails. */
export async function printBatch(
  archive: SheetArchive,
  sources: SheetSources,
  entries: readonly SheetEntry[],
  printer: PdfPrinter,
  batch: Batch,
): Promise<Outcome<void>> {
  const due = entries.values();
  let outcome: Outcome<void> = done(undefined);
  const lane = async () => {
    // All lanes take their next sheet from one queue.
    for (const { id } of due) {
      if (outcome.ok && batch.stopped()) outcome = refused(refusal('sheets.stopped', {}));
      if (!outcome.ok) return;
      batch.before(id);
      const kept = await archive.print(sources, id, printer);
      if (kept.ok) batch.after(kept.value);
      else if (outcome.ok) outcome = kept;
    }
  };
  await Promise.all(Array.from({ length: printer.lanes }, lane));
  return outcome;
}
