// How things move on the wall, and what becomes of them.

import type { Span } from '../../../shared/views/film-phases.ts';

/** Slow, fast, slow. Nothing overshoots. */
export function ease(part: number): number {
  const at = Math.min(1, Math.max(0, part));
  return at < 0.5 ? 4 * at ** 3 : 1 - (2 - 2 * at) ** 3 / 2;
}

/** How much of a span has passed, from 0 to 1. */
export function partOf({ from, to }: Span, time: number): number {
  return to > from ? Math.min(1, Math.max(0, (time - from) / (to - from))) : time >= from ? 1 : 0;
}
