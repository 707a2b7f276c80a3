// Five verifiers, four of which share no code with the product, compute the same result.csv to the byte.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCli, samplePlan } from '../support/cli.ts';
import { forge, randomIngredients } from '../support/forge.ts';
import {
  byDuckDb,
  byPostgres,
  byShell,
  type OtherAnswer,
  type Postgres,
  Python,
  startPostgres,
  startPython,
  type Unavailable,
} from './others.ts';

let folder: string;
let postgres: Postgres | undefined;
let noPostgres = '';
let python: Python | Unavailable;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'agree-'));
  python = await startPython();
  const started = await startPostgres();
  if ('why' in started) noPostgres = started.why;
  else postgres = started;
});
afterAll(async () => {
  if (python instanceof Python) await python.stop();
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const verifiers: { readonly [name: string]: (path: string) => Promise<OtherAnswer> } = {
  'verify.py': async path => (python instanceof Python ? python.answer(path) : python),
  'verify.sh': path => byShell(path),
  'verify.sql on DuckDB': path => byDuckDb(path),
  'verify.sql on PostgreSQL': path =>
    postgres === undefined ? Promise.resolve({ available: false, why: noPostgres }) : byPostgres(path, postgres),
};

describe.each(Object.entries(verifiers))('%s', (_name, verifier) => {
  test('agrees on the sample', async context => {
    const out = join(folder, 'sample');
    expect((await runCli(['rehearse', '--plan', samplePlan, '--out', out])).code).toBe(0);
    const answer = await verifier(join(out, 'public'));
    if (!answer.available) return context.skip(answer.why);
    expect(['verified', 'not-checked']).toContain(answer.verdict);
    expect(Buffer.from(answer.resultCsv).equals(readFileSync(join(out, 'public/result.csv')))).toBe(true);
  });

  test('agrees on fifty random ceremonies', async context => {
    for (let seed = 1001; seed <= 1050; seed++) {
      const path = join(folder, String(seed));
      mkdirSync(path, { recursive: true });
      const files = forge(randomIngredients(seed));
      for (const [name, bytes] of files) writeFileSync(join(path, name), bytes);
      const answer = await verifier(path);
      if (!answer.available) return context.skip(answer.why);
      expect(['verified', 'not-checked'], answer.report).toContain(answer.verdict);
      expect(Buffer.from(answer.resultCsv).toString()).toBe(Buffer.from(files.get('result.csv') ?? []).toString());
    }
  });
});
