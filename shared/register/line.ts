// after/register.txt: what was decided in the weeks after the seal, a line each. The form of a line and the chain are here; which line
// may follow which is decided in standing.ts. docs/architecture.md describes the file.

import { afterFolder } from '../dossier/layout.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import { H, type Hex64 } from '../protocol/hash.ts';
import { lineNumber } from '../protocol/journal.ts';
import {
  bytesOf,
  decodeName,
  encodeText,
  isLot,
  isSchoolCode,
  isTime,
  linesOf,
  wholeNumber,
} from '../protocol/lexis.ts';
import { refusal } from '../text/refusal.ts';

/** The register's file in a dossier. */
export const registerFile = `${afterFolder}/register.txt`;

/** The most lines that four digits can number. */
export const longestRegister = 9999;

/** What a line does to a lot: an admitted one declines, a waiting one gives its place up, a waiting one moves up. */
export const lotKinds = ['decline', 'pass', 'move-up'] as const;

/** What a line does: something to a lot, a place outside the draw becomes free, or an earlier line is struck. */
export const registerKinds = [...lotKinds, 'exempt', 'strike'] as const;

/** What a line does. */
export type RegisterKind = (typeof registerKinds)[number];

/** What happened. `line` is the number of the line that is struck, from 1. */
export type RegisterEvent =
  | { readonly kind: (typeof lotKinds)[number]; readonly school: string; readonly lot: string }
  | { readonly kind: 'exempt'; readonly school: string; readonly ground: string }
  | { readonly kind: 'strike'; readonly line: number };

/** Who decided it, when and why. `date` is YYYY-MM-DD. */
export type Decision = {
  readonly date: string;
  readonly reason: string;
  readonly role: string;
  readonly name: string;
};

/** One line. `number` counts from 1, `time` is that of the entry; `line` is the exact text, `hash` its H, which the next line carries. */
export type RegisterEntry = Decision & {
  readonly number: number;
  readonly time: string;
  readonly event: RegisterEvent;
  readonly line: string;
  readonly hash: Hex64;
};

/** The register of a ceremony. `origin` is the digest of its head.txt: what the first line follows. */
export type Register = {
  readonly ceremony: string;
  readonly origin: Hex64;
  readonly entries: readonly RegisterEntry[];
};

/** Is `value` a date of the calendar, YYYY-MM-DD? */
export function isDate(value: string): boolean {
  return isTime(`${value}T00:00:00+00:00`);
}

/** What the next line follows: H of the last line, or the digest of head.txt. */
export function lastHash({ origin, entries }: Register): Hex64 {
  return entries.at(-1)?.hash ?? origin;
}

/** The entry that follows a register when `event` is entered at `time`. */
export function nextRegisterEntry(
  register: Register,
  time: string,
  event: RegisterEvent,
  { date, reason, role, name }: Decision,
): RegisterEntry {
  const number = register.entries.length + 1;
  const fields = [
    'register/1',
    register.ceremony,
    lineNumber(number - 1),
    lastHash(register),
    time,
    date,
    event.kind,
    subjectOf(event),
    ...[reason, role, name].map(encodeText),
  ];
  const line = fields.join('|');
  return { number, time, event, date, reason, role, name, line, hash: H(line) };
}

/** Writes the file. */
export function printRegister({ entries }: Register): Uint8Array {
  return bytesOf(entries.map(({ line }) => `${line}\n`).join(''));
}

/** Reads the file; refuses the first line whose form, number, ceremony or chain is not that of a register after `origin`. */
export function parseRegister(bytes: Uint8Array, ceremony: string, origin: Hex64): Outcome<Register> {
  if (bytes.length === 0) return done({ ceremony, origin, entries: [] });
  const wrongAt = (number: number) => refused(refusal('register.form', { file: registerFile, line: number }));
  const read = linesOf(registerFile, bytes);
  if (!read.ok) return wrongAt(Number(read.refusal.values['line'] ?? 1));
  const entries: RegisterEntry[] = [];
  let prev = origin;
  for (const line of read.value) {
    const number = entries.length + 1;
    const fields = line.split('|');
    const [version, id, count, before, time = '', date = '', kind = '', subject = '', ...words] = fields;
    const isOfIt = version === 'register/1' && fields.length === 11 && id === ceremony && number <= longestRegister;
    if (!isOfIt) return wrongAt(number);
    // A line that was taken out, put in or changed shows here, whichever it was: at the first line behind it.
    if (count !== lineNumber(number - 1) || before !== prev) {
      return refused(refusal('register.chain', { file: registerFile, line: number }));
    }
    const event = parseEvent(kind, subject);
    const [reason, role, name] = words.map(decodeName);
    if (!isTime(time) || !isDate(date) || event === null) return wrongAt(number);
    if (typeof reason !== 'string' || typeof role !== 'string' || typeof name !== 'string') return wrongAt(number);
    prev = H(line);
    entries.push({ number, time, event, date, reason, role, name, line, hash: prev });
  }
  return done({ ceremony, origin, entries });
}

function subjectOf(event: RegisterEvent): string {
  switch (event.kind) {
    case 'exempt':
      return `${event.school}:${encodeText(event.ground)}`;
    case 'strike':
      return lineNumber(event.line - 1);
    default:
      return `${event.school}:${event.lot}`;
  }
}

/** The event of a kind with a subject; null if the subject does not have that kind's form. */
function parseEvent(kind: string, subject: string): RegisterEvent | null {
  if (kind === 'strike') {
    const line = /^[0-9]{4}$/.test(subject) ? wholeNumber(subject.replace(/^0+/, ''), 1, longestRegister) : null;
    return line === null ? null : { kind, line };
  }
  const colon = subject.indexOf(':');
  const school = subject.slice(0, Math.max(colon, 0));
  const rest = subject.slice(colon + 1);
  if (!isSchoolCode(school)) return null;
  if (kind === 'exempt') {
    const ground = decodeName(rest);
    return ground === null ? null : { kind, school, ground };
  }
  const lotKind = lotKinds.find(each => each === kind);
  return lotKind !== undefined && isLot(rest) ? { kind: lotKind, school, lot: rest } : null;
}
