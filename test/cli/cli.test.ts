import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { H } from '../../shared/protocol/hash.ts';
import { idNumber } from '../intake/support.ts';
import { fixed, ranHere, runCli, samplePlan } from '../support/cli.ts';
import { forgeGivenUp, randomIngredients } from '../support/forge.ts';
import { SeededRandom } from '../support/random.ts';
import { rounds } from '../support/rounds.ts';
import { inputsWithBeacon, writeSmallDraft } from '../support/small-draft.ts';

const minimal = join(import.meta.dirname, '../fixtures/lot-1/minimal');
const sample = dirname(samplePlan);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cli-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Every path below a folder, with its bytes. */
function treeOf(path: string): Map<string, Buffer> {
  const names = readdirSync(path, { recursive: true, withFileTypes: true });
  return new Map(
    names
      .filter(entry => entry.isFile())
      .map(entry => {
        const file = join(entry.parentPath, entry.name);
        return [file.slice(path.length + 1), readFileSync(file)];
      }),
  );
}

/** No run may show a trace of the program's insides. */
function expectNoTrace({ stderr, stdout }: { stderr: string; stdout: string }): void {
  expect(stderr + stdout).not.toMatch(/\n\s+at |node:internal|Error:/);
}

describe('verify', () => {
  test('the minimal folder', async () => {
    const run = await runCli(['verify', minimal]);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toContain('复核通过：TEST-LB-2024-a1');
  });

  test('--json has the documented form', async () => {
    const run = await ranHere(['verify', minimal, '--json']);
    const verdict = JSON.parse(run.stdout);
    expect(Object.keys(verdict)).toEqual([
      'status',
      'code',
      'ceremony',
      'seed',
      'prior',
      'checks',
      'remarks',
      'compare',
    ]);
    expect(verdict).toMatchObject({ status: 'verified', code: null, prior: null, ceremony: 'TEST-LB-2024-a1' });
    for (const check of verdict.checks) expect(Object.keys(check)).toEqual(['id', 'ok', 'expected', 'actual']);
  });

  test('a changed folder: exit code 1, and the first check that fails by name', async () => {
    const copy = join(folder, 'changed');
    cpSync(minimal, copy, { recursive: true });
    const rules = readFileSync(join(copy, 'rules.txt'), 'utf8');
    writeFileSync(join(copy, 'rules.txt'), rules.replace('GX:3', 'GX:4'));
    const run = await ranHere(['verify', copy, '--lang', 'en']);
    expect(run.code).toBe(1);
    expect(run.stderr).toMatch(/^commitment\.rules: expected [0-9a-f]{64}, found [0-9a-f]{64}\n$/);
    const { status, code } = JSON.parse((await ranHere(['verify', copy, '--json'])).stdout);
    expect([status, code]).toEqual(['rejected', 'commitment.rules']);
  });

  test('an attempt that was given up: exit code 0, and what the next one must name', async () => {
    const path = join(folder, 'given-up');
    mkdirSync(path);
    for (const [name, bytes] of forgeGivenUp(randomIngredients(3), 4)) writeFileSync(join(path, name), bytes);
    const run = await ranHere(['verify', path, '--lang', 'en']);
    const last = readFileSync(join(path, 'journal.txt'), 'utf8').trimEnd().split('\n').at(-1) ?? '';
    expect([run.code, run.stderr]).toEqual([0, '']);
    expect(run.stdout).toContain(`Its record holds; prior of the next attempt must be ${H(last)}\n`);
    expect(run.stdout).not.toContain('Verified');
    const verdict = JSON.parse((await ranHere(['verify', path, '--json'])).stdout);
    expect(verdict).toMatchObject({ status: 'given up', code: null, prior: H(last), seed: null });
  });

  test('zips of a public folder and of one with a folder around it', async () => {
    const files = Object.fromEntries(
      readdirSync(minimal).map(name => [name, new Uint8Array(readFileSync(join(minimal, name)))]),
    );
    writeFileSync(join(folder, 'flat.zip'), zipSync(files));
    writeFileSync(join(folder, 'deep.zip'), zipSync({ 'LB 2024': { public: files } }));
    expect((await ranHere(['verify', join(folder, 'flat.zip')])).code).toBe(0);
    expect((await ranHere(['verify', join(folder, 'deep.zip')])).code).toBe(0);
    writeFileSync(join(folder, 'strange.zip'), zipSync({ ...files, 'more.txt': new Uint8Array(1) }));
    expect((await ranHere(['verify', join(folder, 'strange.zip')])).code).toBe(1);
  });

  test('what is no dossier at all: exit code 2 and one clear line', async () => {
    const empty = join(folder, 'empty');
    mkdirSync(empty);
    writeFileSync(join(folder, 'text.zip'), 'no zip');
    for (const path of [empty, join(folder, 'missing'), join(folder, 'text.zip'), samplePlan]) {
      const run = await ranHere(['verify', path, '--json']);
      expect(run.code).toBe(2);
      expect(run.stdout).toBe('');
      expect(run.stderr).toMatch(/^[a-z]+\.[a-z-]+: .+\n$/);
      expectNoTrace(run);
    }
  });
});

describe('check', () => {
  test.each([
    ['gaoxin.xlsx', runCli],
    ['waiyu.csv', ranHere],
    ['shili.csv', ranHere],
  ])('the sample list %s has no error', async (name, runs) => {
    const run = await runs(['check', join(sample, name), '--json']);
    expect(run.code).toBe(0);
    const report = JSON.parse(run.stdout);
    expect(Object.keys(report)).toEqual(['ok', 'rows', 'lots', 'children', 'accounting', 'columns', 'findings']);
    expect(report.ok).toBe(true);
    expect(report.lots).toBeLessThan(report.children);
    for (const finding of report.findings) {
      expect(Object.keys(finding)).toEqual(['code', 'severity', 'sheet', 'row', 'column', 'value', 'message']);
      expect(finding.severity).toBe('warning');
    }
  });

  test('every row is accounted for and every column named, in words and in JSON', async () => {
    const path = join(folder, 'accounted.csv');
    const head = '序号,登记号,姓名,身份证号,来源\n';
    const rows = `1,24010001,张三,${idNumber(1)},甲\n\n,,,,乙\n2,24010002,,${idNumber(2)},甲\n`;
    writeFileSync(path, `示例学校报名名单\n${head}${rows}`);
    const said = await ranHere(['check', path, '--lang', 'zh']);
    expect(said.stdout).toContain(
      [
        '全表 6 行：标题和表头 2 行 + 学生 1 行 + 空行 1 行（第 4 行） + 采用的各列中没有内容的 1 行（第 5 行） + 有错误的 1 行（第 6 行）',
        '未采用的列 2 个：A 序号、E 来源',
        '',
      ].join('\n'),
    );
    const english = await ranHere(['check', path, '--lang', 'en']);
    expect(english.stdout).toContain('6 rows: 2 of titles and header + 1 children + 1 blank (rows 4) + ');
    expect(english.stdout).toContain('2 columns not used: A 序号, E 来源');
    const { accounting, columns } = JSON.parse((await ranHere(['check', path, '--json'])).stdout);
    expect(accounting).toEqual({
      ...{ rows: 6, header: 2, children: 1 },
      passed: [
        { why: 'blank', count: 1, rows: [4] },
        { why: 'outside', count: 1, rows: [5] },
        { why: 'error', count: 1, rows: [6] },
      ],
    });
    expect(columns).toEqual([
      { letter: 'A', header: '序号', readAs: null },
      { letter: 'B', header: '登记号', readAs: 'registration' },
      { letter: 'C', header: '姓名', readAs: 'name' },
      { letter: 'D', header: '身份证号', readAs: 'id' },
      { letter: 'E', header: '来源', readAs: null },
    ]);
  });

  test('a child in the place of a header is named by no ID number', async () => {
    const path = join(folder, 'headless.csv');
    writeFileSync(path, `24010001,张三,${idNumber(1)}\n24010002,李四,${idNumber(2)}\n`);
    for (const more of [['--json'], ['--lang', 'zh']]) {
      const run = await ranHere(['check', path, ...more]);
      expect(run.code).toBe(1);
      expect(run.stdout).toContain(idNumber(1).slice(-4));
      expect(run.stdout).not.toContain(idNumber(1));
    }
  });

  test('errors: exit code 1, each with its place; an ID number shows its last four characters', async () => {
    const path = join(folder, 'wrong.csv');
    writeFileSync(path, '姓名,身份证号\n张三,411299201201010011\n李四,411299201201010012\n');
    const run = await ranHere(['check', path, '--json']);
    expect(run.code).toBe(1);
    const { ok, findings } = JSON.parse(run.stdout);
    expect(ok).toBe(false);
    const wrong = findings.filter((finding: { code: string }) => finding.code === 'cell.id-check');
    expect(wrong.length).toBeGreaterThan(0);
    expect(wrong[0]).toMatchObject({ severity: 'error', column: '身份证号', sheet: null });
    expect(run.stdout).not.toMatch(/4112992012/);
  });

  test('a forbidden column refuses the file, names the column and keeps nothing', async () => {
    const path = join(folder, 'forbidden.csv');
    writeFileSync(path, '姓名,登记号,父亲工作单位\n张三,1,\n');
    const run = await ranHere(['check', path, '--json']);
    expect(run.code).toBe(1);
    const report = JSON.parse(run.stdout);
    expect(report).toMatchObject({ ok: false, rows: 0, children: 0 });
    expect(report.findings).toHaveLength(1);
    expect(report.findings[0]).toMatchObject({
      code: 'list.forbidden-column',
      severity: 'error',
      column: '父亲工作单位',
    });
    expect(run.stdout).not.toContain('张三');
  });

  test('an unreadable file: exit code 2 and one line', async () => {
    writeFileSync(join(folder, 'old.xls'), Buffer.from('d0cf11e0a1b11ae1', 'hex'));
    for (const path of [join(folder, 'none.csv'), join(folder, 'old.xls'), folder]) {
      const run = await ranHere(['check', path, '--json']);
      expect(run.code).toBe(2);
      expect(run.stdout).toBe('');
      expect(run.stderr).toMatch(/^[a-z]+\.[a-z-]+: .+\n$/);
      expectNoTrace(run);
    }
  });
});

describe('template', () => {
  const names = ['报名名单模板.xlsx', '对口初中模板.xlsx'];

  test('writes both into a folder that it makes, prints their paths, and no list is in them', async () => {
    const out = join(folder, 'templates/here');
    const run = await runCli(['template', '--out', out]);
    expect(run).toEqual({ code: 0, stdout: names.map(name => `${join(out, name)}\n`).join(''), stderr: '' });
    expect(readdirSync(out).sort()).toEqual([...names].sort());
    const checked = await ranHere(['check', join(out, names[0] ?? ''), '--json']);
    expect(checked.code).toBe(1);
    expect(JSON.parse(checked.stdout)).toMatchObject({ ok: false, children: 0 });
  });

  test.each(names)('overwrites no %s, and then writes nothing', async name => {
    const out = join(folder, `taken-${name}`);
    mkdirSync(out);
    writeFileSync(join(out, name), 'filled in');
    const run = await ranHere(['template', '--out', out, '--lang', 'en']);
    expect(run).toMatchObject({ code: 1, stdout: '' });
    expect(run.stderr).toMatch(/^template\.exists: .+\n$/);
    expect(run.stderr).toContain(join(out, name));
    expect([readdirSync(out), readFileSync(join(out, name), 'utf8')]).toEqual([[name], 'filled in']);
  });

  test('a folder that cannot be made: one line, and exit code 1', async () => {
    writeFileSync(join(folder, 'no-folder'), '');
    for (const out of [join(folder, 'no-folder'), join(folder, 'no-folder/below')]) {
      const run = await ranHere(['template', '--out', out]);
      expect(run).toMatchObject({ code: 1, stdout: '' });
      expect(run.stderr).toMatch(/^disk\.[a-z-]+: .+\n$/);
      expectNoTrace(run);
    }
  });
});

describe('calls', () => {
  test.each([
    [[]],
    [['draw']],
    [['check']],
    [['check', 'a', 'b']],
    [['verify']],
    [['rehearse']],
    [['rehearse', '--plan', samplePlan]],
    [['template']],
    [['template', 'x', '--out', 'y']],
    [['verify', 'x', '--force']],
    [['rehearse', '--plan', samplePlan, '--out', 'x', '--secret', 'mayor=ab']],
    [['rehearse', '--plan', samplePlan, '--out', 'x', '--secret', `notary=${'AB'.repeat(32)}`]],
    [['rehearse', '--plan', samplePlan, '--out', 'x', '--input', '01']],
    [['rehearse', '--plan', samplePlan, '--out', 'x', '--time', 'noon']],
    [['rehearse', '--plan', 'missing.json', '--out', 'x']],
  ])('%j is answered with exit code 2', async args => {
    // That a process ends with the code of its command one of them shows for all.
    const run = await (args.length === 0 ? runCli : ranHere)(args);
    expect(run.code).toBe(2);
    expectNoTrace(run);
    expect(run.stderr + run.stdout).not.toBe('');
  });

  test('--help in both languages', async () => {
    expect((await ranHere(['--help'])).stdout).toContain('命令行');
    expect((await runCli(['--help'], undefined, { LC_ALL: 'en_US.UTF-8' })).stdout).toContain('Sunshine Draw');
  });
});

describe('rehearse', () => {
  let dossier: string;
  beforeAll(async () => {
    dossier = join(folder, 'whole');
    const run = await runCli(['rehearse', '--plan', samplePlan, '--out', dossier, ...fixed]);
    expect(run.stderr.split('\n').filter(line => line.startsWith('错误'))).toEqual([]);
    expect(run.code).toBe(0);
    expect(run.stdout.split('\n').at(-2)).toBe(`dossier ${dossier}`);
  });

  test('its dossier verifies: whole, public folder alone, zipped', async () => {
    expect((await ranHere(['verify', dossier])).code).toBe(0);
    expect((await ranHere(['verify', join(dossier, 'public')])).code).toBe(0);
    const files = Object.fromEntries([...treeOf(dossier)].map(([name, bytes]) => [name, new Uint8Array(bytes)]));
    writeFileSync(join(folder, 'whole.zip'), zipSync(files));
    const run = await runCli(['verify', join(folder, 'whole.zip'), '--json']);
    expect(run.code).toBe(0);
    expect(JSON.parse(run.stdout).checks.map((check: { id: string }) => check.id)).toContain('people.tags');
  });

  test('says of a public value that it was made at random, unless it was given', async () => {
    const plan = writeSmallDraft(join(folder, 'beacon'), 'TEST-LB-2026-a1', inputsWithBeacon);
    const random = await ranHere(['rehearse', '--plan', plan, '--out', join(folder, 'beacon-random')]);
    expect(random.stdout).toContain('第 03 项是公开数值。演练：数值随机产生，不是真的公开数值。');
    const journal = (name: string) => readFileSync(join(folder, name, 'public/journal.txt'), 'utf8');
    expect(journal('beacon-random')).toMatch(/\|input\|03:beacon:\d{6}\n.*\|fact\|given-by:03:/);
    const given = await ranHere(['rehearse', '--plan', plan, '--out', join(folder, 'given'), '--input', '03=341255']);
    expect([given.code, given.stdout.includes('随机产生')]).toEqual([0, false]);
    expect(journal('given')).not.toContain('given-by');
    const verified = await ranHere(['verify', join(folder, 'given')]);
    expect(verified.stdout).toMatch(/公开数值产生前的记录（照片） [0-9a-f]{64}/);
  });

  test('given secrets, inputs and time stand in the record', () => {
    const journal = readFileSync(join(dossier, 'public/journal.txt'), 'utf8');
    expect(journal).toContain('|reveal|operator:abab');
    expect(journal).toContain('|close|01:card:202407;02:d10:01382438112797316654');
    for (const line of journal.trimEnd().split('\n')) expect(line.split('|')[5]).toBe('2024-07-15T09:30:00+08:00');
  });

  test('nothing is left of secrets, keys and half-written files; what is sealed is for its owner alone', () => {
    expect(readdirSync(join(dossier, 'sealed')).sort()).toEqual([
      'catchment.csv',
      'digests.txt',
      'import.json',
      'journal-copy.txt',
      'people.csv',
      'plan.json',
    ]);
    expect(readdirSync(dossier).filter(name => !['public', 'sealed', '.tmp'].includes(name))).toEqual([]);
    if (existsSync(join(dossier, '.tmp'))) expect(readdirSync(join(dossier, '.tmp'))).toEqual([]);
  });

  test('no name, ID number, telephone or salt stands in the public folder', () => {
    const [header = '', ...lines] = readFileSync(join(dossier, 'sealed/people.csv'), 'utf8').trimEnd().split('\n');
    expect(lines.length).toBe(642 + 418 + 36);
    const columns = header.split(',');
    const all = [...treeOf(join(dossier, 'public')).values()].map(bytes => bytes.toString('utf8')).join('\n');
    for (const line of lines) {
      const fields = line.split(',');
      for (const column of ['name', 'id', 'salt', 'phone']) {
        const field = fields[columns.indexOf(column)] ?? '';
        expect(field).not.toBe('');
        expect(all.includes(field)).toBe(false);
      }
    }
  });

  test('every change of a byte in the sample’s public folder is found (sampled)', async () => {
    const { verifyDossier } = await import('../../shared/verifier/verifier.ts');
    const { fastDigest, verifySignature } = await import('../../electron/service/ports/signatures.ts');
    const files = new Map<string, Uint8Array>([...treeOf(join(dossier, 'public'))]);
    // The protocol's text may be missing or another: that is said, and never decides (protocol.md §6.1).
    const verify = (changed: ReadonlyMap<string, Uint8Array>) => {
      const verdict = verifyDossier({ public: changed, people: null }, { digest: fastDigest, verifySignature });
      return verdict.ok && verdict.remarks.every(({ code }) => code !== 'spec');
    };
    expect(verify(files)).toBe(true);
    const random = new SeededRandom(1);
    for (const [name, bytes] of files) {
      // The two pages may be absent, and nothing depends on them (protocol.md §2).
      if (name.endsWith('.html')) continue;
      for (let i = 0; i < rounds(15, 60); i++) {
        const at = random.between(0, bytes.length - 1);
        const changed = Uint8Array.from(bytes);
        changed[at] = (bytes[at] as number) ^ random.between(1, 255);
        expect(verify(new Map(files).set(name, changed)), `${name} byte ${at}`).toBe(false);
        const without = new Uint8Array(bytes.length - 1);
        without.set(bytes.subarray(0, at));
        without.set(bytes.subarray(at + 1), at);
        expect(verify(new Map(files).set(name, without)), `${name} without byte ${at}`).toBe(false);
      }
    }
  });

  test('given again, it goes on: a sealed dossier stays as it is', async () => {
    const before = treeOf(dossier);
    const run = await ranHere(['rehearse', '--plan', samplePlan, '--out', dossier, ...fixed]);
    expect(run.code).toBe(0);
    expect(run.stdout).toContain('接着上次的第');
    expect(treeOf(dossier)).toEqual(before);
  });

  test('what contradicts the record is refused and changes nothing', async () => {
    const plan = join(folder, 'other');
    cpSync(sample, plan, { recursive: true });
    const text = readFileSync(join(plan, 'plan.json'), 'utf8');
    const before = treeOf(dossier);
    const refusedWith = async (code: string, args: string[]) => {
      const run = await ranHere(args);
      expect(run.stderr).toContain(`${code}: `);
      expect(run.code).toBe(1);
      expectNoTrace(run);
      expect(treeOf(dossier)).toEqual(before);
    };
    const again = (more: string[]) => ['rehearse', '--plan', join(plan, 'plan.json'), '--out', dossier, ...more];
    writeFileSync(join(plan, 'plan.json'), text.replace('LB-2024-a1', 'LB-2024-a2'));
    await refusedWith('ceremony.other', again(fixed));
    writeFileSync(join(plan, 'plan.json'), text.replace('"places": 200', '"places": 201'));
    await refusedWith('rehearse.changed', again(fixed));
    writeFileSync(join(plan, 'plan.json'), text);
    await refusedWith('rehearse.input-differs', again(['--input', '01=202408']));
    writeFileSync(join(plan, 'shili.csv'), readFileSync(join(plan, 'shili.csv'), 'utf8').replace('男', '女'));
    await refusedWith('rehearse.changed', again(fixed));
  });

  test('an official id, errors in a list, a folder with other files, a read-only folder', async () => {
    const plan = join(folder, 'plans');
    cpSync(sample, plan, { recursive: true });
    const path = join(plan, 'plan.json');
    const text = readFileSync(path, 'utf8');
    const out = join(folder, 'refused');
    const refused = async (code: string, target = out) => {
      const run = await ranHere(['rehearse', '--plan', path, '--out', target]);
      expect(run.stderr).toContain(`${code}: `);
      expect(run.code).toBe(1);
      expectNoTrace(run);
      expect(existsSync(join(target, 'public'))).toBe(false);
    };
    writeFileSync(path, text.replace('TEST-LB', 'LB'));
    await refused('rehearse.official');
    writeFileSync(path, text);
    const lines = readFileSync(join(plan, 'shili.csv'), 'utf8').split('\r\n');
    writeFileSync(join(plan, 'shili.csv'), [...lines.slice(0, -1), lines[1], ''].join('\r\n'));
    await refused('rehearse.blocked');
    cpSync(join(sample, 'shili.csv'), join(plan, 'shili.csv'));
    await refused('rehearse.folder', plan);
    const locked = join(folder, 'locked');
    mkdirSync(locked);
    writeFileSync(join(locked, '.lock'), `${process.pid}\n`);
    await refused('disk.in-use', locked);
    writeFileSync(join(folder, 'file'), '');
    await refused('disk.failed', join(folder, 'file', basename(out)));
    if (process.getuid?.() !== 0) {
      chmodSync(locked, 0o500);
      await refused('disk.read-only', locked);
    }
  });

  test('a plan with mistakes is answered with the place', async () => {
    const plan = join(folder, 'mistakes');
    cpSync(sample, plan, { recursive: true });
    const path = join(plan, 'plan.json');
    const good = JSON.parse(readFileSync(path, 'utf8'));
    const mistakes: [string, (plan: typeof good) => unknown][] = [
      ['plan.unknown-key', each => ({ ...each, weights: {} })],
      ['plan.missing-key', ({ title: _, ...each }) => each],
      ['plan.value', each => ({ ...each, ceremony: 'lb' })],
      ['plan.value', each => ({ ...each, schools: [] })],
      ['plan.value', each => ({ ...each, schools: [...each.schools, each.schools[0]] })],
      [
        'plan.value',
        each => ({
          ...each,
          inputs: [
            { kind: 'd10', count: 1 },
            { kind: 'card', count: 1 },
          ],
        }),
      ],
      ['plan.value', each => ({ ...each, secrets: ['notary', 'notary'] })],
      ['plan.value', each => ({ ...each, schools: [{ ...each.schools[0], roster: '../gaoxin.xlsx' }] })],
      ['plan.value', each => ({ ...each, schools: [{ ...each.schools[0], roster: '/etc/passwd' }] })],
      ['plan.value', each => ({ ...each, schools: [{ ...each.schools[0], roster: './gaoxin.xlsx' }] })],
      ['plan.value', each => ({ ...each, schools: [...each.schools, { ...each.schools[0], code: 'ZZ' }] })],
      ['plan.value', each => ({ ...each, schools: [{ ...each.schools[0], places: 1.5 }] })],
      ['plan.unknown-key', each => ({ ...each, schools: [{ ...each.schools[0], prefer: ['1'] }] })],
      ['plan.json', () => undefined],
    ];
    for (const [code, change] of mistakes) {
      writeFileSync(path, JSON.stringify(change(structuredClone(good))) ?? '{');
      const run = await ranHere(['rehearse', '--plan', path, '--out', join(folder, 'never')]);
      expect(run.stderr).toContain(`${code}: `);
      expect(run.code).toBe(2);
      expectNoTrace(run);
      expect(existsSync(join(folder, 'never'))).toBe(false);
    }
  });
});
