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
import { type OpenPrinter, type PdfPrinter, printingBroken, reasonOf, within } from '../sheets/printer.ts';

/** Milliseconds that a printer may take to open and to close; one that takes longer is given up. */
export type PrintingLimits = { readonly open: number; readonly close: number };

/** Longer than printers allow themselves (`chromium-printer.ts`), who know better what to do about it. */
const usualLimits: PrintingLimits = { open: 180_000, close: 30_000 };

/** The printing of one dossier after another. Whatever a printer throws is trouble of that print, and ends nothing else. */
export class Printing {
  private readonly openPrinter: OpenPrinter;
  private readonly changed: () => void;
  private progress: PaperView['progress'] = null;
  private trouble: Refusal | null = null;
  private isStopped = false;
  private underWay: Promise<void> = Promise.resolve();
  /** Whether a sheet alone is before the print dialog. */
  private isAtDialog = false;
  private readonly limits: PrintingLimits;
  /** See `SheetArchive`: what was found whole is not hashed again for a list. Whoever opens a PDF has it checked each time. */
  private readonly whole = new Set<string>();

  constructor(openPrinter: OpenPrinter, changed: () => void, limits = usualLimits) {
    this.openPrinter = openPrinter;
    this.changed = changed;
    this.limits = limits;
  }

  /** What the console shows of it. */
  get view(): PaperView {
    return { progress: this.progress, trouble: this.trouble };
  }

  /** The sheets that the dossier on `disk` has now, each with the digest of its PDF where it was printed. */
  list(disk: Disk): Outcome<KeptSheetView[]> {
    const sources = readSources(disk.read, fastDigest);
    if (!sources.ok) return sources;
    return this.archiveOn(disk).view(sources.value, sheetsOf(sources.value));
  }

  /**
   * Begins to print sheets of the dossier on `disk`, with `onPaper` also through the system's print dialog where there is one. Refused
   * while a batch is under way, and for a sheet that is none.
   */
  start(disk: Disk, ids: readonly string[], onPaper = false): Outcome<void> {
    if (this.isBusy) return refused(refusal('sheets.busy', {}));
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
    const bytes = entry === undefined ? done(null) : this.archiveOn(disk).read(entry);
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
    if (this.isBusy) return refused(refusal('sheets.busy', {}));
    this.isAtDialog = true;
    try {
      const shown = await this.withPrinter(printer => this.asKept(disk, sources.value, sheet.value, printer));
      return shown.ok ? done(undefined) : shown;
    } finally {
      this.isAtDialog = false;
    }
  }

  /** The sheet as it is now goes to paper if it says what was kept: the kept PDF is whole, and made of the same content. */
  private async asKept(
    disk: Disk,
    sources: SheetSources,
    sheet: Sheet,
    printer: PdfPrinter,
  ): Promise<Outcome<'sent' | 'closed'>> {
    const { id } = sheet.frame;
    if (printer.dialog === undefined) return refused(refusal('sheets.no-dialog', {}));
    const kept = this.read(disk, id);
    if (!kept.ok) return kept;
    const isSame = this.archiveOn(disk).isAsKept(sources, sheet);
    if (!isSame.ok) return isSame;
    return isSame.value ? printer.dialog(sheet, sources.faces) : refused(refusal('sheets.changed', { id }));
  }

  /** Ends what is under way. */
  close(): Promise<void> {
    this.isStopped = true;
    return this.underWay;
  }

  private get isBusy(): boolean {
    return this.progress !== null || this.isAtDialog;
  }

  /** A batch from its start to its end. Never throws: nobody waits for it, and the program would end. */
  private async run(disk: Disk, sources: SheetSources, ids: readonly string[], onPaper: boolean): Promise<void> {
    const ended = await this.withPrinter(printer => this.batch(disk, sources, ids, onPaper, printer));
    this.trouble = ended.ok ? this.trouble : ended.refusal;
    this.progress = null;
    try {
      this.changed();
    } catch (error) {
      this.trouble = printingBroken(error).refusal;
    }
  }

  private async batch(
    disk: Disk,
    sources: SheetSources,
    ids: readonly string[],
    onPaper: boolean,
    printer: PdfPrinter,
  ): Promise<Outcome<void>> {
    let printed = 0;
    const entries = sheetsOf(sources).filter(({ id }) => ids.includes(id));
    const outcome = await printBatch(this.archiveOn(disk), sources, entries, printer, {
      before: id => this.tell({ done: printed, total: entries.length, id, onPaper: false }),
      after: () => {
        printed += 1;
      },
      stopped: () => this.isStopped,
    });
    return outcome.ok && onPaper ? this.toPaper(disk, sources, entries, printer) : outcome;
  }

  /**
   * Opens a printer, has `work` done with it and closes it: between batches no window and no process of a browser is left. Never
   * throws.
   */
  private async withPrinter<T>(work: (printer: PdfPrinter) => Promise<Outcome<T>>): Promise<Outcome<T>> {
    let printer: PdfPrinter | null = null;
    let outcome: Outcome<T>;
    try {
      const opening = this.openPrinter();
      const opened = await within(this.limits.open, opening).catch((error: unknown) => {
        // One that opens after all is not wanted any more.
        void opening.then(late => (late.ok ? late.value.close() : undefined)).catch(() => undefined);
        throw error;
      });
      if (!opened.ok) return opened;
      printer = opened.value;
      outcome = await work(printer);
    } catch (error) {
      outcome = printingBroken(error);
    }
    try {
      if (printer !== null) await within(this.limits.close, printer.close());
    } catch (error) {
      // The sheets are made all the same.
      if (outcome.ok) this.trouble = refusal('sheets.not-ended', { reason: reasonOf(error) });
    }
    return outcome;
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
      const shown = await this.asKept(disk, sources, sheet.value, printer);
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

  private archiveOn(disk: Disk): SheetArchive {
    return new SheetArchive(disk, 'sheets/', fastDigest, this.whole);
  }
}
