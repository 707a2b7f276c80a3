// The sprites of the wall. Each lot is drawn once for each of its looks, at its own place in roster order: a look of all lots is
// one picture of the wall, and a lot's sprite is its cell in it. The map of the list is such a picture, too.

import type { Fate } from '../../../shared/record/fates.ts';
import { digitWidth } from './cells.ts';
import type { Timeline } from './choreography.ts';
import type { Box } from './layout.ts';
import { mapBox } from './list-map.ts';

/** The wall's colours, as tokens.css has them in the current theme. */
export type Palette = Readonly<ReturnType<typeof readPalette>>;

/** The looks of a lot: before and after its ticket is shown, while it is, and once its outcome is. */
export const looks = ['plain', 'ticket', 'final'] as const;

/** A look of all lots. */
export type Look = (typeof looks)[number];

/** The sprites by look; each picture begins at the wall's corner. */
export type Atlas = { readonly [Name in Look]: HTMLCanvasElement };

/** Reads the palette from the tokens. */
export function readPalette(element: Element) {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    paper: token('--paper'),
    tile: token('--tile'),
    ink: token('--ink'),
    soft: token('--ink-soft'),
    rule: token('--rule'),
    vermilion: token('--vermilion'),
    gold: token('--gold'),
    goldLine: token('--gold-line'),
    onGold: token('--on-gold'),
    mono: token('--mono'),
    hei: token('--hei'),
  };
}

/** Draws all sprites of a wall. */
export function drawAtlas(timeline: Timeline, palette: Palette): Atlas {
  return {
    plain: drawLook(timeline, palette, 'plain'),
    ticket: drawLook(timeline, palette, 'ticket'),
    final: drawLook(timeline, palette, 'final'),
  };
}

/** A canvas without transparency, which is quicker to copy, filled with the paper's colour. */
export function paperCanvas(
  width: number,
  height: number,
  palette: Palette,
): [HTMLCanvasElement, CanvasRenderingContext2D] {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) throw new Error('no 2d context');
  context.fillStyle = palette.paper;
  context.fillRect(0, 0, canvas.width, canvas.height);
  return [canvas, context];
}

function drawLook(timeline: Timeline, palette: Palette, look: Look): HTMLCanvasElement {
  const { film, cells, source, fates, layout } = timeline;
  const [canvas, context] = paperCanvas(layout.wall.width, layout.wall.height, palette);
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  const gap = Math.max(1, Math.round(Math.min(cells.width, cells.height) * 0.045));
  for (let row = 0; row < film.lots.length; row++) {
    const size = film.sizes[row] ?? 1;
    const box = {
      x: (source.x[row] ?? 0) - layout.wall.x + gap,
      y: (source.y[row] ?? 0) - layout.wall.y + gap,
      width: cells.width * size - 2 * gap,
      height: cells.height - 2 * gap,
    };
    const fate = look === 'final' ? (fates[row] ?? 'waits') : null;
    drawBody(context, timeline, palette, box, fate);
    if (size > 1) drawFold(context, timeline, palette, box, size, fate);
    drawWords(context, timeline, palette, box, row, look, fate);
  }
  return canvas;
}

/** Admitted is solid, waiting is an outline, passed over is dashed, moved up has a thick edge: never the colour alone. */
function drawBody(
  context: CanvasRenderingContext2D,
  { cells }: Timeline,
  palette: Palette,
  box: Box,
  fate: Fate | null,
): void {
  const { x, y, width, height } = box;
  const filled = fate === null || fate === 'admitted' || fate === 'moved-up';
  if (filled) {
    context.fillStyle = fate === null ? palette.tile : palette.gold;
    context.fillRect(x, y, width, height);
  }
  if (fate === null) return;
  const edge = Math.max(1, Math.round(height * 0.035));
  const strong = fate === 'moved-up' || fate === 'passed';
  context.lineWidth = strong ? Math.max(2, edge * 2) : fate === 'admitted' ? edge : Math.max(1, Math.round(edge * 0.7));
  context.strokeStyle = { admitted: palette.goldLine, waits: palette.soft, passed: palette.vermilion, 'moved-up': palette.ink }[fate]; // biome-ignore format: one line a table
  const inset = context.lineWidth / 2;
  context.setLineDash(fate === 'passed' ? [Math.max(3, height * 0.16), Math.max(2, height * 0.11)] : []);
  context.strokeRect(x + inset, y + inset, width - 2 * inset, height - 2 * inset);
  context.setLineDash([]);
  if (filled) drawTick(context, palette, box, cells.digits * cells.font * digitWidth, cells.font);
}

/** A tick in the upper right corner, where the words leave room for one that can be seen. */
function drawTick(
  context: CanvasRenderingContext2D,
  palette: Palette,
  { x, y, width, height }: Box,
  words: number,
  font: number,
): void {
  const unit = Math.min(height * 0.22, Math.max(((width - words) / 2) * 0.62, (height - font * 0.75) * 0.32));
  if (unit < 6) return;
  const [right, top] = [x + width - Math.max(3, unit * 0.4), y + Math.max(3, unit * 0.4)];
  context.strokeStyle = palette.onGold;
  context.lineWidth = Math.max(1.5, unit * 0.17);
  context.beginPath();
  context.moveTo(right - unit, top + unit * 0.5);
  context.lineTo(right - unit * 0.62, top + unit * 0.85);
  context.lineTo(right, top + unit * 0.1);
  context.stroke();
}

/** The folds of a lot shared by several children, one between each two: notches that end before they reach the digits. */
function drawFold(
  context: CanvasRenderingContext2D,
  { cells }: Timeline,
  palette: Palette,
  { x, y, width, height }: Box,
  size: number,
  fate: Fate | null,
): void {
  const free = (height - cells.font * 0.78) / 2 - 1;
  const notch = Math.min(Math.floor(free), Math.max(2, Math.round(height * 0.14)));
  if (notch < 2) return;
  context.fillStyle = fate === 'admitted' || fate === 'moved-up' ? palette.onGold : palette.soft;
  const thick = Math.max(1, Math.round(height * 0.02));
  for (let at = 1; at < size; at++) {
    const middle = Math.round(x + (width * at) / size - thick / 2);
    context.fillRect(middle, y, thick, notch);
    context.fillRect(middle, y + height - notch, thick, notch);
  }
}

function drawWords(
  context: CanvasRenderingContext2D,
  { film, cells }: Timeline,
  palette: Palette,
  box: Box,
  row: number,
  look: Look,
  fate: Fate | null,
): void {
  const middle = box.x + box.width / 2;
  const write = (words: string, at: number, font: number, weight: 400 | 700, colour: string) => {
    context.font = `${weight} ${font}px ${palette.mono}`;
    context.fillStyle = colour;
    context.fillText(words, middle, Math.round(box.y + box.height * at + font * 0.36));
  };
  const lot = (film.lots[row] ?? '').slice(-cells.digits);
  const strong = fate === 'admitted' || fate === 'moved-up' ? palette.onGold : palette.ink;
  if (look !== 'ticket') {
    write(lot, 0.5, cells.font, 700, strong);
    return;
  }
  const { digits, isCut, font } = cells.ticket;
  const ticket = (film.tickets[row] ?? '').slice(0, digits);
  const at = cells.fontAbove === null ? 0.5 : 0.72;
  if (cells.fontAbove !== null) write(lot, 0.3, cells.fontAbove, 700, palette.ink);
  // A blank as wide as a digit holds the place of the ellipsis.
  write(isCut ? `${ticket}\u00a0` : ticket, at, font, 400, palette.vermilion);
  if (!isCut) return;
  const start = middle + ((digits - 1) / 2) * font * digitWidth;
  const dot = Math.max(1, Math.round(font * 0.09));
  for (let each = 0; each < 3; each++) {
    const x = Math.round(start + font * digitWidth * (0.1 + each * 0.3));
    context.fillRect(x, Math.round(box.y + box.height * at + font * 0.36) - dot, dot, dot);
  }
}

/** Draws the map: lots that have no place yet are solid, with their number where it can be made out. */
export function drawMap(timeline: Timeline, palette: Palette): HTMLCanvasElement {
  const { film, cells, layout, map } = timeline;
  const area = layout.map;
  const [canvas, context] = paperCanvas(area.width, area.height, palette);
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  const font = Math.floor(cells.font * map.scale);
  const legible = font >= 8;
  for (let row = 0; row < film.lots.length; row++) {
    const { x, y, width, height } = bodyInMap(timeline, row);
    context.fillStyle = legible ? palette.tile : palette.soft;
    context.fillRect(x - area.x, y - area.y, width, height);
    if (!legible) continue;
    context.strokeStyle = palette.soft;
    context.lineWidth = 1;
    context.strokeRect(x - area.x + 0.5, y - area.y + 0.5, width - 1, height - 1);
    context.font = `700 ${font}px ${palette.mono}`;
    context.fillStyle = palette.ink;
    context.fillText((film.lots[row] ?? '').slice(-cells.digits), x - area.x + width / 2, Math.round(y - area.y + height / 2 + font * 0.36)); // biome-ignore format: one line
  }
  return canvas;
}

/** What is painted of a lot's place in the map: all of it but a gap to the next. */
export function bodyInMap({ map }: Timeline, row: number): Box {
  const { x, y, width, height } = mapBox(map, row);
  return { x, y, width: Math.max(1, width - (width > 2 ? 1 : 0)), height: Math.max(1, height - (height > 2 ? 1 : 0)) };
}
