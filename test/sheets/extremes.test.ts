// Sheets of a plan at its limits, read back piece by piece: nothing stands on anything else, and nothing leaves the page.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openChromiumPrinter } from '../../electron/service/sheets/chromium-printer.ts';
import type { PdfPrinter } from '../../electron/service/sheets/printer.ts';
import { sheetOf, sheetsOf } from '../../shared/sheets/catalogue.ts';
import { isForFamilies, type Sheet, type SheetKind } from '../../shared/sheets/sheet.ts';
import type { SheetSources } from '../../shared/sheets/sources.ts';
import { makeDossier, sourcesIn } from '../support/dossiers.ts';
import { must } from '../support/outcome.ts';
import { builtPages } from '../support/pages.ts';
import { type PdfPage, type Piece, plainText, readPdf } from '../support/pdf.ts';
import { rounds } from '../support/rounds.ts';
import { long, longest, writeExtreme } from './extremes.ts';

const folder = mkdtempSync(join(tmpdir(), 'sheets-extremes-'));
let printer: PdfPrinter;
beforeAll(async () => {
  printer = must(await openChromiumPrinter(builtPages));
});
afterAll(async () => {
  await printer.close();
  rmSync(folder, { recursive: true });
});

/** The margins of a page in mm: its own text is between them. */
const margin = { left: 18, right: 192.2, top: 278, bottom: 20 };

/** The box of a piece's letters, a little inside their outlines. */
function boxOf({ x, y, width, size }: Piece) {
  return { left: x + 0.2, right: x + width - 0.2, bottom: y - 0.05 * size, top: y + 0.7 * size };
}

/** Pairs of pieces that stand on each other. */
function overlaps(pieces: readonly Piece[]): string[] {
  const boxes = pieces.map(piece => ({ piece, ...boxOf(piece) }));
  return boxes.flatMap((a, at) =>
    boxes
      .slice(at + 1)
      .filter(b => {
        // Brackets that meet share the blank halves of their squares.
        const shared = Math.abs(a.piece.y - b.piece.y) < 0.1 ? 0.55 * a.piece.size : 0;
        const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        return width > shared && a.bottom < b.top && b.bottom < a.top;
      })
      .map(b => `${a.piece.text} × ${b.piece.text}`),
  );
}

/** A page's text without the watermark behind it and the band beside it. */
const ownPieces = ({ pieces }: PdfPage) => pieces.filter(({ x, size }) => size < 20 && x < 194);

/** What must hold of every page, however long the words are. */
function expectClean({ frame, body }: Sheet, pages: readonly PdfPage[]): void {
  const plain = (text: string) => text.replace(/\s/g, '');
  for (const [index, page] of pages.entries()) {
    const where = `${frame.id}, page ${index + 1}`;
    const pieces = ownPieces(page);
    expect(overlaps(pieces), where).toEqual([]);
    for (const piece of pieces) {
      const { left, right, top, bottom } = boxOf(piece);
      // A bracket at the start of a line has its blank half outside.
      const start = piece.text.startsWith('（') ? margin.left - piece.size / 2 : margin.left;
      const isInside = left >= start && right <= margin.right && bottom > 0.5 && top < 295;
      expect(isInside, `${where}: ${piece.text} at ${piece.x}, ${piece.y}, ${piece.width} wide`).toBe(true);
    }
    const foot = plainText({ ...page, pieces: page.pieces.filter(({ y }) => y < margin.bottom) });
    expect(foot, where).toContain(`第${index + 1}页共${pages.length}页`);
    expect(foot, where).toContain(frame.digest?.value);
    expect(foot, where).toContain(`摇号编号${frame.ceremony}`);
    for (const line of Object.values(frame.contacts)) expect(foot, where).toContain(plain(line));
    const head = plainText({ ...page, pieces: page.pieces.filter(({ y }) => y > margin.top) });
    expect(head, where).toContain(`表${frame.number}`);
    expect(head, where).toContain(plain(frame.title).slice(0, 40));
    if (frame.schoolName !== null) expect(head, where).toContain(frame.schoolName.slice(0, 30));
    if (isForFamilies(body.kind)) continue;
    const signatures = page.pieces.filter(
      ({ text }) => text.includes('（签字') || text === '签字）' || text === '（签字）',
    );
    expect(signatures.length, where).toBeGreaterThanOrEqual(frame.signers.length);
    expect(Math.min(...signatures.map(({ y }) => y)), where).toBeGreaterThan(margin.bottom);
  }
}

/** Prints the first sheet of each kind and copy (and of each way of a school), as a rehearsal, an official one, or both. */
async function expectAllClean(sources: SheetSources, as: readonly boolean[]): Promise<Set<SheetKind>> {
  const seen = new Set<string>();
  for (const { id, kind, copy } of sheetsOf(sources)) {
    const sheet = must(sheetOf(sources, id));
    const way = 'school' in sheet.body ? String(sheet.body.school.direct) : '';
    if (seen.has(`${kind} ${copy} ${way}`)) continue;
    seen.add(`${kind} ${copy} ${way}`);
    for (const rehearsal of as) {
      const shown: Sheet = { ...sheet, frame: { ...sheet.frame, rehearsal } };
      const pages = await readPdf(must(await printer.print(shown, sources.faces)));
      expectClean(shown, pages);
      // A letter is one page, receipts are two to a page, and what goes into an envelope is one page as far as names are usual.
      const { body } = sheet;
      if (body.kind === 'notices') expect(pages).toHaveLength(body.notices.length);
      if (body.kind === 'receipts') expect(pages).toHaveLength(Math.ceil(body.receipts.length / 2));
    }
  }
  return new Set([...seen].map(key => key.split(' ')[0] as SheetKind));
}

describe('sheets with long names, thirteen who sign, and telephone lines with hours', () => {
  test.each([
    ['as long as a county may have them', long, [false, true].slice(0, rounds(1, 2))],
    ['as long as a plan takes them', longest, [false, true]],
  ])(
    'are clean: %s',
    async (name, texts, as) => {
      const dossier = join(folder, name);
      makeDossier(writeExtreme(join(folder, `${name} lists`), texts, 2), dossier);
      const kinds = await expectAllClean(sourcesIn(dossier), as);
      expect(kinds.size).toBe(11);
    },
    240_000,
  );

  test('are clean with ninety-nine schools, which stand in the plan’s order', async () => {
    const dossier = join(folder, 'many');
    makeDossier(writeExtreme(join(folder, 'many lists'), long, 99), dossier);
    const sources = sourcesIn(dossier);
    for (const id of ['2-promise', '7-record', '8-attendance', '3-inputs']) {
      const sheet = must(sheetOf(sources, id));
      expectClean(sheet, await readPdf(must(await printer.print(sheet, sources.faces))));
    }
    const { body } = must(sheetOf(sources, '2-promise'));
    if (body.kind !== 'promise') throw new Error('not the promise');
    // The plan has them from S99 down to S01, the frozen list the other way round.
    const codes = sources.plan.schools.map(({ code }) => code);
    expect(codes[0]).toBe('S99');
    expect(body.schools.map(({ code }) => code)).toEqual(codes);
    const admitted = sheetsOf(sources).filter(({ kind, copy }) => kind === 'admitted' && copy === 'posted');
    expect(admitted.map(({ school }) => school)).toEqual(codes.filter((_, at) => at % 3 !== 1));
    const files = sheetsOf(sources).map(({ file }) => file.toLowerCase());
    expect(new Set(files).size).toBe(files.length);
  });
});
