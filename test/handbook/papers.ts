// Pictures of sheets: a rehearsal of the sample is printed, as `cli sheets` prints it, and the first pages are painted by the
// reader of PDFs in a browser.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { diskOf } from '../../electron/service/ports/disk.ts';
import { fastDigest } from '../../electron/service/ports/signatures.ts';
import { printBatch, SheetArchive } from '../../electron/service/sheets/archive.ts';
import { openChromiumPrinter } from '../../electron/service/sheets/chromium-printer.ts';
import { sheetsOf } from '../../shared/sheets/catalogue.ts';
import { readSources } from '../../shared/sheets/sources.ts';
import { runCli, samplePlan } from '../support/cli.ts';
import { must } from '../support/outcome.ts';
import { buildPages, builtPages } from '../support/pages.ts';

const root = join(import.meta.dirname, '../..');

/** Which sheets are shown, by the names of their pictures. */
const shown = {
  'sheet-promise': '2-promise',
  'sheet-inputs': '3-inputs',
  'sheet-admitted': '4-admitted-GX-posted',
  'sheet-record': '7-record',
} as const;

/** The first pages of some sheets as WebP, by name. `folder` is where the rehearsal is held. */
export async function paintPapers(browser: Browser, folder: string): Promise<Map<string, Buffer>> {
  const dossier = join(folder, 'TEST-LB-2024-a1');
  const held = await runCli(['rehearse', '--plan', samplePlan, '--out', dossier]);
  if (held.code !== 0) throw new Error(held.stderr);
  buildPages();
  const disk = diskOf(dossier);
  const sources = must(readSources(disk.read, fastDigest));
  const wanted: readonly string[] = Object.values(shown);
  const entries = sheetsOf(sources).filter(({ id }) => wanted.includes(id));
  const printer = must(await openChromiumPrinter(builtPages));
  try {
    const archive = new SheetArchive(disk, 'sheets/', fastDigest);
    const hooks = { before: () => {}, after: () => {}, stopped: () => false };
    must(await printBatch(archive, sources, entries, printer, hooks));
  } finally {
    await printer.close();
  }
  const pictures = new Map<string, Buffer>();
  for (const [name, id] of Object.entries(shown)) {
    const { file = '' } = entries.find(entry => entry.id === id) ?? {};
    pictures.set(name, await firstPage(browser, readFileSync(join(dossier, 'sheets', file))));
  }
  return pictures;
}

/** The first page of a PDF as WebP, twice as large as 72 dpi. */
async function firstPage(browser: Browser, pdf: Buffer): Promise<Buffer> {
  const tab = await browser.newPage();
  const reader = readFileSync(join(root, 'node_modules/unpdf/dist/pdfjs.mjs'));
  // A module needs an origin; nothing is asked of any network.
  await tab.route('http://paper.invalid/**', route =>
    new URL(route.request().url()).pathname === '/pdfjs.mjs'
      ? route.fulfill({ body: reader, contentType: 'text/javascript' })
      : route.fulfill({ body: '<!doctype html>', contentType: 'text/html' }),
  );
  await tab.goto('http://paper.invalid/');
  const webp = await tab.evaluate(paint, pdf.toString('base64'));
  await tab.close();
  return Buffer.from(webp, 'base64');
}

/** What is used of the reader of PDFs, in the browser. */
type Reader = {
  getDocument(from: { readonly data: Uint8Array }): {
    readonly promise: Promise<{ getPage(number: number): Promise<Page> }>;
  };
};
type Size = { readonly width: number; readonly height: number };
type Page = {
  getViewport(how: { readonly scale: number }): Size;
  render(how: { readonly canvas: HTMLCanvasElement; readonly viewport: Size }): { readonly promise: Promise<void> };
};

/** Runs in the browser. */
async function paint(pdf: string): Promise<string> {
  const address: string = '/pdfjs.mjs';
  const reader = (await import(address)) as Reader;
  const data = Uint8Array.from(atob(pdf), character => character.charCodeAt(0));
  const page = await (await reader.getDocument({ data }).promise).getPage(1);
  const viewport = page.getViewport({ scale: 2 });
  const canvas = document.createElement('canvas');
  canvas.width = viewport.width;
  canvas.height = viewport.height;
  await page.render({ canvas, viewport }).promise;
  return canvas.toDataURL('image/webp', 0.85).split(',')[1] ?? '';
}
