// Sheets 10 and 11: what they say, and their PDFs, of a school where a pair waits at the edge and of one that admitted all.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { diskOf } from '../../electron/service/ports/disk.ts';
import { fastDigest } from '../../electron/service/ports/signatures.ts';
import { SheetArchive } from '../../electron/service/sheets/archive.ts';
import { openChromiumPrinter } from '../../electron/service/sheets/chromium-printer.ts';
import { maskName } from '../../shared/intake/findings/mask.ts';
import { done } from '../../shared/outcome.ts';
import { sheetOf, sheetsOf } from '../../shared/sheets/catalogue.ts';
import { isPublishable } from '../../shared/sheets/publishable.ts';
import { isOfRegister, type SheetBody, type SheetKind } from '../../shared/sheets/sheet.ts';
import { readSources } from '../../shared/sheets/sources.ts';
import { makeDossier, sourcesIn, writeSample } from '../support/dossiers.ts';
import { codeOf, must, textOf, utf8 } from '../support/outcome.ts';
import { builtPages } from '../support/pages.ts';
import { plainText, readPdf } from '../support/pdf.ts';
import { enterAll, lotsWith, standingIn } from '../support/register.ts';

const folder = mkdtempSync(join(tmpdir(), 'sheets-register-'));
const dossier = join(folder, 'TEST-LB-2024-a1');
afterAll(() => rmSync(folder, { recursive: true }));

beforeAll(() => makeDossier(writeSample(join(folder, 'plan'), {}), dossier), 120_000);

function sheet<Kind extends SheetKind>(id: string, kind: Kind) {
  const { frame, body } = must(sheetOf(sourcesIn(dossier), id));
  if (body.kind !== kind) throw new Error(`${id} is ${body.kind}`);
  return { frame, body: body as Extract<SheetBody, { kind: Kind }> };
}

const registerIds = () =>
  sheetsOf(sourcesIn(dossier))
    .filter(({ id }) => /^1[01]-/.test(id))
    .map(({ id }) => id);

test('before a line there is no sheet of the register', () => {
  expect(registerIds()).toEqual([]);
});

describe('once lines are entered', () => {
  let gone = '';
  let passed = '';
  let moved = '';

  beforeAll(() => {
    [gone = ''] = lotsWith(dossier, 'GX', 'admitted').map(({ lot }) => lot);
    const singles = lotsWith(dossier, 'GX', 'waiting').filter(({ size }) => size === 1);
    [passed = '', moved = ''] = singles.map(({ lot }) => lot);
    const [direct] = lotsWith(dossier, 'SL', 'admitted');
    enterAll(
      dossier,
      [{ kind: 'decline', school: 'GX', lot: gone }],
      [{ kind: 'pass', school: 'GX', lot: passed }, '已在外地就读'],
      [{ kind: 'move-up', school: 'GX', lot: moved }, '依次递补'],
      [{ kind: 'decline', school: 'SL', lot: direct?.lot ?? '' }],
      [{ kind: 'strike', line: 4 }, '登记号写错'],
    );
  });

  test('each line has a sheet, and each school that a line is about a list in two copies', () => {
    expect(registerIds()).toEqual([
      '10-register-GX-0001-signed',
      '10-register-GX-0002-signed',
      '10-register-GX-0003-signed',
      '10-register-SL-0004-signed',
      '10-register-SL-0005-signed',
      '11-admitted-now-GX-posted',
      '11-admitted-now-SL-posted',
      '11-admitted-now-GX-signed',
      '11-admitted-now-SL-signed',
    ]);
  });

  test('the sheet of a move-up names the decline whose place it takes and who gave up before it', () => {
    const { frame, body } = sheet('10-register-GX-0003-signed', 'register');
    expect(body.line).toMatchObject({ number: 3, kind: 'move-up', lot: moved, reason: '依次递补', name: '王建国' });
    expect(body.taken.map(({ number, lot }) => [number, lot])).toEqual([[1, gone]]);
    expect(body.passed.map(({ number, lot }) => [number, lot])).toEqual([[2, passed]]);
    const lots = sourcesIn(dossier).register?.register.entries ?? [];
    expect([body.previous, body.hash, frame.after]).toEqual([lots[1]?.hash, lots[2]?.hash, lots[2]?.hash]);
    expect(body.result).toBe(frame.digest?.value);
    expect(frame.signers).toEqual(['招生科长', '监护人', '学校', '操作员']);
    expect([body.admitted, body.free]).toEqual([standingIn(dossier, 'GX').admitted, 0]);
  });

  test('a struck line says so, and the line that strikes it shows it', () => {
    expect(sheet('10-register-SL-0004-signed', 'register').body.struckBy).toBe(5);
    expect(sheet('10-register-SL-0005-signed', 'register').body.target?.number).toBe(4);
  });

  test('the list has who is admitted now and who declined, masked where it is posted', () => {
    const { body } = sheet('11-admitted-now-GX-signed', 'admitted-now');
    const lots = body.admitted.map(({ lot }) => lot);
    expect(lots).toContain(moved);
    expect(lots).not.toContain(gone);
    expect(body.admitted.find(({ lot }) => lot === moved)).toMatchObject({ status: 'moved-up', line: 3 });
    expect(body.declined.map(({ lot }) => lot)).toEqual([gone]);
    expect([body.lines, body.ofSchool, body.children]).toEqual([5, 3, standingIn(dossier, 'GX').admitted]);
    const posted = sheet('11-admitted-now-GX-posted', 'admitted-now').body;
    const names = body.admitted.flatMap(({ children }) => children.map(({ name }) => maskName(name)));
    expect(posted.admitted.flatMap(({ children }) => children.map(({ name }) => name))).toEqual(names);
    expect(posted.admitted.every(({ children }) => children.every(({ idEnd }) => idEnd === ''))).toBe(true);
  });

  test('no sheet of the register goes into the public copy', () => {
    const own = sheetsOf(sourcesIn(dossier)).filter(({ kind }) => isOfRegister(kind));
    expect(own.length).toBe(9);
    for (const { id, file } of own) {
      for (const name of [file, `${id}.pdf`]) expect(isPublishable(`sheets/${name}`), name).toBe(false);
    }
    expect(isPublishable('after/register.txt')).toBe(false);
  });

  test('a changed register stops the sheets, with one sentence', () => {
    const read = diskOf(dossier).read;
    const [first = '', ...rest] = textOf(must(read('after/register.txt')) ?? new Uint8Array(0)).split('\n');
    const changed = utf8([first.replace('2024-07-15|decline', '2024-07-16|decline'), ...rest].join('\n'));
    const other: typeof read = name => (name === 'after/register.txt' ? done(changed) : read(name));
    expect(codeOf(readSources(other, fastDigest))).toBe('register.chain');
  });

  test('their PDFs are whole: title, both digests and places to sign on every page', async () => {
    const printer = must(await openChromiumPrinter(builtPages));
    const archive = new SheetArchive(diskOf(dossier), 'sheets/', fastDigest);
    const sources = sourcesIn(dossier);
    const files = new Map<string, Uint8Array>();
    try {
      for (const id of registerIds()) {
        const kept = must(await archive.print(sources, id, printer));
        const bytes = new Uint8Array(readFileSync(join(dossier, 'sheets', kept.file)));
        files.set(id, bytes);
        expect(fastDigest(bytes), id).toBe(kept.digest);
        const { frame } = must(sheetOf(sources, id));
        for (const [index, page] of (await readPdf(bytes)).entries()) {
          const text = plainText(page);
          const where = `${id}, page ${index + 1}`;
          expect(text, where).toContain(`表${frame.number}`);
          expect(text, where).toContain(`登记校验码${frame.after}`);
          expect(text, where).toContain(`结果校验码${frame.digest?.value}`);
          expect(text, where).toContain('咨询电话8660876监督电话8656937');
          expect(text, where).toContain('演练');
          for (const role of frame.signers) expect(text, where).toContain(`${role}（签字）`);
          // The foot stays on the paper.
          expect(Math.min(...page.pieces.map(({ y }) => y)), where).toBeGreaterThan(4);
        }
      }
      const texts = async (id: string) => (await readPdf(files.get(id) ?? new Uint8Array(0))).map(plainText).join('');
      expect([...readdirSync(join(dossier, 'sheets'))]).toContain(
        '10-递补登记表-签字本-GX-0003-灵宝高新学校（初中部）.pdf',
      );
      const pair = await texts('10-register-GX-0003-signed');
      for (const word of ['递补登记表', gone, passed, moved, '第3条', '依次递补', '招生科长'])
        expect(pair).toContain(word);
      expect(await texts('11-admitted-now-GX-signed')).toContain('以封存的结果为准');
      // A line that is struck afterwards makes its sheet old.
      const isOld = () => {
        const entries = sheetsOf(sourcesIn(dossier)).filter(({ kind }) => kind === 'register');
        return must(archive.view(sourcesIn(dossier), entries)).map(each => each.isOld);
      };
      expect(isOld()).toEqual([false, false, false, false, false]);
      enterAll(dossier, [{ kind: 'strike', line: 3 }, '日期写错']);
      expect(isOld()).toEqual([false, false, true, false, false, false]);
    } finally {
      await printer.close();
    }
  });
});
