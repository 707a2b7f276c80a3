// A random value for a live input, which only a rehearsal may have.

import type { RandomBytes } from '../../../shared/ports.ts';
import type { InputLine } from '../../../shared/protocol/inputs.ts';
import { digitsIn, inputValue } from '../../../shared/protocol/inputs.ts';

/** A value that fits an inputs line: decimal digits from random bytes, each of the ten equally likely. */
export function randomInput(line: InputLine, random: RandomBytes): string {
  let digits = '';
  for (const wanted = digitsIn(line); digits.length < wanted; ) {
    for (const byte of random(32)) {
      // Half a byte that is ten or more is discarded: a remainder would make some digits likelier than others.
      const half = byte & 15;
      if (half < 10 && digits.length < wanted) digits += half;
    }
  }
  return inputValue(line.kind, digits);
}
