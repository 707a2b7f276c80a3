// Program, verify.py and verify.sh give the same status, the same code, the same remarks and the same values to compare on folders in
// which chance has changed something, half of them so that all that follows from the change fits again; and of each vector what it asks for.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifySignature } from '../../electron/service/ports/signatures.ts';
import { requiredFiles } from '../../shared/dossier/files.ts';
import { verifyDossier } from '../../shared/verifier/verifier.ts';
import { forge, forgeGivenUp, randomIngredients } from '../support/forge.ts';
import { forgedByChance, mutated } from '../support/mutations.ts';
import { SeededRandom } from '../support/random.ts';
import { rounds } from '../support/rounds.ts';
import { filesOf, peopleOf, storedVectors } from '../vectors/make.ts';
import { byShell, type OtherAnswer, Python, startPython, type Unavailable } from './others.ts';
import { statusIn, statusOf, toldBy, toldIn, toldOf } from './said.ts';

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
const folders: Folder[] = Array.from({ length: rounds(160, 2000) }, (_, i) =>
  i % 2 === 0 ? forgedByChance(2000 + i, random) : mutated(sources[i % sources.length] as Folder, sources, random),
).filter(files => requiredFiles.some(name => files.has(name)));

/** Whoever of verify.py and verify.sh can be run here and says something else than `wanted`; `withShell` asks verify.sh too. */
async function otherwise(dossier: string, wanted: readonly string[], withShell: boolean): Promise<string[][]> {
  const answers: OtherAnswer[] = [python instanceof Python ? await python.answer(dossier) : python];
  if (withShell) answers.push(await byShell(join(dossier, 'public')));
  return answers.flatMap(answer => {
    if (!answer.available) return [];
    const said = [statusIn(answer.report), ...toldIn(answer.report)];
    return said.join('\n') === wanted.join('\n') ? [] : [said];
  });
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
  const differences: unknown[] = [];
  for (const [i, { vector }] of storedVectors().entries()) {
    const { name, verdict, check, remarks, compare } = vector;
    const wanted = check === null ? [verdict, ...toldOf(remarks, compare)] : [`rejected: ${check}`];
    const dossier = written(filesOf(vector), peopleOf(vector));
    const withShell = i % rounds(40, 1) === 0 && vector.people === undefined;
    for (const said of await otherwise(dossier, wanted, withShell)) differences.push({ name, wanted, said });
  }
  expect(differences).toEqual([]);
  // What could be asked has agreed; that one of the two could not is said.
  if (!(python instanceof Python)) context.skip(python.why);
});

test('verify.py, and verify.sh on some, say what the program says', async context => {
  const expected = folders.map(files => {
    const verdict = verifyDossier({ public: files, people: null }, { verifySignature });
    return [statusOf(verdict), ...toldBy(verdict)];
  });
  const codes = new Set(expected.map(([status]) => status));
  expect(codes.size).toBeGreaterThan(15);
  for (const status of ['verified', 'given up']) expect(codes).toContain(status);
  const differences: unknown[] = [];
  for (const [i, files] of folders.entries()) {
    const wanted = expected[i] as string[];
    const withShell = i % rounds(24, 1) === 0;
    for (const said of await otherwise(written(files), wanted, withShell)) differences.push({ i, wanted, said });
  }
  expect(differences).toEqual([]);
  // What could be asked has agreed; that one of the two could not is said.
  if (!(python instanceof Python)) context.skip(python.why);
});
