import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { diskOf } from '../../electron/service/ports/disk.ts';
import { Printing } from '../../electron/service/session/printing.ts';
import { noPrinter, type OpenPrinter } from '../../electron/service/sheets/printer.ts';
import { done, refused } from '../../shared/outcome.ts';
import type { Sheet } from '../../shared/sheets/sheet.ts';
import { refusal } from '../../shared/text/refusal.ts';
import { samplePlan } from '../support/cli.ts';
import { dossierTime, makeDossier } from '../support/dossiers.ts';
import { codeOf, must, textOf, utf8 } from '../support/outcome.ts';

const folder = mkdtempSync(join(tmpdir(), 'printing-'));
const dossier = join(folder, 'dossier');

beforeAll(() => makeDossier(samplePlan, dossier));
afterAll(() => rmSync(folder, { recursive: true }));

/** A printer that prints when it is let: the PDF of a sheet is its name. */
function slowPrinter(fails = false) {
  const waiting: (() => void)[] = [];
  let closed = 0;
  const open: OpenPrinter = () =>
    Promise.resolve(
      done({
        lanes: 1,
        print: sheet =>
          new Promise(resolve => {
            const outcome = fails
              ? refused(refusal('sheets.browser-failed', { program: 'p', reason: 'r' }))
              : done(utf8(`%PDF ${sheet.frame.id} ${sheet.frame.signers.join()}`));
            waiting.push(() => resolve(outcome));
          }),
        close: () => {
          closed += 1;
          return Promise.resolve();
        },
      }),
    );
  const letOne = async () => {
    while (waiting.length === 0) await new Promise(resolve => setImmediate(resolve));
    waiting.shift()?.();
    for (let turn = 0; turn < 5; turn++) await new Promise(resolve => setImmediate(resolve));
  };
  return { open, letOne, closed: () => closed };
}

/** Waits until nothing is being printed. */
const ended = (printing: Printing) => expect.poll(() => printing.view.progress).toBeNull();

const sheetPdf = (sheet: Sheet) => Promise.resolve(done(utf8(`%PDF ${sheet.frame.id}`)));

describe('a batch', () => {
  test('prints one after the other, tells how far it is, and keeps each with its digest', async () => {
    const printer = slowPrinter();
    const changes: unknown[] = [];
    const printing: Printing = new Printing(printer.open, () => changes.push(printing.view.progress));
    const disk = diskOf(dossier);
    must(
      disk.write('sealed/late.json', [utf8(JSON.stringify([{ role: '媒体记者', name: '某某', time: '' }]))], 'private'),
    );
    expect(must(printing.list(disk)).every(({ digest }) => digest === null)).toBe(true);
    must(printing.start(disk, ['8-attendance', '2-promise']));
    expect(codeOf(printing.start(disk, ['7-record']))).toBe('sheets.busy');
    await printer.letOne();
    await printer.letOne();
    expect(printing.view).toEqual({ progress: null, trouble: null });
    // In the order of their numbers, whatever the order in which they were asked for.
    expect(changes).toEqual([
      { done: 0, total: 2, id: '2-promise', onPaper: false },
      { done: 1, total: 2, id: '8-attendance', onPaper: false },
      null,
    ]);
    expect(printer.closed()).toBe(1);
    const kept = must(printing.list(disk)).filter(({ digest }) => digest !== null);
    expect(kept.map(({ id }) => id)).toEqual(['2-promise', '8-attendance']);
    // Who signed in after the freeze signs too.
    expect(textOf(must(printing.read(disk, '2-promise')).bytes)).toBe('%PDF 2-promise 媒体记者,操作员');
    expect(readFileSync(join(dossier, 'sheets/SHA256SUMS'), 'utf8')).toMatch(
      /^[0-9a-f]{64} {2}2-种子承诺书\.pdf\n[0-9a-f]{64} {2}8-签到表\.pdf\n$/,
    );
  });

  test('a sheet that would say something else now is old, until it is made again; the others are not', async () => {
    const printer = slowPrinter();
    const printing = new Printing(printer.open, () => undefined);
    const disk = diskOf(dossier);
    const oldOnes = () => must(printing.list(disk)).flatMap(({ id, isOld }) => (isOld ? [id] : []));
    const make = async (...ids: readonly string[]) => {
      must(printing.start(disk, ids));
      for (const _ of ids) await printer.letOne();
      expect(printing.view).toEqual({ progress: null, trouble: null });
    };
    // In the step before the seal the record is not whole: its sheet is not offered.
    const journal = must(disk.read('public/journal.txt')) ?? new Uint8Array(0);
    const lines = textOf(journal).split(/(?<=\n)/);
    expect(lines.at(-1)).toContain('|seal|');
    must(disk.write('public/journal.txt', [utf8(lines.slice(0, -1).join(''))], 'open'));
    expect(must(printing.list(disk)).map(({ id }) => id)).not.toContain('7-record');
    expect(codeOf(printing.start(disk, ['2-promise', '7-record']))).toBe('sheets.unknown');
    await make('2-promise', '3-inputs', '8-attendance');
    expect(oldOnes()).toEqual([]);
    must(disk.write('public/journal.txt', [journal], 'open'));
    await make('7-record');
    expect(oldOnes()).toEqual([]);
    const late = ['媒体记者', '社区代表'].map(role => ({ role, name: '某某', time: '' }));
    must(disk.write('sealed/late.json', [utf8(JSON.stringify(late))], 'private'));
    expect(oldOnes()).toEqual(['8-attendance']);
    await make('8-attendance');
    expect(oldOnes()).toEqual([]);
  });

  test('what was signed before the reveal is not old after it: no sheet of then tells a secret', async () => {
    const printer = slowPrinter();
    const printing = new Printing(printer.open, () => undefined);
    const disk = diskOf(dossier);
    const envelopes = must(printing.list(disk)).flatMap(({ id, kind }) => (kind === 'envelope' ? [id] : []));
    expect(envelopes.length).toBeGreaterThan(0);
    const ids = ['2-promise', ...envelopes, '3-inputs'];
    const oldOnes = () => must(printing.list(disk)).flatMap(({ id, isOld }) => (isOld && ids.includes(id) ? [id] : []));
    const journal = must(disk.read('public/journal.txt')) ?? new Uint8Array(0);
    const lines = textOf(journal).split(/(?<=\n)/);
    const reveal = lines.findIndex(line => line.includes('|reveal|'));
    expect(reveal).toBeGreaterThan(0);
    must(disk.write('public/journal.txt', [utf8(lines.slice(0, reveal).join(''))], 'open'));
    must(printing.start(disk, ids));
    for (const _ of ids) await printer.letOne();
    expect(printing.view).toEqual({ progress: null, trouble: null });
    expect(oldOnes()).toEqual([]);
    must(disk.write('public/journal.txt', [journal], 'open'));
    expect(oldOnes()).toEqual([]);
  });

  test('stops after the sheet that is being printed; what is printed stays', async () => {
    const printer = slowPrinter();
    const printing = new Printing(printer.open, () => undefined);
    const disk = diskOf(dossier);
    const letters = must(printing.list(disk)).filter(({ kind }) => kind === 'notices');
    must(
      printing.start(
        disk,
        letters.map(({ id }) => id),
      ),
    );
    await printer.letOne();
    must(printing.stop());
    await printer.letOne();
    expect(printing.view.trouble?.code).toBe('sheets.stopped');
    expect(printing.view.progress).toBeNull();
    const made = must(printing.list(disk)).filter(({ kind, digest }) => kind === 'notices' && digest !== null);
    expect(made).toHaveLength(2);
    // Six, or seven where the last lot of a school that takes it whole is one of twins.
    expect(letters.length).toBeGreaterThan(made.length);
    // It goes on with what is missing.
    must(printing.start(disk, [letters[2]?.id ?? '']));
    await printer.letOne();
    expect(printing.view).toEqual({ progress: null, trouble: null });
  });

  test('a browser that fails is told, and the next batch begins anew', async () => {
    const printer = slowPrinter(true);
    const printing = new Printing(printer.open, () => undefined);
    must(printing.start(diskOf(dossier), ['7-record']));
    await printer.letOne();
    expect(printing.view.trouble?.code).toBe('sheets.browser-failed');
    expect(printer.closed()).toBe(1);
  });

  test('whatever a printer throws is trouble of that print: nothing stays busy, and the next one begins anew', async () => {
    const boom = () => Promise.reject(new Error('boom'));
    const printer = { lanes: 2, print: sheetPdf, close: () => Promise.resolve() };
    const never = () => new Promise<never>(() => undefined);
    const full = Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
    const cases: readonly (readonly [string, OpenPrinter])[] = [
      [
        'sheets.broken',
        () => {
          throw new Error('boom');
        },
      ],
      ['sheets.broken', boom],
      ['sheets.broken', () => Promise.reject('no error at all')],
      ['disk.full', () => Promise.reject(full)],
      ['sheets.broken', never],
      ['sheets.broken', () => Promise.resolve(done({ ...printer, print: boom }))],
      ['sheets.broken', () => Promise.resolve(done({ ...printer, print: () => Promise.reject(undefined) }))],
      // The sheets are made, which a browser that stays does not change.
      ['sheets.not-ended', () => Promise.resolve(done({ ...printer, close: boom }))],
      ['sheets.not-ended', () => Promise.resolve(done({ ...printer, close: never }))],
    ];
    const disk = diskOf(dossier);
    const unheard: unknown[] = [];
    const hear = (error: unknown) => unheard.push(error);
    process.on('unhandledRejection', hear);
    for (const [code, open] of cases) {
      let changes = 0;
      const printing = new Printing(
        open,
        () => {
          changes += 1;
        },
        { open: 200, close: 200 },
      );
      must(printing.start(disk, ['2-promise', '8-attendance']));
      await ended(printing);
      expect(printing.view.progress, String(open)).toBeNull();
      expect(printing.view.trouble?.code, String(open)).toBe(code);
      expect(changes).toBeGreaterThan(0);
      if (code !== 'sheets.not-ended')
        expect(codeOf(await printing.paper(disk, '8-attendance'))).toMatch(/^(sheets|disk)/);
      // The next is not refused as busy.
      must(printing.start(disk, ['2-promise']));
      await ended(printing);
    }
    // Nor does it end the program if whoever is told of the end throws.
    const printing: Printing = new Printing(slowPrinter(true).open, () => {
      if (printing.view.progress === null) throw new Error('listener');
    });
    must(printing.start(disk, ['2-promise']));
    await new Promise(resolve => setImmediate(resolve));
    process.off('unhandledRejection', hear);
    expect(unheard).toEqual([]);
  });

  test('a printer that opens after it was given up is closed again', async () => {
    const late = slowPrinter();
    let open: (value: unknown) => void = () => undefined;
    const opened = new Promise(resolve => {
      open = resolve;
    });
    const printing = new Printing(
      async () => {
        await opened;
        return late.open();
      },
      () => undefined,
      { open: 50, close: 50 },
    );
    must(printing.start(diskOf(dossier), ['2-promise']));
    await ended(printing);
    expect(printing.view.trouble?.code).toBe('sheets.broken');
    open(null);
    await expect.poll(late.closed).toBe(1);
  });

  test('refuses what is no sheet, and says where nothing can be printed', async () => {
    const printing = new Printing(noPrinter, () => undefined);
    const disk = diskOf(dossier);
    expect(codeOf(printing.start(disk, ['4-admitted-XX-signed']))).toBe('sheets.unknown');
    expect(codeOf(printing.start(diskOf(join(folder, 'empty')), ['2-promise']))).toBe('sheets.not-frozen');
    must(printing.start(disk, ['7-record']));
    await printing.close();
    expect(printing.view.trouble?.code).toBe('sheets.no-printer');
    expect(codeOf(await printing.paper(disk, '7-record'))).toBe('sheets.no-printer');
    expect(codeOf(await new Printing(slowPrinter().open, () => undefined).paper(disk, '7-record'))).toBe(
      'sheets.no-dialog',
    );
  });
});

describe('a PDF that was kept', () => {
  test('is what goes to paper: nothing is printed that was not kept, or that has changed since', async () => {
    const disk = diskOf(dossier);
    const papers: string[] = [];
    let engine = 'Chromium 153';
    const open: OpenPrinter = () =>
      Promise.resolve(
        done({
          lanes: 1,
          print: sheet => Promise.resolve(done(utf8(`%PDF by ${engine} of ${sheet.frame.id}`))),
          dialog: sheet => {
            papers.push(sheet.frame.id);
            return Promise.resolve(done('sent' as const));
          },
          close: () => Promise.resolve(),
        }),
      );
    const printing = new Printing(open, () => undefined);
    expect(codeOf(await printing.paper(disk, '5-reserve-GX-posted'))).toBe('sheets.unknown');
    must(printing.start(disk, ['8-attendance']));
    await expect.poll(() => printing.view.progress).toBeNull();
    must(await printing.paper(disk, '8-attendance'));
    expect(papers).toEqual(['8-attendance']);
    // The next version of a browser draws every sheet otherwise. What they say is the same, and so is what was kept.
    engine = 'Chromium 154';
    must(await printing.paper(disk, '8-attendance'));
    expect(papers).toEqual(['8-attendance', '8-attendance']);
    const late = [{ role: '两代表一委员', name: '某某', time: dossierTime }];
    must(disk.write('sealed/late.json', [utf8(JSON.stringify(late))], 'private'));
    expect(codeOf(await printing.paper(disk, '8-attendance'))).toBe('sheets.changed');
    expect(papers).toEqual(['8-attendance', '8-attendance']);
  });

  test('at the print dialog keeps others waiting, whoever asks', async () => {
    const disk = diskOf(dossier);
    let answer: (how: 'closed') => void = () => undefined;
    const asked = Promise.withResolvers<void>();
    const open: OpenPrinter = () =>
      Promise.resolve(
        done({
          lanes: 1,
          print: sheetPdf,
          dialog: () =>
            new Promise(resolve => {
              answer = how => resolve(done(how));
              asked.resolve();
            }),
          close: () => Promise.resolve(),
        }),
      );
    const printing = new Printing(open, () => undefined);
    must(printing.start(disk, ['2-promise']));
    await ended(printing);
    const paper = printing.paper(disk, '2-promise');
    await asked.promise;
    expect(codeOf(printing.start(disk, ['2-promise']))).toBe('sheets.busy');
    expect(codeOf(await printing.paper(disk, '2-promise'))).toBe('sheets.busy');
    answer('closed');
    must(await paper);
    must(printing.start(disk, ['2-promise']));
    await ended(printing);
  });

  test('kept before it was noted what it is made of goes to paper as long as it is not old', async () => {
    const disk = diskOf(dossier);
    const open: OpenPrinter = () =>
      Promise.resolve(
        done({
          lanes: 1,
          print: sheetPdf,
          dialog: () => Promise.resolve(done('sent' as const)),
          close: () => Promise.resolve(),
        }),
      );
    const printing = new Printing(open, () => undefined);
    const ids = ['8-attendance', '4-admitted-GX-posted'];
    must(printing.start(disk, ids));
    await ended(printing);
    rmSync(join(dossier, 'sheets/made-of.txt'));
    for (const id of ids) must(await printing.paper(disk, id));
    const late = [{ role: '街道代表', name: '某某', time: dossierTime }];
    must(disk.write('sealed/late.json', [utf8(JSON.stringify(late))], 'private'));
    expect(codeOf(await printing.paper(disk, '8-attendance'))).toBe('sheets.changed');
    must(await printing.paper(disk, '4-admitted-GX-posted'));
    // What is made anew is noted, and who signs is a part of what it says.
    must(printing.start(disk, ids));
    await ended(printing);
    for (const id of ids) must(await printing.paper(disk, id));
    must(disk.write('sealed/late.json', [utf8('[]')], 'private'));
    for (const id of ids) expect(codeOf(await printing.paper(disk, id)), id).toBe('sheets.changed');
  });

  test('is due again, and says so, where the file or its digest is not what was kept', async () => {
    const disk = diskOf(dossier);
    const open: OpenPrinter = () =>
      Promise.resolve(done({ lanes: 1, print: sheetPdf, close: () => Promise.resolve() }));
    const ids = ['2-promise', '3-inputs', '7-record', '8-attendance'];
    const make = async (...which: readonly string[]) => {
      const printing = new Printing(open, () => undefined);
      must(printing.start(disk, which));
      await ended(printing);
      expect(printing.view).toEqual({ progress: null, trouble: null });
    };
    await make(...ids);
    // As a new start finds them.
    const seen = () =>
      must(new Printing(open, () => undefined).list(disk)).flatMap(({ id, file, digest, isDamaged }) =>
        ids.includes(id) ? [{ id, file, isMade: digest !== null, isDamaged }] : [],
      );
    expect(seen().map(({ isMade, isDamaged }) => [isMade, isDamaged])).toEqual(Array(4).fill([true, false]));
    const [promise, inputs, record] = seen().map(({ file }) => file) as [string, string, string, string];
    const sums = join(dossier, 'sheets/SHA256SUMS');
    writeFileSync(join(dossier, 'sheets', promise), '%PDF of somebody else');
    writeFileSync(sums, readFileSync(sums, 'utf8').replace(new RegExp(`^.*${inputs}\n`, 'm'), ''));
    rmSync(join(dossier, 'sheets', record));
    expect(seen().map(({ isMade, isDamaged }) => [isMade, isDamaged])).toEqual([
      [false, true],
      [false, true],
      [false, true],
      [true, false],
    ]);
    // Nor does one that cannot be read hide the others.
    rmSync(join(dossier, 'sheets', promise));
    mkdirSync(join(dossier, 'sheets', promise));
    expect(seen().map(({ isDamaged }) => isDamaged)).toEqual([true, true, true, false]);
    rmSync(join(dossier, 'sheets', promise), { recursive: true });
    await make('2-promise', '3-inputs', '7-record');
    expect(seen().map(({ isMade, isDamaged }) => [isMade, isDamaged])).toEqual(Array(4).fill([true, false]));
  });

  test('goes to paper with all others of its batch, one dialog after another; closing one stops the rest', async () => {
    const disk = diskOf(dossier);
    const papers: string[] = [];
    const open: OpenPrinter = () =>
      Promise.resolve(
        done({
          lanes: 1,
          print: sheet => Promise.resolve(done(utf8(`%PDF ${sheet.frame.id}`))),
          dialog: sheet => {
            papers.push(sheet.frame.id);
            return Promise.resolve(done(sheet.frame.id === closedAt ? ('closed' as const) : ('sent' as const)));
          },
          close: () => Promise.resolve(),
        }),
      );
    let closedAt = '';
    const progress: unknown[] = [];
    const printing: Printing = new Printing(open, () => progress.push(printing.view.progress));
    const ids = ['2-promise', '3-inputs', '8-attendance'];
    must(printing.start(disk, ids, true));
    await expect.poll(() => printing.view.progress).toBeNull();
    expect(papers).toEqual(ids);
    expect(progress.filter(at => at !== null).at(-1)).toEqual({ done: 2, total: 3, id: '8-attendance', onPaper: true });
    expect(printing.view.trouble).toBeNull();
    closedAt = '3-inputs';
    must(printing.start(disk, ids, true));
    await expect.poll(() => printing.view.progress).toBeNull();
    expect(papers.slice(3)).toEqual(['2-promise', '3-inputs']);
    expect(printing.view.trouble?.code).toBe('sheets.stopped');
    // Without being asked to, none goes to paper.
    must(printing.start(disk, ids));
    await expect.poll(() => printing.view.progress).toBeNull();
    expect(papers).toHaveLength(5);
  });

  test('by the name of an earlier version is read, and has its Chinese name once it is made again', async () => {
    const printer = slowPrinter();
    const printing = new Printing(printer.open, () => undefined);
    const disk = diskOf(dossier);
    const make = async () => {
      must(printing.start(disk, ['2-envelope-notary']));
      await printer.letOne();
    };
    await make();
    const [before, now] = ['2-envelope-notary.pdf', '2-秘密数字密封单-公证员.pdf'];
    const files = ['SHA256SUMS', 'said.txt'].map(name => join(dossier, 'sheets', name));
    renameSync(join(dossier, 'sheets', now), join(dossier, 'sheets', before));
    for (const file of files) writeFileSync(file, readFileSync(file, 'utf8').replace(now, before));
    const view = must(printing.list(disk)).find(({ id }) => id === '2-envelope-notary');
    expect([view?.digest?.length, view?.isOld]).toEqual([64, false]);
    expect(must(printing.read(disk, '2-envelope-notary')).name).toBe(now);
    await make();
    const names = readdirSync(join(dossier, 'sheets'));
    expect(names).toContain(now);
    expect(names).not.toContain(before);
    for (const file of files) {
      expect(readFileSync(file, 'utf8')).toContain(now);
      expect(readFileSync(file, 'utf8')).not.toContain(before);
    }
  });

  test('is given only as it was printed', async () => {
    const printer = slowPrinter();
    const printing = new Printing(printer.open, () => undefined);
    const disk = diskOf(dossier);
    must(printing.start(disk, ['3-inputs']));
    await printer.letOne();
    must(printing.read(disk, '3-inputs'));
    writeFileSync(join(dossier, 'sheets/3-现场取数记录.pdf'), '%PDF another');
    expect(codeOf(printing.read(disk, '3-inputs'))).toBe('sheets.damaged');
    expect(codeOf(printing.read(disk, '5-reserve-GX-posted'))).toBe('sheets.unknown');
  });
});
