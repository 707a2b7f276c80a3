// The port through which sheets become PDF. Electron prints with its own Chromium, everything else with an installed one; both lay
// out the same page.

import { tmpdir } from 'node:os';
import { stripVTControlCharacters } from 'node:util';
import { type Outcome, refused } from '../../../shared/outcome.ts';
import { bytesOf } from '../../../shared/protocol/lexis.ts';
import type { Sheet } from '../../../shared/sheets/sheet.ts';
import { refusal } from '../../../shared/text/refusal.ts';
import { type Pages, readPage, type Served } from '../pages.ts';
import { refusalOf } from '../ports/disk.ts';

/** Makes PDF files of sheets. */
export type PdfPrinter = {
  /** How many sheets it prints at a time; the others wait. */
  readonly lanes: number;
  /** The bytes of a sheet as PDF; `faces` are the bureau's own font files, which its page loads. Refused if the browser fails. */
  readonly print: (sheet: Sheet, faces: readonly Uint8Array[]) => Promise<Outcome<Uint8Array>>;
  /** Shows a sheet in the system's print dialog, if the host has one, and says whether it was sent to a printer or the dialog closed. */
  readonly dialog?: (sheet: Sheet, faces: readonly Uint8Array[]) => Promise<Outcome<'sent' | 'closed'>>;
  readonly close: () => Promise<void>;
};

/** Opens a printer; refused if this machine has none. */
export type OpenPrinter = () => Promise<Outcome<PdfPrinter>>;

/** Refuses: for a host without a printer. */
export const noPrinter: OpenPrinter = () => Promise.resolve(refused(refusal('sheets.no-printer', {})));

/** Milliseconds that a sheet may take: a whole province's list, on an old machine. */
export const patience = 180_000;

/** What the page that prints sheets may load: one sheet at a time, the bureau's own font files, and the built files. */
export class SheetPage {
  private readonly pages: Pages;
  private sheet: Sheet | null = null;
  private faces: readonly Uint8Array[] = [];
  private name = '';
  private count = 0;

  constructor(pages: Pages) {
    this.pages = pages;
  }

  /** Sets the sheet to print and returns the name that the page asks for it by; a new name each time, so that it is loaded again. */
  set(sheet: Sheet, faces: readonly Uint8Array[]): string {
    this.sheet = sheet;
    this.faces = faces;
    this.name = `${sheet.frame.id}.${++this.count}`;
    return this.name;
  }

  /** What is sent for a path of an address; null if nothing is there. */
  async answer(path: string): Promise<Served | null> {
    if (this.sheet !== null && path === `/sheet/${this.name}.json`) {
      return { contentType: 'application/json; charset=utf-8', bytes: bytesOf(JSON.stringify(this.sheet)) };
    }
    const [, number = '-1'] = /^\/face\/([0-9]{1,3})$/.exec(path) ?? [];
    const face = this.faces[Number(number)];
    return face === undefined ? readPage(this.pages, path) : { contentType: 'font/sfnt', bytes: face };
  }
}

/** Waits for `work`, at most `limit` ms, and then throws an error called TimeoutError; what `work` comes to later is dropped. */
export async function within<T>(limit: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error('timeout'), { name: 'TimeoutError' })), limit);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The refusal for whatever was thrown while the browser `program` was started, printed or ended. Never throws. */
export function printingFailed(program: string, error: unknown) {
  const full = refusalOf(tmpdir(), error);
  return refused(full ?? refusal('sheets.browser-failed', { program, reason: reasonOf(error) }));
}

/** The refusal for whatever was thrown in the middle of printing, and by whom is not known. Never throws. */
export function printingBroken(error: unknown) {
  return refused(refusalOf(tmpdir(), error) ?? refusal('sheets.broken', { reason: reasonOf(error) }));
}

/** What went wrong, in one line of at most 200 characters: of a browser that ended, the line in which it says why. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error).slice(0, 200);
  if (error.name === 'TimeoutError') return 'timeout';
  const said = stripVTControlCharacters(error.message);
  const [, fatal] = /:FATAL:[^\]]*\] ?(.*)/.exec(said) ?? [];
  return (fatal ?? said.split('\n')[0] ?? '').slice(0, 200);
}

/** The number of pages in a PDF by Chromium, which leaves each page's object uncompressed. */
export function pagesIn(pdf: Uint8Array): number {
  return new TextDecoder('latin1').decode(pdf).match(/\/Type\s*\/Page(?![A-Za-z])/g)?.length ?? 0;
}
