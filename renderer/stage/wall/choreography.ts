// The film of a draw, as a function of what was drawn: the same film, seconds and size give the same picture at every
// instant, on every machine. Nothing is decided here: tickets, places and admissions came with the film.

import seedrandom from 'seedrandom';
import type { Film } from '../../../shared/contract/scenes.ts';
import { type Fate, fatesOf } from '../../../shared/record/fates.ts';
import { lineWrites, type Span, type Spans, spansOf } from '../../../shared/views/film-phases.ts';
import { type Cells, chooseCells, type Standing, stand } from './cells.ts';
import { type Box, type Layout, layoutOf, type Size } from './layout.ts';
import { type ListMap, mapBox, mapOf } from './list-map.ts';
import { ease, partOf } from './motion.ts';
import { type StepDown, stepDownOf } from './step-down.ts';

/** The canvas a film is planned for: whole pixels, how many of them a unit of the picture is, and whether motion is to be left out. */
export type Screen = Size & { readonly unit: number; readonly reduced?: boolean };

/** What happens between the phases' ends. */
export type Beats = {
  /** The list withdraws from the wall into the small map. */
  readonly shrink: Span;
  /** The last lots have landed: nothing moves. */
  readonly stillness: Span;
  /** Passed lots step down. */
  readonly step: Span;
  /** The waiting take their places. */
  readonly waiting: Span;
  /** The wall parts, and the line writes itself into the gap. */
  readonly part: Span;
  readonly write: Span;
};

/** The film of one draw on one screen. Arrays are indexed by roster row; positions are upper left corners. */
export type Timeline = {
  readonly film: Film;
  readonly size: Size;
  readonly unit: number;
  readonly reduced: boolean;
  readonly seconds: number;
  readonly layout: Layout;
  readonly cells: Cells;
  readonly spans: Spans;
  readonly beats: Beats;
  readonly map: ListMap;
  /** Places in the order of the list; where lots rise to; and at the end, when passed lots have stepped down. The wall is not parted in any. */
  readonly source: Standing;
  readonly target: Standing;
  readonly final: Standing;
  /** The rows as they stand at the end: admitted in the order of their tickets, passed, waiting. `cut` of them are above the line. */
  readonly order: Uint32Array;
  readonly cut: number;
  readonly fates: readonly Fate[];
  /** Of rows that were not admitted at their turn although something was left: how many places. */
  readonly left: ReadonlyMap<number, number>;
  /** How many lots come last, one by one; and the rows whose number is shown large while they rise, with the time, in order. */
  readonly last: number;
  readonly solo: readonly { readonly row: number; readonly at: number }[];
  /** The lots that step down, in the order of their tickets, and how. */
  readonly stepDown: StepDown;
  /** When a lot gets its ticket and until when that is shown, when it leaves the list and lands, when it shows its outcome. */
  readonly revealAt: Float64Array;
  readonly ticketUntil: Float64Array;
  readonly departAt: Float64Array;
  readonly landAt: Float64Array;
  readonly turnAt: Float64Array;
  /** All landings, in order of time: how many lots have their place. */
  readonly landings: Float64Array;
  /** Whether a light reads the wall line by line, or whole lines get their tickets at once. */
  readonly hasLight: boolean;
  /** How long reading takes to the last lot, in seconds. */
  readonly readingTime: number;
  /** The lots that the loupe works, one after another. */
  readonly loupe: readonly { readonly row: number; readonly from: number; readonly to: number }[];
  /** Where the wall parts: the last line above, how far its admitted part goes, how far the halves move, and the line's height. */
  readonly gap: { readonly line: number; readonly right: number; readonly shift: number; readonly y: number };
  readonly children: { readonly admitted: number; readonly waiting: number };
};

/** Nothing may sweep over the wall more often than this in a second: where lines would be quicker, whole lines come at once. */
export const mostSweeps = 3;
/** More lots than this get their tickets by whole lines. */
const mostForLight = 800;
/** From so many lots on the loupe works some of them. */
export const fewestForLoupe = 150;
/** The last places that are filled one by one; where there are no more than the second number in all, every one of them. */
const [lastOnes, allOnes] = [10, 15];
/** Seconds that a lot takes to rise, that a number needs to be read while it rises, and that a look takes to change. */
export const [rise, readable, turning] = [0.45, 0.5, 0.4];
/** Seconds that the loupe stays with a lot, at least and at most. */
const [shortLoupe, longLoupe] = [1.4, 4];

/** Plans the film of a draw. */
export function choreograph(film: Film, seconds: number, screen: Screen): Timeline {
  const { sizes } = film;
  const { unit, reduced = false } = screen;
  const size = { width: screen.width, height: screen.height };
  const ranked = new Uint32Array(sizes.length);
  film.places.forEach((place, row) => {
    ranked[place] = row;
  });
  const { fates, left, until } = outcomeOf(film, ranked);
  const isAbove = (row: number) => film.admitted[row] === true;
  const order = Uint32Array.from([...ranked].filter(isAbove).concat([...ranked].filter(row => !isAbove(row))));
  const cut = film.admitted.filter(Boolean).length;
  const roster = sizes.map((_, row) => row);
  const layout = layoutOf(size, unit);
  const shown = { sizes, lots: film.lots, tickets: film.tickets, orders: [roster, ranked, order] };
  const cells = chooseCells(shown, layout.wall, unit);
  const source = stand(sizes, roster, cells);
  const final = stand(sizes, order, cells);
  const target = targetOf(stand(sizes, ranked, cells), final, ranked, until);
  const spans = spansOf(seconds);
  const hasPassed = fates.includes('passed');
  const beats = beatsOf(spans, hasPassed);
  const children = { admitted: 0, waiting: 0 };
  sizes.forEach((each, row) => {
    children[isAbove(row) ? 'admitted' : 'waiting'] += each;
  });
  const last = until <= allOnes ? until : lastOnes;
  const times = timesOf({ film, cells, spans, beats, source, target, final, ranked, order, cut, until, last, fates });
  return {
    ...{
      film,
      size,
      unit,
      reduced,
      seconds,
      layout,
      cells,
      spans,
      beats,
      source,
      target,
      final,
      order,
      cut,
      fates,
      left,
      last,
    },
    ...{ children, ...times },
    landings: Float64Array.from(times.landAt).sort(),
    map: mapOf(layout.map, layout.wall, source, sizes, cells),
    stepDown: stepDownOf({ ranked, until, fates, target, final, cells, reduced }),
    solo: soloOf(ranked, until, times.departAt, beats),
    gap: gapOf(cells, final, order, cut, sizes),
  };
}

/** The outcome by row, and the number of lots up to the last admitted. With `skip` a twin lot before it may wait: this is shown, not hidden. */
function outcomeOf(
  { sizes, admitted, places, school }: Film,
  ranked: Uint32Array,
): Pick<Timeline, 'fates' | 'left'> & { readonly until: number } {
  const inOrder = [...ranked];
  const outcome = fatesOf(
    inOrder.map(row => sizes[row] ?? 1),
    inOrder.map(row => admitted[row] === true),
    school.places,
  );
  return {
    fates: places.map(place => outcome.fates[place] ?? 'waits'),
    left: new Map([...outcome.left].map(([place, count]) => [ranked[place] ?? 0, count])),
    until: outcome.cut,
  };
}

/** Up to the last admitted lots rise to where their tickets put them, passed ones among them; all others come to where they stay. */
function targetOf(byTicket: Standing, final: Standing, ranked: Uint32Array, until: number): Standing {
  const [x, y] = [final.x.slice(), final.y.slice()];
  for (const row of ranked.subarray(0, until)) {
    x[row] = byTicket.x[row] ?? 0;
    y[row] = byTicket.y[row] ?? 0;
  }
  return { x, y, lines: Math.max(byTicket.lines, final.lines) };
}

function beatsOf({ rising, last, line }: Spans, hasPassed: boolean): Beats {
  const within = ({ from, to }: Span, start: number, end: number): Span => ({
    from: from + (to - from) * start,
    to: from + (to - from) * end,
  });
  return {
    shrink: { from: rising.from, to: rising.from + Math.min(1.4, (rising.to - rising.from) * 0.15) },
    stillness: within(last, 0.8, 1),
    ...(hasPassed
      ? { step: within(line, 0.02, 0.34), waiting: within(line, 0.36, 0.58), part: within(line, 0.6, 0.76) }
      : { step: within(line, 0.02, 0.02), waiting: within(line, 0.04, 0.5), part: within(line, 0.52, 0.72) }),
    write: within(line, lineWrites, 0.97),
  };
}

type Planned = {
  readonly film: Film;
  readonly cells: Cells;
  readonly spans: Spans;
  readonly beats: Beats;
  readonly source: Standing;
  readonly target: Standing;
  readonly final: Standing;
  readonly ranked: Uint32Array;
  readonly order: Uint32Array;
  readonly cut: number;
  readonly until: number;
  readonly last: number;
  readonly fates: readonly Fate[];
};

function timesOf(planned: Planned) {
  const { film, cells, spans, beats, source } = planned;
  const random = seedrandom(film.seed);
  const count = film.sizes.length;
  const wall = cells.width * cells.columns;
  const { reading } = spans;
  const length = reading.to - reading.from;
  const readingTime = length - Math.min(length * 0.2, 3);
  const hasLight = count <= mostForLight && source.lines / readingTime <= mostSweeps;
  // So many lines at once that no more than three steps come in a second.
  const together = Math.max(1, Math.ceil(source.lines / (readingTime * mostSweeps)));
  const stay = Math.max(1.5, length * 0.3);
  const [revealAt, ticketUntil] = [new Float64Array(count), new Float64Array(count)];
  for (let row = 0; row < count; row++) {
    const line = Math.round(((source.y[row] ?? 0) - cells.top) / cells.height);
    const along = ((source.x[row] ?? 0) - cells.left) / wall;
    const way = hasLight ? line + along : Math.floor(line / together) * together;
    const at = reading.from + (way / source.lines) * readingTime;
    revealAt[row] = at;
    ticketUntil[row] = Math.min(reading.to - turning, at + stay);
  }
  const { departAt, landAt } = flightsOf(planned, random);
  const loupe = loupeOf(revealAt, spans, readingTime, random);
  return { revealAt, ticketUntil, departAt, landAt, turnAt: turnsOf(planned, beats), loupe, hasLight, readingTime };
}

/** When lots leave the list and land: up to the last admitted in the order of their tickets, the others by whole lines. */
function flightsOf(
  { cells, spans, beats, target, final, ranked, order, cut, until, last, fates }: Planned,
  random: () => number,
) {
  const count = ranked.length;
  const [departAt, landAt] = [new Float64Array(count), new Float64Array(count)];
  const lineOf = (row: number, standing: Standing) => Math.round(((standing.y[row] ?? 0) - cells.top) / cells.height);
  const fly = (row: number, at: number, seconds: number) => {
    departAt[row] = at;
    landAt[row] = at + seconds;
  };
  const first = until - last;
  const from = beats.shrink.to + 0.2;
  const room = spans.rising.to - 0.2 - rise - from;
  const lines = first === 0 ? 1 : lineOf(ranked[first - 1] ?? 0, target) + 1;
  const together = Math.ceil(lines / (room * mostSweeps));
  for (let place = 0; place < first; place++) {
    const row = ranked[place] ?? 0;
    // A little chance keeps the risers from looking like a comb; each keeps its turn.
    const part =
      lines / room <= mostSweeps
        ? (place + 0.7 * random()) / first
        : (Math.floor(lineOf(row, target) / together) * together) / lines;
    fly(row, from + part * room, rise);
  }
  // Of a few places each is one of the last: they share the time in which others rise.
  const start = first === 0 ? from : spans.last.from;
  const each = (beats.stillness.from - start) / Math.max(1, last);
  for (let place = first; place < until; place++) {
    fly(ranked[place] ?? 0, start + (place - first) * each, Math.min(rise, each * 0.7));
  }
  const waits = order.subarray(cut).filter(row => fates[row] === 'waits');
  const [top, end] = [lineOf(waits[0] ?? 0, final), lineOf(waits.at(-1) ?? 0, final)];
  const fade = Math.min(turning, (beats.waiting.to - beats.waiting.from) * 0.4);
  const step = (beats.waiting.to - beats.waiting.from - fade) / Math.max(1, end - top);
  for (const row of waits) fly(row, beats.waiting.from + (lineOf(row, final) - top) * step, fade);
  return { departAt, landAt };
}

/** Gold goes outward from the line, on both sides at once. What has stepped down has shown its outcome by then. */
function turnsOf({ cells, spans: { gold }, order, cut, fates, final }: Planned, { step }: Beats): Float64Array {
  const turnAt = new Float64Array(order.length);
  const time = (gold.to - gold.from) * 0.86 - turning;
  const lineOf = (row: number | undefined) => Math.round(((final.y[row ?? 0] ?? 0) - cells.top) / cells.height);
  const near = lineOf(order[Math.max(0, cut - 1)]);
  const far = lineOf(order.at(-1));
  const isSlow = Math.max(near + 1, far - near + 1) / time <= mostSweeps;
  order.forEach((row, place) => {
    const isAbove = place < cut;
    const byPlace = isAbove ? (cut - 1 - place) / cut : (place - cut) / (order.length - cut);
    const byLine = isAbove ? (near - lineOf(row)) / (near + 1) : (lineOf(row) - near) / (far - near + 1);
    turnAt[row] = fates[row] === 'passed' ? step.from : gold.from + (isSlow ? byPlace : byLine) * time;
  });
  return turnAt;
}

/** The loupe takes up lots at the moment when they get their tickets, and stays with the last one to the end. */
function loupeOf(revealAt: Float64Array, { reading }: Spans, seconds: number, random: () => number): Timeline['loupe'] {
  if (revealAt.length < fewestForLoupe) return [];
  const stay = Math.min(longLoupe, Math.max(shortLoupe, seconds / 8));
  const count = Math.max(1, Math.floor(seconds / stay));
  return Array.from({ length: count }, (_, at) => {
    const from = reading.from + (seconds * at) / count;
    const to = at === count - 1 ? reading.to : reading.from + (seconds * (at + 1)) / count;
    const given = revealAt.filter(time => time <= from + (seconds / count) * 0.4).length;
    const level = revealAt[Math.max(0, given - 1)] ?? 0;
    const group = revealAt.indexOf(level);
    return { row: group + Math.floor(random() * (Math.max(1, given) - group)), from, to };
  });
}

/** The lots whose number is shown large while they rise: where there is time to read it. */
function soloOf(ranked: Uint32Array, until: number, departAt: Float64Array, { stillness }: Beats): Timeline['solo'] {
  const solo: { readonly row: number; readonly at: number }[] = [];
  for (let place = 0; place < until; place++) {
    const [row = 0, next] = [ranked[place], ranked[place + 1]];
    const at = departAt[row] ?? 0;
    const end = next === undefined || place + 1 === until ? stillness.to : (departAt[next] ?? 0);
    if (end - at >= readable * 0.6) solo.push({ row, at });
  }
  return solo;
}

/** Where the wall parts: between two lines, or where the line of the last place falls into one, in its middle. */
function gapOf(
  cells: Cells,
  final: Standing,
  order: Uint32Array,
  cut: number,
  sizes: readonly number[],
): Timeline['gap'] {
  const band = cells.band - (cells.band % 2);
  const [above, below] = [order[cut - 1], order[cut]];
  const y = (row: number) => final.y[row] ?? 0;
  if (above === undefined)
    return { line: -1, right: 0, shift: band / 2, y: below === undefined ? cells.top : y(below) };
  const line = Math.round((y(above) - cells.top) / cells.height);
  const right = (final.x[above] ?? 0) + (sizes[above] ?? 1) * cells.width;
  if (below === undefined || y(below) !== y(above)) return { line, right: cells.left + cells.width * cells.columns, shift: band / 2, y: y(above) + cells.height }; // biome-ignore format: one line a case
  return { line, right, shift: Math.ceil((band + cells.height) / 2), y: y(above) + Math.round(cells.height / 2) };
}

/** How far the list has withdrawn, how far the wall has parted, and how much of the line is written: from 0 to 1. */
export function motionAt({ beats, reduced }: Timeline, time: number) {
  const move = (span: Span) => (reduced ? Math.round(partOf(span, time)) : ease(partOf(span, time)));
  return { shrunk: move(beats.shrink), parted: move(beats.part), written: move(beats.write) };
}

/** How far the two halves of the wall have moved from each other's side, in whole pixels. */
export function shiftAt(timeline: Timeline, time: number): number {
  return Math.round(timeline.gap.shift * motionAt(timeline, time).parted);
}

/** Where a picture of the wall is while the list withdraws into its map. */
export function withdrawing({ layout: { wall }, map }: Timeline, shrunk: number): Box {
  const scale = 1 + (map.scale - 1) * shrunk;
  return {
    x: wall.x + (map.box.x - wall.x) * shrunk,
    y: wall.y + (map.box.y - wall.y) * shrunk,
    width: wall.width * scale,
    height: wall.height * scale,
  };
}

/** Where a lot is at a time. Before it departs it is in the list, on the wall or in the map; at rest it is at whole pixels. */
export function boxAt(timeline: Timeline, row: number, time: number): Box {
  const { film, cells, source, layout, beats, departAt } = timeline;
  const width = cells.width * (film.sizes[row] ?? 1);
  if (time >= beats.shrink.to && time >= (departAt[row] ?? 0)) {
    const [x, y] = placeAt(timeline, row, time);
    return { x, y, width, height: cells.height };
  }
  const { shrunk } = motionAt(timeline, time);
  if (shrunk === 1) return mapBox(timeline.map, row);
  const picture = withdrawing(timeline, shrunk);
  const scale = picture.width / layout.wall.width;
  return {
    x: picture.x + ((source.x[row] ?? 0) - layout.wall.x) * scale,
    y: picture.y + ((source.y[row] ?? 0) - layout.wall.y) * scale,
    width: width * scale,
    height: cells.height * scale,
  };
}

/** Where a lot that has departed is, with the wall parted as far as it is. */
export function placeAt(timeline: Timeline, row: number, time: number): readonly [number, number] {
  const [x, y] = standingAt(timeline, row, time);
  const shift = shiftAt(timeline, time);
  return [x, y + (isAbove(timeline, x, y) ? -shift : shift)];
}

/** The same without the parting of the wall. A lot rises to its place out of the empty line beneath it. */
export function standingAt(timeline: Timeline, row: number, time: number): readonly [number, number] {
  const { target, final, departAt, landAt, fates, stepDown, beats, reduced, cells } = timeline;
  if (time >= beats.step.to) return [final.x[row] ?? 0, final.y[row] ?? 0];
  if (time >= beats.step.from && stepDown.rows.includes(row)) {
    return stepDown.placeAt(row, partOf(beats.step, time));
  }
  const at = departAt[row] ?? 0;
  const part = ease(0.5 + 0.5 * partOf({ from: at, to: landAt[row] ?? 0 }, time)) * 2 - 1;
  const depth = reduced || fates[row] === 'waits' ? 0 : Math.round((1 - part) * 0.9 * cells.height);
  return [target.x[row] ?? 0, (target.y[row] ?? 0) + depth];
}

/** Is a place above the line? `x` and `y` are those of a lot on the wall that has not parted. */
export function isAbove({ gap, cells }: Timeline, x: number, y: number): boolean {
  const line = Math.floor((y - cells.top) / cells.height);
  return line < gap.line || (line === gap.line && x < gap.right);
}

/** How many lots have their place. */
export function placedAt({ landings }: Timeline, time: number): number {
  let [low, high] = [0, landings.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((landings[middle] ?? 0) <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The row whose number is shown large at a time, or null. */
export function soloAt({ solo, spans }: Timeline, time: number): number | null {
  if (time >= spans.last.to) return null;
  let [low, high] = [0, solo.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((solo[middle]?.at ?? 0) <= time) low = middle + 1;
    else high = middle;
  }
  const found = solo[low - 1];
  // Between single lots whole lines may come; a number that stays behind would be taken for theirs.
  return found === undefined || (time < spans.last.from && time - found.at > 6) ? null : found.row;
}

/** What the loupe works at a time, and how far it is with it, from 0 to 1; null outside the reading. */
export function loupeAt({ loupe }: Timeline, time: number): { readonly row: number; readonly part: number } | null {
  const found = loupe.find(({ from, to }) => time >= from && time < to);
  return found === undefined ? null : { row: found.row, part: partOf(found, time) };
}

/** Where the light is at a time: its line of the wall and how far along it, from 0 to 1; null where there is none. */
export function lightAt(timeline: Timeline, time: number): { readonly line: number; readonly along: number } | null {
  const { spans, source, hasLight, readingTime, reduced } = timeline;
  const way = ((time - spans.reading.from) / readingTime) * source.lines;
  if (!hasLight || reduced || way < 0 || way >= source.lines) return null;
  return { line: Math.floor(way), along: way % 1 };
}

/** The line of the last place at a time: its height, and how far it is written from either edge, from 0 to 1; null before. */
export function lineAt(timeline: Timeline, time: number): { readonly y: number; readonly written: number } | null {
  const { beats, gap } = timeline;
  return time < beats.write.from ? null : { y: gap.y, written: motionAt(timeline, time).written };
}
