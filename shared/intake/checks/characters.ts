// Characters that look like others or cannot be seen.

import type { Coverage } from './coverage.ts';

/** Control characters and line breaks. */
export const control = /[\p{Cc}\u2028\u2029]/u;

/** Characters without glyph and width: a zero-width space, a directional mark, a byte order mark inside a text. */
export const invisible =
  /\u034f|\u180b|\u180c|\u180d|\u180e|\u180f|[\u00ad\u061c\u115f\u1160\u17b4\u17b5\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffc\ufffe\uffff\u{e0000}-\u{e00ff}]/u;

/** Private-use characters: another computer shows another glyph, or none. */
export const privateUse = /\p{Co}/u;

/** Remains of a character that was cut in two: decoders write U+FFFD for half of a surrogate pair. */
export const broken = /[\ufffd\p{Cs}]/u;

/** Selectors of a variant of the character before them, which not every font has. */
export const variation = /(?:[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}])/u;

/** Radicals and compatibility characters, which look like other characters. */
export const lookAlike =
  /[\u2e80-\u2fdf\u31c0-\u31ef\uf900-\ufa0d\ufa10\ufa12\ufa15-\ufa1e\ufa20\ufa22\ufa25\ufa26\ufa2a-\ufaff\u{2f800}-\u{2fa1f}]/u;

const nothingDrawn = new RegExp(
  `${[control, invisible, variation].map(({ source }) => source).join('|')}|\\s|\\p{M}`,
  'u',
);

/** The characters of a text that a pattern matches, as `U+200B`, each once, at most eight; empty if none match. */
export function pointsOf(text: string, pattern: RegExp): string {
  return pattern.test(text) ? points([...text].filter(one => pattern.test(one))) : '';
}

/** The characters that a coverage lacks, in the same form. Blanks and combining marks need no glyph of their own. */
export function uncoveredPoints(text: string, coverage: Coverage): string {
  const lacking = (one: string) =>
    !coverage.has(one.codePointAt(0) ?? 0) && !privateUse.test(one) && !broken.test(one) && !nothingDrawn.test(one);
  return points([...text.normalize('NFC')].filter(lacking));
}

function points(characters: readonly string[]): string {
  const found = [...new Set(characters)].slice(0, 8);
  return found.map(one => `U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`).join(' ');
}
