// Public folders made to measure: honest ones, and ones whose forger knows everything (the private key, the chain, the
// digests) and gets one thing wrong. Only a forger of this kind shows whether a check stands on its own feet. The one forge of public folders;
// the verifiers that share no code with the product have another that shares none either (test/verifiers/ceremony.ts).

import { signatures } from '../../electron/service/ports/signatures.ts';
import { commitmentOf, keyDigest, printCommitment, printKey } from '../../shared/protocol/commitment.ts';
import { digestOf, H, type Hex64 } from '../../shared/protocol/hash.ts';
import { type InputLine, joinInputs } from '../../shared/protocol/inputs.ts';
import { draw, printResult } from '../../shared/protocol/result.ts';
import { parseRoster, printRoster, type RosterLine, tagOf } from '../../shared/protocol/roster.ts';
import { printRules, type Role, type Rules } from '../../shared/protocol/rules.ts';
import { seedOf } from '../../shared/protocol/seed.ts';
import { must, textOf, utf8 } from './outcome.ts';
import { SeededRandom } from './random.ts';

/** What a ceremony is made of. `lots` stand in the order of roster.csv; `p` is the digest of the children (§2.2). */
export type Ingredients = {
  readonly rules: Rules;
  readonly lots: readonly { readonly school: string; readonly lot: string; readonly size: number; readonly p: Hex64 }[];
  readonly secrets: readonly string[];
  readonly inputs: readonly string[];
  readonly time: string;
  readonly keySeed: Uint8Array;
};

/** The fields of one journal line that a forger writes; number, chain and ceremony are put in afterwards. */
export type Line = { readonly type: string; readonly payload: string; readonly time?: string };

/** Where a forger may reach in. Each is given the honest text and returns what is written; all that follows is made to fit. */
export type Tampering = {
  readonly rules?: (text: string) => string;
  readonly roster?: (text: string) => string;
  readonly commitment?: (text: string) => string;
  readonly lines?: (lines: Line[]) => Line[];
  readonly journal?: (text: string) => string;
  readonly result?: (text: string) => string;
  readonly head?: (text: string) => string;
  readonly key?: (text: string) => string;
  /** Another key, and another way to sign. */
  readonly publicKey?: Uint8Array;
  readonly sign?: (message: Uint8Array) => Uint8Array;
  readonly seed?: (seed: Hex64) => Hex64;
};

/** A public folder (without SPEC.txt) for the ingredients. */
export function forge(from: Ingredients, tamper: Tampering = {}): Map<string, Uint8Array> {
  const change = (how: ((text: string) => string) | undefined, bytes: Uint8Array) =>
    how === undefined ? bytes : Uint8Array.from(how(latin(bytes)), character => character.charCodeAt(0));
  const { ceremony, roles, schools } = from.rules;
  const rulesTxt = change(tamper.rules, printRules(from.rules));
  const lines: RosterLine[] = from.lots.map(({ school, lot, size, p }) => ({
    school,
    lot,
    size,
    tag: tagOf(ceremony, school, lot, p),
  }));
  const honestRoster = printRoster(lines);
  const rosterCsv = change(tamper.roster, honestRoster);
  const [R, L] = [digestOf(rulesTxt), digestOf(rosterCsv)];
  const key = signatures.keyOf(from.keySeed);
  const keyPem = change(tamper.key, printKey(tamper.publicKey ?? key.publicKey));
  const sign = tamper.sign ?? (message => signatures.sign(key, message));
  const read = parseRoster(rosterCsv);
  const roster = read.ok ? read.value : must(parseRoster(honestRoster));

  const commitments = roles.map((role, i) => ({
    role,
    commitment: commitmentOf(ceremony, role, L, R, from.secrets[i] ?? ''),
  }));
  const promise = change(
    tamper.commitment,
    printCommitment({
      ceremony,
      roster: L,
      rules: R,
      lots: roster.lots,
      children: roster.children,
      commitments,
      key: keyDigest(tamper.publicKey ?? key.publicKey, digestOf),
      time: from.time,
    }),
  );
  const inputs = joinInputs(from.rules.inputs, from.inputs);
  const honestSeed = seedOf({ ceremony, roster: L, rules: R, secrets: from.secrets, inputs });
  const seed = tamper.seed?.(honestSeed) ?? honestSeed;
  const named = schools.filter(({ code }) => roster.sections.some(({ school }) => school === code));
  const drawable = named.length === roster.sections.length;
  const resultCsv = change(tamper.result, drawable ? printResult(draw(roster, named, seed)) : utf8('school\n'));

  const honestLines: Line[] = [
    { type: 'open', payload: 'forge/1' },
    { type: 'freeze', payload: `roster=${L},rules=${R},lots=${roster.lots},children=${roster.children}` },
    ...commitments.map(({ role, commitment }) => ({ type: 'commit', payload: `${role}:${commitment}` })),
    { type: 'publish', payload: digestOf(promise) },
    ...inputs.split(';').map(payload => ({ type: 'input', payload })),
    { type: 'close', payload: inputs },
    ...roles.map((role, i) => ({ type: 'reveal', payload: `${role}:${from.secrets[i]}` })),
    { type: 'seed', payload: seed },
    { type: 'result', payload: digestOf(resultCsv) },
    { type: 'seal', payload: 'final' },
  ];
  const written: string[] = [];
  for (const { type, payload, time } of tamper.lines?.(honestLines) ?? honestLines) {
    const last = written.at(-1);
    const number = String(written.length + 1).padStart(4, '0');
    const prev = last === undefined ? '0'.repeat(64) : H(last);
    written.push(['lot/1', 'journal', ceremony, number, prev, time ?? from.time, type, payload].join('|'));
  }
  const journal = change(tamper.journal, utf8(written.map(line => `${line}\n`).join('')));
  const lastLine = latin(journal).split('\n').at(-2) ?? '';
  const headTxt = change(tamper.head, utf8(`lot/1|head|${ceremony}|${H(lastLine)}|${digestOf(resultCsv)}\n`));
  return new Map([
    ['rules.txt', rulesTxt],
    ['roster.csv', rosterCsv],
    ['commitment.txt', promise],
    ['commitment.sig', sign(promise)],
    ['key.pem', keyPem],
    ['journal.txt', journal],
    ['result.csv', resultCsv],
    ['head.txt', headTxt],
    ['head.sig', sign(headTxt)],
  ]);
}

/** The folder of an attempt that is given up after `events` lines of its record (at least two, the open and the freeze). */
export function forgeGivenUp(from: Ingredients, events: number, tamper: Tampering = {}): Map<string, Uint8Array> {
  const last = { type: 'fact', payload: 'given-up:why:notary:bureau' };
  const lines = (all: Line[]) => (tamper.lines ?? (some => some))([...all.slice(0, events), last]);
  const files = forge(from, { ...tamper, lines });
  const isPublished = textOf(files.get('journal.txt') as Uint8Array).includes('|publish|');
  for (const name of ['result.csv', 'head.txt', 'head.sig']) files.delete(name);
  if (!isPublished) for (const name of ['commitment.txt', 'commitment.sig']) files.delete(name);
  return files;
}

/** Bytes as a text of one character a byte, so that a forger can write any byte. */
function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

/** The ingredients of a random, honest ceremony: the same for the same seed. */
export function randomIngredients(seedNumber: number, mostLots = 40): Ingredients {
  const random = new SeededRandom(seedNumber);
  const hex = (count: number) => Buffer.from(random.bytes(count)).toString('hex');
  const codes = new Set<string>();
  for (const wanted = random.between(1, 5); codes.size < wanted; ) {
    codes.add(Array.from({ length: random.between(1, 8) }, () => random.pick([...'ABGX09'])).join(''));
  }
  const sorted = [...codes].sort();
  const lots = sorted.flatMap(school => {
    const names = new Set<string>();
    for (const wanted = random.between(1, mostLots); names.size < wanted; ) {
      const style = random.between(0, 2);
      if (style === 0) names.add(`2701${random.digits(4)}`);
      else if (style === 1) names.add(random.digits(random.between(1, 3)));
      else names.add(Array.from({ length: random.between(1, 24) }, () => random.pick([...'AZ09-'])).join(''));
    }
    return [...names].sort().map(lot => ({
      school,
      lot,
      size: random.between(0, 9) < 8 ? 1 : random.between(1, 9),
      p: hex(32),
    }));
  });
  const roles = random.pick<readonly Role[]>([
    ['operator'],
    ['operator', 'notary'],
    ['notary', 'parents'],
    ['operator', 'notary', 'parents'],
  ]);
  const inputs: InputLine[] = [
    ...Array.from({ length: random.between(0, 2) }, () => ({ kind: 'card' as const, count: random.between(1, 8) })),
    ...Array.from({ length: random.between(1, 3) }, () => ({
      kind: random.pick(['ball', 'd10'] as const),
      count: random.between(1, 25),
    })),
  ];
  if (random.between(0, 3) === 0) {
    const source = random.pick(['上证指数当日收盘（两位小数，去小数点）', 'drand: round 1, its first digits']);
    inputs.push({ kind: 'beacon', count: random.between(1, 12), source });
  }
  const ceremony = `${random.pick(['TEST-', ''])}LB-${random.digits(4)}-a${random.between(1, 99)}`;
  return {
    rules: {
      ceremony,
      title: random.pick(['2024年灵宝市市区民办初中电脑随机摇号录取', "A & B: it's (fine)", '摇号']),
      organiser: random.pick(['灵宝市教育体育局', 'Bureau']),
      prior: random.pick(['none', hex(32)]),
      schools: sorted.map(code => ({
        code,
        places: random.between(1, mostLots),
        twins: random.pick(['expand', 'skip'] as const),
        name: random.pick(['灵宝高新学校（初中部）', 'A:B|C', '𠮷野中学', code]),
      })),
      exemptions: sorted
        .filter(() => random.between(0, 2) === 0)
        .map(school => ({
          school,
          count: random.between(1, 99),
          ground: random.pick(['own-primary', '本校小学毕业生', 'a:b']),
        })),
      roles,
      inputs,
    },
    lots,
    secrets: roles.map(() => hex(random.pick([16, 32]))),
    inputs: inputs.map(({ kind, count }) =>
      kind === 'ball' ? Array.from({ length: count }, () => random.digits(2)).join('-') : random.digits(count),
    ),
    time: '2024-07-15T09:30:00+08:00',
    keySeed: random.bytes(32),
  };
}

/** A folder as text, for messages of failing tests. */
export function folderText(folder: ReadonlyMap<string, Uint8Array>): string {
  return [...folder].map(([name, bytes]) => `== ${name}\n${textOf(bytes)}`).join('\n');
}
