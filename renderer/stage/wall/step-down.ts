// A lot of several children that was passed over because fewer places were left steps down, out of the admitted: below the
// line it is the first of the waiting. Those who moved up close the gap.

import type { Fate } from '../../../shared/record/fates.ts';
import type { Cells, Standing } from './cells.ts';
import { ease } from './motion.ts';

/** Which lots move when the passed ones step down, and where each is at a part of the beat, from 0 to 1. */
export type StepDown = {
  readonly rows: readonly number[];
  readonly passed: readonly number[];
  /** Whether they move; else they fade out and in again. */
  readonly isPlain: boolean;
  readonly placeAt: (row: number, part: number) => readonly [number, number];
};

type Given = {
  readonly ranked: Uint32Array;
  readonly until: number;
  readonly fates: readonly Fate[];
  readonly target: Standing;
  readonly final: Standing;
  readonly cells: Cells;
  readonly reduced: boolean;
};

/** Plans it. `until` is the number of lots up to the last admitted. */
export function stepDownOf({ ranked, until, fates, target, final, cells, reduced }: Given): StepDown {
  const ordered = [...ranked.subarray(0, until)];
  const first = ordered.findIndex(row => fates[row] === 'passed');
  const rows = first < 0 ? [] : ordered.slice(first);
  const passed = rows.filter(row => fates[row] === 'passed');
  const lines = (some: readonly number[], { y }: Standing) => new Set(some.map(row => y[row] ?? 0));
  const movers = rows.filter(row => fates[row] !== 'passed');
  const top = Math.max(...lines(rows, target), 0);
  const below = top + cells.height;
  // The way leads through the line below, which is still empty; that is enough where all are in one line, before and after.
  const isPlain =
    !reduced &&
    lines(rows, target).size === 1 &&
    [...lines(movers, final)].every(y => y === top) &&
    lines(passed, final).size === 1 &&
    [...lines(passed, final)].every(y => y === top || y === below);
  const between = (from: number, to: number, part: number) => Math.round(from + (to - from) * ease(part));
  return {
    rows,
    passed,
    isPlain,
    placeAt: (row, part) => {
      const [x0, y0, x1, y1] = [target.x[row] ?? 0, target.y[row] ?? 0, final.x[row] ?? 0, final.y[row] ?? 0];
      // Elsewhere all of them fade out and in again at once.
      if (!isPlain) return part < 0.5 ? [x0, y0] : [x1, y1];
      if (fates[row] !== 'passed') return [between(x0, x1, (part - 0.36) / 0.3), y0];
      const y = part < 0.66 ? between(y0, below, part / 0.34) : between(below, y1, (part - 0.7) / 0.3);
      return [between(x0, x1, (part - 0.36) / 0.3), y];
    },
  };
}
