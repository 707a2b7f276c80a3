// protocol.md §2.2: roster.csv. A province has millions of lots, so a roster stays the bytes it came as, with the places
// of its fields beside them; nothing makes an object a line.

import { done, type Outcome, refused } from '../outcome.ts';
import { refusal } from '../text/refusal.ts';
import { H, type Hex64 } from './hash.ts';
import { bytesOf, mostOfLot, printable, wrongLine } from './lexis.ts';

/** The rows of one school in a roster: `from` the first, `to` behind the last. */
export type RosterSection = { readonly school: string; readonly from: number; readonly to: number };

/** A frozen list: roster.csv and where its fields stand. Rows count from 0 without the header. */
export type Roster = {
  readonly bytes: Uint8Array;
  /** Number of lots (rows). */
  readonly lots: number;
  /** Sum of the sizes. */
  readonly children: number;
  /** One for each school, ascending. */
  readonly sections: readonly RosterSection[];
  /** Where the lot's name of each row begins and ends in `bytes`: two numbers a row, side by side for the cache. */
  readonly spans: Uint32Array;
  /** Children in the lot of each row, 1 to 9. */
  readonly sizes: Uint8Array;
};

/** One line of a roster as plain values. */
export type RosterLine = { readonly school: string; readonly lot: string; readonly size: number; readonly tag: Hex64 };

const file = 'roster.csv';
const header = 'school,lot,size,tag';

/** The tag that ties a lot to its children (§2.2). `p` is what `personDigest` gives. */
export function tagOf(ceremony: string, school: string, lot: string, p: Hex64): Hex64 {
  return H(`lot/1|person|${ceremony}|${school}|${lot}|${p}`);
}

/** p of §2.2: the salted children of one lot, in the order of people.csv. */
export function personDigest(salt: string, children: readonly { readonly id: string; readonly name: string }[]): Hex64 {
  return H([salt, ...children.flatMap(({ id, name }) => [id, name])].join('|'));
}

/** Writes roster.csv. The lines must stand in order already; `parseRoster` answers whether they do. */
export function printRoster(lines: Iterable<RosterLine>): Uint8Array {
  const parts = [`${header}\n`];
  for (const { school, lot, size, tag } of lines) parts.push(`${school},${lot},${size},${tag}\n`);
  return bytesOf(parts.join(''));
}

/** The lots and children of a school in a roster; none if it has no rows. */
export function countsIn(
  { sections, sizes }: Roster,
  code: string,
): { readonly lots: number; readonly children: number } {
  const { from, to } = sections.find(({ school }) => school === code) ?? { from: 0, to: 0 };
  return { lots: to - from, children: sizes.subarray(from, to).reduce((sum, size) => sum + size, 0) };
}

/** Row `row` as plain values. */
export function rosterLine(roster: Roster, row: number): RosterLine {
  const { school } = sectionOf(roster, row);
  const to = roster.spans[row * 2 + 1] as number;
  const size = roster.sizes[row] as number;
  // Behind the lot: a comma, one digit, a comma, the tag.
  return { school, lot: lotName(roster, row), size, tag: asciiSlice(roster.bytes, to + 3, to + 67) };
}

/** The lot's name in row `row`. */
export function lotName(roster: Roster, row: number): string {
  return asciiSlice(roster.bytes, roster.spans[row * 2] as number, roster.spans[row * 2 + 1] as number);
}

/** The section that row `row` belongs to. Throws if there is no such row: a bug of the caller. */
function sectionOf(roster: Roster, row: number): RosterSection {
  const section = roster.sections.find(({ from, to }) => row >= from && row < to);
  if (section === undefined) throw new RangeError(`roster has no row ${row}`);
  return section;
}

/** Reads roster.csv; refuses the first line that differs from §2.2, is out of order or stands twice. */
export function parseRoster(bytes: Uint8Array): Outcome<Roster> {
  const wrongAt = (row: number, from: number, expected = 'CODE,LOT,1..9,hex64') => {
    const end = bytes.indexOf(0x0a, from);
    const text = asciiSlice(bytes, from, Math.min(end < 0 ? bytes.length : end, from + 200));
    return wrongLine(file, row + 2, expected, printable(text));
  };
  if (asciiSlice(bytes, 0, header.length + 1) !== `${header}\n`) return wrongAt(-1, 0, header);
  if (bytes[bytes.length - 1] !== 0x0a) return refused(refusal('public.last-line', { file }));

  // The shortest line is 71 bytes: A,A,1,<64 digits> and LF.
  const most = Math.ceil(bytes.length / 71);
  const spans = new Uint32Array(most * 2);
  const sizes = new Uint8Array(most);
  const sections: { school: string; from: number; to: number }[] = [];
  let row = 0;
  let children = 0;
  let before = -1; // where the line before began
  for (let at = header.length + 1; at < bytes.length; row++) {
    const line = at;
    while (isCapitalOrDigit(bytes[at])) at++;
    const schoolTo = at;
    if (schoolTo === line || schoolTo - line > 8 || bytes[at++] !== 0x2c) return wrongAt(row, line);
    const lotStart = at;
    while (isCapitalOrDigit(bytes[at]) || bytes[at] === 0x2d) at++;
    if (at === lotStart || at - lotStart > 24 || bytes[at] !== 0x2c) return wrongAt(row, line);
    spans[row * 2] = lotStart;
    spans[row * 2 + 1] = at;
    const size = (bytes[at + 1] ?? 0) - 0x30;
    if (size < 1 || size > mostOfLot || bytes[at + 2] !== 0x2c) return wrongAt(row, line);
    sizes[row] = size;
    children += size;
    at += 3;
    const tagTo = at + 64;
    while (at < tagTo && isHexDigit(bytes[at])) at++;
    if (at !== tagTo || bytes[at++] !== 0x0a) return wrongAt(row, line);
    // A comma sorts before every character of a field, so whole lines compare as (school, lot) pairs do.
    if (
      before >= 0 &&
      !ascending(bytes, before, (spans[row * 2 - 1] as number) + 1, line, (spans[row * 2 + 1] as number) + 1)
    ) {
      return wrongAt(row, line, `> ${asciiSlice(bytes, before, spans[row * 2 - 1] as number)}`);
    }
    const section = sections.at(-1);
    if (section !== undefined && sameBytes(bytes, spans[section.from * 2] as number, section.school.length, schoolTo)) {
      section.to = row + 1;
    } else sections.push({ school: asciiSlice(bytes, line, schoolTo), from: row, to: row + 1 });
    before = line;
  }
  if (row === 0) return wrongLine(file, 2, 'CODE,LOT,1..9,hex64', undefined);
  return done({
    bytes,
    lots: row,
    children,
    sections,
    spans: spans.subarray(0, row * 2),
    sizes: sizes.subarray(0, row),
  });
}

/** Do the `length` bytes before the comma at `firstLot - 1` equal those that end at `end`? */
function sameBytes(bytes: Uint8Array, firstLot: number, length: number, end: number): boolean {
  const a = firstLot - 1 - length;
  const b = end - length;
  for (let i = 0; i < length; i++) if (bytes[a + i] !== bytes[b + i]) return false;
  // The school of this line may be longer and only end like the other: it begins right behind an LF.
  return bytes[b - 1] === 0x0a;
}

function ascending(bytes: Uint8Array, a: number, aTo: number, b: number, bTo: number): boolean {
  while (a < aTo && b < bTo) {
    const difference = (bytes[a++] as number) - (bytes[b++] as number);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

function isCapitalOrDigit(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5a));
}

function isHexDigit(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x30 && byte <= 0x39) || (byte >= 0x61 && byte <= 0x66));
}

function asciiSlice(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  for (let i = from; i < to && i < bytes.length; i++) text += String.fromCharCode(bytes[i] as number);
  return text;
}
