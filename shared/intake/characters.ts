// Every code point has a class. A cell whose characters are all plain needs no second look, and nearly all cells are:
// one table look-up for each character, while the file is split, is all that 900,000 clean cells cost.

import type { Coverage } from './coverage.ts';
import { GbClasses } from './gb18030.ts';

/** The classes of characters, as bits, so that a cell has the union of its characters' classes. */
export const character = {
  /** A blank of any width, a tab included. */
  blank: 1,
  /** A control character or a line break. */
  control: 2,
  /** A full-width form of an ASCII character: ０ Ａ （. */
  wide: 4,
  /** Without a glyph and without a width: a zero-width space, a mark of direction, a byte order mark inside a text. */
  invisible: 8,
  /** A private-use character: another computer shows another glyph, or none. */
  private: 16,
  /** Not in the coverage that was given. */
  uncovered: 32,
  /** Punctuation that means something in one column or another: dots in a name, a bar, an apostrophe before a number. */
  odd: 64,
  /** What is left of a character that was cut in two: U+FFFD, which decoders put for a half of a surrogate pair. */
  broken: 128,
} as const;

/** The dots that stand in lists for the middle dot · (U+00B7) of a compound name. */
export const dots = '\u2022\u30fb\u2027\uff0e\u2219\u22c5\uff65.';

/** In a name these show that a character was lost in a conversion or hidden by somebody. */
export const placeholders = '?\uff1f\u25a1\u25a0*\uff0a\u3013';

const oddOnes = `${dots}${placeholders}|'\u2018\u2019\`=_`;

type Range = readonly [first: number, last: number];

const undrawn: readonly (readonly [bit: number, ranges: readonly Range[]])[] = [
  [
    character.blank,
    [
      [0x20, 0x20],
      [0xa0, 0xa0],
      [0x1680, 0x1680],
      [0x2000, 0x200a],
      [0x202f, 0x202f],
      [0x205f, 0x205f],
      [0x3000, 0x3000],
    ],
  ],
  [
    character.control,
    [
      [0, 0x1f],
      [0x7f, 0x9f],
      [0x2028, 0x2029],
    ],
  ],
  [character.blank | character.control, [[0x09, 0x09]]],
  [
    character.invisible,
    [
      [0xad, 0xad],
      [0x34f, 0x34f],
      [0x61c, 0x61c],
      [0x115f, 0x1160],
      [0x17b4, 0x17b5],
      [0x180b, 0x180f],
      [0x200b, 0x200f],
      [0x202a, 0x202e],
      [0x2060, 0x206f],
      [0x3164, 0x3164],
      [0xfeff, 0xfeff],
      [0xffa0, 0xffa0],
      [0xfff0, 0xfffc],
      [0xfffe, 0xffff],
      [0xe0000, 0xe00ff],
    ],
  ],
  [
    character.private,
    [
      [0xe000, 0xf8ff],
      [0xf0000, 0x10ffff],
    ],
  ],
  [
    character.broken,
    [
      [0xd800, 0xdfff],
      [0xfffd, 0xfffd],
    ],
  ],
];

/** The classes of all characters: by code point, and by the bytes of GB18030 where a text is kept in that encoding. */
export type Classes = { readonly points: Uint8Array; readonly gb18030: GbClasses };

const tables = new WeakMap<Coverage, Classes>();
let plainTable: Classes | null = null;

/** The classes, 0 for plain characters; `uncovered` is set only where a coverage is given. */
export function characterClasses(coverage: Coverage | undefined): Classes {
  const known = coverage === undefined ? plainTable : tables.get(coverage);
  if (known !== null && known !== undefined) return known;
  const points = build(coverage);
  const made = { points, gb18030: new GbClasses(points) };
  if (coverage === undefined) plainTable = made;
  else tables.set(coverage, made);
  return made;
}

function build(coverage: Coverage | undefined): Uint8Array {
  const table = new Uint8Array(0x110000);
  if (coverage !== undefined) {
    table.fill(character.uncovered);
    for (const [first, last] of coverage.ranges) table.fill(0, first, last + 1);
  }
  for (let point = 0xff01; point <= 0xff5e; point++) table[point] = (table[point] ?? 0) | character.wide;
  for (const one of oddOnes) {
    const point = one.charCodeAt(0);
    table[point] = (table[point] ?? 0) | character.odd;
  }
  // The rest is never drawn, so no font needs it.
  for (const [bit, ranges] of undrawn) for (const [first, last] of ranges) table.fill(bit, first, last + 1);
  return table;
}

/** The class of the UTF-8 character above ASCII at a position of well-formed text, and its length above the low 12 bits. */
export function utf8Step(bytes: Uint8Array, at: number, lead: number, points: Uint8Array): number {
  const second = (bytes[at + 1] ?? 0) & 63;
  if (lead < 0xe0) return (points[((lead & 31) << 6) | second] ?? 0) | (2 << 12);
  const third = (bytes[at + 2] ?? 0) & 63;
  if (lead < 0xf0) return (points[((lead & 15) << 12) | (second << 6) | third] ?? 0) | (3 << 12);
  const fourth = (bytes[at + 3] ?? 0) & 63;
  return (points[((lead & 7) << 18) | (second << 12) | (third << 6) | fourth] ?? 0) | (4 << 12);
}

/** The union of the classes of the characters between two positions of a text in UTF-8 or GB18030. */
export function classesBetween(
  bytes: Uint8Array,
  start: number,
  end: number,
  charset: 'utf-8' | 'gb18030',
  { points, gb18030 }: Classes,
): number {
  const pairs = charset === 'gb18030' ? gb18030.pairs : null;
  let union = 0;
  for (let at = start; at < end; ) {
    const byte = bytes[at] ?? 0;
    let step = (1 << 12) | (points[byte] ?? 0);
    if (byte >= 0x80) {
      const pair = pairs === null ? 0 : (pairs[(byte << 8) | (bytes[at + 1] ?? 0)] ?? 0);
      if (pairs === null) step = utf8Step(bytes, at, byte, points);
      else step = pair < 256 ? (2 << 12) | pair : gb18030.rare(bytes, at, end);
    }
    union |= step & 0xfff;
    at += step >>> 12;
  }
  return union;
}

/** The union of the classes of the characters of a string. */
export function classesOf(text: string, points: Uint8Array): number {
  let union = 0;
  for (const character of text) union |= points[character.codePointAt(0) ?? 0] ?? 0;
  return union;
}

/** The characters of a text that have one of the given classes, as `U+200B`, each once, at most eight. */
export function pointsWith(text: string, bits: number, points: Uint8Array): string {
  const found = new Set<number>();
  for (let at = 0; at < text.length && found.size < 8; at++) {
    const point = text.codePointAt(at) ?? 0;
    if (((points[point] ?? 0) & bits) !== 0) found.add(point);
    if (point > 0xffff) at++;
  }
  return [...found].map(point => `U+${point.toString(16).toUpperCase().padStart(4, '0')}`).join(' ');
}
