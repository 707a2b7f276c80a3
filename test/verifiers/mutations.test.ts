// Program, verify.py and verify.sh give the same status, the same code, the same remarks and the same values to compare on folders in
// which chance has changed something, half of them so that all that follows from the change fits again; and the vectors' on all vectors.

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifySignature } from '../../electron/service/ports/signatures.ts';
import { requiredFiles } from '../../shared/dossier/files.ts';
import { firstFailed } from '../../shared/verifier/checks.ts';
import { verifyDossier } from '../../shared/verifier/verifier.ts';
import { forge, forgeGivenUp, randomIngredients } from '../support/forge.ts';
import { forgedByChance, mutated } from '../support/mutations.ts';
import { SeededRandom } from '../support/random.ts';
import { rounds } from '../support/rounds.ts';
import { type FolderVector, filesOf, peopleOf, vectorFolder, verdictFolders } from '../vectors/make.ts';
import { byShell, type OtherAnswer, Python, startPython, type Unavailable } from './others.ts';

type Folder = ReadonlyMap<string, Uint8Array>;

const folder = mkdtempSync(join(tmpdir(), 'mutations-'));
let python: Python | Unavailable;
beforeAll(async () => {
  python = await startPython();
});
afterAll(async () => {
  if (python instanceof Python) await python.stop();
  rmSync(folder, { recursive: true, force: true });
});

const random = new SeededRandom(11);
const sources: Folder[] = Array.from({ length: 40 }, (_, i) =>
  i % 5 === 0 ? forgeGivenUp(randomIngredients(500 + i, 12), 2 + (i % 4)) : forge(randomIngredients(500 + i, 12)),
);
const folders: Folder[] = Array.from({ length: rounds(240, 2000) }, (_, i) =>
  i % 2 === 0 ? forgedByChance(2000 + i, random) : mutated(sources[i % sources.length] as Folder, sources, random),
).filter(files => requiredFiles.some(name => files.has(name)));

/** What a verifier says, line by line: its status and code, then remarks and values to compare. Words behind a remark are left out. */
function said(answer: OtherAnswer): string[] | null {
  if (!answer.available) return null;
  const lines = answer.report.split('\n');
  const status = lines.find(line => /^(verified|given up|rejected: .*)$/.test(line)) ?? answer.report.slice(0, 300);
  const told = lines.filter(line => /^remark |^compare [a-z]+ \S+$/.test(line)).map(line => line.replace(/: .*/, ''));
  return [status, ...(status.startsWith('rejected') ? [] : told)];
}

function byProgram(files: Folder): string[] {
  const verdict = verifyDossier({ public: files, people: null }, { verifySignature });
  const failed = firstFailed(verdict);
  if (failed !== null) return [`rejected: ${failed.id}`];
  const remarks = verdict.remarks.map(({ code, value }) => `remark ${code} ${value}`.trimEnd());
  return [
    verdict.status,
    ...remarks,
    ...verdict.compare.map(({ what, value }) => `compare ${what} ${value}`.replace(/: .*/, '')),
  ];
}

/** A dossier on disk: the files in `public/`, and a sealed list if there is one. */
function written(files: Folder, people: Uint8Array | null = null): string {
  rmSync(join(folder, 'D'), { recursive: true, force: true });
  for (const name of ['public', 'sealed']) mkdirSync(join(folder, 'D', name), { recursive: true });
  for (const [name, bytes] of files) writeFileSync(join(folder, 'D/public', name), bytes);
  if (people !== null) writeFileSync(join(folder, 'D/sealed/people.csv'), people);
  return join(folder, 'D');
}

test('verify.py, and verify.sh on some, say of all vectors what they must', async context => {
  const vectors = Object.values(verdictFolders).flatMap(verdict =>
    readdirSync(join(vectorFolder, verdict)).map(
      name => JSON.parse(readFileSync(join(vectorFolder, verdict, name), 'utf8')) as FolderVector,
    ),
  );
  if (!(python instanceof Python)) return context.skip('no python3 on this machine');
  const differences: unknown[] = [];
  for (const [i, vector] of vectors.entries()) {
    const path = written(filesOf(vector), peopleOf(vector));
    const remarks = vector.remarks.map(([code, value]) => `remark ${code} ${value}`.trimEnd());
    const compare = vector.compare.map(([what, value]) => `compare ${what} ${value}`);
    const wanted = vector.check === null ? [vector.verdict, ...remarks, ...compare] : [`rejected: ${vector.check}`];
    const answers = [await python.answer(path)];
    if (i % rounds(16, 1) === 0 && vector.people === undefined) answers.push(await byShell(join(path, 'public')));
    for (const answer of answers) {
      const others = said(answer);
      if (others !== null && others.join('\n') !== wanted.join('\n'))
        differences.push({ name: vector.name, wanted, others });
    }
  }
  expect(differences).toEqual([]);
});

test('verify.py, and verify.sh on some, say what the program says', async context => {
  const expected = folders.map(byProgram);
  const codes = new Set(expected.map(([status]) => status));
  expect(codes.size).toBeGreaterThan(15);
  for (const status of ['verified', 'given up']) expect(codes).toContain(status);
  const differences: unknown[] = [];
  for (const [i, files] of folders.entries()) {
    const path = written(files);
    const answers = python instanceof Python ? [await python.answer(path)] : [];
    if (i % rounds(12, 1) === 0) answers.push(await byShell(join(path, 'public')));
    if (answers.length === 0) return context.skip('no python3 on this machine');
    for (const answer of answers) {
      const others = said(answer);
      if (others !== null && others.join('\n') !== expected[i]?.join('\n')) {
        differences.push({ i, program: expected[i], others, answer });
      }
    }
  }
  expect(differences).toEqual([]);
});
