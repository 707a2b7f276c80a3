// The film of a draw, as a function of what was drawn: the same film, seconds and size give the same picture at every
// instant, on every machine. Nothing is decided here: tickets, places and admissions came with the film.

import seedrandom from 'seedrandom';
import type { Film } from '../../../shared/contract/scenes.ts';
import { type Spans, spansOf } from '../../../shared/views/film-phases.ts';
import { type Cells, chooseCells, labelLength, type Size, stand } from './cells.ts';

/** The outcome of a lot; `passed` waits although a later one was admitted, `moved-up` is admitted after such a lot. */
export type Fate = 'admitted' | 'waits' | 'passed' | 'moved-up';

/** The film of one draw at one size. Arrays are indexed by roster row; positions are upper left corners. */
export type Timeline = {
  readonly film: Film;
  readonly size: Size;
  readonly seconds: number;
  readonly cells: Cells;
  readonly spans: Spans;
  /** How many characters of a lot and of its ticket are shown. */
  readonly labels: { readonly lot: number; readonly ticket: number };
  readonly source: { readonly x: Int32Array; readonly y: Int32Array; readonly lines: number };
  readonly target: { readonly x: Int32Array; readonly y: Int32Array; readonly lines: number };
  /** The rows in the order of their tickets, and how many of them are above the line. */
  readonly ranked: Uint32Array;
  readonly cut: number;
  readonly fates: readonly Fate[];
  /** When the light reaches a lot, when it departs and lands, when it shows its outcome. */
  readonly revealAt: Float64Array;
  readonly departAt: Float64Array;
  readonly landAt: Float64Array;
  readonly turnAt: Float64Array;
  /** How far a lot's path swings sideways, as a part of its length. */
  readonly bend: Float64Array;
  /** The middle of the band in which the line of the last place comes to rest. */
  readonly lineY: number;
  readonly children: { readonly admitted: number; readonly waiting: number };
};

/** Plans the film of a draw. `size` is in whole pixels of the picture. */
export function choreograph(film: Film, seconds: number, size: Size): Timeline {
  const { sizes } = film;
  const ranked = new Uint32Array(sizes.length);
  film.places.forEach((place, row) => {
    ranked[place] = row;
  });
  const { fates, cut } = fatesOf(film, ranked);
  const labels = { lot: labelLength(film.lots), ticket: 0 };
  labels.ticket = Math.min(8, Math.max(4, labels.lot));
  const cells = chooseCells(sizes, ranked, cut, Math.max(labels.lot, labels.ticket), size);
  const source = stand(
    sizes,
    sizes.map((_, row) => row),
    -1,
    cells,
  );
  const target = stand(sizes, ranked, cut, cells);
  const spans = spansOf(seconds);
  const lastAbove = ranked[cut - 1];
  const above = lastAbove === undefined ? cells.top : (target.y[lastAbove] ?? 0) + cells.height;
  const children = { admitted: 0, waiting: 0 };
  sizes.forEach((each, row) => {
    children[film.admitted[row] === true ? 'admitted' : 'waiting'] += each;
  });
  return {
    film, size, seconds, cells, spans, labels, source, target, ranked, cut, fates, children,
    lineY: above + Math.round(cells.band / 2),
    ...timesOf(film, spans, cells, source, target),
  }; // biome-ignore format: a list of parts
}

/** The line comes after the last admitted lot. With `skip` a twin lot above it may wait: this is shown, not hidden. */
function fatesOf(film: Film, ranked: Uint32Array): { readonly fates: Fate[]; readonly cut: number } {
  let cut = 0;
  ranked.forEach((row, place) => {
    if (film.admitted[row] === true) cut = place + 1;
  });
  const fates: Fate[] = film.sizes.map(() => 'waits');
  let refused = false;
  for (const row of ranked.subarray(0, cut)) {
    const admitted = film.admitted[row] === true;
    if (!admitted) refused = true;
    fates[row] = admitted ? (refused ? 'moved-up' : 'admitted') : 'passed';
  }
  return { fates, cut };
}

function timesOf(
  film: Film,
  spans: Spans,
  cells: Cells,
  source: Timeline['source'],
  target: Timeline['target'],
): Pick<Timeline, 'revealAt' | 'departAt' | 'landAt' | 'turnAt' | 'bend'> {
  const random = seedrandom(film.seed);
  const side = random.double() < 0.5 ? 1 : -1;
  const count = film.sizes.length;
  const wall = cells.width * cells.columns;
  const { pass, order, gold } = spans;
  // A pause before the first lot departs and after the last has landed.
  const length = order.to - order.from;
  const [first, room] = [order.from + length * 0.04, length * 0.92];
  const flight = Math.min(4, Math.max(1.2, room * 0.25));
  const times = {
    revealAt: new Float64Array(count),
    departAt: new Float64Array(count),
    landAt: new Float64Array(count),
    turnAt: new Float64Array(count),
    bend: new Float64Array(count),
  };
  for (let row = 0; row < count; row++) {
    const line = ((source.y[row] ?? 0) - cells.top) / cells.height;
    const along = ((source.x[row] ?? 0) - cells.left) / wall;
    times.revealAt[row] = pass.from + ((line + along) / source.lines) * (pass.to - pass.from) * 0.98;
    const place = film.places[row] ?? 0;
    // The smallest tickets go first; a little chance keeps the flight from looking like a comb.
    const wait = (room - flight) * (0.94 * (place / Math.max(1, count)) + 0.06 * random.double());
    times.departAt[row] = first + wait;
    times.landAt[row] = first + wait + flight;
    times.bend[row] = side * (0.1 + 0.16 * random.double());
    const height = (target.y[row] ?? 0) + ((target.x[row] ?? 0) - cells.left) / wall;
    const depth = Math.max(1, cells.height * target.lines + cells.band);
    times.turnAt[row] = gold.from + ((height - cells.top) / depth) * (gold.to - gold.from) * 0.85;
  }
  return times;
}

/** Slow, fast, slow. Nothing overshoots. */
export function ease(part: number): number {
  const at = Math.min(1, Math.max(0, part));
  return at < 0.5 ? 4 * at ** 3 : 1 - (2 - 2 * at) ** 3 / 2;
}

/** Writes a lot's upper left corner at a time into `into[0]` and `into[1]`. At rest these are whole pixels. */
export function placeAt(timeline: Timeline, row: number, time: number, into: Float64Array): void {
  const { source, target, departAt, landAt, bend } = timeline;
  const [x0, y0] = [source.x[row] ?? 0, source.y[row] ?? 0];
  const [dx, dy] = [(target.x[row] ?? 0) - x0, (target.y[row] ?? 0) - y0];
  const from = departAt[row] ?? 0;
  const part = ease((time - from) / ((landAt[row] ?? 0) - from));
  // A quadratic curve: its middle lies beside the straight path, so that lots pass each other like birds, not head on.
  const swing = 2 * part * (1 - part) * (bend[row] ?? 0);
  into[0] = x0 + dx * part - dy * swing;
  into[1] = y0 + dy * part + dx * swing;
}

/** The upper left corners of all lots at a time: x and y by row. */
export function positionsAt(timeline: Timeline, time: number): Float64Array {
  const count = timeline.film.sizes.length;
  const all = new Float64Array(count * 2);
  for (let row = 0; row < count; row++) placeAt(timeline, row, time, all.subarray(row * 2, row * 2 + 2));
  return all;
}

/** Where the light is at a time: its line of the wall and how far along it, from 0 to 1; null outside the pass. */
export function lightAt(timeline: Timeline, time: number): { readonly line: number; readonly along: number } | null {
  const { from, to } = timeline.spans.pass;
  const way = ((time - from) / ((to - from) * 0.98)) * timeline.source.lines;
  if (way < 0 || way >= timeline.source.lines) return null;
  return { line: Math.floor(way), along: way % 1 };
}

/** The height of the line of the last place at a time; null before it comes down. */
export function lineAt({ spans, lineY }: Timeline, time: number): number | null {
  const { from, to } = spans.line;
  if (time < from) return null;
  return lineY * ease((time - from) / ((to - from) * 0.8));
}
