// What leaves a computer once the register has lines: tables, the whole dossier with it, and a public copy that is the same as before.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as sheetJs from 'xlsx';
import { readDossier, verdictOf } from '../../electron/service/ports/dossier-files.ts';
import { takeOver } from '../../electron/service/session/takeover.ts';
import { exportPart, inMemory, wholeArchive } from '../../electron/service/transfer/exporting.ts';
import { parsePeople } from '../../shared/protocol/people.ts';
import { runCli } from '../support/cli.ts';
import { codeOf, must } from '../support/outcome.ts';
import { enterAll, lotsWith, standingIn } from '../support/register.ts';
import { makeDossier, makeFolder } from './support.ts';

const id = 'TEST-LB-2024-a1';
const folder = makeFolder();
const data = join(folder.path, 'data');
const dossier = join(data, id);
afterAll(folder.remove);

const verdict = () => verdictOf(must(readDossier(dossier)));
const publicCopy = () => must(exportPart('public', dossier, inMemory)).bytes;
const rowsOf = (sheet: sheetJs.WorkSheet | undefined) =>
  sheetJs.utils.sheet_to_json<string[]>(sheet ?? {}, { header: 1, defval: '' });
const book = (kind: 'register' | 'admitted-now') => sheetJs.read(must(exportPart(kind, dossier, inMemory)).bytes);

let before: { readonly verdict: unknown; readonly copy: Uint8Array; readonly admitted: Uint8Array };
let gone = '';
let moved = '';
let twins: string | undefined;

beforeAll(() => {
  makeDossier(dossier);
  before = {
    verdict: verdict(),
    copy: publicCopy(),
    admitted: must(exportPart('admitted', dossier, inMemory)).bytes,
  };
  const admitted = lotsWith(dossier, 'GX', 'admitted');
  gone = admitted.find(({ size }) => size === 1)?.lot ?? '';
  twins = admitted.find(({ size }) => size === 2)?.lot;
  moved = lotsWith(dossier, 'GX', 'waiting').find(({ size }) => size === 1)?.lot ?? '';
  enterAll(
    dossier,
    [{ kind: 'decline', school: 'GX', lot: gone }, '=1+1'],
    [{ kind: 'move-up', school: 'GX', lot: moved }, '依次递补'],
    [{ kind: 'strike', line: 2 }, '日期写错'],
    [{ kind: 'move-up', school: 'GX', lot: moved }, '依次递补'],
  );
});

describe('what everybody gets', () => {
  test('is the same bytes and the same verdict as before the register', () => {
    expect(publicCopy()).toEqual(before.copy);
    expect(verdict()).toEqual(before.verdict);
    expect(must(exportPart('admitted', dossier, inMemory)).bytes).toEqual(before.admitted);
  });

  test.each([
    ['verify.py', 'python3', '.'],
    ['verify.sh', 'sh', 'public'],
  ])('%s does not mind the register', (script, program, inside) => {
    const path = join(import.meta.dirname, '../../docs', script);
    const run = spawnSync(program, [path, join(dossier, inside)], { encoding: 'utf8' });
    // 3: verified by a machine without the means to check signatures.
    expect([0, 3], run.stdout + run.stderr).toContain(run.status);
    expect(run.stdout).toContain('verified');
  });
});

describe('the whole dossier', () => {
  const archive = () => must(inMemory(must(wholeArchive(data, id)))).bytes;

  test('carries the register, for its owner alone', () => {
    const files = unzipSync(archive());
    expect(files[`${id}/after/register.txt`]).toEqual(
      new Uint8Array(readFileSync(join(dossier, 'after/register.txt'))),
    );
  });

  test('is taken over with it, and the register goes on there', () => {
    const spare = join(folder.path, 'spare');
    mkdirSync(spare);
    // A data folder without a draft has no plan to begin with: the dossier is taken over by itself.
    must(takeOver(spare, must(inMemory(must(wholeArchive(dossier, id)))).bytes));
    const there = join(spare, id);
    expect(existsSync(join(there, 'after/register.txt'))).toBe(true);
    expect(standingIn(there, 'GX')).toEqual(standingIn(dossier, 'GX'));
    enterAll(there, [{ kind: 'decline', school: 'GX', lot: moved }]);
    expect(
      lotsWith(there, 'GX', 'declined')
        .map(({ lot }) => lot)
        .sort(),
    ).toEqual([gone, moved].sort());
  });
});

describe('the table of the register', () => {
  test('has every line in words, with what was struck', () => {
    const { SheetNames, Sheets } = book('register');
    expect(SheetNames).toEqual(['放弃与递补登记']);
    const rows = rowsOf(Sheets[SheetNames[0] ?? '']);
    expect(rows[1]?.[0]).toBe('（演练）放弃与递补登记');
    const head = rows.findIndex(([first]) => first === '条号');
    expect(rows[head]).toEqual(
      '条号 登记时间 决定日期 学校 登记事项 摇号用登记号 姓名 原因 决定人身份 决定人姓名 更正情况 本条校验码'.split(
        ' ',
      ),
    );
    const lines = rows.slice(head + 1);
    expect(lines.map(row => [row[0], row[4], row[5], row[10]])).toEqual([
      [1, '放弃录取', gone, ''],
      [2, '递补', moved, '已由第3条更正'],
      [3, '更正第 2 条', '', ''],
      [4, '递补', moved, ''],
    ]);
    expect(lines[0]?.[7]).toBe('=1+1');
    expect(lines[0]?.slice(8, 10)).toEqual(['招生科长', '王建国']);
  });

  test('is there before there is a line', () => {
    const other = join(folder.path, 'other', id);
    makeDossier(other);
    const rows = rowsOf(sheetJs.read(must(exportPart('register', other, inMemory)).bytes).Sheets['放弃与递补登记']);
    expect(rows.at(-1)?.[0]).toBe('条号');
  });
});

describe('the table of those admitted now', () => {
  test('has each child once: the draw’s, who moved up, and behind them who declined', () => {
    const { SheetNames, Sheets } = book('admitted-now');
    expect(SheetNames.map(name => name.split(' ')[0])).toEqual(['GX', 'SL', 'WGY']);
    const rows = rowsOf(Sheets[SheetNames.find(name => name.startsWith('GX')) ?? '']);
    const head = rows.findIndex(([first]) => first === '名次');
    const lines = rows.slice(head + 1);
    const people = must(parsePeople(new Uint8Array(readFileSync(join(dossier, 'sealed/people.csv')))));
    const having = (lot: string) => people.filter(person => person.school === 'GX' && person.lot === lot);
    const now = standingIn(dossier, 'GX').lots.filter(({ status }) => status === 'admitted' || status === 'moved-up');
    expect(lines.slice(0, -1).map(row => row[3])).toEqual(now.flatMap(({ lot }) => having(lot).map(child => child.id)));
    expect(lines.find(row => row[1] === moved)?.slice(4, 7)).toEqual(['递补录取', 4, '2024-07-15']);
    expect(lines.at(-1)?.slice(1)).toEqual([
      gone,
      having(gone)[0]?.name,
      having(gone)[0]?.id,
      '放弃录取',
      1,
      '2024-07-15',
    ]);
    if (twins !== undefined) expect(lines.filter(row => row[1] === twins).length).toBe(2);
    expect(rows[3]?.[0]).toContain('另依登记册至第4条止的登记');
  });
});

test('the command line writes both, and says which kinds there are', async () => {
  for (const kind of ['register', 'admitted-now']) {
    const out = join(folder.path, `${kind}.xlsx`);
    expect((await runCli(['export', dossier, '--out', out, '--kind', kind])).code).toBe(0);
    expect(existsSync(out)).toBe(true);
  }
  const wrong = await runCli(['export', dossier, '--out', join(folder.path, 'x'), '--kind', 'later']);
  expect(wrong.code).toBe(2);
  expect(wrong.stderr).toContain('admitted-now, register');
});

test('before the seal there is no table of what came after it', () => {
  expect(codeOf(exportPart('register', join(folder.path, 'nothing'), inMemory))).not.toBeNull();
});
