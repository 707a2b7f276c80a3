// The page and the command line give the same verdict and name the same first check, on every vector of the protocol and on
// folders in which chance has changed something (two thousand of them in the long run).

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verdictAt } from '../../cli/verify.ts';
import { fastDigest, verifySignature } from '../../electron/service/ports/signatures.ts';
import { kindOf } from '../../shared/dossier/files.ts';
import { firstFailed } from '../../shared/verifier/checks.ts';
import { missingFiles, possibleChecks } from '../../shared/verifier/needs.ts';
import { verifyDossier } from '../../shared/verifier/verifier.ts';
import { runCli } from '../support/cli.ts';
import { forge, randomIngredients } from '../support/forge.ts';
import { mutated } from '../support/mutations.ts';
import { SeededRandom } from '../support/random.ts';
import { rounds } from '../support/rounds.ts';
import { filesOf, peopleOf, storedVectors } from '../vectors/make.ts';
import { type Folder, judge, type Said, VerifierWindow, zipped } from './window.ts';

let window: VerifierWindow;

beforeAll(async () => {
  window = await VerifierWindow.open();
});
afterAll(() => window.close());

/** A folder on disk, as it would be handed out. */
function written(folder: Folder): string {
  const path = join(window.folder, 'public');
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path);
  for (const [name, bytes] of folder) writeFileSync(join(path, name), bytes);
  return path;
}

/** What `cli verify` says of a folder on disk. */
function byCommandLine(folder: Folder): Said {
  const verdict = verdictAt(written(folder));
  if (!verdict.ok) return { verdict: 'unreadable', check: null };
  return { verdict: verdict.value.status, check: firstFailed(verdict.value)?.id ?? null };
}

/** The same from the process that people start: its exit code, and the code at the head of what it complains of. */
async function byProcess(folder: Folder): Promise<Said> {
  const { code, stderr } = await runCli(['verify', written(folder)]);
  const verdict = (['verified', 'rejected', 'unreadable'] as const)[code ?? -1] ?? `exit ${code}`;
  return { verdict, check: verdict === 'rejected' ? (stderr.split(': ')[0] ?? null) : null };
}

/** Two pages at once, since a worker and the page that shows its answer take turns. */
async function byPage(folders: readonly Folder[]): Promise<Said[]> {
  const half = Math.ceil(folders.length / 2);
  const parts = [folders.slice(0, half), folders.slice(half)];
  const said = await Promise.all(
    parts.map(async part => {
      const page = await window.page();
      const all: Said[] = [];
      for (let at = 0; at < part.length; at += 100) all.push(...(await judge(page, part.slice(at, at + 100))));
      await page.close();
      return all;
    }),
  );
  return said.flat();
}

test('all vectors of the protocol', async () => {
  const vectors = storedVectors().map(({ vector }) => vector);
  const folders = vectors.map(vector => {
    const folder = filesOf(vector);
    const people = peopleOf(vector);
    if (people !== null) {
      const open = [...folder].map(([name, bytes]) => [`public/${name}`, bytes] as const);
      return zipped(new Map([...open, ['sealed/people.csv', people]]));
    }
    // What is missing among loose files may be lying beside them; in a zip it is missing.
    return missingFiles(folder, kindOf(folder)).length > 0 ? zipped(folder) : folder;
  });
  const said = await byPage(folders);
  const wanted = vectors.map(({ name, verdict, check }) => ({ name, verdict, check }));
  expect(vectors.map(({ name }, i) => ({ name, ...said[i] }))).toEqual(wanted);
});

test('some files of a record, chosen one by one: never verified, and rejected only for what is in them', async () => {
  const random = new SeededRandom(5);
  const rejected = storedVectors().flatMap(({ vector }) => (vector.verdict === 'rejected' ? [vector] : []));
  const vectors = rejected.filter((_, i) => i % rounds(3, 1) === 0);
  const honest = Array.from({ length: rounds(20, 60) }, (_, i) => forge(randomIngredients(8000 + i, 12)));
  const some = (folder: Folder): Folder => {
    const kept = [...folder].filter(() => random.between(0, 3) > 0);
    const files = kept.length === folder.size ? kept.slice(1) : kept;
    return new Map(files.length === 0 ? [...folder].slice(0, 1) : files);
  };
  const chosen = honest.map(some);
  const said = await byPage(chosen);
  expect(new Set(said.map(({ verdict, check }) => `${verdict} ${check}`))).toEqual(new Set(['incomplete null']));

  const forged = vectors.map(filesOf).map(some);
  for (const [i, { verdict, check }] of (await byPage(forged)).entries()) {
    const files = forged[i] as Folder;
    const all = verifyDossier({ public: files, people: null }, { digest: fastDigest, verifySignature }).checks;
    const wrong = possibleChecks(all, files).find(({ ok }) => !ok);
    const isComplete = missingFiles(files, kindOf(files)).length === 0;
    const first = isComplete ? all.find(({ ok }) => !ok) : wrong;
    // What is left of a forgery may be the whole folder of an attempt given up.
    const unmarred = isComplete ? 'given up' : 'incomplete';
    const wanted = first === undefined ? [unmarred, null] : ['rejected', first.id];
    expect([verdict, check], [...files.keys()].join(' ')).toEqual(wanted);
  }
});

describe('changes by chance', () => {
  const count = rounds(150, 2000);
  const random = new SeededRandom(4);
  const sources = Array.from({ length: 40 }, (_, i) => forge(randomIngredients(7000 + i, 12)));
  const folders = Array.from({ length: count }, (_, i) =>
    mutated(sources[i % sources.length] as Folder, sources, random),
  );

  test('the page says what the command line says', async () => {
    const wanted = folders.map(byCommandLine);
    // The changes are of many kinds: most are found, by many checks, and some are none.
    const checks = new Set(wanted.map(({ check }) => check));
    expect(checks.size).toBeGreaterThan(12);
    expect(wanted.filter(({ verdict }) => verdict === 'rejected').length).toBeGreaterThan(count * 0.75);
    expect(wanted.filter(({ verdict }) => verdict === 'verified').length).toBeGreaterThan(count / 100);
    for (let i = 0; i < folders.length; i += count / 10)
      expect(await byProcess(folders[i] as Folder)).toEqual(wanted[i]);
    // As a zip but for every ninth: a browser takes longer to hand over nine files than the page to check them.
    const isLoose = (folder: Folder, i: number) => i % 9 === 0 && missingFiles(folder, kindOf(folder)).length === 0;
    const said = await byPage(folders.map((folder, i) => (isLoose(folder, i) ? folder : zipped(folder))));
    expect(said.flatMap((one, i) => (same(one, wanted[i]) ? [] : [{ folder: i, page: one, cli: wanted[i] }]))).toEqual(
      [],
    );
  });
});

function same(a: Said, b: Said | undefined): boolean {
  return a.verdict === b?.verdict && a.check === b.check;
}
