// Characters that are not what they seem, or that nobody sees. A cell that has none of them is read as it stands.

import type { Coverage } from './coverage.ts';

/** Control characters and line breaks. */
export const control = /[\p{Cc}\u2028\u2029]/u;

/** Characters without a glyph and without a width: a zero-width space, a mark of direction, a byte order mark inside a text. */
export const invisible =
  /\u034f|\u180b|\u180c|\u180d|\u180e|\u180f|[\u00ad\u061c\u115f\u1160\u17b4\u17b5\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffc\ufffe\uffff\u{e0000}-\u{e00ff}]/u;

/** Private-use characters: another computer shows another glyph, or none. */
export const privateUse = /\p{Co}/u;

/** What is left of a character that was cut in two: decoders put U+FFFD for half of a surrogate pair. */
export const broken = /[\ufffd\p{Cs}]/u;

/** Selectors of the form of the character before them; the fonts show them or not. */
export const variation = /(?:[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}])/u;

/** Radicals, and characters that exist twice for the sake of older encodings: they look like others and are not. */
export const lookAlike =
  /[\u2e80-\u2fdf\u31c0-\u31ef\uf900-\ufa0d\ufa10\ufa12\ufa15-\ufa1e\ufa20\ufa22\ufa25\ufa26\ufa2a-\ufaff\u{2f800}-\u{2fa1f}]/u;

/** Blanks of any width, a tab included. */
export const blank = /[\s\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/u;

const nothingDrawn = new RegExp(
  `${[control, invisible, variation, blank].map(({ source }) => source).join('|')}|\\p{M}`,
  'u',
);

/** The characters of a text that a pattern matches, as `U+200B`, each once, at most eight; empty if there are none. */
export function pointsOf(text: string, pattern: RegExp): string {
  return pattern.test(text) ? points([...text].filter(one => pattern.test(one))) : '';
}

/** The characters that a coverage lacks, in the same form. Blanks and marks that other characters carry need no glyph. */
export function uncoveredPoints(text: string, coverage: Coverage): string {
  const lacking = (one: string) =>
    !coverage.has(one.codePointAt(0) ?? 0) && !privateUse.test(one) && !broken.test(one) && !nothingDrawn.test(one);
  return points([...text.normalize('NFC')].filter(lacking));
}

function points(characters: readonly string[]): string {
  const found = [...new Set(characters)].slice(0, 8);
  return found.map(one => `U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`).join(' ');
}
