// The port through which sheets become PDF. Electron prints with the Chromium that it is, everything else with one that is
// installed; both lay out the same page.

import { type Outcome, refused } from '../../../shared/outcome.ts';
import type { Sheet } from '../../../shared/sheets/sheet.ts';
import { refusal } from '../../../shared/text/refusal.ts';

/** Makes PDF files of sheets. */
export type PdfPrinter = {
  /** How many sheets it makes at a time; more wait for their turn. */
  readonly lanes: number;
  /** The bytes of a sheet as PDF; refused where the browser fails. */
  readonly print: (sheet: Sheet) => Promise<Outcome<Uint8Array>>;
  /** Shows a sheet in the system's print dialog, where the host has one. */
  readonly dialog?: (sheet: Sheet) => Promise<Outcome<void>>;
  readonly close: () => Promise<void>;
};

/** Opens a printer; refused where this machine has none. */
export type OpenPrinter = () => Promise<Outcome<PdfPrinter>>;

/** The printer of a host that has none. */
export const noPrinter: OpenPrinter = () => Promise.resolve(refused(refusal('sheets.no-printer', {})));

/** How long a sheet may take before it is given up, in ms: a list of a whole province, on an old machine. */
export const patience = 180_000;

/** The number of pages in a PDF that Chromium wrote: it writes each page's object in the open. */
export function pagesIn(pdf: Uint8Array): number {
  return new TextDecoder('latin1').decode(pdf).match(/\/Type\s*\/Page(?![A-Za-z])/g)?.length ?? 0;
}
