// What is painted over the cells: the light that reads the list, the line of the last place, the ring and flag of a witness lot.

import type { Palette } from './atlas.ts';
import { digitWidth } from './cells.ts';
import type { Timeline } from './choreography.ts';
import type { Box } from './layout.ts';

/** The light: a bright bar in the line that it reads, trailing a short glow. */
export function paintLight(
  on: CanvasRenderingContext2D,
  { cells }: Timeline,
  palette: Palette,
  light: { readonly line: number; readonly along: number },
): void {
  const wall = cells.width * cells.columns;
  const x = cells.left + wall * light.along;
  const y = cells.top + light.line * cells.height;
  const glow = Math.min(wall * 0.14, x - cells.left);
  const bar = Math.max(3, Math.round(cells.height * 0.07));
  if (glow > 1) {
    const shade = on.createLinearGradient(x - glow, 0, x, 0);
    shade.addColorStop(0, `${palette.gold}00`);
    shade.addColorStop(1, `${palette.gold}99`);
    on.fillStyle = shade;
    on.fillRect(x - glow, y, glow, cells.height);
  }
  on.fillStyle = palette.vermilion;
  on.fillRect(Math.round(x), y - bar, bar, cells.height + 2 * bar);
}

/** How much of the gap the line and its words leave free, above and below, as parts of its height. */
const [thickness, words] = [0.07, 0.52];

/** The rectangles of the line: from either edge to its words, as far as it is written. */
export function lineBoxes({ cells, layout: { wall } }: Timeline, y: number, written: number, text: number): Box[] {
  const thick = Math.max(3, Math.round(cells.band * thickness));
  const half = Math.round((wall.width - text) / 2);
  const length = Math.round(half * Math.min(1, written));
  const top = Math.round(y - thick / 2);
  return [
    { x: wall.x, y: top, width: length, height: thick },
    { x: wall.x + wall.width - length, y: top, width: length, height: thick },
  ];
}

/** The line of the last place: it writes itself from both edges, then its words appear between its ends. */
export function paintLine(
  on: CanvasRenderingContext2D,
  timeline: Timeline,
  palette: Palette,
  line: { readonly y: number; readonly written: number },
  label: string,
): void {
  const { cells, layout } = timeline;
  const largest = Math.round(cells.band * words);
  on.font = `700 ${largest}px ${palette.hei}`;
  const wide = on.measureText(label).width;
  const font = Math.min(largest, Math.floor((largest * layout.wall.width * 0.86) / Math.max(1, wide)));
  const text = (wide * font) / largest + font;
  on.fillStyle = palette.vermilion;
  for (const box of lineBoxes(timeline, line.y, line.written / 0.7, text))
    on.fillRect(box.x, box.y, box.width, box.height);
  if (line.written <= 0.7) return;
  on.globalAlpha = (line.written - 0.7) / 0.3;
  on.font = `700 ${font}px ${palette.hei}`;
  on.textAlign = 'center';
  on.textBaseline = 'alphabetic';
  on.fillText(label, layout.wall.x + layout.wall.width / 2, Math.round(line.y + font * 0.36));
  on.globalAlpha = 1;
}

/** A ring around a cell; it lies in the gaps between cells and on the cell's own edge, not on its digits. */
export function paintRing(on: CanvasRenderingContext2D, box: Box, colour: string, unit: number): void {
  const thick = Math.max(2, Math.round(Math.min(4 * unit, box.height * 0.16)));
  on.strokeStyle = colour;
  on.lineWidth = thick;
  // At the edge of the canvas it moves onto the cell's edge, so that no side of it is cut off.
  const [left, top] = [Math.round(box.x), Math.round(box.y)].map(at => Math.max(thick / 2, at - thick / 2)) as [number, number]; // biome-ignore format: one line
  const right = Math.min(on.canvas.width - thick / 2, Math.round(box.x + box.width) + thick / 2);
  const bottom = Math.min(on.canvas.height - thick / 2, Math.round(box.y + box.height) + thick / 2);
  on.strokeRect(left, top, right - left, bottom - top);
}

/** The size of a flag's number in units, and of its margins. */
const [flagFont, flagMargin] = [40, 10];

/**
 * Where flags stand: above the map for lots that are in it; on the wall beside the lot that each belongs to, where it is on the canvas,
 * covers no witness lot and no flag before it. A lot whose cell is as large as a flag needs none with a number: null.
 */
export function flagBoxes(
  { size, unit, film, cells, layout: { map, wall } }: Timeline,
  anchors: readonly { readonly row: number; readonly box: Box }[],
): (Box | null)[] {
  const taken: Box[] = anchors.map(({ box }) => box);
  const height = Math.round((flagFont + 2 * flagMargin) * unit);
  const pole = Math.round(14 * unit);
  return anchors.map(({ row, box }) => {
    if (cells.isWhole && cells.font * (box.height / cells.height) >= flagFont * unit) return null;
    const width = Math.round(((film.lots[row] ?? '').length * flagFont * digitWidth + 3 * flagMargin) * unit);
    const middle = box.x + box.width / 2;
    const [above, below] = [box.y - pole - height, box.y + box.height + pole];
    const overMap = Math.min(Math.max(map.x, middle - width / 2), map.x + map.width - width);
    const isInMap = middle > map.x && box.y >= map.y - 1 && box.y + box.height <= map.y + map.height + 1;
    const tries: (readonly [number, number])[] = isInMap
      ? [1, 2].flatMap(at =>
          [overMap, map.x, map.x + map.width - width].map(x => [x, map.y - pole / 2 - at * (height + pole / 2)] as const),
        )
      : [[middle, above], [middle - width, above], [middle, below], [middle - width, below], [middle, above - height], [middle, below + height]]; // biome-ignore format: a table
    // The flag of a lot on the wall stays there: beside it are words.
    const right = middle < wall.x + wall.width ? wall.x + wall.width : size.width;
    const inside = ([x, y]: readonly [number, number]): Box => ({
      x: Math.round(Math.min(Math.max(0, x), right - width)),
      y: Math.round(Math.min(Math.max(0, y), size.height - height)),
      width,
      height,
    });
    const found = tries.map(inside).find(at => taken.every(other => areApart(at, other))) ?? inside(tries[0] ?? [0, 0]);
    taken.push(found);
    return found;
  });
}

/** Do two boxes have nothing in common? */
export function areApart(one: Box, other: Box): boolean {
  return (
    one.x + one.width <= other.x || other.x + other.width <= one.x || one.y + one.height <= other.y || other.y + other.height <= one.y // biome-ignore format: one line
  );
}

/** The flag of a witness lot with its whole number, on a pole from the lot. */
export function paintFlag(
  on: CanvasRenderingContext2D,
  { film, unit }: Timeline,
  palette: Palette,
  { row, box }: { readonly row: number; readonly box: Box },
  flag: Box | null,
): void {
  const line = Math.max(2, Math.round(3 * unit));
  if (flag === null) {
    paintPennant(on, palette, box, Math.round(Math.min(26 * unit, box.height * 0.3)), line);
    return;
  }
  on.fillStyle = palette.vermilion;
  on.fillRect(flag.x, flag.y, flag.width, flag.height);
  on.fillStyle = palette.paper;
  on.fillRect(flag.x + line, flag.y + line, flag.width - 2 * line, flag.height - 2 * line);
  on.fillStyle = palette.ink;
  const font = Math.round(flagFont * unit);
  on.font = `700 ${font}px ${palette.mono}`;
  on.textAlign = 'center';
  on.textBaseline = 'alphabetic';
  on.fillText(film.lots[row] ?? '', flag.x + flag.width / 2, Math.round(flag.y + flag.height / 2 + font * 0.36));
}

/** The poles of all flags, which stand behind them: up from each lot, and where its flag is not above or below it, over to it. */
export function paintPoles(
  on: CanvasRenderingContext2D,
  { unit }: Timeline,
  palette: Palette,
  anchors: readonly { readonly box: Box }[],
  flags: readonly (Box | null)[],
): void {
  const line = Math.max(2, Math.round(3 * unit));
  on.fillStyle = palette.vermilion;
  anchors.forEach(({ box }, at) => {
    const flag = flags[at] ?? null;
    if (flag === null) return;
    const middle = Math.round(box.x + box.width / 2);
    const height = Math.round(flag.y + flag.height / 2);
    const [from, to] = height < box.y ? [height, box.y] : [box.y + box.height, height];
    on.fillRect(middle - Math.floor(line / 2), Math.round(from), line, Math.max(0, Math.round(to - from)));
    const [left, right] = [Math.min(middle, flag.x), Math.max(middle, flag.x + flag.width)];
    if (right - left > flag.width) on.fillRect(left, height, right - left, line);
  });
}

/** A flag without a number, on the upper right corner of a cell that shows its own large enough. */
function paintPennant(on: CanvasRenderingContext2D, palette: Palette, box: Box, side: number, line: number): void {
  const [right, top] = [Math.round(box.x + box.width) + line, Math.round(box.y) - line];
  on.fillStyle = palette.vermilion;
  on.beginPath();
  on.moveTo(right, top);
  on.lineTo(right - side, top);
  on.lineTo(right, top + side);
  on.fill();
}
