// Seeded randomness for tests: the same numbers in every run, so that a failure can be looked at again.

/** A generator of 32-bit numbers from a seed (sfc32). */
export class SeededRandom {
  private a: number;
  private b: number;
  private c = 0x9e3779b9;
  private d = 1;

  constructor(seed: number) {
    this.a = seed | 0;
    this.b = (seed ^ 0x5bd1e995) | 0;
    for (let i = 0; i < 16; i++) this.next();
  }

  /** The next number, 0 to 2^32 - 1. */
  next(): number {
    const t = (((this.a + this.b) | 0) + this.d) | 0;
    this.d = (this.d + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) + t;
    return t >>> 0;
  }

  /** A whole number from `least` to `most`. */
  between(least: number, most: number): number {
    return least + Math.floor((this.next() / 2 ** 32) * (most - least + 1));
  }

  /** One of `items`. */
  pick<T>(items: readonly T[]): T {
    return items[this.between(0, items.length - 1)] as T;
  }

  /** `count` bytes. */
  bytes(count: number): Uint8Array {
    return Uint8Array.from({ length: count }, () => this.between(0, 255));
  }

  /** `count` decimal digits. */
  digits(count: number): string {
    return Array.from({ length: count }, () => this.between(0, 9)).join('');
  }
}
