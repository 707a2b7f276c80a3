// Receipts: a family's proof that the lot is still theirs.

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { encode } from 'uqr';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { diskOf } from '../../electron/service/ports/disk.ts';
import { lotsOf, type Person, parsePeople } from '../../shared/protocol/people.ts';
import {
  parseRoster,
  personDigest,
  printRoster,
  type Roster,
  rosterLine,
  tagOf,
} from '../../shared/protocol/roster.ts';
import {
  checkHanded,
  checkReceipt,
  lineOf,
  type PrintedReceipt,
  parseReceipt,
  printReceipt,
  readReceipt,
  receiptsOf,
} from '../../shared/verifier/receipts.ts';
import { codeOf, must } from '../support/outcome.ts';
import { makeDossier, makeFolder } from './support.ts';

const ceremony = 'TEST-LB-2024-a1';
const folder = makeFolder();
const dossier = join(folder.path, 'D');
let people: Person[];
let roster: Roster;
let receipts: PrintedReceipt[];
beforeAll(() => {
  makeDossier(dossier);
  const file = (name: string) => must(diskOf(dossier).read(name)) as Uint8Array;
  people = must(parsePeople(file('sealed/people.csv')));
  roster = must(parseRoster(file('public/roster.csv')));
  receipts = [...receiptsOf(ceremony, people)];
});
afterAll(folder.remove);

const published = (school: string, lot: string) => ({ ceremony, line: lineOf(roster, school, lot) });

describe('every lot of the sample', () => {
  test('has one receipt, whose text comes back and fits its children', () => {
    expect(receipts.length).toBe(roster.lots);
    const lots = [...lotsOf(people)];
    for (const [row, { receipt, code, names }] of receipts.entries()) {
      expect(must(parseReceipt(` ${code}\n`))).toEqual(receipt);
      expect({ ...rosterLine(roster, row) }).toMatchObject({ lot: receipt.lot, tag: receipt.tag, size: names.length });
      const verdict = checkReceipt(receipt, published(receipt.school, receipt.lot), lots[row] ?? []);
      expect(verdict).toMatchObject({ ok: true, why: null });
      expect(verdict.steps.map(({ id }) => id)).toEqual([
        'receipt.ceremony',
        'receipt.lot',
        'receipt.tag',
        'receipt.child',
      ]);
    }
  });

  test('tells no name and no ID number in its code, and masks the name that is printed', () => {
    for (const [row, children] of [...lotsOf(people)].entries()) {
      const { code, names } = receipts[row] as PrintedReceipt;
      for (const { name, id, phone } of children) {
        for (const value of [name, id, phone].filter(each => each !== '')) expect(code).not.toContain(value);
        // The last digits of an ID number would make trying out the rest ten thousand times easier.
        if (id !== '') expect(code).not.toContain(id.slice(-6));
        expect(names).not.toContain(name);
      }
    }
  });

  test('has a code that a telephone reads from paper: at most 57 modules, however long the names are', () => {
    const longest = printReceipt({
      ceremony: `${'A'.repeat(37)}-a1`.slice(-40),
      school: 'ABCDEFGH',
      lot: 'X'.repeat(24),
      size: 9,
      salt: 'f'.repeat(32),
      tag: 'f'.repeat(64),
    });
    expect(longest.length).toBeLessThanOrEqual(190);
    expect(encode(longest, { ecc: 'M', border: 0 }).size).toBeLessThanOrEqual(57);
    expect(encode(receipts[0]?.code ?? '', { ecc: 'M', border: 0 }).size).toBeLessThanOrEqual(49);
  });
});

describe('a receipt that does not fit says why', () => {
  const single = () => {
    const [children] = [...lotsOf(people)].filter(lot => lot.length === 1);
    const [child] = children as readonly [Person, ...Person[]];
    const printed = receipts.find(({ receipt }) => receipt.lot === child.lot && receipt.school === child.school);
    return { child, receipt: (printed as PrintedReceipt).receipt };
  };
  const whyOf = (...args: Parameters<typeof checkReceipt>) => checkReceipt(...args).why?.code ?? null;

  test('another ceremony, no such lot, another size', () => {
    const { receipt, child } = single();
    const here = published(receipt.school, receipt.lot);
    expect(whyOf(receipt, { ...here, ceremony: 'TEST-LB-2024-a2' }, [child])).toBe('receipt.ceremony');
    expect(whyOf(receipt, published(receipt.school, 'NONE'), [child])).toBe('receipt.lot');
    expect(whyOf({ ...receipt, size: 2 }, here, [child])).toBe('receipt.lot');
  });

  test('a list in which the lot was given to somebody else', () => {
    const { receipt, child } = single();
    const swapped = must(
      parseRoster(
        printRoster(
          Array.from({ length: roster.lots }, (_, row) => {
            const line = rosterLine(roster, row);
            return line.lot === receipt.lot && line.school === receipt.school ? { ...line, tag: '0'.repeat(64) } : line;
          }),
        ),
      ),
    );
    const line = lineOf(swapped, receipt.school, receipt.lot);
    expect(whyOf(receipt, { ceremony, line }, [child])).toBe('receipt.tag');
    expect(whyOf(receipt, { ceremony, line }, [])).toBe('receipt.tag');
  });

  test('another child, another salt, too few children', () => {
    const { receipt, child } = single();
    const here = published(receipt.school, receipt.lot);
    expect(whyOf(receipt, here, [{ ...child, name: `${child.name}子` }])).toBe('receipt.child');
    expect(whyOf(receipt, here, [{ ...child, id: '411282200001010011' }])).toBe('receipt.child');
    expect(whyOf({ ...receipt, salt: '0'.repeat(32) }, here, [child])).toBe('receipt.child');
    expect(whyOf(receipt, here, [child, child])).toBe('receipt.children');
    expect(whyOf(receipt, here, [])).toBeNull();
  });

  test('what a family types is read as it was meant: blanks, full-width digits, a small x', () => {
    const { receipt, child } = single();
    const wide = [...child.id].map(digit => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('');
    const here = published(receipt.school, receipt.lot);
    expect(
      whyOf(receipt, here, [{ name: ` ${child.name} `, id: ` ${wide.slice(0, 6)} ${wide.slice(6).toLowerCase()}` }]),
    ).toBeNull();
  });

  test('a text that is no receipt', () => {
    const { code } = receipts[0] as PrintedReceipt;
    for (const wrong of ['', 'hello', code.slice(1), `${code}|x`, code.replace('|1|', '|0|'), code.toUpperCase()]) {
      expect(codeOf(parseReceipt(wrong))).toBe('receipt.form');
    }
  });
});

test('twins: in whatever order their masked names are read', () => {
  const twins = [...lotsOf(people)].find(lot => lot.length === 2) as readonly [Person, Person];
  const { receipt } = receipts.find(each => each.receipt.lot === twins[0].lot) as PrintedReceipt;
  const here = published(receipt.school, receipt.lot);
  expect(checkReceipt(receipt, here, twins).ok).toBe(true);
  const [forth, back] = [twins, [...twins].reverse()].map(children => checkReceipt(receipt, here, children));
  expect(back).toEqual(forth);
  const strange = { ...twins[1], name: '甲' };
  expect(checkReceipt(receipt, here, [strange, twins[0]]).why?.code).toBe('receipt.child');
});

test('a name is the same however its letters are composed', () => {
  const { receipt } = receipts.find(({ receipt: { size } }) => size === 1) as PrintedReceipt;
  const here = published(receipt.school, receipt.lot);
  for (const [listed, typed] of [
    ['NFD', 'NFC'],
    ['NFC', 'NFD'],
  ] as const) {
    const child = { id: '', name: 'Trần Thị Hồng'.normalize(listed) };
    const { ceremony, school, lot, salt } = receipt;
    const tag = tagOf(ceremony, school, lot, personDigest(salt, [child]));
    const line = here.line === null ? null : { ...here.line, tag };
    const given = [{ ...child, name: child.name.normalize(typed) }];
    expect(checkReceipt({ ...receipt, tag }, { ...here, line }, given).ok).toBe(true);
    expect(checkReceipt({ ...receipt, tag }, { ...here, line }, [{ id: '', name: 'Tran' }]).ok).toBe(false);
  }
});

describe('what is typed or pasted', () => {
  test('may be broken into groups and lines, with full-width bars, and name the children below', () => {
    const { code, receipt } = receipts[5] as PrintedReceipt;
    const groups = code.replace(/([0-9a-f]{4})(?=[0-9a-f]{4})/g, '$1 ');
    const child = { id: '411282201201010016', name: '甲,乙' };
    for (const typed of [
      code,
      ` ${code} \r\n`,
      `\ufeff${groups}`,
      groups.replaceAll('|', '|\n'),
      code.replaceAll('|', '｜'),
    ]) {
      expect(must(readReceipt(typed))).toEqual({ receipt, children: [] });
      expect(must(readReceipt(`${typed.trim()}\n\n${child.id}，${child.name}\n`))).toEqual({
        receipt,
        children: [child],
      });
    }
    expect(codeOf(readReceipt(`${code}\nx`))).toBe('receipt.line');
    expect(codeOf(readReceipt(`${code.slice(0, -1)}\n${child.id},${child.name}`))).toBe('receipt.form');
    expect(codeOf(readReceipt(''))).toBe('receipt.form');
  });

  test('is checked against the public files, which must have their form', () => {
    const read = must(readReceipt(receipts[5]?.code ?? ''));
    const file = (name: string) => [name, must(diskOf(dossier).read(`public/${name}`)) as Uint8Array] as const;
    const files = new Map([file('rules.txt'), file('roster.csv')]);
    expect(must(checkHanded(read, files))).toMatchObject({ ok: true, p: null });
    expect(checkHanded(read, new Map()).ok).toBe(false);
    expect(checkHanded(read, new Map([file('rules.txt')])).ok).toBe(false);
  });
});

test('the arithmetic is that of the shell, whatever stands in a name', () => {
  const { receipt } = receipts[0] as PrintedReceipt;
  const name = `O'Neil "$(id)" \`id\` \\ ·`;
  const { arithmetic } = checkReceipt(receipt, published(receipt.school, receipt.lot), [{ name, id: '1x' }]);
  const printed = arithmetic.map(({ line }) =>
    spawnSync('sh', ['-c', line], { cwd: join(dossier, 'public'), encoding: 'utf8' }).stdout.replace(
      / {2}-\n$|\n$/,
      '',
    ),
  );
  expect(printed).toEqual(arithmetic.map(({ value }) => value));
  expect(arithmetic.map(({ id }) => id)).toEqual(['receipt.step-child', 'receipt.step-tag', 'receipt.step-line']);
});

test('p and tag are those of the shell', () => {
  const [children] = [...lotsOf(people)];
  const [child] = children as readonly [Person, ...Person[]];
  const { receipt } = receipts[0] as PrintedReceipt;
  const { p } = checkReceipt(receipt, published(receipt.school, receipt.lot), [child]);
  const sum = (text: string) => spawnSync('sha256sum', { input: text }).stdout.toString().slice(0, 64);
  expect(p).toBe(sum(`${receipt.salt}|${child.id}|${child.name}`));
  expect(receipt.tag).toBe(sum(`lot/1|person|${ceremony}|${receipt.school}|${receipt.lot}|${p}`));
});

test('on the command line: printed, checked, refused; nothing private among the arguments', () => {
  const cli = (args: readonly string[], input: string) =>
    spawnSync(process.execPath, ['cli/main.js', ...args], {
      cwd: join(import.meta.dirname, '../..'),
      input,
      encoding: 'utf8',
    });
  const [children] = [...lotsOf(people)];
  const [child] = children as readonly [Person, ...Person[]];
  const printed = cli(['receipt', dossier, '--lot', `${child.school}/${child.lot}`], '');
  expect(printed).toMatchObject({ status: 0, stderr: '' });
  expect(printed.stdout.trim()).toBe(receipts[0]?.code);
  const open = join(dossier, 'public');
  expect(cli(['check-receipt', open], `${printed.stdout}${child.id},${child.name}\n`).status).toBe(0);
  const wrong = cli(['check-receipt', open], `${printed.stdout}${child.id},甲\n`);
  expect(wrong.status).toBe(1);
  expect(wrong.stderr).toMatch(/^receipt\.child: .*\n$/);
  expect(cli(['check-receipt', open], 'x\n')).toMatchObject({ status: 2 });
  expect(cli(['receipt', open], '').stderr).toMatch(/^receipt\.no-names: /);
  expect(cli(['receipt', join(folder.path, 'none')], '').status).toBe(2);
});
