// 报名回执: what a family takes home of its lot. With the names and ID numbers that the family knows itself, the receipt shows
// at any time that the lot is still theirs (protocol.md §2.2): the salt gives p, p gives the tag, and the tag stands in the
// published list.
//
// What a receipt tells a stranger: neither name nor ID number stands in its code. But the salt is what keeps a tag from being
// tried out: whoever holds a receipt and knows the child's full name can try the million or so ID numbers that are possible
// in a county. So the printed receipt shows a masked name and no digit of the ID number, and is to be kept like one.

import type { DossierFiles } from '../dossier/files.ts';
import { maskName } from '../intake/findings/mask.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import type { Hex64 } from '../protocol/hash.ts';
import { isCeremonyId, isHex64, isLot, isSchoolCode, wholeNumber } from '../protocol/lexis.ts';
import { lotsOf, type Person } from '../protocol/people.ts';
import {
  lotName,
  parseRoster,
  personDigest,
  type Roster,
  type RosterLine,
  rosterLine,
  tagOf,
} from '../protocol/roster.ts';
import { parseRules } from '../protocol/rules.ts';
import { narrow } from '../text/narrow.ts';
import { type Refusal, refusal } from '../text/refusal.ts';
import { visible } from '../text/visible.ts';

/** A receipt: the lot's line of the roster, and the salt that opens it. */
export type Receipt = RosterLine & { readonly ceremony: string; readonly salt: string };

/** A receipt as it is printed. */
export type PrintedReceipt = {
  readonly receipt: Receipt;
  /** The masked names of the lot's children, in the order in which they are hashed. */
  readonly names: readonly string[];
  /** The text of the QR code (`printReceipt`): at most 190 ASCII characters, however many children the lot has. */
  readonly code: string;
};

/** A child as its family writes it. */
export type NamedChild = { readonly name: string; readonly id: string };

/** The receipts of a sealed list, in its order. */
export function* receiptsOf(ceremony: string, people: readonly Person[]): Generator<PrintedReceipt> {
  for (const children of lotsOf(people)) {
    const [{ school, lot, salt }] = children;
    const tag = tagOf(ceremony, school, lot, personDigest(salt, children));
    const receipt = { ceremony, school, lot, size: children.length, salt, tag };
    const names = children.map(({ name }) => visible(maskName(name)));
    yield { receipt, names, code: printReceipt(receipt) };
  }
}

/** A receipt as one line: `lot/1|receipt|CER|school|lot|size|salt|tag`. This is what its QR code holds. */
export function printReceipt({ ceremony, school, lot, size, salt, tag }: Receipt): string {
  return ['lot/1', 'receipt', ceremony, school, lot, size, salt, tag].join('|');
}

/** Parses the line of a receipt, with or without blanks around it; refuses any other text. */
export function parseReceipt(line: string): Outcome<Receipt> {
  const fields = line.trim().split('|');
  const [alg, kind, ceremony = '', school = '', lot = '', digit = '', salt = '', tag = ''] = fields;
  const size = wholeNumber(digit, 1, 9);
  const fits =
    fields.length === 8 &&
    alg === 'lot/1' &&
    kind === 'receipt' &&
    isCeremonyId(ceremony) &&
    isSchoolCode(school) &&
    isLot(lot) &&
    /^[0-9a-f]{32}$/.test(salt) &&
    isHex64(tag);
  if (!fits || size === null) return refused(refusal('receipt.form', {}));
  return done({ ceremony, school, lot, size, salt, tag });
}

/** The line of a lot in a roster; null if absent. */
export function lineOf(roster: Roster, school: string, lot: string): RosterLine | null {
  const section = roster.sections.find(each => each.school === school);
  let [from, to] = [section?.from ?? 0, section?.to ?? 0];
  while (from < to) {
    const middle = (from + to) >>> 1;
    const name = lotName(roster, middle);
    if (name === lot) return rosterLine(roster, middle);
    if (name < lot) from = middle + 1;
    else to = middle;
  }
  return null;
}

/** The steps of checking a receipt, in their order. The first that fails is the answer. */
export type ReceiptStep = {
  readonly id: 'receipt.ceremony' | 'receipt.lot' | 'receipt.tag' | 'receipt.child';
  readonly ok: boolean;
  readonly expected: string;
  readonly actual: string;
};

/** A line of the arithmetic for a shell, and what it prints. */
export type ReceiptArithmetic = {
  readonly id: 'receipt.step-child' | 'receipt.step-tag' | 'receipt.step-line';
  readonly line: string;
  readonly value: string;
};

/** Whether the lot of a receipt is that of these children; `why` says why not. */
export type ReceiptVerdict = {
  readonly ok: boolean;
  readonly steps: readonly ReceiptStep[];
  readonly why: Refusal | null;
  /** p of §2.2 for these children; null if none were named. */
  readonly p: Hex64 | null;
  /** What was computed, for anybody to repeat; it holds the children's names and ID numbers where they were given. */
  readonly arithmetic: readonly ReceiptArithmetic[];
};

/**
 * Checks a receipt against a published list: `ceremony` is that of rules.txt, `line` the lot's line (`lineOf`). `children` are
 * the names and ID numbers as the family writes them, in any order (on paper masked names of twins look alike); an empty list
 * checks the receipt alone: that the line is still the one that it was given out for.
 */
export function checkReceipt(
  receipt: Receipt,
  published: { readonly ceremony: string; readonly line: RosterLine | null },
  children: readonly NamedChild[],
): ReceiptVerdict {
  const { ceremony, school, lot, size, salt, tag } = receipt;
  const steps: ReceiptStep[] = [];
  const arithmetic: ReceiptArithmetic[] = [];
  let p: Hex64 | null = null;
  const step = (id: ReceiptStep['id'], expected: string, actual: string) => {
    steps.push({ id, ok: expected === actual, expected, actual });
    return expected === actual;
  };
  const answer = (why: Refusal | null): ReceiptVerdict => ({ ok: why === null, steps, why, p, arithmetic });

  if (!step('receipt.ceremony', published.ceremony, ceremony)) {
    return answer(refusal('receipt.ceremony', { expected: published.ceremony, actual: ceremony }));
  }
  const { line } = published;
  const named = `${school},${lot},${size}`;
  if (!step('receipt.lot', line === null ? '∅' : `${line.school},${line.lot},${line.size}`, named) || line === null) {
    return answer(refusal('receipt.lot', { school, lot }));
  }
  const inList: ReceiptArithmetic = {
    id: 'receipt.step-line',
    line: `grep '^${school},${lot},' roster.csv`,
    value: `${school},${lot},${line.size},${line.tag}`,
  };
  if (!step('receipt.tag', line.tag, tag) || children.length === 0) {
    arithmetic.push(inList);
    return answer(line.tag === tag ? null : refusal('receipt.tag', { school, lot }));
  }
  const recorded = children.map(asRecorded);
  let ordered: readonly NamedChild[] = recorded;
  if (recorded.length === size) {
    for (const order of candidatesOf(recorded)) {
      if (tagOf(ceremony, school, lot, personDigest(salt, order)) !== tag) continue;
      ordered = order;
      break;
    }
  }
  p = personDigest(salt, ordered);
  const computed = tagOf(ceremony, school, lot, p);
  const text = [salt, ...ordered.flatMap(({ id, name }) => [id, name])].join('|');
  arithmetic.push(
    { id: 'receipt.step-child', line: `printf '%s' ${quoted(text)} | sha256sum`, value: p },
    {
      id: 'receipt.step-tag',
      line: `printf '%s' "lot/1|person|${ceremony}|${school}|${lot}|${p}" | sha256sum`,
      value: computed,
    },
    inList,
  );
  if (step('receipt.child', line.tag, computed)) return answer(null);
  return answer(refusal(children.length === size ? 'receipt.child' : 'receipt.children', { lot, size }));
}

/** What somebody hands in to be checked: a receipt, and the children where they are named with it. */
export type HandedReceipt = { readonly receipt: Receipt; readonly children: readonly NamedChild[] };

/** The lines over which a receipt may be broken where it was typed or printed. */
const mostLines = 12;

/**
 * Reads what was typed, pasted or saved: the line of a receipt, which may be broken or have blanks in it as digits in groups of
 * four have, and then a line for each child, `ID number,name`.
 */
export function readReceipt(text: string): Outcome<HandedReceipt> {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  for (let count = 1; count <= Math.min(lines.length, mostLines); count++) {
    const receipt = parseReceipt(narrow(lines.slice(0, count).join('')).replace(/\s/g, ''));
    if (!receipt.ok) continue;
    const children: NamedChild[] = [];
    for (const [index, line] of lines.slice(count).entries()) {
      if (line.trim() === '') continue;
      const comma = line.search(/[,，]/);
      if (comma < 0) return refused(refusal('receipt.line', { line: count + index + 1 }));
      children.push({ id: line.slice(0, comma), name: line.slice(comma + 1) });
    }
    return done({ receipt: receipt.value, children });
  }
  return refused(refusal('receipt.form', {}));
}

/** Checks what was handed in against the public files by name. Refuses files that have not their form. */
export function checkHanded(
  { receipt, children }: HandedReceipt,
  files: DossierFiles['public'],
): Outcome<ReceiptVerdict> {
  const rules = parseRules(files.get('rules.txt') ?? new Uint8Array(0));
  if (!rules.ok) return rules;
  const roster = parseRoster(files.get('roster.csv') ?? new Uint8Array(0));
  if (!roster.ok) return roster;
  const line = lineOf(roster.value, receipt.school, receipt.lot);
  return done(checkReceipt(receipt, { ceremony: rules.value.ceremony, line }, children));
}

/** A child as the sealed list writes it: blanks at the ends gone, full-width characters of an ID number narrow, its x large. */
function asRecorded({ name, id }: NamedChild): NamedChild {
  return { name: name.trim(), id: narrow(id).replace(/\s/g, '').toUpperCase() };
}

/**
 * Every order of some children with their names as they were given, then composed and decomposed (Unicode NFC, NFD): the list
 * keeps a name such as André as its file wrote it, and a keyboard may write the same letters otherwise.
 */
function* candidatesOf(children: readonly NamedChild[]): Generator<NamedChild[]> {
  yield* ordersOf(children);
  for (const form of ['NFC', 'NFD'] as const) {
    const written = children.map(({ id, name }) => ({ id, name: name.normalize(form) }));
    if (written.some(({ name }, index) => name !== children[index]?.name)) yield* ordersOf(written);
  }
}

/** Every order of some children, the one in which they were given first. */
function* ordersOf(children: readonly NamedChild[]): Generator<NamedChild[]> {
  if (children.length <= 1) yield [...children];
  for (let first = 0; children.length > 1 && first < children.length; first++) {
    const others = children.filter((_, index) => index !== first);
    for (const order of ordersOf(others)) yield [children[first] as NamedChild, ...order];
  }
}

/** A text as one word of a shell, whatever stands in it. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
