// Characters that are not seen, or that change how others are seen: a name of a file with them can clear a terminal, write a false
// verdict over a true one, or turn the order of its neighbours around. Wherever foreign text meets a terminal they are written out.

// Control characters of both sets; format characters: directions, zero widths, tags, the soft hyphen; separators of lines and
// paragraphs; halves of surrogate pairs; and letters and marks that draw nothing.
const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u115f\u1160\u17b4\u17b5\u3164\uffa0]|\u034f/gu;

/** Characters that turn the direction of a text or break its line, and control characters: no name of a file needs one. */
export const unruly = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** A text on one line, with every character that is not seen as ‹U+202E›. */
export function visible(text: string): string {
  return text.replace(hidden, one => `‹U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}›`);
}

/** A value as JSON on one line, in which the same characters are escaped: it reads back as the same value. */
export function visibleJson(value: unknown): string {
  return JSON.stringify(value).replace(hidden, one =>
    Array.from({ length: one.length }, (_, at) => `\\u${one.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''),
  );
}
