// The painter of the wall. A base picture holds every lot at rest; a frame copies it and draws what moves. To reach a later time,
// only the lots that changed are redrawn in the base; when time goes back or leaps, it is made anew.

import { drawAtlas, type Look, type Palette, paperCanvas } from './atlas.ts';
import { lightAt, lineAt, placeAt, type Timeline } from './choreography.ts';
import { paintLight, paintLine } from './lights.ts';

/** Paints a film on a canvas. */
export type Wall = { readonly paint: (seconds: number) => void };

/** Seconds for a lot to change from one look to the next. */
const turning = 0.4;

/** What the base shows of a lot. */
const [plain, ticketed, flying, landed, turned] = [0, 1, 2, 3, 4] as const;

/**
 * Makes the painter of a timeline. `label` is the text on the line of the last place. `reduced` replaces the flight with one
 * cross-fade and leaves out the travelling light.
 */
export function makeWall(
  canvas: HTMLCanvasElement,
  timeline: Timeline,
  palette: Palette,
  label: string,
  reduced: boolean,
): Wall {
  const { film, cells, source, target, size, revealAt, turnAt } = timeline;
  const count = film.lots.length;
  canvas.width = size.width;
  canvas.height = size.height;
  const screen = canvas.getContext('2d', { alpha: false });
  if (screen === null) throw new Error('no 2d context');
  const atlas = drawAtlas(timeline, palette);
  const [base, ground] = paperCanvas(timeline, palette);
  const states = new Uint8Array(count);
  const neighbours = standingGrid(timeline);
  const swap = (timeline.spans.order.from + timeline.spans.order.to) / 2;
  const departAt = reduced ? new Float64Array(count).fill(swap) : timeline.departAt;
  const landAt = reduced ? departAt : timeline.landAt;
  let paintedTo = Number.POSITIVE_INFINITY;

  const sprite = (on: CanvasRenderingContext2D, row: number, look: Look, x: number, y: number) => {
    const width = cells.width * (film.sizes[row] ?? 1);
    const [fromX, fromY] = [source.x[row] ?? 0, source.y[row] ?? 0];
    on.drawImage(atlas[look], fromX, fromY, width, cells.height, x, y, width, cells.height);
  };
  const stateAt = (row: number, time: number): number => {
    if (time >= (turnAt[row] ?? 0) + turning) return turned;
    if (time >= (landAt[row] ?? 0)) return landed;
    if (time >= (departAt[row] ?? 0)) return flying;
    return time >= (revealAt[row] ?? 0) + turning ? ticketed : plain;
  };
  const rest = (row: number, state: number) => {
    if (state >= landed)
      sprite(ground, row, state === turned ? 'final' : 'ticket', target.x[row] ?? 0, target.y[row] ?? 0);
    else if (state !== flying)
      sprite(ground, row, state === ticketed ? 'ticket' : 'plain', source.x[row] ?? 0, source.y[row] ?? 0);
  };
  /** Takes a lot off its first place; what had landed over or beside it is redrawn. */
  const leave = (row: number) => {
    const [x, y] = [source.x[row] ?? 0, source.y[row] ?? 0];
    const width = cells.width * (film.sizes[row] ?? 1);
    ground.fillStyle = palette.paper;
    ground.fillRect(x, y, width, cells.height);
    neighbours(x, y, width, other => {
      if ((states[other] ?? 0) >= landed) rest(other, states[other] ?? 0);
    });
  };
  const bring = (time: number) => {
    if (time < paintedTo || time - paintedTo > 1) {
      ground.fillStyle = palette.paper;
      ground.fillRect(0, 0, size.width, size.height);
      for (let row = 0; row < count; row++) states[row] = stateAt(row, time);
      for (let row = 0; row < count; row++) if ((states[row] ?? 0) < flying) rest(row, states[row] ?? 0);
      for (let row = 0; row < count; row++) if ((states[row] ?? 0) >= landed) rest(row, states[row] ?? 0);
    } else {
      for (let row = 0; row < count; row++) {
        const [before, now] = [states[row] ?? 0, stateAt(row, time)];
        if (before === now) continue;
        states[row] = now;
        if (before < flying && now >= flying) leave(row);
        rest(row, now);
      }
    }
    paintedTo = time;
  };

  const spot = new Float64Array(2);
  const turns = (time: number) => {
    for (let row = 0; row < count; row++) {
      const state = states[row] ?? 0;
      if (state === flying) {
        placeAt(timeline, row, time, spot);
        // Whole pixels: a sprite between pixels is blurred, and three times as slow without a graphics card.
        sprite(screen, row, 'ticket', Math.round(spot[0] ?? 0), Math.round(spot[1] ?? 0));
        continue;
      }
      const begun =
        state === plain ? (revealAt[row] ?? 0) : state === landed ? (turnAt[row] ?? 0) : Number.POSITIVE_INFINITY;
      if (time <= begun) continue;
      screen.globalAlpha = Math.min(1, (time - begun) / turning);
      if (state === plain) sprite(screen, row, 'ticket', source.x[row] ?? 0, source.y[row] ?? 0);
      else sprite(screen, row, 'final', target.x[row] ?? 0, target.y[row] ?? 0);
      screen.globalAlpha = 1;
    }
  };
  /** Reduced motion: the two orders cross-fade around the middle of the re-ordering. */
  const crossFade = (time: number) => {
    const part = (time - swap) / turning;
    if (part < 0 || part >= 1) return;
    screen.globalAlpha = 1 - part;
    screen.drawImage(atlas.ticket, 0, 0);
    screen.globalAlpha = 1;
  };

  return {
    paint: seconds => {
      const time = Math.min(Math.max(0, seconds), timeline.seconds);
      bring(time);
      screen.drawImage(base, 0, 0);
      turns(time);
      if (reduced) crossFade(time);
      const light = reduced ? null : lightAt(timeline, time);
      if (light !== null) paintLight(screen, timeline, palette, light);
      const line = lineAt(timeline, reduced && time >= timeline.spans.line.from ? timeline.seconds : time);
      if (line !== null) paintLine(screen, timeline, palette, line, label);
    },
  };
}

/** Finds the lots whose place in the final order touches a rectangle of one cell's height. */
function standingGrid({ film, cells, target, cut, ranked, size }: Timeline) {
  const rows = target.lines;
  const grid = new Int32Array(rows * cells.columns).fill(-1);
  const below = ranked[cut];
  const cutLine =
    below === undefined ? rows : Math.round(((target.y[below] ?? 0) - cells.top - cells.band) / cells.height);
  for (let row = 0; row < film.sizes.length; row++) {
    const raw = (target.y[row] ?? 0) - cells.top;
    const line =
      Math.round(raw / cells.height) < cutLine
        ? Math.round(raw / cells.height)
        : Math.round((raw - cells.band) / cells.height);
    const column = Math.round(((target.x[row] ?? 0) - cells.left) / cells.width);
    for (let part = 0; part < (film.sizes[row] ?? 1); part++) grid[line * cells.columns + column + part] = row;
  }
  return (x: number, y: number, width: number, visit: (row: number) => void) => {
    const firstColumn = Math.floor((x - cells.left) / cells.width);
    const lastColumn = Math.ceil((x + width - cells.left) / cells.width);
    const high = Math.min(size.height, y) - cells.top;
    for (let line = 0; line < rows; line++) {
      const top = line * cells.height + (line >= cutLine ? cells.band : 0);
      if (top + cells.height <= high || top >= high + cells.height) continue;
      let before = -1;
      for (let column = firstColumn; column < lastColumn; column++) {
        const row = grid[line * cells.columns + column] ?? -1;
        if (row >= 0 && row !== before) visit(row);
        before = row;
      }
    }
  };
}
