// Which characters the product can draw on stage and on paper: the union of its faces and of the fonts of a ceremony.

const points = 0x110000;

/** A set of code points. */
export type Coverage = {
  readonly has: (codePoint: number) => boolean;
  /** The same as plain data: a bit for each code point, the lowest first. */
  readonly bits: Int32Array;
};

/** Builds a coverage from ranges in any order; ignores parts of a range outside 0..10FFFF. */
export function coverageOf(ranges: Iterable<readonly [first: number, last: number]>): Coverage {
  const bits = new Int32Array(points >>> 5);
  for (const [first, last] of ranges) {
    const end = Math.min(points - 1, last);
    for (let point = Math.max(0, first); point <= end; point++) {
      bits[point >>> 5] = (bits[point >>> 5] ?? 0) | (1 << (point & 31));
    }
  }
  return coverageOfBits(bits);
}

/** The coverage of such bits, as another thread hands them over. */
export function coverageOfBits(bits: Int32Array): Coverage {
  return { has: codePoint => ((bits[codePoint >>> 5] ?? 0) & (1 << (codePoint & 31))) !== 0, bits };
}

/** Whether a coverage has all code points of a range, both ends included. */
export function coversAll({ has, bits }: Coverage, first: number, last: number): boolean {
  for (let point = first; point <= last; ) {
    // Thirty-two at once where all of them are there.
    if ((point & 31) === 0 && bits[point >>> 5] === -1) point += 32;
    else if (has(point)) point++;
    else return false;
  }
  return true;
}
