/** A source of numbers that are the same on every machine for the same seed. */
export interface Random {
  /** The next whole number from 0 to 2^32 - 1. */
  next(): number;
  /** A whole number from 0 to `limit - 1`, every one equally likely. */
  below(limit: number): number;
  /** True `parts` times in a thousand. */
  permille(parts: number): boolean;
  /** One element of a list that is not empty. */
  pick<T>(list: readonly T[]): T;
  /** A shuffled copy (Fisher-Yates). */
  shuffle<T>(list: readonly T[]): T[];
}

/** The element at an index that must exist. */
export function at<T>(list: readonly T[], index: number): T {
  const value = list[index];
  if (value === undefined) throw new RangeError(`no element ${index} in a list of ${list.length}`);
  return value;
}

/** sfc32 (Chris Doty-Humphrey's PractRand), seeded with one number. It makes sample data; it never draws. */
export function seededRandom(seed: number): Random {
  let a = seed >>> 0;
  let b = Math.floor(seed / 0x100000000) >>> 0;
  let c = 0x9e3779b9;
  let counter = 1;

  const next = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  // The author's advice: small seeds differ in few bits, and about a dozen rounds spread them.
  for (let round = 0; round < 15; round++) next();

  const below = (limit: number): number => {
    if (!Number.isInteger(limit) || limit < 1 || limit > 0x100000000) throw new RangeError(`no number below ${limit}`);
    // Without the rejection the first numbers would come up a little more often.
    const fair = 0x100000000 - (0x100000000 % limit);
    for (;;) {
      const value = next();
      if (value < fair) return value % limit;
    }
  };
  const pick = <T>(list: readonly T[]): T => at(list, below(list.length));
  const shuffle = <T>(list: readonly T[]): T[] => {
    const copy = [...list];
    for (let last = copy.length - 1; last > 0; last--) {
      const other = below(last + 1);
      const held = at(copy, last);
      copy[last] = at(copy, other);
      copy[other] = held;
    }
    return copy;
  };
  return { next, below, permille: parts => below(1000) < parts, pick, shuffle };
}

/** Weighted choice: prepared once, then one binary search a draw. */
export function weighted<T>(choices: readonly (readonly [T, number])[]): (random: Random) => T {
  const ends: number[] = [];
  let total = 0;
  for (const [, weight] of choices) {
    total += weight;
    ends.push(total);
  }
  return random => {
    const point = random.below(total);
    let low = 0;
    let high = ends.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (at(ends, middle) > point) high = middle;
      else low = middle + 1;
    }
    return at(choices, low)[0];
  };
}
