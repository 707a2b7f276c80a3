// protocol.md §2.4: journal.txt, the chain of everything that happened. This module knows the form of each line and the
// chain; which event may follow which is decided in record/state.ts.

import { done, type Outcome } from '../outcome.ts';
import { type Fact, parseFact, printFact } from './facts.ts';
import { H, type Hex64 } from './hash.ts';
import { type InputKind, inputKinds } from './inputs.ts';
import {
  bytesOf,
  decodeText,
  isHex64,
  isSchoolCode,
  isSecret,
  isTime,
  linesOf,
  wholeNumber,
  wrongLine,
} from './lexis.ts';
import { allRoles, type Role } from './rules.ts';

/** Everything that can happen in a ceremony: the closed list of §2.4. Text fields stay percent-encoded. */
export type JournalEvent =
  | { readonly type: 'open'; readonly software: string }
  | {
      readonly type: 'freeze';
      readonly roster: Hex64;
      readonly rules: Hex64;
      readonly lots: number;
      readonly children: number;
    }
  | { readonly type: 'commit'; readonly role: Role; readonly commitment: Hex64 }
  | { readonly type: 'publish'; readonly digest: Hex64 }
  | { readonly type: 'input'; readonly number: string; readonly kind: InputKind; readonly value: string }
  | { readonly type: 'close'; readonly inputs: string }
  | { readonly type: 'reveal'; readonly role: Role; readonly secret: string }
  | { readonly type: 'seed'; readonly seed: Hex64 }
  | { readonly type: 'result'; readonly digest: Hex64 }
  | { readonly type: 'seal' }
  | { readonly type: 'void'; readonly number: string; readonly reason: string }
  | { readonly type: 'present'; readonly school: string }
  | { readonly type: 'incident'; readonly text: string }
  | { readonly type: 'fact'; readonly payload: string; readonly fact: Fact };

/** One line of the journal. `line` is the exact text without LF, `hash` its H, which the next line carries. */
export type Entry = {
  readonly time: string;
  readonly event: JournalEvent;
  readonly line: string;
  readonly hash: Hex64;
};

/** A journal: its entries from the first line on. */
export type Journal = { readonly ceremony: string; readonly entries: readonly Entry[] };

/** What `prev` is in the first line. */
const noHash: Hex64 = '0'.repeat(64);

/** The most lines that four digits can number. */
export const longestJournal = 9999;

/** The payload of an event. */
export function payloadOf(event: JournalEvent): string {
  switch (event.type) {
    case 'open':
      return event.software;
    case 'freeze':
      return `roster=${event.roster},rules=${event.rules},lots=${event.lots},children=${event.children}`;
    case 'commit':
      return `${event.role}:${event.commitment}`;
    case 'publish':
    case 'result':
      return event.digest;
    case 'input':
      return `${event.number}:${event.kind}:${event.value}`;
    case 'close':
      return event.inputs;
    case 'reveal':
      return `${event.role}:${event.secret}`;
    case 'seed':
      return event.seed;
    case 'seal':
      return 'final';
    case 'void':
      return `${event.number}:${event.reason}`;
    case 'present':
      return event.school;
    case 'incident':
      return event.text;
    case 'fact':
      return event.payload;
  }
}

/** The forms of the payloads, as a refusal shows them. */
const payloadForms: { readonly [Type in JournalEvent['type']]: string } = {
  open: 'SOFTWARE/VERSION',
  freeze: 'roster=hex64,rules=hex64,lots=N,children=N',
  commit: 'ROLE:hex64',
  publish: 'hex64',
  input: `NN:${inputKinds.join('|')}:VALUE`,
  close: 'NN:KIND:VALUE[;…]',
  reveal: 'ROLE:S',
  seed: 'hex64',
  result: 'hex64',
  seal: 'final',
  void: 'NN:TEXT',
  present: 'CODE',
  incident: 'TEXT',
  fact: 'KEY[:VALUE…]',
};

const softwareForm = /^[A-Za-z0-9._+-]{1,64}\/[A-Za-z0-9._+-]{1,64}$/;
const inputForm = /^(0[1-9]):(?:(card|d10|beacon):([0-9]{1,99})|(ball):([0-9]{2}(?:-[0-9]{2}){0,98}))$/;

/** The event of a type with a payload; null if the payload does not have that type's form. */
function parseEvent(type: string, payload: string): JournalEvent | null {
  const colon = payload.indexOf(':');
  const head = payload.slice(0, Math.max(colon, 0));
  const tail = payload.slice(colon + 1);
  const role = allRoles.find(name => name === head);
  switch (type) {
    case 'open':
      return softwareForm.test(payload) ? { type, software: payload } : null;
    case 'freeze': {
      const form = /^roster=([0-9a-f]{64}),rules=([0-9a-f]{64}),lots=([0-9]+),children=([0-9]+)$/.exec(payload);
      const [, roster, rules, lotsText = '', childrenText = ''] = form ?? [];
      const lots = wholeNumber(lotsText, 1, 99_999_999);
      const children = wholeNumber(childrenText, 1, 99_999_999);
      if (roster === undefined || rules === undefined || lots === null || children === null) return null;
      return { type, roster, rules, lots, children };
    }
    case 'commit':
      return role !== undefined && isHex64(tail) ? { type, role, commitment: tail } : null;
    case 'publish':
    case 'result':
      return isHex64(payload) ? { type, digest: payload } : null;
    case 'input': {
      const [, number, single, digits, balls, numbers] = inputForm.exec(payload) ?? [];
      const [kind, value] = [single ?? balls, digits ?? numbers];
      if (number === undefined || kind === undefined || value === undefined) return null;
      return { type, number, kind: kind as InputKind, value };
    }
    case 'close':
      return payload.split(';').every(input => inputForm.test(input)) ? { type, inputs: payload } : null;
    case 'reveal':
      return role !== undefined && isSecret(tail) ? { type, role, secret: tail } : null;
    case 'seed':
      return isHex64(payload) ? { type, seed: payload } : null;
    case 'seal':
      return payload === 'final' ? { type } : null;
    case 'void':
      return /^0[1-9]$/.test(head) && decodeText(tail) !== null ? { type, number: head, reason: tail } : null;
    case 'present':
      return isSchoolCode(payload) ? { type, school: payload } : null;
    case 'incident':
      return decodeText(payload) !== null ? { type, text: payload } : null;
    case 'fact': {
      const fact = parseFact(payload);
      return fact === null ? null : { type, payload, fact };
    }
    default:
      return null;
  }
}

/** The event that puts a fact on record; null if it has more roles or longer texts than a line takes. */
export function factEvent(fact: Fact): JournalEvent | null {
  return parseEvent('fact', printFact(fact));
}

/** The number of a line in four digits, from its index. */
export function lineNumber(index: number): string {
  return String(index + 1).padStart(4, '0');
}

/** The entry that follows `journal` when `event` happens at `time`. */
export function nextEntry(journal: Journal, time: string, event: JournalEvent): Entry {
  const number = lineNumber(journal.entries.length);
  const prev = journal.entries.at(-1)?.hash ?? noHash;
  const fields = ['lot/1', 'journal', journal.ceremony, number, prev, time, event.type, payloadOf(event)];
  const line = fields.join('|');
  return { time, event, line, hash: H(line) };
}

/** Writes journal.txt. */
export function printJournal(journal: Journal): Uint8Array {
  return bytesOf(journal.entries.map(({ line }) => `${line}\n`).join(''));
}

/**
 * The complete lines of journal.txt. A line without LF was being written when the power failed: it was never shown and is not an event.
 * `torn` tells whether there was one.
 */
export function wholeLines(bytes: Uint8Array): { readonly bytes: Uint8Array; readonly torn: boolean } {
  const length = bytes.lastIndexOf(0x0a) + 1;
  return { bytes: bytes.subarray(0, length), torn: length < bytes.length };
}

/** Reads journal.txt; refuses the first line whose form, number, ceremony or chain differs from §2.4. */
export function parseJournal(bytes: Uint8Array, ceremony: string): Outcome<Journal> {
  const file = 'journal.txt';
  const read = linesOf(file, bytes);
  if (!read.ok) return read;
  const entries: Entry[] = [];
  let prev = noHash;
  for (const line of read.value) {
    const at = entries.length + 1;
    const wrong = (expected: string) => wrongLine(file, at, expected, line);
    const number = lineNumber(entries.length);
    const fields = line.split('|');
    const [version, kind, id, count, before, time, type, payload] = fields;
    if (fields.length !== 8 || version !== 'lot/1' || kind !== 'journal') return wrong('lot/1|journal|…, 8 fields');
    if (id !== ceremony) return wrong(`CER=${ceremony}`);
    if (count !== number || at > longestJournal) return wrong(`NNNN=${number}`);
    if (before !== prev) return wrong(`PREV=${prev}`);
    if (time === undefined || !isTime(time)) return wrong('TIME=YYYY-MM-DDThh:mm:ss+hh:mm');
    if (type === undefined || !Object.hasOwn(payloadForms, type))
      return wrong(`TYPE=${Object.keys(payloadForms).join('|')}`);
    const event = parseEvent(type, payload ?? '');
    if (event === null) return wrong(`PAYLOAD=${payloadForms[type as JournalEvent['type']]}`);
    prev = H(line);
    entries.push({ time, event, line, hash: prev });
  }
  return done({ ceremony, entries });
}
