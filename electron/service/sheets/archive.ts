// Keeps the printed sheets of a dossier as PDF files in `sheets/`, with their digests in SHA256SUMS, which `sha256sum -c` checks. The
// digests cannot go on record, because sheets are also printed after the seal.

import type { KeptSheetView } from '../../../shared/contract/snapshots.ts';
import { done, type Outcome, refused } from '../../../shared/outcome.ts';
import type { Disk } from '../../../shared/ports.ts';
import type { Digest } from '../../../shared/protocol/hash.ts';
import { bytesOf } from '../../../shared/protocol/lexis.ts';
import { sheetOf } from '../../../shared/sheets/catalogue.ts';
import { type Sheet, type SheetEntry, type SheetKind, sheetTemplate } from '../../../shared/sheets/sheet.ts';
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
 * Beside it, of every sheet: the digest of all that its PDF was made of. It tells whether paper that is printed later is the paper
 * that was kept; the bytes of a PDF do not, since the next version of a browser lays them out otherwise.
 */
const madeFile = 'made-of.txt';

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

/** The digests that are noted, by the name of the PDF. */
type Noted = { readonly [of in 'sums' | 'said' | 'made']: Map<string, string> };

/** The PDFs in a folder of a disk (with its `/`, or empty). */
export class SheetArchive {
  private readonly disk: Disk;
  private readonly folder: string;
  private readonly digest: Digest;
  /** PDFs whose bytes were found to have their digest, by name and digest: lists are asked for often, and hashing takes time. */
  private readonly whole: Set<string>;

  constructor(disk: Disk, folder: string, digest: Digest, whole = new Set<string>()) {
    this.disk = disk;
    this.folder = folder;
    this.digest = digest;
    this.whole = whole;
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
    const noted = this.noted();
    if (!noted.ok) return noted;
    const { sums, said, made } = noted.value;
    const privacy = frame.copy === 'signed' ? 'private' : 'open';
    const written = this.disk.write(`${this.folder}${file}`, [pdf.value], privacy);
    if (!written.ok) return written;
    const before = nameBefore(frame);
    const wasKept = sums.delete(before);
    said.delete(before);
    made.delete(before);
    const kept = this.enter(sumsFile, sums.set(file, digest), 'open');
    if (!kept.ok) return kept;
    const gone = wasKept ? this.disk.remove(`${this.folder}${before}`) : done(undefined);
    if (!gone.ok) return gone;
    this.whole.add(`${file} ${digest}`);
    // Last: after a power cut before this the sheet counts as old and is printed again.
    const isInDossier = this.folder !== '';
    const madeOf = made.set(file, this.contentOf(sheet.value, sources));
    const entered = isInDossier ? this.enter(madeFile, madeOf, 'private') : done(undefined);
    if (!entered.ok) return entered;
    const mayChange = isInDossier && changing.has(sheet.value.body.kind);
    const words = mayChange
      ? this.enter(saidFile, said.set(file, this.wordsOf(sheet.value)), 'private')
      : done(undefined);
    return words.ok ? done({ id, file, pages: pagesIn(pdf.value), digest }) : words;
  }

  /**
   * Each of these sheets with the digest of its PDF, null if there is none or if it is not the one that was kept, and whether it is
   * out of date.
   */
  view(sources: SheetSources, entries: readonly SheetEntry[]): Outcome<KeptSheetView[]> {
    const noted = this.noted();
    if (!noted.ok) return noted;
    const { sums, said } = noted.value;
    const views: KeptSheetView[] = [];
    for (const entry of entries) {
      const name = nameIn(sums, entry);
      const sum = sums.get(name) ?? null;
      const state = this.stateOf(name, sum);
      let isOld = false;
      if (state === 'whole' && changing.has(entry.kind)) {
        const sheet = sheetOf(sources, entry.id);
        if (!sheet.ok) return sheet;
        isOld = said.get(name) !== this.wordsOf(sheet.value);
      }
      views.push({ ...entry, digest: state === 'whole' ? sum : null, isOld, isDamaged: state === 'damaged' });
    }
    return done(views);
  }

  /** Whether the PDF of a name is there with the digest that was kept of it. One that cannot be read is not: it can be made again. */
  private stateOf(name: string, sum: string | null): 'whole' | 'damaged' | 'absent' {
    const key = `${name} ${sum}`;
    if (this.whole.has(key)) return 'whole';
    const bytes = this.disk.read(`${this.folder}${name}`);
    if (bytes.ok && bytes.value === null && sum === null) return 'absent';
    if (!bytes.ok || bytes.value === null || sum !== this.digest(bytes.value)) return 'damaged';
    this.whole.add(key);
    return 'whole';
  }

  /**
   * Whether a sheet, printed now, says what its kept PDF does. Of a PDF that was kept before this was noted, as far as that can be
   * told: sheets of what is sealed do not change, and of the others it is known what they said.
   */
  isAsKept(sources: SheetSources, sheet: Sheet): Outcome<boolean> {
    const noted = this.noted();
    if (!noted.ok) return noted;
    const { sums, said, made } = noted.value;
    const name = nameIn(sums, sheet.frame);
    const kept = made.get(name);
    if (kept !== undefined) return done(kept === this.contentOf(sheet, sources));
    return done(!changing.has(sheet.body.kind) || said.get(name) === this.wordsOf(sheet));
  }

  /** The digest of all that a PDF is made of. */
  private contentOf({ frame, body }: Sheet, { faces }: SheetSources): string {
    return this.digest(bytesOf(JSON.stringify([sheetTemplate, frame, body, faces.map(face => this.digest(face))])));
  }

  // Without the signers: a late arrival does not make a sheet outdated that others have signed.
  private wordsOf({ frame, body }: Sheet): string {
    return this.digest(bytesOf(JSON.stringify([frame.digest, body])));
  }

  /** The PDF of a sheet as it was kept; null if absent. Refused where the file is not the one that was kept. */
  read(sheet: Named): Outcome<Uint8Array | null> {
    const sums = this.entered(sumsFile);
    if (!sums.ok) return sums;
    const name = nameIn(sums.value, sheet);
    const file = `${this.folder}${name}`;
    const bytes = this.disk.read(file);
    if (!bytes.ok || bytes.value === null) return bytes;
    const isSame = sums.value.get(name) === this.digest(bytes.value);
    return isSame ? bytes : refused(refusal('sheets.damaged', { file }));
  }

  /** What is noted of the PDFs: the digests of their bytes, of what they say, and of what they were made of. */
  private noted(): Outcome<Noted> {
    const [sums, said, made] = [this.entered(sumsFile), this.entered(saidFile), this.entered(madeFile)];
    if (!sums.ok) return sums;
    if (!said.ok) return said;
    return made.ok ? done({ sums: sums.value, said: said.value, made: made.value }) : made;
  }

  /** The digests in one of these files, by the name of the PDF; malformed lines are left out. */
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
