// Paper: every sheet of a large school, a batch of letters, and whether twice as many pages take twice as long.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diskOf } from '../../electron/service/ports/disk.ts';
import { fastDigest } from '../../electron/service/ports/signatures.ts';
import { printBatch, SheetArchive } from '../../electron/service/sheets/archive.ts';
import { openChromiumPrinter } from '../../electron/service/sheets/chromium-printer.ts';
import type { PdfPrinter } from '../../electron/service/sheets/printer.ts';
import { sheetsOf } from '../../shared/sheets/catalogue.ts';
import type { SheetSources } from '../../shared/sheets/sources.ts';
import { makeDossier, sourcesIn, writeSchool } from '../support/dossiers.ts';
import { must } from '../support/outcome.ts';
import { buildPages, builtPages } from '../support/pages.ts';
import { type Row, ratioRow, valueRow } from './measure.ts';

type Printed = { readonly seconds: number; readonly pages: number };

/** Prints and keeps the sheets that `wanted` names, as the console does; the browser's start is not counted. */
async function print(sources: SheetSources, printer: PdfPrinter, wanted: (id: string) => boolean): Promise<Printed> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-pdf-'));
  const archive = new SheetArchive(diskOf(folder), '', fastDigest);
  const entries = sheetsOf(sources).filter(({ id }) => wanted(id));
  let pages = 0;
  const began = performance.now();
  must(
    await printBatch(archive, sources, entries, printer, {
      before: () => undefined,
      after: kept => {
        pages += kept.pages;
      },
      stopped: () => false,
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  rmSync(folder, { recursive: true });
  return { seconds, pages };
}

/** The rows of paper. */
export async function sheetRows(): Promise<Row[]> {
  buildPages();
  const folder = mkdtempSync(join(tmpdir(), 'bench-sheets-'));
  const printer = must(await openChromiumPrinter(builtPages));
  try {
    const school = (lots: number) => {
      const out = join(folder, `dossier-${lots}`);
      makeDossier(writeSchool(folder, lots, lots / 2), out);
      return sourcesIn(out);
    };
    const [large, half] = [school(1600), school(800)];
    const letters = (id: string) => id.startsWith('9-');
    const receipts = (id: string) => id.startsWith('1-receipts-');
    const lists = (id: string) => /^[145]-/.test(id) && !receipts(id);
    // The first sheet loads the page and its faces.
    await print(half, printer, id => id.startsWith('8-'));
    const listsOfHalf = await print(half, printer, lists);
    const listsOfLarge = await print(large, printer, lists);
    const rest = await print(large, printer, id => !lists(id) && !letters(id) && !receipts(id));
    const five = await print(large, printer, id => letters(id) && Number(id.slice(-4)) <= 500);
    const others = await print(large, printer, id => letters(id) && Number(id.slice(-4)) > 500);
    const slips = await print(large, printer, id => receipts(id) && Number(id.slice(-4)) <= 800);
    const all = listsOfLarge.seconds + rest.seconds + five.seconds + others.seconds;
    const pageOf = ({ seconds, pages }: Printed) => (seconds * 1000) / pages;
    return [
      valueRow(
        `sheets 1,600 lots, all ${listsOfLarge.pages + rest.pages + five.pages + others.pages} pages`,
        all,
        20,
        's',
      ),
      valueRow(`notices ${five.pages}`, five.seconds, 30, 's'),
      valueRow(`receipts 800, ${slips.pages} pages`, slips.seconds, 30, 's'),
      ratioRow('sheets, ms a page: 1,600 lots / 800 lots', pageOf(listsOfLarge), pageOf(listsOfHalf), 1.4),
    ];
  } finally {
    await printer.close();
    rmSync(folder, { recursive: true });
  }
}
