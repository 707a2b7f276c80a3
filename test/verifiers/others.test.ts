/**
 * The verifiers of docs/ against the fixture, against each other, and against folders in which one thing is wrong.
 *
 * A fault is put in at one step, and everything after that step is made again to agree with it: digests, chain,
 * signatures. So each folder has one fault only, and both verifiers must name the same check as the first that fails.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { readDossier, verdictOf } from '../../electron/service/ports/dossier-files.ts';
import { verifySignature } from '../../electron/service/ports/signatures.ts';
import { specDigests } from '../../shared/protocol/spec.ts';
import { firstFailed } from '../../shared/verifier/checks.ts';
import { verifyDossier } from '../../shared/verifier/verifier.ts';
import { must } from '../support/outcome.ts';
import { build, type Edit, type Files, SCHOOLS, sha256, write } from './ceremony.ts';
import { ATTEMPTS, ATTEMPTS_BAD, BAD, DONE, FIXTURE, flip, GOOD, LEFT, onlyLinks, PEOPLE, replace } from './faults.ts';
import {
  byCommandsForSpark,
  byDuckDb,
  byPython,
  byShell,
  findOnPath,
  type OtherAnswer,
  Postgres,
  Python,
  Spark,
  startPostgres,
  startPython,
  startSpark,
} from './others.ts';
import { statusIn, toldBy, toldIn } from './said.ts';

type Skip = (why?: string) => never;

function have(answer: OtherAnswer, skip: Skip): Extract<OtherAnswer, { available: true }> {
  return answer.available ? answer : skip(answer.why);
}

/** The check that failed first, or the whole report where there is none. */
function verdictLine(answer: Extract<OtherAnswer, { available: true }>): string {
  expect(answer.report).not.toMatch(/Traceback|internal error/i);
  return statusIn(answer.report);
}

/** What the product says of the same folder, with the SPEC.txt of the test beside it. */
function said(files: Files): string[] {
  const bytes = (content: string | Uint8Array) =>
    typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const verdict = verifyDossier(
    {
      public: new Map(
        Object.entries({ ...files, 'SPEC.txt': 'x' }).map(([name, content]) => [name, bytes(content ?? '')]),
      ),
      people: null,
    },
    { verifySignature },
  );
  expect(verdict.ok).toBe(true);
  return toldBy(verdict);
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'others-test-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

let python: Awaited<ReturnType<typeof startPython>>;
let spark: Awaited<ReturnType<typeof startSpark>>;
let postgres: Awaited<ReturnType<typeof startPostgres>>;
beforeAll(async () => {
  python = await startPython();
  spark = await startSpark();
  postgres = await startPostgres();
});
afterAll(async () => {
  if (postgres instanceof Postgres) await postgres.stop();
  if (python instanceof Python) await python.stop();
  if (spark instanceof Spark) await spark.stop();
});

/** verify.py in the Python that stays. */
async function inPython(folder: string): Promise<OtherAnswer> {
  return python instanceof Python ? python.answer(folder) : python;
}

/** verify.sql on the PostgreSQL of this file. */
async function onPostgres(folder: string): Promise<OtherAnswer> {
  return postgres instanceof Postgres ? postgres.answer(folder) : postgres;
}

test('verify.py and verify.sh know the texts of the protocol that the program knows, and the present one is among them', () => {
  const docs = join(import.meta.dirname, '../../docs');
  const text = (name: string) => readFileSync(join(docs, name), 'utf8');
  expect(specDigests).toContain(sha256(text('protocol.md')));
  const named = (line: string) => line.match(/[0-9a-f]{64}/g);
  expect(named(/^SPECS = .*$/m.exec(text('verify.py'))?.[0] ?? '')).toEqual(specDigests);
  expect(named(/^specs=.*$/m.exec(text('verify.sh'))?.[0] ?? '')).toEqual(specDigests);
});

describe('the fixture', () => {
  const expected = new Uint8Array(readFileSync(join(FIXTURE, 'result.csv')));

  it('is verified by Python, with the same result', async ctx => {
    const answer = have(await byPython(FIXTURE), ctx.skip);
    expect(verdictLine(answer)).toBe('verified');
    expect(answer.verdict).toBe('verified');
    expect(answer.resultCsv).toEqual(expected);
  });

  it('is told of by a Python that stays as by one that is started for it', async ctx => {
    expect(have(await inPython(FIXTURE), ctx.skip)).toEqual(have(await byPython(FIXTURE), ctx.skip));
    await inFolder(async folder => {
      await cp(FIXTURE, folder, { recursive: true });
      await writeFile(join(folder, 'head.txt'), 'x');
      expect(have(await inPython(folder), ctx.skip)).toEqual(have(await byPython(folder), ctx.skip));
    });
  });

  for (const shell of ['sh', 'dash', 'bash']) {
    for (const awk of ['awk', 'mawk', 'gawk', 'busybox awk']) {
      it(`is verified by ${shell} with ${awk}, with the same result`, async ctx => {
        const answer = have(await byShell(FIXTURE, shell, awk), ctx.skip);
        expect(verdictLine(answer)).toBe('verified');
        expect(answer.verdict).toBe('verified');
        expect(answer.resultCsv).toEqual(expected);
      });
    }
  }

  it('gives the same result on DuckDB', async ctx => {
    const answer = have(await byDuckDb(FIXTURE), ctx.skip);
    expect(answer).toMatchObject({ verdict: 'not-checked', report: '' });
    expect(answer.resultCsv).toEqual(expected);
  });

  it('gives the same result on PostgreSQL', async ctx => {
    const answer = have(await onPostgres(FIXTURE), ctx.skip);
    expect(answer).toMatchObject({ verdict: 'not-checked', report: '' });
    expect(answer.resultCsv).toEqual(expected);
  });

  it('gives the same result on Spark, by the commands that verify-spark.sql names', async ctx => {
    const answer = have(await byCommandsForSpark(FIXTURE), ctx.skip);
    expect(answer.verdict, answer.report).toBe('not-checked');
    expect(answer.resultCsv).toEqual(expected);
  });

  it('is unreadable where every file is a link', async ctx => {
    await inFolder(async folder => {
      const open = join(folder, 'public');
      await cp(FIXTURE, open, { recursive: true });
      await onlyLinks(open);
      for (const answer of [await inPython(open), await byShell(open)]) {
        expect(have(answer, ctx.skip).verdict).toBe('unreadable');
      }
    });
  });

  for (const [name, change, remarks] of LEFT) {
    it(`is verified where ${name}`, async ctx => {
      await inFolder(async folder => {
        const open = join(folder, 'public');
        await cp(FIXTURE, open, { recursive: true });
        await change(open);
        for (const answer of [await inPython(open), await byShell(open)]) {
          const { report, verdict } = have(answer, ctx.skip);
          expect(verdictLine(have(answer, ctx.skip)), report).toBe('verified');
          expect(verdict).toBe('verified');
          expect(toldIn(report).filter(line => /^remark (spec|.*html)/.test(line))).toEqual(remarks);
        }
      });
    });
  }

  it('is unreadable where there is nothing', async ctx => {
    await inFolder(async folder => {
      for (const path of [folder, join(folder, 'missing')]) {
        expect(have(await byPython(path), ctx.skip).verdict).toBe('unreadable');
        expect(have(await byShell(path), ctx.skip).verdict).toBe('unreadable');
      }
    });
  });
});

describe('ceremonies of many kinds', () => {
  /** Schools of every size and both rules for twins, the same in every run. */
  function bigger(): Edit {
    let state = 1;
    const next = (below: number): number => {
      state = (state * 48271) % 2147483647;
      return state % below;
    };
    const codes = Array.from(
      { length: 40 },
      (_, index) => `${index % 3 === 0 ? 'A' : '9'}${String(index).padStart(2, '0')}`,
    );
    const lots = codes
      .sort()
      .flatMap(code =>
        Array.from(
          { length: 1 + next(60) },
          (_, index) => [code, `${100 + index}`, next(3) ? 1 : 1 + next(9)] as const,
        ),
      );
    const lines = codes.map(code => `school=${code}:${1 + next(90)}:${next(4) ? 'skip' : 'expand'}:N\n`).join('');
    return { rules: text => replace(/exempt.*\n/, '')(replace(SCHOOLS, lines)(text)), lots };
  }

  const ceremonies = [...GOOD, ['forty schools', bigger()] as const];

  // By itself, for few have Spark: the others' tests are not to be skipped for want of it.
  it('Spark agrees on all', async ctx => {
    const all = spark;
    if (!(all instanceof Spark)) return ctx.skip(all.why);
    for (const [name, edit] of ceremonies) {
      const { files } = build(edit);
      await inFolder(async folder => {
        await write(folder, files);
        const answer = have(await all.answer(folder), ctx.skip);
        expect(answer, name).toMatchObject({ verdict: 'not-checked', report: '' });
        expect(Buffer.from(answer.resultCsv).toString(), name).toBe(Buffer.from(files['result.csv'] ?? '').toString());
      });
    }
  });

  for (const [name, edit] of ceremonies) {
    it(`agrees on ${name}`, async ctx => {
      const { files, people, compare } = build(edit);
      const expected = Buffer.from(files['result.csv'] ?? '').toString();
      await inFolder(async folder => {
        const open = join(folder, 'public');
        await write(open, files);
        await write(join(folder, 'sealed'), { 'people.csv': people });
        await writeFile(join(open, 'SPEC.txt'), 'x');
        await writeFile(join(open, 'Thumbs.db'), 'x');
        const missing: string[] = [];
        const reports: string[] = [];
        const answers = { python: await inPython(folder), shell: await byShell(open), duckdb: await byDuckDb(open) };
        const sql = postgres instanceof Postgres ? { postgres: await postgres.answer(open) } : {};
        for (const [tool, answer] of Object.entries({ ...answers, ...sql })) {
          if (!answer.available) missing.push(answer.why);
          else {
            expect(Buffer.from(answer.resultCsv).toString(), tool).toBe(expected);
            if (answer.verdict !== 'not-checked') {
              expect(verdictLine(answer), answer.report).toBe('verified');
              expect(answer.verdict).toBe('verified');
              expect(toldIn(answer.report).slice(-compare.length), tool).toEqual(compare);
              expect(answer.report).toMatch(/^ceremony TEST-LB-2024-a1, a rehearsal$/m);
              reports.push(answer.report);
            }
            if (tool === 'python') expect(answer.report).toContain('ok  people.form\nok  people.tags\n');
          }
        }
        for (const report of reports) expect(toldIn(report)).toEqual(said(files));
        if (missing.length > 0) ctx.skip(missing.join('; '));
      });
    });
  }
});

describe.concurrent('an attempt given up', () => {
  for (const [name, edit, remarks] of ATTEMPTS) {
    it(`is told to be one ${name}`, async ctx => {
      const { files, people, compare } = build(edit);
      await inFolder(async folder => {
        const open = join(folder, 'public');
        await write(open, files);
        await write(join(folder, 'sealed'), { 'people.csv': people });
        await writeFile(join(open, 'SPEC.txt'), 'x');
        for (const answer of [await inPython(folder), await byShell(open)]) {
          const { report, verdict, resultCsv } = have(answer, ctx.skip);
          expect(verdictLine(have(answer, ctx.skip)), report).toBe('given up');
          expect(verdict).toBe('given-up');
          expect(resultCsv).toHaveLength(0);
          const usual = ['remark rehearsal', ...remarks, 'remark spec unknown', 'remark verify.html missing'];
          expect(toldIn(report)).toEqual([...usual, ...compare]);
          expect(compare.at(-1)).toMatch(/^compare prior [0-9a-f]{64}$/);
        }
        expect(have(await inPython(folder), ctx.skip).report).toContain('ok  people.form\nok  people.tags\n');
      });
    });
  }

  it('is rejected for a changed people.csv beside it', async ctx => {
    const attempt = build({ ...ATTEMPTS[0]?.[1], people: replace('王小明', '王小红') });
    await inFolder(async folder => {
      await write(join(folder, 'public'), attempt.files);
      await write(join(folder, 'sealed'), { 'people.csv': attempt.people });
      const said = have(await inPython(folder), ctx.skip);
      expect(verdictLine(said), said.report).toBe('rejected: people.tags');
    });
  });
});

test('a people.csv that is no file of names is not passed over', async ctx => {
  const { files } = build({});
  await inFolder(async folder => {
    await write(join(folder, 'public'), files);
    await mkdir(join(folder, 'sealed/people.csv'), { recursive: true });
    const said = have(await inPython(folder), ctx.skip);
    expect(verdictLine(said), said.report).toBe('rejected: people.form');
    expect(firstFailed(verdictOf(must(readDossier(folder))))?.id).toBe('people.form');
  });
});

test('where no openssl can check signatures, verify.sh says so and does not end with 0', async () => {
  const { files } = build({});
  await inFolder(async folder => {
    const [open, tools] = [join(folder, 'public'), join(folder, 'tools')];
    await write(open, files);
    await mkdir(tools);
    const names =
      'sh awk sort cut cat sed tr wc cmp cp rm mktemp mkdir paste xargs sha256sum chmod grep head ls dirname';
    for (const name of names.split(' '))
      await symlink(findOnPath(name) ?? '', join(tools, name)).catch(() => undefined);
    const { status, stdout } = spawnSync('sh', [join(import.meta.dirname, '../../docs/verify.sh'), open], {
      env: { PATH: tools, TMPDIR: folder },
      encoding: 'utf8',
    });
    expect(stdout).toContain('\nverified, except for the signatures\n');
    expect(stdout).not.toContain('\nverified\n');
    expect(status).toBe(3);
  });
});

describe.concurrent('a folder with one fault', () => {
  const rejected = async (folder: string, check: string, skip: Skip): Promise<void> => {
    for (const answer of [await inPython(folder), await byShell(folder)]) {
      const said = have(answer, skip);
      expect(verdictLine(said), said.report).toBe(`rejected: ${check}`);
      expect(said.verdict).toBe('rejected');
    }
  };

  for (const [check, name, edit] of [...BAD, ...ATTEMPTS_BAD]) {
    it(`is rejected for ${name} (${check})`, async ctx => {
      await inFolder(async folder => {
        await write(join(folder, 'public'), build(edit).files);
        await rejected(join(folder, 'public'), check, ctx.skip);
      });
    });
  }

  for (const [check, name, change] of DONE) {
    it(`is rejected where ${name} (${check})`, async ctx => {
      await inFolder(async folder => {
        const open = join(folder, 'public');
        await cp(FIXTURE, open, { recursive: true });
        await change(open);
        await rejected(open, check, ctx.skip);
      });
    });
  }

  for (const name of readdirSync(FIXTURE)) {
    it(`is rejected for any changed byte of ${name}`, async ctx => {
      const bytes = readFileSync(join(FIXTURE, name));
      for (const at of [0, bytes.length >> 1, bytes.length - 1]) {
        await inFolder(async folder => {
          await cp(FIXTURE, join(folder, 'public'), { recursive: true });
          await writeFile(join(folder, 'public', name), flip(at)(new Uint8Array(bytes)));
          for (const answer of [await inPython(folder), await byShell(join(folder, 'public'))]) {
            const said = have(answer, ctx.skip);
            expect(verdictLine(said)).toMatch(/^rejected: /);
            expect(said.verdict).toBe('rejected');
          }
        });
      }
    });
  }

  it('is rejected for a folder in place of people.csv (people.form)', async ctx => {
    await inFolder(async folder => {
      await write(join(folder, 'public'), build().files);
      await write(join(folder, 'sealed/people.csv'), {});
      expect(verdictLine(have(await inPython(folder), ctx.skip))).toBe('rejected: people.form');
    });
  });

  for (const [check, name, change] of PEOPLE) {
    it(`is rejected for people.csv with ${name} (${check})`, async ctx => {
      const { files, people } = build({ people: change });
      expect(people).not.toBe(build().people);
      await inFolder(async folder => {
        await write(join(folder, 'public'), files);
        await write(join(folder, 'sealed'), { 'people.csv': people });
        const said = have(await inPython(folder), ctx.skip);
        expect(verdictLine(said), said.report).toBe(`rejected: ${check}`);
        expect(said.verdict).toBe('rejected');
      });
    });
  }
});
