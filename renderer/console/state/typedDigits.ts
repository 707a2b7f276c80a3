// What a person may type in a field of digits, character by character.

import { digestGroups } from '../../../shared/text/groups.ts';
import { narrow } from '../../../shared/text/narrow.ts';

/** Which characters a field takes. */
export type Alphabet = 'decimal' | 'hexadecimal';

/**
 * What was typed or pasted: the characters that the field takes, whether others were left out, and whether full-width ones were read
 * as ASCII, which is said.
 */
export type Typed = { readonly kept: string; readonly refused: 'none' | 'other'; readonly narrowed: boolean };

/** Keeps what may go into a field of digits. Blanks and hyphens between groups are dropped silently. */
export function typedDigits(raw: string, alphabet: Alphabet): Typed {
  const text = narrow(raw).replace(/[\s-]/g, '');
  const kept = alphabet === 'decimal' ? text.replace(/[^0-9]/g, '') : text.replace(/[^0-9a-fA-F]/g, '').toLowerCase();
  const narrowed = /[\uFF10-\uFF19\uFF21-\uFF26\uFF41-\uFF46]/.test(raw);
  return { kept, refused: kept.length === text.length ? 'none' : 'other', narrowed };
}

/** Spreads digits over groups of four from the group `at` on, as a paste does; the others stay. */
export function spread(groups: readonly string[], at: number, digits: string): string[] {
  const next = [...groups];
  for (const [index, group] of digestGroups(digits).entries()) {
    if (at + index < next.length) next[at + index] = group;
  }
  return next;
}

/**
 * The result of typed groups: the digits if every group up to one of `lengths` is full and those after it are empty, else null;
 * how many digits there are; and the first group that is neither full nor the last (from 1).
 */
export function joined(
  groups: readonly string[],
  lengths: readonly number[],
): { readonly digits: string | null; readonly count: number; readonly gap: number | null } {
  const digits = groups.join('');
  const last = groups.findLastIndex(group => group !== '');
  const gap = groups.findIndex((group, index) => index < last && group.length < 4);
  const complete = gap < 0 && lengths.includes(digits.length);
  return { digits: complete ? digits : null, count: digits.length, gap: gap < 0 ? null : gap + 1 };
}
