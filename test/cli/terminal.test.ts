// A terminal cannot be lied to: whatever characters names and texts from outside have, none of them acts on it, in any output of the
// command line or of the independent verifiers. They are written out where they stand.

import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toolIn } from '../../electron/installed/tools.ts';
import { belongingOf } from '../../shared/dossier/layout.ts';
import { visible, visibleJson } from '../../shared/text/visible.ts';
import { openZip } from '../../shared/zip.ts';
import { fixed, ranHere, samplePlan } from '../support/cli.ts';
import { bookOf, packed, sheetXml, zipOf } from '../support/hostile-lists.ts';

/** Clears a screen, overwrites a line, turns the direction around, ends a line, hides. */
const harmful = [
  '\u001b[2J',
  '\r✓',
  '\u009b2J',
  '\u202eevil',
  '\u2066a',
  '\u2028✓',
  '\n✓ verified',
  '\u200b',
  '\u{e0041}',
  '\u061c',
  '\u007f',
];

/** What acts on a terminal or is not seen; a line feed at the end of a line is the writer's own. */
const acting = /[\p{Cf}\p{Zl}\p{Zp}]|(?!\n)\p{Cc}/u;

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'terminal-'));
const dossier = join(folder, 'dossier');
const spoilt = join(folder, 'spoilt');

beforeAll(async () => {
  const { code, stderr } = await ranHere(['rehearse', '--plan', samplePlan, '--out', dossier, ...fixed]);
  if (code !== 0) throw new Error(stderr);
  cpSync(dossier, spoilt, { recursive: true });
  for (const [at, characters] of harmful.entries()) writeFileSync(join(spoilt, 'public', `${at}${characters}.txt`), '');
});

afterAll(() => rmSync(folder, { recursive: true }));

test('characters that are not seen are written out, all others stay', () => {
  expect(visible('a\u001b[2Jb\u202ec\u{e0041}')).toBe('a‹U+001B›[2Jb‹U+202E›c‹U+E0041›');
  expect(visible('张三·阿卜杜 مەمەت 𠮷 e\u0301 — “1” ✓')).toBe('张三·阿卜杜 مەمەت 𠮷 e\u0301 — “1” ✓');
  for (const characters of harmful) {
    expect(visible(characters)).not.toMatch(acting);
    const json = visibleJson({ [characters]: characters });
    expect(json).not.toMatch(acting);
    expect(JSON.parse(json)).toEqual({ [characters]: characters });
  }
});

test('everything that a command prints goes through one file', () => {
  const files = readdirSync(join(root, 'cli')).filter(name => name.endsWith('.ts') && name !== 'output.ts');
  expect(files.length).toBeGreaterThan(8);
  for (const name of files) {
    expect(readFileSync(join(root, 'cli', name), 'utf8')).not.toMatch(/std(out|err)\.write|console\./);
  }
});

describe('a dossier with names that would act on a terminal', () => {
  test.each([[], ['--json'], ['--lang', 'en']])('verify %s', async (...options) => {
    const { code, stdout, stderr } = await ranHere(['verify', spoilt, ...options]);
    expect(code).toBe(1);
    expect(stdout + stderr).not.toMatch(acting);
    expect(stderr).toContain('‹U+001B›[2J');
    expect(stderr).toContain('‹U+009B›2J');
    expect(stderr).toContain('‹U+202E›evil');
    // A name with a line end is no line of its own.
    expect(stdout.split('\n').filter(line => line.startsWith('✓ verified'))).toEqual([]);
  });

  test.each([
    ['python3', 'docs/verify.py'],
    ['sh', 'docs/verify.sh'],
  ])('%s %s', (program, script) => {
    for (const path of [join(spoilt, 'public'), join(folder, 'no\u001b[2J\u009bsuch\u202e')]) {
      const { status, stdout, stderr } = spawnSync(program, [join(root, script), path], { encoding: 'utf8' });
      expect([1, 2]).toContain(status);
      expect(stdout + stderr).not.toMatch(acting);
    }
  });

  test.each(harmful.filter(characters => !/[\u200b\u{e0041}]/u.test(characters)))(
    'an archive with the name %j is refused',
    characters => {
      const opened = openZip(zipOf({ [`public/${characters}`]: packed('') }));
      expect(opened.ok ? 'opened' : opened.refusal.code).toBe('zip.name');
      expect(opened.ok ? '' : String(opened.refusal.values['entry'])).toBe(visible(`public/${characters}`));
      expect(belongingOf(`LB-2024-a1/public/${characters}`)).toBe(null);
    },
  );

  test('an archive with folders 500 deep is refused', () => {
    const opened = openZip(zipOf({ [`${'a/'.repeat(500)}b`]: packed('') }));
    expect(opened.ok ? 'opened' : opened.refusal.code).toBe('zip.name');
  });
});

describe('other commands', () => {
  test('the help of the program and of the installed one keeps its lines', async () => {
    const installed = toolIn(['--help'], {})?.run().lines ?? [];
    expect(installed.length).toBeGreaterThan(5);
    expect(installed.map(visible)).toEqual(installed);
    const { stdout } = await ranHere(['--help']);
    expect(stdout.split('\n').length).toBeGreaterThan(15);
    expect(stdout).not.toContain('‹U+');
  });

  test.each(harmful)('paths, options and values with %j', async characters => {
    const path = join(folder, `no${characters.replaceAll('\0', '')}such`);
    const calls = [
      ['check', path],
      ['verify', path],
      ['sheets', path],
      ['export', path, '--out', path],
      ['import', path, '--data', path],
      ['receipt', path],
      ['rehearse', '--plan', path, '--out', path],
      ['rehearse', '--plan', samplePlan, '--out', path, '--time', characters],
      ['rehearse', '--plan', samplePlan, '--out', path, '--input', characters],
      [characters],
      [`--${characters}`],
      ['export', dossier, '--out', path, '--kind', characters],
      ['receipt', dossier, '--lot', `${characters}/${characters}`],
    ];
    for (const call of calls) {
      const { code, stdout, stderr } = await ranHere(call);
      expect(code).not.toBe(0);
      expect(stdout + stderr).not.toMatch(acting);
    }
  });

  test('what is found in a list: sheets, headers and cells', async () => {
    const all = harmful.map(one => one.replaceAll('\r', '').replaceAll('\u001b', '').replaceAll('\n', '')).join('');
    const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
    const rows = [`姓名,登记号,备注${all}`, `张${all}三,1${all},${all}`, `,2,${all}`];
    const sheet = sheetXml(rows.map(row => `<row>${row.split(',').map(cell).join('')}</row>`).join(''));
    const path = join(folder, 'list.xlsx');
    const workbook = `<workbook><sheets><sheet name="名单${all}" r:id="sheet"/></sheets></workbook>`;
    writeFileSync(path, bookOf({ sheet, workbook }));
    for (const options of [[], ['--json']]) {
      const { code, stdout, stderr } = await ranHere(['check', path, ...options]);
      expect(code).toBe(1);
      expect(stdout + stderr).not.toMatch(acting);
    }
    const { stdout } = await ranHere(['check', path, '--json']);
    const { findings } = JSON.parse(stdout) as { findings: { code: string; row: number; column: string }[] };
    // What is not seen in a name is a finding with its row and column.
    expect(findings.filter(({ code, row }) => code === 'cell.invisible' && row === 2).length).toBeGreaterThan(0);
  });
});
