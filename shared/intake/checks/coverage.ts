// Which characters the product can draw on stage and on paper: the union of its faces and of the fonts of a ceremony.

const points = 0x110000;

/** A set of code points. */
export type Coverage = {
  readonly has: (codePoint: number) => boolean;
  /** The same as ranges, both ends included, ascending and disjoint. */
  readonly ranges: readonly (readonly [first: number, last: number])[];
};

/** Builds a coverage from ranges in any order; ignores parts of a range outside 0..10FFFF. */
export function coverageOf(ranges: Iterable<readonly [first: number, last: number]>): Coverage {
  const bits = new Int32Array(points >>> 5);
  const merged: [number, number][] = [];
  const sorted = [...ranges].map(
    ([first, last]) => [Math.max(0, first), Math.min(points - 1, last)] as [number, number],
  );
  sorted.sort((a, b) => a[0] - b[0]);
  for (const [first, last] of sorted) {
    if (!(first <= last)) continue;
    const before = merged.at(-1);
    if (before !== undefined && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else merged.push([first, last]);
  }
  for (const [first, last] of merged) {
    for (let point = first; point <= last; point++) bits[point >>> 5] = (bits[point >>> 5] ?? 0) | (1 << (point & 31));
  }
  const has = (codePoint: number): boolean => ((bits[codePoint >>> 5] ?? 0) & (1 << (codePoint & 31))) !== 0;
  return { has, ranges: merged };
}
