// Printing from the console: which sheets there are, a batch under way with its progress, and how it is stopped. One batch at a
// time; what it has printed is on disk whatever happens to the rest.

import type { KeptPdf, KeptSheetView, PaperView } from '../../../shared/contract/snapshots.ts';
import { done, type Outcome, refused } from '../../../shared/outcome.ts';
import type { Disk } from '../../../shared/ports.ts';
import { sheetOf, sheetsOf } from '../../../shared/sheets/catalogue.ts';
import type { Sheet, SheetEntry } from '../../../shared/sheets/sheet.ts';
import { readSources, type SheetSources } from '../../../shared/sheets/sources.ts';
import { type Refusal, refusal } from '../../../shared/text/refusal.ts';
import { fastDigest } from '../ports/signatures.ts';
import { printBatch, SheetArchive } from '../sheets/archive.ts';
import { looksSame, type OpenPrinter, type PdfPrinter } from '../sheets/printer.ts';

/** The printing of one dossier after another. */
export class Printing {
  private readonly openPrinter: OpenPrinter;
  private readonly changed: () => void;
  private progress: PaperView['progress'] = null;
  private trouble: Refusal | null = null;
  private isStopped = false;
  private underWay: Promise<void> = Promise.resolve();

  constructor(openPrinter: OpenPrinter, changed: () => void) {
    this.openPrinter = openPrinter;
    this.changed = changed;
  }

  /** What the console shows of it. */
  get view(): PaperView {
    return { progress: this.progress, trouble: this.trouble };
  }

  /** The sheets that the dossier on `disk` has now, each with the digest of its PDF where it was printed. */
  list(disk: Disk): Outcome<KeptSheetView[]> {
    const sources = readSources(disk.read, fastDigest);
    if (!sources.ok) return sources;
    return archiveOn(disk).view(sources.value, sheetsOf(sources.value));
  }

  /**
   * Begins to print sheets of the dossier on `disk`, with `onPaper` also through the system's print dialog where there is one. Refused
   * while a batch is under way, and for a sheet that is none.
   */
  start(disk: Disk, ids: readonly string[], onPaper = false): Outcome<void> {
    if (this.progress !== null) return refused(refusal('sheets.busy', {}));
    const sources = readSources(disk.read, fastDigest);
    if (!sources.ok) return sources;
    const all = sheetsOf(sources.value);
    const unknown = ids.find(id => all.every(entry => entry.id !== id));
    if (unknown !== undefined) return refused(refusal('sheets.unknown', { id: unknown.slice(0, 80) }));
    this.isStopped = false;
    this.trouble = null;
    this.progress = { done: 0, total: ids.length, id: ids[0] ?? '', onPaper: false };
    this.underWay = this.run(disk, sources.value, ids, onPaper);
    return done(undefined);
  }

  /** Stops after the sheet that is being printed. */
  stop(): Outcome<void> {
    this.isStopped = true;
    return done(undefined);
  }

  /** The PDF of a sheet as it was kept; refused where it was not printed, or where the file is not the one that was. */
  read(disk: Disk, id: string): Outcome<KeptPdf> {
    const sources = readSources(disk.read, fastDigest);
    if (!sources.ok) return sources;
    const entry = sheetsOf(sources.value).find(each => each.id === id);
    const bytes = entry === undefined ? done(null) : archiveOn(disk).read(entry);
    if (!bytes.ok) return bytes;
    return entry === undefined || bytes.value === null
      ? refused(refusal('sheets.unknown', { id: id.slice(0, 80) }))
      : done({ name: entry.file, bytes: bytes.value });
  }

  /**
   * Puts a sheet before the system's print dialog, where the host has one. What goes to paper is what was kept: refused where no
   * PDF was, and where the sheet says something else by now.
   */
  async paper(disk: Disk, id: string): Promise<Outcome<void>> {
    const sources = readSources(disk.read, fastDigest);
    if (!sources.ok) return sources;
    const sheet = sheetOf(sources.value, id);
    if (!sheet.ok) return sheet;
    if (this.progress !== null) return refused(refusal('sheets.busy', {}));
    const printer = await this.openPrinter();
    if (!printer.ok) return printer;
    const shown = await this.asKept(disk, sheet.value, sources.value.faces, printer.value);
    await printer.value.close();
    return shown.ok ? done(undefined) : shown;
  }

  private async asKept(
    disk: Disk,
    sheet: Sheet,
    faces: readonly Uint8Array[],
    printer: PdfPrinter,
  ): Promise<Outcome<'sent' | 'closed'>> {
    const { id } = sheet.frame;
    if (printer.dialog === undefined) return refused(refusal('sheets.no-dialog', {}));
    const kept = this.read(disk, id);
    if (!kept.ok) return kept;
    const now = await printer.print(sheet, faces);
    if (!now.ok) return now;
    return looksSame(now.value, kept.value.bytes)
      ? printer.dialog(sheet, faces)
      : refused(refusal('sheets.changed', { id }));
  }

  /** Ends what is under way. */
  close(): Promise<void> {
    this.isStopped = true;
    return this.underWay;
  }

  /** A batch has its browser for itself: between batches no window and no process of it is left. */
  private async run(disk: Disk, sources: SheetSources, ids: readonly string[], onPaper: boolean): Promise<void> {
    const printer = await this.openPrinter();
    if (printer.ok) {
      let printed = 0;
      const entries = sheetsOf(sources).filter(({ id }) => ids.includes(id));
      const outcome = await printBatch(archiveOn(disk), sources, entries, printer.value, {
        before: id => this.tell({ done: printed, total: entries.length, id, onPaper: false }),
        after: () => {
          printed += 1;
        },
        stopped: () => this.isStopped,
      });
      const ended = outcome.ok && onPaper ? await this.toPaper(disk, sources, entries, printer.value) : outcome;
      this.trouble = ended.ok ? null : ended.refusal;
      await printer.value.close();
    } else this.trouble = printer.refusal;
    this.tell(null);
  }

  /** Puts one sheet after another before the print dialog, where there is one. Whoever closes a dialog stops the rest. */
  private async toPaper(
    disk: Disk,
    sources: SheetSources,
    entries: readonly SheetEntry[],
    printer: PdfPrinter,
  ): Promise<Outcome<void>> {
    if (printer.dialog === undefined) return done(undefined);
    for (const [index, { id }] of entries.entries()) {
      this.tell({ done: index, total: entries.length, id, onPaper: true });
      const sheet = sheetOf(sources, id);
      if (!sheet.ok) return sheet;
      const shown = await this.asKept(disk, sheet.value, sources.faces, printer);
      if (!shown.ok) return shown;
      const isLast = index === entries.length - 1;
      if (shown.value === 'closed' || (this.isStopped && !isLast)) return refused(refusal('sheets.stopped', {}));
    }
    return done(undefined);
  }

  private tell(progress: PaperView['progress']): void {
    this.progress = progress;
    this.changed();
  }
}

function archiveOn(disk: Disk): SheetArchive {
  return new SheetArchive(disk, 'sheets/', fastDigest);
}
