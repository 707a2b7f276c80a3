// kill -9 of a rehearsal on the command line, and the same call again.

import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verdictAt } from '../../cli/verify.ts';
import { fixed, ranHere, runCli, samplePlan } from '../support/cli.ts';
import { must } from '../support/outcome.ts';
import { rounds } from '../support/rounds.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'killed-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('killed at any moment and run again, it comes to the same result', async () => {
  let interrupted = 0;
  // Every run tries each fifth moment, the long one all of them.
  for (let i = 0; i < 20; i += rounds(5, 1)) {
    const out = join(folder, `killed-${i}`);
    const args = ['rehearse', '--plan', samplePlan, '--out', out, ...fixed];
    // Killed when the sealed list is there (0), and when the record has one line, two, three and so on.
    const journal = join(out, 'public/journal.txt');
    const linesOnDisk = () => (existsSync(journal) ? readFileSync(journal, 'utf8').split('\n').length - 1 : 0);
    const killed = await runCli(args, () =>
      i === 0 ? existsSync(join(out, 'sealed/people.csv')) : linesOnDisk() >= i,
    );
    if (killed.code === null) interrupted++;
    const frozen = existsSync(join(out, 'sealed/people.csv'));
    if (!frozen && !existsSync(out)) continue;
    const twin = `${out}-twin`;
    cpSync(out, twin, { recursive: true });
    // The process that was killed was another one: here too nothing is known but what it left on disk.
    for (const path of [out, twin]) expect((await ranHere(args.with(4, path))).code).toBe(0);
    expect(must(verdictAt(out)).ok).toBe(true);
    const result = (path: string) => readFileSync(join(path, 'public/result.csv'), 'utf8');
    if (frozen) expect(result(twin)).toBe(result(out));
    rmSync(out, { recursive: true });
    rmSync(twin, { recursive: true });
  }
  expect(interrupted).toBeGreaterThan(0);
});
