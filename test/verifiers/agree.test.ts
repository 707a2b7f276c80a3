// Six verifiers, five of which share no code with the product, compute the same result.csv to the byte.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { samplePlan } from '../support/cli.ts';
import { makeDossier } from '../support/dossiers.ts';
import { forge, randomIngredients } from '../support/forge.ts';
import { textOf } from '../support/outcome.ts';
import { rounds } from '../support/rounds.ts';
import {
  byDuckDb,
  byShell,
  type OtherAnswer,
  Postgres,
  Python,
  Spark,
  startPostgres,
  startPython,
  startSpark,
  type Unavailable,
} from './others.ts';

let folder: string;
let postgres: Postgres | Unavailable;
let python: Python | Unavailable;
let spark: Spark | Unavailable;

/** Public folders that were forged, with the result that stands in them. */
let ceremonies: readonly { readonly path: string; readonly result: string }[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'agree-'));
  makeDossier(samplePlan, join(folder, 'sample'));
  ceremonies = Array.from({ length: rounds(10, 50) }, (_, at) => {
    const path = join(folder, String(at));
    mkdirSync(path);
    const files = forge(randomIngredients(1001 + at));
    for (const [name, bytes] of files) writeFileSync(join(path, name), bytes);
    return { path, result: textOf(files.get('result.csv') ?? new Uint8Array(0)) };
  });
  python = await startPython();
  spark = await startSpark();
  postgres = await startPostgres();
});
afterAll(async () => {
  if (python instanceof Python) await python.stop();
  if (postgres instanceof Postgres) await postgres.stop();
  if (spark instanceof Spark) await spark.stop();
  rmSync(folder, { recursive: true, force: true });
});

const verifiers: { readonly [name: string]: (path: string) => Promise<OtherAnswer> } = {
  'verify.py': async path => (python instanceof Python ? python.answer(path) : python),
  'verify.sh': path => byShell(path),
  'verify.sql on DuckDB': path => byDuckDb(path),
  'verify.sql on PostgreSQL': async path => (postgres instanceof Postgres ? postgres.answer(path) : postgres),
  'verify-spark.sql': async path => (spark instanceof Spark ? spark.answer(path) : spark),
};

describe.each(Object.entries(verifiers))('%s', (name, verifier) => {
  test('agrees on the sample', async context => {
    const path = join(folder, 'sample/public');
    const answer = await verifier(path);
    if (!answer.available) return context.skip(answer.why);
    expect(['verified', 'not-checked']).toContain(answer.verdict);
    expect(Buffer.from(answer.resultCsv).equals(readFileSync(join(path, 'result.csv')))).toBe(true);
  });

  test('agrees on random ceremonies', async context => {
    // Spark plans for seconds what is computed at once.
    const some = name === 'verify-spark.sql' ? ceremonies.slice(0, rounds(5, 50)) : ceremonies;
    for (const { path, result } of some) {
      const answer = await verifier(path);
      if (!answer.available) return context.skip(answer.why);
      expect(['verified', 'not-checked'], answer.report).toContain(answer.verdict);
      expect(textOf(answer.resultCsv)).toBe(result);
    }
  });
});
