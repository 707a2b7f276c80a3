// protocol.md §6: what is true of a record that verifies and what a reader has to weigh. Remarks never change the verdict.

import type { Commitment } from '../protocol/commitment.ts';
import type { Hex64 } from '../protocol/hash.ts';
import { enoughDigits, type InputKind, unchosenDigits } from '../protocol/inputs.ts';
import { type Journal, lineNumber } from '../protocol/journal.ts';
import { decodeText, instantOf, isRehearsal, mostOfLot } from '../protocol/lexis.ts';
import { isNeverAdmitted } from '../protocol/ranking.ts';
import { type Roster, rosterLine } from '../protocol/roster.ts';
import type { Role, Rules } from '../protocol/rules.ts';
import { beforeBeacon } from '../record/beacon.ts';
import { madeHereIn } from '../record/notes.ts';
import type { State } from '../record/state.ts';
import { lookUp } from '../text/look-up.ts';
import { remarkTexts } from '../text/remarks.ts';
import type { Language } from '../text/template.ts';
import { kindTexts, publicTexts } from '../text/vocabulary.ts';

/** A remark: its code, and the value that it is about, as all verifiers print them; `words` are what a person wrote, decoded. */
export type Remark = { readonly code: RemarkCode; readonly value: string; readonly words?: string };

/** The codes of remarks, in their order. */
export const remarkCodes = [
  'rehearsal',
  'prior',
  'one-holder',
  'same-secret',
  'made-here',
  'few-digits',
  'late-promise',
  'clock-back',
  'never',
  'void',
  'incident',
  'spec',
  'verify.html',
  'result.html',
] as const;

/** The code of a remark. */
export type RemarkCode = (typeof remarkCodes)[number];

/** A remark in words of a language. */
export function remarkWords(language: Language, { code, value, words = '' }: Remark): string {
  const say = lookUp({ ...publicTexts, ...remarkTexts }, language);
  switch (code) {
    case 'rehearsal':
    case 'late-promise':
    case 'verify.html':
    case 'result.html':
      return say(`remark.${code}`);
    case 'one-holder':
    case 'same-secret':
    case 'made-here':
      return say(`remark.${code}`, { value: say(`role.${value as Role}`) });
    case 'void':
    case 'incident':
      return say(`remark.${code}`, { value, words });
    case 'spec':
      return say(value === 'missing' ? 'remark.spec-missing' : 'remark.spec-unknown');
    default:
      return say(`remark.${code}`, { value });
  }
}

/** What remarks are made of. `spec` is null if SPEC.txt is missing, else whether its digest is known; `names` are the files of `public/`. */
export type Remarked = {
  readonly rules: Rules;
  readonly roster: Roster;
  /** Null if it was not published. */
  readonly promise: Commitment | null;
  readonly journal: Journal;
  readonly state: State;
  readonly spec: boolean | null;
  readonly names: ReadonlySet<string>;
};

/** The remarks on a record that holds, in the order of their codes, then of the record or the roster. */
export function remarksOf({ rules, roster, promise, journal, state, spec, names }: Remarked): Remark[] {
  const { entries } = journal;
  const remarks: Remark[] = [];
  const add = (code: RemarkCode, value = '', words?: string) =>
    remarks.push(words === undefined ? { code, value } : { code, value, words });

  if (isRehearsal(rules.ceremony)) add('rehearsal');
  if (rules.prior !== 'none') add('prior', rules.prior);
  const [first] = rules.roles;
  if (first !== undefined && rules.roles.length === 1) add('one-holder', first);
  const { secrets } = state;
  for (const [index, secret] of secrets.entries()) {
    if (secrets.indexOf(secret) < index) add('same-secret', rules.roles[index]);
  }
  const madeHere = madeHereIn(state.notes);
  for (const role of rules.roles) if (madeHere.has(role)) add('made-here', role);
  const thrown = unchosenDigits(rules.inputs);
  if (thrown < enoughDigits) add('few-digits', String(thrown));
  const firstInput = entries.find(({ event }) => event.type === 'input');
  if (promise !== null && firstInput !== undefined && at(promise.time) > at(firstInput.time)) add('late-promise');
  for (const [index, { time }] of entries.entries()) {
    const before = entries[index - 1];
    if (before !== undefined && at(time) < at(before.time)) add('clock-back', lineNumber(index));
  }
  for (const rule of rules.schools) {
    const { code } = rule;
    const section = roster.sections.find(({ school }) => school === code);
    // Where the largest lot fits, none has to be looked at.
    if (section === undefined || !isNeverAdmitted(rule, mostOfLot)) continue;
    for (let row = section.from; row < section.to; row++) {
      if (isNeverAdmitted(rule, roster.sizes[row] as number)) add('never', `${code},${rosterLine(roster, row).lot}`);
    }
  }
  for (const [index, { event }] of entries.entries()) {
    if (event.type === 'void') add('void', lineNumber(index), `${event.number} ${decodeText(event.reason) ?? ''}`);
  }
  for (const [index, { event }] of entries.entries()) {
    if (event.type === 'incident') add('incident', lineNumber(index), decodeText(event.text) ?? '');
  }
  if (spec !== true) add('spec', spec === null ? 'missing' : 'unknown');
  const pages = state.due.type === 'given-up' ? (['verify.html'] as const) : (['verify.html', 'result.html'] as const);
  for (const name of pages) if (!names.has(name)) add(name, 'missing');
  return remarks;
}

/** What a reader compares with paper and photographs, in this order: what was seen to be thrown first. */
export type Comparison = {
  readonly what: 'input' | 'promise' | 'commit' | 'record' | 'seed' | 'result' | 'head' | 'prior';
  readonly value: string;
};

/** What a value to compare is called and where on paper it stands; its digits; and the kind of input that they are of, or null. */
export type Compared = { readonly name: string; readonly digits: string; readonly kind: InputKind | null };

/** A value to compare, as a person reads it. */
export function comparedAs(language: Language, { what, value }: Comparison): Compared {
  const say = lookUp({ ...publicTexts, ...kindTexts, ...remarkTexts }, language);
  const [first = '', second = '', third = ''] = value.split(':');
  switch (what) {
    case 'input': {
      const kind = second as InputKind;
      return { name: say('compare.input', { number: first, kind: say(`kind.${kind}`) }), digits: third, kind };
    }
    case 'commit':
      return { name: say('compare.commit', { role: say(`role.${first as Role}`) }), digits: second, kind: null };
    default:
      return { name: say(`compare.${what}`), digits: value, kind: null };
  }
}

/** The values to compare (§6.3). `promise` is null if it was not published, `files` (digests) if the attempt was given up. */
export function comparisonOf(from: {
  readonly journal: Journal;
  readonly state: State;
  readonly inputs: readonly string[];
  readonly promise: Hex64 | null;
  readonly files: { readonly result: Hex64; readonly head: Hex64 } | null;
}): Comparison[] {
  const { journal, state, files } = from;
  const compare: Comparison[] = from.inputs.map(value => ({ what: 'input', value }));
  const add = (what: Comparison['what'], value: string | null | undefined) => {
    if (value) compare.push({ what, value });
  };
  add('promise', from.promise);
  for (const { role, commitment } of state.commitments) add('commit', `${role}:${commitment}`);
  add('record', beforeBeacon(journal));
  if (files === null) {
    add('prior', journal.entries.at(-1)?.hash);
    return compare;
  }
  add('seed', state.seed);
  add('result', files.result);
  add('head', files.head);
  return compare;
}

function at(time: string): number {
  return instantOf(time) ?? 0;
}
