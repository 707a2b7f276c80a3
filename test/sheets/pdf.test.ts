// The sheets as they leave the printer: real PDFs of the sample and of a large school, read back piece by piece.

import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openChromiumPrinter } from '../../electron/service/sheets/chromium-printer.ts';
import { pagesIn } from '../../electron/service/sheets/printer.ts';
import { sheetOf, sheetsOf } from '../../shared/sheets/catalogue.ts';
import { isForFamilies, type Sheet } from '../../shared/sheets/sheet.ts';
import { printReceipt } from '../../shared/verifier/receipts.ts';
import { runCli } from '../support/cli.ts';
import { dossierTime, makeDossier, sourcesIn, writeSample, writeSchool } from '../support/dossiers.ts';
import { must } from '../support/outcome.ts';
import { builtPages } from '../support/pages.ts';
import { fontsIn, type PdfPage, plainText, readPdf } from '../support/pdf.ts';
import { isLong, rounds } from '../support/rounds.ts';

const folder = mkdtempSync(join(tmpdir(), 'sheets-pdf-'));

/** The margins in mm, as sheets.css has them. */
const margin = { top: 19, side: 18, bottom: 20 };

afterAll(() => rmSync(folder, { recursive: true }));

/** What must hold of every page of every sheet. */
function expectWhole({ frame, body }: Sheet, bytes: Uint8Array, pages: readonly PdfPage[]): void {
  const digest = frame.digest?.value.match(/.{4}/g)?.join('');
  expect(pagesIn(bytes), frame.id).toBe(pages.length);
  const { fonts, embedded, type3 } = fontsIn(bytes);
  expect({ fonts: fonts > 0, embedded, type3 }, frame.id).toEqual({ fonts: true, embedded: fonts, type3: 0 });
  for (const [index, page] of pages.entries()) {
    const where = `${frame.id}, page ${index + 1}`;
    const text = plainText(page);
    expect([page.width, page.height].map(Math.round), where).toEqual([210, 297]);
    // The margins.
    expect(text, where).toContain(`第${index + 1}页共${pages.length}页`);
    expect(text, where).toContain(`表${frame.number}`);
    expect(text, where).toContain(digest);
    expect(text, where).toContain(`摇号编号${frame.ceremony}`);
    expect(text, where).toContain('咨询电话8660876监督电话8656937');
    expect(text, where).toContain('演练');
    // Every line by itself: a title that ends in 录取 stands above others that begin with it.
    expect(
      page.pieces.map(piece => piece.text).filter(line => /录取[\s，、（]*录取/.test(line)),
      where,
    ).toEqual([]);
    // Nothing lies outside the page's box but what belongs into the margins.
    const inside = page.pieces.filter(({ y }) => y > margin.bottom && y < 297 - margin.top);
    for (const { x, width, text: piece } of inside) {
      const isBand = x > 210 - margin.side;
      const fits = isBand
        ? frame.copy !== 'only' && x + width < 208
        : x >= margin.side - 0.1 && x + width <= 210.2 - margin.side;
      expect(fits, `${where}: ${piece} at ${x}, ${width} wide`).toBe(true);
    }
    if (isForFamilies(body.kind)) continue;
    // Every role has its place to sign and the bureau its place for the seal, on every page …
    for (const role of frame.signers) expect(text, where).toContain(`${role}（签字）`);
    expect(text, where).toContain('（盖章处）');
    const places = new Set(frame.signers.map(role => `${role}（签字）`));
    const signatures = page.pieces.filter(({ text }) => places.has(text)).map(({ y }) => y);
    const top = Math.max(...signatures) + 3;
    expect(top, where).toBeLessThan(75);
    // … and nothing of the sheet itself runs into it.
    const own = new Set([...places, frame.organiser, '（盖章处）']);
    const beneath = inside.filter(({ x, y, text }) => y < top && x < 210 - margin.side && !own.has(text));
    expect(
      beneath.map(({ text }) => text),
      where,
    ).toEqual([]);
    // No page is empty but for what stands on all of them.
    const words = inside.filter(({ x, y, text }) => y > top && x < 210 - margin.side && !/^演\s*练$/.test(text));
    expect(words.length, where).toBeGreaterThan(0);
    if (frame.copy !== 'only') expect(text, where).toContain(frame.copy === 'posted' ? '公示本' : '签字本');
  }
}

/** How often each of `lots` stands in the pages as a piece of its own. */
function countLots(lots: readonly string[], pages: readonly PdfPage[]): Map<string, number> {
  const counts = new Map(lots.map(lot => [lot, 0]));
  for (const { pieces } of pages) {
    for (const { text } of pieces) {
      const count = counts.get(text.trim());
      if (count !== undefined) counts.set(text.trim(), count + 1);
    }
  }
  return counts;
}

/** Heads are repeated: each page that has a row of a list has the list's head above it. */
function expectHeads(pages: readonly PdfPage[], lots: readonly string[]): void {
  const known = new Set(lots);
  for (const { pieces } of pages) {
    const rows = pieces.filter(({ text }) => known.has(text.trim())).map(({ y }) => y);
    if (rows.length === 0) continue;
    // The columns of the file may be named above it.
    const head = pieces.findLast(({ text }) => text.trim() === '登记号');
    expect(head?.y).toBeGreaterThan(Math.max(...rows));
  }
}

/** Leaves of the sample's longest list its first rows, the twins, and the names with rare characters: its other pages are more of the same. */
function shorten(list: string): void {
  const lines = readFileSync(list, 'latin1').split('\n');
  const kept = lines.filter((line, index) => {
    const [, name = '', , , , , , twins = ''] = line.split(',');
    // A rare character is the one that takes four bytes in GB18030, digits among them.
    return index < 80 || twins !== '' || /[\x81-\xfe]\d/.test(name);
  });
  writeFileSync(list, kept.join('\n'), 'latin1');
}

describe('the sample, printed by the command line', () => {
  const dossier = join(folder, 'sample');
  let output = '';
  const read = new Map<string, { bytes: Uint8Array; pages: PdfPage[] }>();

  beforeAll(async () => {
    const plan = writeSample(join(folder, 'lists'), { GX: 20, WGY: 30 });
    if (!isLong) shorten(join(folder, 'lists/waiyu.csv'));
    makeDossier(plan, dossier);
    const signed = (roles: readonly string[]) =>
      JSON.stringify(roles.map(role => ({ role, name: '某某', time: dossierTime })));
    // Twelve and the operator sign in five rows: of the sheets that are meant to be one page, this leaves the least room.
    const bodies = ['公证员', '市纪委监委', '两代表一委员', '教体局科室长', '学校家委会代表', '新生家长代表'];
    const more = ['学校校长', '社区代表', '律师代表', '街道代表', '退休教师代表', '人大代表'];
    writeFileSync(join(dossier, 'sealed/attendance.json'), signed([...bodies, ...more]));
    writeFileSync(join(dossier, 'sealed/late.json'), signed(['媒体代表']));
    const run = await runCli(['sheets', dossier, '--lang', 'zh']);
    expect(run.stderr).toBe('');
    expect(run.code).toBe(0);
    output = run.stdout;
    for (const name of readdirSync(join(dossier, 'sheets')).filter(each => each.endsWith('.pdf'))) {
      const bytes = new Uint8Array(readFileSync(join(dossier, 'sheets', name)));
      const { id } = sheetsOf(sourcesIn(dossier)).find(({ file }) => file === name) ?? { id: name };
      read.set(id, { bytes, pages: await readPdf(bytes) });
    }
  });

  test('every sheet is whole on every page', () => {
    const sources = sourcesIn(dossier);
    const entries = sheetsOf(sources);
    expect([...read.keys()].sort()).toEqual(entries.map(({ id }) => id).sort());
    for (const { id, file } of entries) {
      const { bytes, pages } = read.get(id) ?? { bytes: new Uint8Array(0), pages: [] };
      expectWhole(must(sheetOf(sources, id)), bytes, pages);
      expect(output).toContain(`${file}　${pages.length} 页`);
    }
  });

  test('the import report adds up the rows and names every column', () => {
    const text = (read.get('1-sealed-list-SL-signed')?.pages ?? []).map(plainText).join('');
    const { accounting } = sourcesIn(dossier).imports.find(({ code }) => code === 'SL') ?? {};
    expect(text).toContain(`标题和表头${accounting?.header}行学生${accounting?.children}行`);
    expect(text).toContain(`全表${accounting?.rows}行`);
    expect(text).toMatch(/文件的全部列（共\d+列/);
    expect(text).toContain('证件号');
  });

  test('what goes into an envelope is one page', () => {
    expect(read.get('2-envelope-notary')?.pages).toHaveLength(1);
  });

  test('who came after the freeze is marked on the list of those present, and the others are not', () => {
    const text = (read.get('8-attendance')?.pages ?? []).map(plainText).join('');
    expect(text).toMatch(/媒体代表某某2024年7月15日09:30:00封存后签到/);
    expect(text.match(/封存后签到/g)).toHaveLength(2);
    expect(text).toContain('监督自其到场时起');
  });

  test('every lot and every name stands where it belongs, once', () => {
    const sources = sourcesIn(dossier);
    for (const id of sheetsOf(sources).map(each => each.id)) {
      const { body, frame } = must(sheetOf(sources, id));
      const { bytes, pages } = read.get(id) ?? { bytes: new Uint8Array(0), pages: [] };
      if (body.kind === 'notices') expect(pagesIn(bytes)).toBe(body.notices.length);
      if (body.kind === 'notices') {
        for (const [index, { child, lot, number }] of body.notices.entries()) {
          const text = plainText(pages[index] as PdfPage);
          expect(text).toContain(`${child.name}同学：`);
          expect(text).toContain(`你的登记号为${lot}`);
          expect(text).toContain(`编号：${number}`);
          if (child.rare !== '') expect(text).toContain(child.rare.replaceAll(' ', ''));
        }
      } else if (body.kind === 'receipts') {
        expect(pages).toHaveLength(Math.ceil(body.receipts.length / 2));
        for (const [index, { receipt, names }] of body.receipts.entries()) {
          const page = pages[Math.floor(index / 2)] as PdfPage;
          // The upper half of the page is the first receipt's, the lower half the second's.
          const half = page.pieces.filter(({ y }) => y > 148.5 === (index % 2 === 0));
          const text = plainText({ ...page, pieces: half });
          expect(text).toContain(`登记号${receipt.lot}`);
          for (const value of [receipt.salt, receipt.tag, frame.digest?.value ?? '']) expect(text).toContain(value);
          for (const name of names) expect(text).toContain(name);
          expect(text).toContain(printReceipt(receipt));
          expect(text).toContain('请像身份证一样保管');
        }
      } else if ('lots' in body && typeof body.lots !== 'number') {
        const lots = body.lots.map(({ lot }) => lot);
        expect(new Set(countLots(lots, pages).values())).toEqual(new Set([1]));
        expectHeads(pages, lots);
        const text = pages.map(plainText).join('');
        for (const { children } of body.lots) {
          for (const { name, rare } of children) {
            expect(text).toContain(name);
            expect(text).toContain(rare.replaceAll(' ', ''));
          }
        }
      }
    }
  });

  test('posted copies hold no whole name, no sheet an ID number', () => {
    const people = [...sourcesIn(dossier).families.values()].flat();
    for (const [id, { pages }] of read) {
      const text = pages.map(plainText).join('');
      const posted = id.endsWith('-posted') || id.includes('-receipts-');
      expect(people.filter(each => text.includes(each.id) || (posted && text.includes(each.name)))).toEqual([]);
    }
  });

  test('the digests beside them are theirs, in the form of sha256sum', () => {
    const lines = readFileSync(join(dossier, 'sheets/SHA256SUMS'), 'utf8').split('\n').slice(0, -1);
    expect(lines).toEqual(
      sheetsOf(sourcesIn(dossier))
        .map(({ id, file }) => ({ bytes: read.get(id)?.bytes ?? new Uint8Array(0), file }))
        .sort((a, b) => (a.file < b.file ? -1 : 1))
        .map(({ bytes, file }) => `${createHash('sha256').update(bytes).digest('hex')}  ${file}`),
    );
    expect(readdirSync(dossier)).not.toContain('.lock');
  });
});

test('a dossier that is not sealed: what waits is said, with its reason, and not printed', async () => {
  const dossier = join(folder, 'unsealed');
  const lists = join(folder, 'unsealed lists');
  mkdirSync(lists);
  makeDossier(writeSchool(lists, 12, 6), dossier);
  const journal = join(dossier, 'public/journal.txt');
  writeFileSync(journal, readFileSync(journal, 'utf8').replace(/^.*\|seal\|.*\n/m, ''));
  const run = await runCli(['sheets', dossier, '--lang', 'zh']);
  expect([run.code, run.stderr]).toEqual([0, '']);
  expect(run.stdout).toContain('表7《摇号记录》：摇号记录归档之后才能打印。');
  expect(run.stdout.match(/之后才能打印/g)).toHaveLength(1);
  const kept = readdirSync(join(dossier, 'sheets'));
  expect(kept).toContain('2-种子承诺书.pdf');
  expect(kept.filter(name => name.startsWith('7-'))).toEqual([]);
});

describe('a large school', () => {
  const count = rounds(300, 1600);

  test('every lot is printed once and every page is whole', async () => {
    const dossier = join(folder, 'big');
    makeDossier(writeSchool(folder, count, count / 2), dossier);
    const sources = sourcesIn(dossier);
    const printer = must(await openChromiumPrinter(builtPages));
    const lists = new Map<string, readonly string[]>();
    try {
      for (const { id, kind, copy } of sheetsOf(sources)) {
        if (copy !== 'signed' || isForFamilies(kind)) continue;
        const sheet = must(sheetOf(sources, id));
        const bytes = must(await printer.print(sheet, sources.faces));
        const pages = await readPdf(bytes);
        expectWhole(sheet, bytes, pages);
        const { body } = sheet;
        if (!('lots' in body) || typeof body.lots === 'number') throw new Error(`${id} is no list`);
        const lots = body.lots.map(({ lot }) => lot);
        expect(new Set(countLots(lots, pages).values())).toEqual(new Set([1]));
        expectHeads(pages, lots);
        lists.set(kind, lots);
      }
    } finally {
      await printer.close();
    }
    const [sealed = [], admitted = [], reserve = []] = ['sealed-list', 'admitted', 'reserve'].map(kind =>
      lists.get(kind),
    );
    expect(sealed).toHaveLength(count);
    expect([...admitted, ...reserve].sort()).toEqual([...sealed].sort());
  });
});
