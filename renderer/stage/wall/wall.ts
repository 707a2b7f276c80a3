// The painter of the wall. A base picture holds every lot at rest; a frame copies it and draws what moves or changes. To reach a
// later time, only the lots that changed are redrawn in the base; when time goes back or leaps, it is made anew.

import { bodyInMap, drawAtlas, drawMap, type Look, type Palette, paperCanvas } from './atlas.ts';
import {
  boxAt,
  isAbove,
  lightAt,
  lineAt,
  loupeAt,
  motionAt,
  placeAt,
  shiftAt,
  standingAt,
  type Timeline,
  turning,
  withdrawing,
} from './choreography.ts';
import type { Box } from './layout.ts';
import { partOf } from './motion.ts';
import { flagBoxes, paintFlag, paintLight, paintLine, paintPoles, paintRing } from './signs.ts';

/** Paints a film on a canvas. */
export type Wall = { readonly paint: (seconds: number) => void };

/** What the base shows of a lot: in the list, with its ticket, without it again; then in the map, in the air, at its place, its outcome. */
const [plain, ticketed, read, listed, rising, landed, turned] = [0, 1, 2, 3, 4, 5, 6] as const;

/** Makes the painter of a timeline. `label` is the text on the line of the last place, `witnesses` are the rows that are followed. */
export function makeWall(
  canvas: HTMLCanvasElement,
  timeline: Timeline,
  palette: Palette,
  label: string,
  witnesses: readonly number[],
): Wall {
  const { film, cells, source, size, layout, beats, gap, revealAt, ticketUntil, departAt, landAt, turnAt, stepDown } =
    timeline;
  const { wall } = layout;
  const count = film.lots.length;
  canvas.width = size.width;
  canvas.height = size.height;
  const screen = canvas.getContext('2d', { alpha: false });
  if (screen === null) throw new Error('no 2d context');
  const atlas = drawAtlas(timeline, palette);
  const map = drawMap(timeline, palette);
  const [base, ground] = paperCanvas(size.width, size.height, palette);
  const states = new Uint8Array(count);
  const steps = new Set(stepDown.rows);
  let paintedTo = Number.POSITIVE_INFINITY;
  const { roster, last, gold, hold } = timeline.spans;
  const stills = [{ from: 0, to: roster.to }, { from: beats.stillness.from, to: last.to }, { from: gold.to, to: hold.to }]; // biome-ignore format: a list
  let stood: (typeof stills)[number] | null = null;

  const widthOf = (row: number) => cells.width * (film.sizes[row] ?? 1);
  const sprite = (on: CanvasRenderingContext2D, row: number, look: Look, x: number, y: number) => {
    const [fromX, fromY] = [(source.x[row] ?? 0) - wall.x, (source.y[row] ?? 0) - wall.y];
    on.drawImage(atlas[look], fromX, fromY, widthOf(row), cells.height, x, y, widthOf(row), cells.height);
  };
  const stateAt = (row: number, time: number): number => {
    if (time < beats.shrink.to) {
      if (time >= (ticketUntil[row] ?? 0)) return read;
      return time >= (revealAt[row] ?? 0) + turning ? ticketed : plain;
    }
    if (time < (departAt[row] ?? 0)) return listed;
    if (time < (landAt[row] ?? 0)) return rising;
    if (steps.has(row) && time >= beats.step.from && time < beats.step.to) return rising;
    return time >= (turnAt[row] ?? 0) + turning ? turned : landed;
  };
  const clear = ({ x, y, width, height }: Box) => {
    ground.fillStyle = palette.paper;
    ground.fillRect(x, y, width, height);
  };
  /** An empty frame where a lot was in the list. */
  const hollow = (row: number) => {
    const { x, y, width, height } = bodyInMap(timeline, row);
    clear({ x, y, width, height });
    ground.strokeStyle = palette.rule;
    ground.lineWidth = 1;
    if (width > 3 && height > 3) ground.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1);
  };
  const rest = (row: number, state: number, time: number) => {
    if (state <= read) {
      sprite(ground, row, state === ticketed ? 'ticket' : 'plain', source.x[row] ?? 0, source.y[row] ?? 0);
    } else if (state >= landed) {
      const [x, y] = standingAt(timeline, row, time);
      sprite(ground, row, state === turned ? 'final' : 'plain', x, y);
    }
  };
  const begin = (time: number) => {
    clear({ x: 0, y: 0, ...size });
    for (let row = 0; row < count; row++) states[row] = stateAt(row, time);
    if (time < beats.shrink.to) ground.drawImage(atlas.plain, wall.x, wall.y);
    else ground.drawImage(map, layout.map.x, layout.map.y);
    for (let row = 0; row < count; row++) {
      const state = states[row] ?? 0;
      if (state > listed) hollow(row);
      if (state === ticketed || state >= landed) rest(row, state, time);
    }
  };
  const bring = (time: number) => {
    const isOther = paintedTo < beats.shrink.to !== time < beats.shrink.to;
    // Who stepped down between two frames has left no trace in the states.
    const isStepLeapt = steps.size > 0 && paintedTo < beats.step.from && time >= beats.step.to;
    if (isOther || isStepLeapt || time < paintedTo || time - paintedTo > 1) begin(time);
    else {
      const changed: number[] = [];
      for (let row = 0; row < count; row++) {
        const [before, now] = [states[row] ?? 0, stateAt(row, time)];
        if (before === now) continue;
        states[row] = now;
        if (before === listed) hollow(row);
        if (before === landed && now === rising) {
          // It leaves its place: nothing else has moved there yet.
          const [x, y] = standingAt(timeline, row, beats.step.from - 0.001);
          clear({ x, y, width: widthOf(row), height: cells.height });
        }
        changed.push(row);
      }
      for (const row of changed) rest(row, states[row] ?? 0, time);
    }
    paintedTo = time;
  };

  /** Copies the base, with the two halves of the wall so far from each other as they are. */
  const copyBase = (shift: number) => {
    screen.drawImage(base, 0, 0);
    if (shift === 0) return;
    const bottom = wall.y + wall.height;
    const top = cells.top + (gap.line + 1) * cells.height;
    screen.fillStyle = palette.paper;
    screen.fillRect(wall.x, wall.y, wall.width, wall.height);
    const strip = (x: number, from: number, to: number, right: number, by: number) => {
      const [y0, y1] = [Math.max(wall.y, from), Math.min(bottom, to)];
      if (right <= x || y1 <= y0) return;
      screen.drawImage(base, x, y0, right - x, y1 - y0, x, y0 + by, right - x, y1 - y0);
    };
    const right = wall.x + wall.width;
    strip(wall.x, wall.y + shift, top - cells.height, right, -shift);
    strip(wall.x, top, bottom - shift, right, shift);
    if (gap.line < 0) return;
    strip(wall.x, top - cells.height, top, gap.right, -shift);
    strip(gap.right, top - cells.height, top, right, shift);
  };
  const faded = (alpha: number, draw: () => void) => {
    screen.globalAlpha = Math.min(1, Math.max(0, alpha));
    draw();
    screen.globalAlpha = 1;
  };
  const tickets = (time: number) => {
    for (let row = 0; row < count; row++) {
      const state = states[row] ?? 0;
      const from = state === plain ? (revealAt[row] ?? 0) : (ticketUntil[row] ?? 0);
      if (state === ticketed || time <= from || (state === read && time >= from + turning)) continue;
      const part = (time - from) / turning;
      faded(state === plain ? part : 1 - part, () => {
        sprite(screen, row, 'ticket', source.x[row] ?? 0, source.y[row] ?? 0);
      });
    }
  };
  /** Where whole lines get their tickets at once, a line is one strip of the pictures. */
  const strips = stripsOf(timeline);
  const ticketLines = (time: number) => {
    screen.fillStyle = palette.paper;
    screen.fillRect(0, 0, size.width, size.height);
    screen.drawImage(atlas.plain, wall.x, wall.y);
    for (const { top, height, from, until } of strips) {
      if (time <= from || time >= until + turning) continue;
      faded(time < until ? (time - from) / turning : 1 - (time - until) / turning, () => {
        screen.drawImage(atlas.ticket, 0, top, wall.width, height, wall.x, wall.y + top, wall.width, height);
      });
    }
  };
  const moves = (time: number, shift: number) => {
    for (let row = 0; row < count; row++) {
      const state = states[row] ?? 0;
      if (state === rising) {
        const [x, y] = placeAt(timeline, row, time);
        if (steps.has(row) && time >= beats.step.from) steppingDown(row, x, y, time);
        else
          faded(partOf({ from: departAt[row] ?? 0, to: landAt[row] ?? 0 }, time) * 1.6, () =>
            sprite(screen, row, 'plain', x, y),
          );
      } else if (state === landed && time > (turnAt[row] ?? 0)) {
        const [x, y] = standingAt(timeline, row, time);
        faded((time - (turnAt[row] ?? 0)) / turning, () => {
          sprite(screen, row, 'final', x, y + (isAbove(timeline, x, y) ? -shift : shift));
        });
      }
    }
  };
  const steppingDown = (row: number, x: number, y: number, time: number) => {
    const part = partOf(beats.step, time);
    const isPassed = stepDown.passed.includes(row);
    // Where there is no way that crosses nothing they fade out, and in at their new places.
    const alpha = stepDown.isPlain ? 1 : Math.min(1, Math.abs(part - 0.5) * 5);
    faded(alpha, () => sprite(screen, row, 'plain', x, y));
    if (isPassed) faded(alpha * Math.min(1, part * 4), () => sprite(screen, row, 'final', x, y));
  };
  /** The list withdraws into its map: the same picture, smaller and smaller. */
  const withdraw = (time: number) => {
    const { reduced } = timeline;
    const part = reduced ? partOf(beats.shrink, time) : motionAt(timeline, time).shrunk;
    screen.fillStyle = palette.paper;
    screen.fillRect(0, 0, size.width, size.height);
    if (reduced) {
      faded(1 - part, () => screen.drawImage(atlas.plain, wall.x, wall.y));
      faded(part, () => screen.drawImage(map, layout.map.x, layout.map.y));
      return;
    }
    const { x, y, width, height } = withdrawing(timeline, part);
    screen.drawImage(atlas.plain, x, y, width, height);
    const scale = width / wall.width / timeline.map.scale;
    const [left, top] = [layout.map.x - timeline.map.box.x, layout.map.y - timeline.map.box.y];
    faded(part ** 3, () => {
      screen.drawImage(map, x + left * scale, y + top * scale, layout.map.width * scale, layout.map.height * scale);
    });
  };
  const order = (time: number) => {
    bring(time);
    const shift = shiftAt(timeline, time);
    copyBase(shift);
    moves(time, shift);
    const emptied = partOf(beats.part, time);
    if (emptied > 0) {
      screen.fillStyle = palette.paper;
      const { x, y, width, height } = layout.map;
      faded(emptied, () => screen.fillRect(x, y, width, height));
    }
    if (timeline.reduced && emptied > 0 && emptied < 1) {
      // A veil instead of motion: the wall fades out whole and in again parted.
      screen.fillStyle = palette.paper;
      faded(1 - Math.abs(emptied - 0.5) * 2, () => screen.fillRect(wall.x, wall.y, wall.width, wall.height));
    }
    const line = lineAt(timeline, time);
    if (line === null) return;
    if (timeline.reduced)
      faded(partOf(beats.write, time), () => paintLine(screen, timeline, palette, { ...line, written: 1 }, label));
    else paintLine(screen, timeline, palette, line, label);
  };

  return {
    paint: seconds => {
      const time = Math.min(Math.max(0, seconds), timeline.seconds);
      // Where nothing moves the last frame is still right.
      const still = stills.find(({ from, to }) => time >= from && time <= to) ?? null;
      if (still !== null && still === stood) return;
      stood = still;
      if (time < beats.shrink.from) {
        if (timeline.hasLight) {
          bring(time);
          screen.drawImage(base, 0, 0);
          tickets(time);
        } else ticketLines(time);
        const light = lightAt(timeline, time);
        if (light !== null) paintLight(screen, timeline, palette, light);
        const worked = loupeAt(timeline, time);
        if (worked !== null) paintRing(screen, boxAt(timeline, worked.row, time), palette.ink, timeline.unit);
      } else if (time < beats.shrink.to) withdraw(time);
      else order(time);
      const anchors = witnesses.map(row => ({ row, box: anchorAt(timeline, row, time) }));
      // On the finished wall no flag covers a number: the panel says what became of these lots.
      const flags = time < timeline.spans.gold.from ? flagBoxes(timeline, anchors) : anchors.map(() => null);
      paintPoles(screen, timeline, palette, anchors, flags);
      for (const { box } of anchors) paintRing(screen, box, palette.vermilion, timeline.unit);
      for (const [at, anchor] of anchors.entries()) {
        paintFlag(screen, timeline, palette, anchor, flags[at] ?? null);
      }
    },
  };
}

/** The lines of the wall in the order of the list, from the wall's corner, and when they get their tickets and until when. */
function stripsOf({ film, source, cells, layout, revealAt, ticketUntil }: Timeline) {
  const strips = new Map<number, { top: number; height: number; from: number; until: number }>();
  for (let row = 0; row < film.lots.length; row++) {
    const top = (source.y[row] ?? 0) - layout.wall.y;
    if (!strips.has(top)) {
      strips.set(top, { top, height: cells.height, from: revealAt[row] ?? 0, until: ticketUntil[row] ?? 0 });
    }
  }
  return [...strips.values()];
}

/** Where the ring of a followed lot is: it goes with the lot, and while that leaves the list from there to its place. */
export function anchorAt(timeline: Timeline, row: number, time: number): Box {
  const { departAt, landAt, beats, reduced } = timeline;
  const [from, to] = [departAt[row] ?? 0, landAt[row] ?? 0];
  if (time < Math.max(from, beats.shrink.to) || time >= to) return boxAt(timeline, row, time);
  const [before, after] = [boxAt(timeline, row, from - 0.001), boxAt(timeline, row, to)];
  const raw = partOf({ from, to }, time);
  const part = reduced ? Math.round(raw) : raw * raw * (3 - 2 * raw);
  const mix = (one: number, other: number) => one + (other - one) * part;
  return {
    x: mix(before.x, after.x),
    y: mix(before.y, after.y),
    width: mix(before.width, after.width),
    height: mix(before.height, after.height),
  };
}
