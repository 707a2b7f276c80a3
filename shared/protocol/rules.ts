// protocol.md §2.1: rules.txt.

import { done, type Outcome } from '../outcome.ts';
import { type InputLine, inputKinds, inputNumber } from './inputs.ts';
import { bytesOf, isCeremonyId, isGround, isHex64, isSchoolCode, linesOf, wholeNumber, wrongLine } from './lexis.ts';

/** What happens to a twin lot at the last place (§4). */
export type Twins = 'expand' | 'skip';

/** A school that takes part: its code, its places in the draw (children), its rule for twins. */
export type SchoolRule = { readonly code: string; readonly places: number; readonly twins: Twins };

/** Exempt places of a school, which are filled without the draw, and their ground. */
export type Exemption = { readonly school: string; readonly count: number; readonly ground: string };

/** Who may hold a secret, in the order of the protocol. */
export const allRoles = ['operator', 'notary', 'parents'] as const;

/** The holder of a secret. */
export type Role = (typeof allRoles)[number];

/** What rules.txt says. */
export type Rules = {
  readonly ceremony: string;
  readonly prior: string;
  readonly schools: readonly SchoolRule[];
  readonly exemptions: readonly Exemption[];
  readonly roles: readonly Role[];
  readonly inputs: readonly InputLine[];
};

/** Writes rules.txt. Whether the rules have the protocol's form is what `parseRules` answers. */
export function printRules(rules: Rules): Uint8Array {
  const lines = [
    'alg=lot/1',
    `ceremony=${rules.ceremony}`,
    `prior=${rules.prior}`,
    ...rules.schools.map(({ code, places, twins }) => `school=${code}:${places}:${twins}`),
    ...rules.exemptions.map(({ school, count, ground }) => `exempt=${school}:${count}:${ground}`),
    `secrets=${rules.roles.join(',')}`,
    ...rules.inputs.map(({ kind, count }, index) => `entropy=${inputNumber(index)}:${kind}:${count}`),
  ];
  return bytesOf(lines.map(line => `${line}\n`).join(''));
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
  const prior = value('prior');
  if (prior === null || !(prior === 'none' || isHex64(prior))) return wrong('prior=none|hex64');
  at++;

  const schools: SchoolRule[] = [];
  for (let text = value('school'); text !== null; text = value('school')) {
    const [code, places, twins, ...more] = text.split(':');
    const number = wholeNumber(places ?? '', 1, 99999);
    const fits = code !== undefined && isSchoolCode(code) && number !== null && more.length === 0;
    if (!fits || !(twins === 'expand' || twins === 'skip')) return wrong('school=CODE:1..99999:expand|skip');
    const last = schools.at(-1);
    if (last !== undefined && last.code >= code) return wrong(`school= > ${last.code}`);
    if (schools.length === 99) return wrong('exempt=|secrets=');
    schools.push({ code, places: number, twins });
    at++;
  }
  if (schools.length === 0) return wrong('school=CODE:1..99999:expand|skip');

  const exemptions: Exemption[] = [];
  for (let text = value('exempt'); text !== null; text = value('exempt')) {
    const [school, count, ground, ...more] = text.split(':');
    const number = wholeNumber(count ?? '', 1, 99999);
    const fits = school !== undefined && schools.some(({ code }) => code === school) && number !== null;
    if (!fits || ground === undefined || !isGround(ground) || more.length > 0)
      return wrong('exempt=CODE:1..99999:ground');
    const last = exemptions.at(-1);
    const follows = last === undefined || last.school < school || (last.school === school && last.ground < ground);
    if (!follows) return wrong(`exempt= > ${last.school}:…:${last.ground}`);
    exemptions.push({ school, count: number, ground });
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
    const expected = `entropy=${inputNumber(inputs.length)}:card|ball|d10:1..99`;
    if (number !== inputNumber(inputs.length) || amount === null || more.length > 0) return wrong(expected);
    if (kind === undefined || inputs.length === 9) return wrong(expected);
    const last = inputs.at(-1);
    if (kind === 'card' && last !== undefined && last.kind !== 'card') return wrong(expected.replace('card|', ''));
    inputs.push({ kind, count: amount });
    at++;
  }
  if (inputs.length === 0) return wrong('entropy=01:card|ball|d10:1..99');
  if (at < lines.length) return wrong('∅');
  return done({ ceremony, prior, schools, exemptions, roles: roles.split(',') as Role[], inputs });
}
