// The port through which sheets become PDF. Electron prints with the Chromium that it is, everything else with one that is
// installed; both lay out the same page.

import { type Outcome, refused } from '../../../shared/outcome.ts';
import type { Sheet } from '../../../shared/sheets/sheet.ts';
import { refusal } from '../../../shared/text/refusal.ts';

/** Makes PDF files of sheets. */
export type PdfPrinter = {
  /** How many sheets it makes at a time; more wait for their turn. */
  readonly lanes: number;
  /** The bytes of a sheet as PDF, with the bureau's own font files that its page loads; refused where the browser fails. */
  readonly print: (sheet: Sheet, faces: readonly Uint8Array[]) => Promise<Outcome<Uint8Array>>;
  /** Shows a sheet in the system's print dialog, where the host has one. */
  readonly dialog?: (sheet: Sheet, faces: readonly Uint8Array[]) => Promise<Outcome<void>>;
  readonly close: () => Promise<void>;
};

/** Opens a printer; refused where this machine has none. */
export type OpenPrinter = () => Promise<Outcome<PdfPrinter>>;

/** The printer of a host that has none. */
export const noPrinter: OpenPrinter = () => Promise.resolve(refused(refusal('sheets.no-printer', {})));

/** How long a sheet may take before it is given up, in ms: a list of a whole province, on an old machine. */
export const patience = 180_000;

/** What a printer answers with to an address of `faceIn`. */
export const faceType = 'font/sfnt';

/** Which of the bureau's own font files an address asks for; -1 where it asks for none. */
export function faceIn(path: string): number {
  return Number(/^\/face\/([0-9]{1,3})$/.exec(path)?.[1] ?? -1);
}

/** Whether two PDF files of one Chromium show the same: they differ in nothing but the times at which they were made. */
export function looksSame(a: Uint8Array, b: Uint8Array): boolean {
  const [one, other] = [a, b].map(pdf =>
    new TextDecoder('latin1').decode(pdf).replace(/\/(CreationDate|ModDate) ?\(D:[^)]*\)/g, ''),
  );
  return one === other;
}

/** The number of pages in a PDF that Chromium wrote: it writes each page's object in the open. */
export function pagesIn(pdf: Uint8Array): number {
  return new TextDecoder('latin1').decode(pdf).match(/\/Type\s*\/Page(?![A-Za-z])/g)?.length ?? 0;
}
