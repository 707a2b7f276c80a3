// A random value for a live input, which only a rehearsal may have.

import type { RandomBytes } from '../../../shared/ports.ts';
import type { InputLine } from '../../../shared/protocol/rules.ts';

/** A value that fits an inputs line: decimal digits from random bytes, each of the ten equally likely. */
export function randomInput({ kind, count }: InputLine, random: RandomBytes): string {
  let digits = '';
  for (const wanted = kind === 'ball' ? count * 2 : count; digits.length < wanted; ) {
    for (const byte of random(32)) {
      // Half a byte that is ten or more is discarded: a remainder would make some digits likelier than others.
      const half = byte & 15;
      if (half < 10 && digits.length < wanted) digits += half;
    }
  }
  return kind === 'ball' ? (digits.match(/../g) ?? []).join('-') : digits;
}
