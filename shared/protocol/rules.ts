// protocol.md §2.1: rules.txt.

import { done, type Outcome } from '../outcome.ts';
import { areInOrder, type InputLine, inputKinds, inputNumber } from './inputs.ts';
import {
  bytesOf,
  decodeName,
  encodeText,
  isCeremonyId,
  isHex64,
  isSchoolCode,
  linesOf,
  wholeNumber,
  wrongLine,
} from './lexis.ts';

/** What happens to a twin lot at the last place (§4). */
export type Twins = 'expand' | 'skip';

/** A school that takes part: its code, its places in the draw (children), its rule for twins, its name. */
export type SchoolRule = {
  readonly code: string;
  readonly places: number;
  readonly twins: Twins;
  readonly name: string;
};

/** What of a school's rule decides who is admitted. */
export type DrawRule = Pick<SchoolRule, 'code' | 'places' | 'twins'>;

/** Exempt places of a school, which are filled without the draw, and their ground in words. */
export type Exemption = { readonly school: string; readonly count: number; readonly ground: string };

/** Who may hold a secret, in the order of the protocol. */
export const allRoles = ['operator', 'notary', 'parents'] as const;

/** The holder of a secret. */
export type Role = (typeof allRoles)[number];

/** What rules.txt says. */
export type Rules = {
  readonly ceremony: string;
  readonly title: string;
  readonly organiser: string;
  readonly prior: string;
  readonly schools: readonly SchoolRule[];
  readonly exemptions: readonly Exemption[];
  readonly roles: readonly Role[];
  readonly inputs: readonly InputLine[];
};

/** Writes rules.txt; texts are encoded (§1.8). Whether the rules have the protocol's form is what `parseRules` answers. */
export function printRules(rules: Rules): Uint8Array {
  const lines = [
    'alg=lot/1',
    `ceremony=${rules.ceremony}`,
    `title=${encodeText(rules.title)}`,
    `organiser=${encodeText(rules.organiser)}`,
    `prior=${rules.prior}`,
    ...rules.schools.map(({ code, places, twins, name }) => `school=${code}:${places}:${twins}:${encodeText(name)}`),
    ...rules.exemptions.map(({ school, count, ground }) => `exempt=${school}:${count}:${encodeText(ground)}`),
    `secrets=${rules.roles.join(',')}`,
    ...rules.inputs.map(({ kind, count }, index) => `entropy=${inputNumber(index)}:${kind}:${count}`),
    ...rules.inputs.flatMap((line, index) =>
      line.source === undefined ? [] : [`source=${inputNumber(index)}:${encodeText(line.source)}`],
    ),
  ];
  return bytesOf(lines.map(line => `${line}\n`).join(''));
}

/** The exemptions in the order of rules.txt: by school, then by the bytes of the ground as written. */
export function inOrder(exemptions: readonly Exemption[]): Exemption[] {
  const key = ({ school, ground }: Exemption) => `${school}:${encodeText(ground)}`;
  return exemptions.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** The form of an entropy line. */
function inputForm(index: number, kinds: readonly string[]): string {
  return `entropy=${inputNumber(index)}:${kinds.join('|')}:1..99`;
}

const roleLines = ['operator', 'notary', 'parents', 'operator,notary', 'operator,parents', 'notary,parents'];
roleLines.push(allRoles.join(','));

/** Reads rules.txt; refuses the first line that differs from §2.1. */
export function parseRules(bytes: Uint8Array): Outcome<Rules> {
  const file = 'rules.txt';
  const read = linesOf(file, bytes);
  if (!read.ok) return read;
  const lines = read.value;
  let at = 0;
  const wrong = (expected: string) => wrongLine(file, at + 1, expected, lines[at]);
  const value = (key: string): string | null =>
    lines[at]?.startsWith(`${key}=`) ? (lines[at] as string).slice(key.length + 1) : null;

  if (value('alg') !== 'lot/1') return wrong('alg=lot/1');
  at++;
  const ceremony = value('ceremony');
  if (ceremony === null || !isCeremonyId(ceremony)) return wrong('ceremony=[TEST-]…-aN');
  at++;
  const title = decodeName(value('title') ?? '');
  if (title === null) return wrong('title=TEXT');
  at++;
  const organiser = decodeName(value('organiser') ?? '');
  if (organiser === null) return wrong('organiser=TEXT');
  at++;
  const prior = value('prior');
  if (prior === null || !(prior === 'none' || isHex64(prior))) return wrong('prior=none|hex64');
  at++;

  const schools: SchoolRule[] = [];
  const schoolForm = 'school=CODE:1..99999:expand|skip:TEXT';
  for (let text = value('school'); text !== null; text = value('school')) {
    const [code = '', places = '', twins, ...rest] = text.split(':');
    const number = wholeNumber(places, 1, 99999);
    const name = decodeName(rest.join(':'));
    const fits = isSchoolCode(code) && number !== null && name !== null;
    if (!fits || !(twins === 'expand' || twins === 'skip')) return wrong(schoolForm);
    const last = schools.at(-1);
    if (last !== undefined && last.code >= code) return wrong(`school= > ${last.code}`);
    if (schools.length === 99) return wrong('exempt=|secrets=');
    schools.push({ code, places: number, twins, name });
    at++;
  }
  if (schools.length === 0) return wrong(schoolForm);

  const exemptions: Exemption[] = [];
  let before: readonly [school: string, ground: string] = ['', ''];
  for (let text = value('exempt'); text !== null; text = value('exempt')) {
    const [school = '', count = '', ...rest] = text.split(':');
    const written = rest.join(':');
    const number = wholeNumber(count, 1, 99999);
    const ground = decodeName(written);
    const fits = schools.some(({ code }) => code === school) && number !== null && ground !== null;
    if (!fits) return wrong('exempt=CODE:1..99999:TEXT');
    const follows = before[0] < school || (before[0] === school && before[1] < written);
    if (!follows) return wrong(`exempt= > ${before[0]}:…:${before[1]}`);
    exemptions.push({ school, count: number, ground });
    before = [school, written];
    at++;
  }

  const roles = value('secrets');
  if (roles === null || !roleLines.includes(roles)) return wrong('secrets=operator,notary,parents');
  at++;

  const inputs: InputLine[] = [];
  for (let text = value('entropy'); text !== null; text = value('entropy')) {
    const [number, name, count, ...more] = text.split(':');
    const kind = inputKinds.find(each => each === name);
    const amount = wholeNumber(count ?? '', 1, 99);
    const allowed = inputKinds.filter(each => areInOrder([...inputs.slice(-1), { kind: each }]));
    const expected = inputs.length === 9 || allowed.length === 0 ? '∅' : inputForm(inputs.length, allowed);
    if (number !== inputNumber(inputs.length) || amount === null || more.length > 0) return wrong(expected);
    if (kind === undefined || inputs.length === 9 || !allowed.includes(kind)) return wrong(expected);
    inputs.push({ kind, count: amount });
    at++;
  }
  const last = inputs.at(-1);
  if (last === undefined) return wrong(inputForm(0, inputKinds));
  if (last.kind === 'beacon') {
    const number = inputNumber(inputs.length - 1);
    const text = value('source');
    const source = text?.startsWith(`${number}:`) ? decodeName(text.slice(number.length + 1)) : null;
    if (source === null) return wrong(`source=${number}:TEXT`);
    inputs[inputs.length - 1] = { ...last, source };
    at++;
  }
  if (at < lines.length) return wrong('∅');
  return done({ ceremony, title, organiser, prior, schools, exemptions, roles: roles.split(',') as Role[], inputs });
}
