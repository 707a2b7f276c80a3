// protocol.md §1: the fields that occur in more than one file, each as a test for exactly its form.

import { bytesToHex } from '@noble/hashes/utils.js';
import { done, type Outcome, refused } from '../outcome.ts';
import { refusal } from '../text/refuse.ts';

/** Is `value` 64 lower-case hexadecimal digits (§1.6)? */
export function isHex64(value: string): boolean {
  return /^[0-9a-f]{64}$/.test(value);
}

/** Bytes as lower-case hexadecimal digits, two a byte (§1.6). */
export const hexOf: (bytes: Uint8Array) => string = bytesToHex;

/** Is `value` the id of an attempt (§2.1)? */
export function isCeremonyId(value: string): boolean {
  return value.length >= 4 && value.length <= 40 && /^(TEST-)?[A-Z0-9]+(-[A-Z0-9]+)*-a[1-9][0-9]?$/.test(value);
}

/** Is a ceremony with this id a rehearsal (§2.1)? */
export function isRehearsal(ceremony: string): boolean {
  return ceremony.startsWith('TEST-');
}

/** Is `value` a school's code (§2.1)? */
export function isSchoolCode(value: string): boolean {
  return /^[A-Z0-9]{1,8}$/.test(value);
}

/** Is `value` the name of a lot (§2.2)? */
export function isLot(value: string): boolean {
  return /^[A-Z0-9-]{1,24}$/.test(value);
}

/** The most children that share a lot (§2.2). */
export const mostOfLot = 9;

/** Is `value` a secret (§2.3): 32 or 64 lower-case hexadecimal digits? */
export function isSecret(value: string): boolean {
  return /^([0-9a-f]{32}|[0-9a-f]{64})$/.test(value);
}

/** The number that `value` writes in decimal (§1.5); null if malformed or not within `least` and `most`. */
export function wholeNumber(value: string, least: number, most: number): number | null {
  if (!/^(0|[1-9][0-9]{0,14})$/.test(value)) return null;
  const number = Number(value);
  return number >= least && number <= most ? number : null;
}

/** Is `value` a time of the protocol (§1.7): a date of the calendar, a time of day, an offset of at most 14 hours? */
export function isTime(value: string): boolean {
  return instantOf(value) !== null;
}

/** The instant of a time of the protocol in milliseconds since 1970 (UTC); null if malformed. */
export function instantOf(value: string): number | null {
  const form = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)[+-](\d\d):(\d\d)$/.exec(value);
  if (form === null) return null;
  const [year, month, day, hour, minute, second, offsetHour, offsetMinute] = form.slice(1).map(Number) as [
    number, number, number, number, number, number, number, number,
  ]; // biome-ignore format: eight numbers in a row
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) return null;
  if (hour > 23 || minute > 59 || second > 59 || offsetMinute > 59) return null;
  if (offsetHour * 60 + offsetMinute > 14 * 60 || value.endsWith('-00:00')) return null;
  const instant = Date.parse(value);
  return Number.isNaN(instant) ? null : instant;
}

const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The days of a month, counted from 1, in the Gregorian calendar. */
export function daysOf(year: number, month: number): number {
  if (month !== 2) return monthDays[month - 1] ?? 0;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

const utf8 = new TextEncoder();

/** The longest encoded `text` field (§1.8), in characters. */
const longestText = 4000;

/** Writes a text field (§1.8). An unpaired surrogate, which has no UTF-8, becomes U+FFFD. */
export function encodeText(text: string): string {
  // encodeURIComponent leaves these five as they are.
  const rest = (sign: string) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(text.toWellFormed()).replace(/[!'()*]/g, rest);
}

/** Is `text` fit for a name (§1.8): well-formed, not empty, without control characters, and short enough when written? */
export function isName(text: string): boolean {
  return text !== '' && text.isWellFormed() && !/\p{Cc}/u.test(text) && encodeText(text).length <= longestText;
}

/** Reads a name (§1.8): a text field without control characters; null if malformed. */
export function decodeName(field: string): string | null {
  const name = decodeText(field);
  return name === null || /\p{Cc}/u.test(name) ? null : name;
}

/** Reads a text field (§1.8): the text; null if malformed. */
export function decodeText(field: string): string | null {
  if (field.length > longestText || !/^([!-$&-{}~]|%[0-9A-F]{2})+$/.test(field)) return null;
  try {
    return decodeURIComponent(field);
  } catch {
    return null;
  }
}

const ascii = new TextDecoder('latin1');

/**
 * The lines of a public text file (§1.3), without their LF. Refuses a byte that is not printable ASCII or LF, a missing
 * final LF, and an empty line; a blank at an end of a line is left to the form of that line, which has none.
 */
export function linesOf(file: string, bytes: Uint8Array): Outcome<string[]> {
  let line = 1;
  let from = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    if (byte === 0x0a) {
      if (i === from) return refused(refusal('public.empty-line', { file, line }));
      line++;
      from = i + 1;
    } else if (byte < 0x20 || byte > 0x7e) {
      const shown = `0x${byte.toString(16).toUpperCase().padStart(2, '0')}`;
      return refused(refusal('public.byte', { file, line, position: i - from + 1, byte: shown }));
    }
  }
  if (bytes.length === 0 || from !== bytes.length) return refused(refusal('public.last-line', { file }));
  return done(ascii.decode(bytes.subarray(0, bytes.length - 1)).split('\n'));
}

/** The refusal of a line that does not have the form it must have. The actual line is shortened to 160 characters. */
export function wrongLine(file: string, line: number, expected: string, actual: string | undefined) {
  const shown = actual === undefined ? '∅' : actual.length > 160 ? `${actual.slice(0, 160)}…` : actual;
  return refused(refusal('public.line', { file, line, expected, actual: shown }));
}

/** A line from outside, fit to be shown: what is not printable ASCII becomes ¿. */
export function printable(text: string): string {
  return text.replace(/[^ -~]/g, '¿');
}

/** The bytes of a text in UTF-8. */
export function bytesOf(text: string): Uint8Array {
  return utf8.encode(text);
}
