// The sheets of a dossier as they were printed: a PDF each in `sheets/`, and their digests in SHA256SUMS beside them, which
// `sha256sum -c` checks. After the seal nothing can be put on record any more, so the digests stand there.

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
 * Beside them in a dossier, for the program alone: the digest of what each sheet said that may say something else later. PDFs
 * that are made into a folder to carry away have none: nobody asks there.
 */
const saidFile = 'said.txt';

/**
 * The sheets that are short and whose words follow the record or who has signed in; those of the schools and for the families
 * are made of what is sealed.
 */
const changing: ReadonlySet<SheetKind> = new Set(['void', 'promise', 'envelope', 'inputs', 'record', 'attendance']);

/** A sheet that is kept as PDF. */
export type KeptSheet = { readonly id: string; readonly pages: number; readonly digest: string };

/** Where the PDFs are kept: a disk, and the folder on it (with its `/`, or empty). */
export class SheetArchive {
  private readonly disk: Disk;
  private readonly folder: string;
  private readonly digest: Digest;

  constructor(disk: Disk, folder: string, digest: Digest) {
    this.disk = disk;
    this.folder = folder;
    this.digest = digest;
  }

  /** Makes the PDF of a sheet and keeps it with its digest; one that was there before is replaced. */
  async print(sources: SheetSources, id: string, printer: PdfPrinter): Promise<Outcome<KeptSheet>> {
    const sheet = sheetOf(sources, id);
    if (!sheet.ok) return sheet;
    const pdf = await printer.print(sheet.value, sources.faces);
    if (!pdf.ok) return pdf;
    const name = `${id}.pdf`;
    const digest = this.digest(pdf.value);
    const [sums, said] = [this.sums(), this.entered(saidFile)];
    if (!sums.ok) return sums;
    if (!said.ok) return said;
    const privacy = sheet.value.frame.copy === 'signed' ? 'private' : 'open';
    const written = this.disk.write(`${this.folder}${name}`, [pdf.value], privacy);
    if (!written.ok) return written;
    const kept = this.enter(sumsFile, sums.value.set(name, digest), 'open');
    if (!kept.ok) return kept;
    // Last: should the power go before, the sheet counts as old and is made once more.
    const isNoted = this.folder !== '' && changing.has(sheet.value.body.kind);
    const noted = isNoted
      ? this.enter(saidFile, said.value.set(name, this.wordsOf(sheet.value)), 'private')
      : done(undefined);
    return noted.ok ? done({ id, pages: pagesIn(pdf.value), digest }) : noted;
  }

  /** Each of these sheets with the digest of its PDF where one is kept, and whether that says something else than it would now. */
  view(sources: SheetSources, entries: readonly SheetEntry[]): Outcome<KeptSheetView[]> {
    const sums = this.sums();
    if (!sums.ok) return sums;
    const said = this.entered(saidFile);
    if (!said.ok) return said;
    const views: KeptSheetView[] = [];
    for (const entry of entries) {
      const name = `${entry.id}.pdf`;
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

  // Not who signs: who comes later does not make old what others have signed.
  private wordsOf({ frame, body }: Sheet): string {
    return this.digest(bytesOf(JSON.stringify([frame.digest, body])));
  }

  /** The bytes of a PDF that was kept, or null. */
  read(id: string): Outcome<Uint8Array | null> {
    return this.disk.read(`${this.folder}${id}.pdf`);
  }

  /** The digests on record, by file; lines of another form are left out. */
  sums(): Outcome<Map<string, string>> {
    return this.entered(sumsFile);
  }

  private entered(file: string): Outcome<Map<string, string>> {
    const bytes = this.disk.read(`${this.folder}${file}`);
    if (!bytes.ok) return bytes;
    const text = new TextDecoder().decode(bytes.value ?? new Uint8Array(0));
    return done(
      new Map(
        text.split('\n').flatMap(line => {
          const [, sum, name] = /^([0-9a-f]{64}) {2}([0-9A-Za-z-]+\.pdf)$/.exec(line) ?? [];
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

/** A batch: told before each sheet and after it, and asked whether to stop. */
export type Batch = {
  readonly before: (id: string) => void;
  readonly after: (kept: KeptSheet) => void;
  readonly stopped: () => boolean;
};

/** Prints sheets in their order, as many at a time as the printer can, until done, stopped, or one fails. */
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
    // Every lane takes the next sheet from the same row.
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
