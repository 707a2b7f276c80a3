// Finds where result.csv differs from the draw. Both are read piece by piece and never held whole.

import type { Pieces } from '../dossier/files.ts';
import { printable } from '../protocol/lexis.ts';
import { type Draw, resultPieces } from '../protocol/result.ts';

/** The first line of result.csv that differs from the draw; null if none does. */
export function firstDifference(drawn: Draw, csv: Pieces): { expected: string; actual: string } | null {
  const pieces = csv()[Symbol.iterator]();
  let theirs: Uint8Array = new Uint8Array(0);
  let next = 0;
  /** Whether there are bytes of result.csv left. */
  const hasMore = (): boolean => {
    while (next === theirs.length) {
      const more = pieces.next();
      if (more.done) return false;
      theirs = more.value;
      next = 0;
    }
    return true;
  };
  let before = 0; // bytes of the pieces before
  for (const piece of resultPieces(drawn)) {
    let i = 0;
    while (i < piece.length) {
      const run = hasMore() ? Math.min(piece.length - i, theirs.length - next) : 0;
      const end = i + run;
      while (i < end && piece[i] === theirs[next]) {
        i++;
        next++;
      }
      if (i < end || run === 0) {
        let from = i;
        while (from > 0 && piece[from - 1] !== 0x0a) from--;
        return { expected: lineAt(piece, from), actual: lineAt(windowOf(csv, before + from), 0) };
      }
    }
    before += piece.length;
  }
  return hasMore() ? { expected: '∅', actual: lineAt(windowOf(csv, before), 0) } : null;
}

/** The most that is shown of a line. */
const longestShown = 160;

/** The bytes of a file from `from` on, at most as many as are shown of a line. */
function windowOf(file: Pieces, from: number): Uint8Array {
  const found = new Uint8Array(longestShown);
  let filled = 0;
  let passed = 0;
  for (const piece of file()) {
    const part = piece.subarray(Math.max(0, from - passed), Math.max(0, from + longestShown - passed));
    found.set(part, filled);
    filled += part.length;
    passed += piece.length;
    if (filled === longestShown) break;
  }
  return found.subarray(0, filled);
}

/** The line that begins at `from`, fit to be shown. */
function lineAt(bytes: Uint8Array, from: number): string {
  const end = bytes.subarray(from, from + longestShown).indexOf(0x0a);
  const shown = bytes.subarray(from, end < 0 ? from + longestShown : from + end);
  const text = printable(String.fromCharCode(...shown));
  return text === '' ? '∅' : text;
}
