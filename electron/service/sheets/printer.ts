// The port through which sheets become PDF. Electron prints with its own Chromium, everything else with an installed one; both lay
// out the same page.

import { type Outcome, refused } from '../../../shared/outcome.ts';
import { bytesOf } from '../../../shared/protocol/lexis.ts';
import type { Sheet } from '../../../shared/sheets/sheet.ts';
import { refusal } from '../../../shared/text/refusal.ts';
import { type Pages, readPage, type Served } from '../pages.ts';

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

/** The refusal for an error of the browser `program` that prints. Anything thrown that is no error is a bug and is thrown again. */
export function printingFailed(program: string, error: unknown) {
  return refused(refusal('sheets.browser-failed', { program, reason: reasonOf(error) }));
}

/** Why an error of what prints came, in one line. Anything thrown that is no error is a bug and is thrown again. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) throw error;
  return error.name === 'TimeoutError' ? 'timeout' : (error.message.split('\n')[0] ?? '').slice(0, 200);
}

/** Whether two PDF files of one Chromium look the same, that is, differ only in their times of creation. */
export function looksSame(a: Uint8Array, b: Uint8Array): boolean {
  const [one, other] = [a, b].map(pdf =>
    new TextDecoder('latin1').decode(pdf).replace(/\/(CreationDate|ModDate) ?\(D:[^)]*\)/g, ''),
  );
  return one === other;
}

/** The number of pages in a PDF by Chromium, which leaves each page's object uncompressed. */
export function pagesIn(pdf: Uint8Array): number {
  return new TextDecoder('latin1').decode(pdf).match(/\/Type\s*\/Page(?![A-Za-z])/g)?.length ?? 0;
}
