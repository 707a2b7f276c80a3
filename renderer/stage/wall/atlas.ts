// The sprites of the wall. Each lot is drawn once for each of its looks, at its own place in roster order: a look of all lots is
// one picture of the wall, and a lot's sprite is its cell in it.

import type { Fate, Timeline } from './choreography.ts';

/** The wall's colours, as tokens.css has them in the current theme. */
export type Palette = Readonly<ReturnType<typeof readPalette>>;

/** The looks of a lot: before the light, after it, and once its outcome is shown. */
export const looks = ['plain', 'ticket', 'final'] as const;

/** A look of all lots. */
export type Look = (typeof looks)[number];

/** The sprites by look. */
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
export function paperCanvas(timeline: Timeline, palette: Palette): [HTMLCanvasElement, CanvasRenderingContext2D] {
  const canvas = document.createElement('canvas');
  canvas.width = timeline.size.width;
  canvas.height = timeline.size.height;
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) throw new Error('no 2d context');
  context.fillStyle = palette.paper;
  context.fillRect(0, 0, canvas.width, canvas.height);
  return [canvas, context];
}

function drawLook(timeline: Timeline, palette: Palette, look: Look): HTMLCanvasElement {
  const { film, cells, labels, source, fates } = timeline;
  const [canvas, context] = paperCanvas(timeline, palette);
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  const gap = Math.max(1, Math.round(Math.min(cells.width, cells.height) * 0.045));
  for (let row = 0; row < film.lots.length; row++) {
    const size = film.sizes[row] ?? 1;
    const box = {
      x: (source.x[row] ?? 0) + gap,
      y: (source.y[row] ?? 0) + gap,
      width: cells.width * size - 2 * gap,
      height: cells.height - 2 * gap,
    };
    const fate = look === 'final' ? (fates[row] ?? 'waits') : null;
    drawBody(context, palette, box, fate, cells.lines, labels.lot * cells.font * 0.5);
    if (size > 1) drawFold(context, palette, box, size, fate);
    drawWords(context, timeline, palette, box, row, look, fate);
  }
  return canvas;
}

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Admitted is solid, waiting is an outline, passed over is dashed, moved up has a thick edge: never the colour alone. */
function drawBody(
  context: CanvasRenderingContext2D,
  palette: Palette,
  box: Box,
  fate: Fate | null,
  lines: number,
  words: number,
): void {
  const { x, y, width, height } = box;
  const edge = lines === 2 ? Math.max(2, Math.round(height * 0.045)) : 1;
  const filled = fate === null || fate === 'admitted' || fate === 'moved-up';
  if (filled) {
    context.fillStyle = fate === null ? palette.tile : palette.gold;
    context.fillRect(x, y, width, height);
  }
  if (fate === null) return;
  const strong = fate === 'moved-up' || fate === 'passed';
  context.lineWidth = strong ? Math.min(edge * 2, Math.max(2, width * 0.06)) : fate === 'admitted' ? edge : 1;
  context.strokeStyle = { admitted: palette.goldLine, waits: palette.rule, passed: palette.vermilion, 'moved-up': palette.ink }[fate]; // biome-ignore format: one line a table
  const inset = context.lineWidth / 2;
  context.setLineDash(fate === 'passed' ? [Math.max(3, height * 0.16), Math.max(2, height * 0.11)] : []);
  context.strokeRect(x + inset, y + inset, width - 2 * inset, height - 2 * inset);
  context.setLineDash([]);
  if (filled && lines === 2) drawTick(context, palette, box, words);
}

/** A tick in the upper right corner, as large as the words leave room for. */
function drawTick(context: CanvasRenderingContext2D, palette: Palette, box: Box, words: number): void {
  const { x, y, width, height } = box;
  const unit = Math.min(height * 0.2, ((width - words) / 2) * 0.62);
  const [right, top] = [x + width - Math.max(3, unit * 0.4), y + Math.max(3, unit * 0.4)];
  context.strokeStyle = palette.onGold;
  context.lineWidth = Math.max(1.5, unit * 0.17);
  context.beginPath();
  context.moveTo(right - unit, top + unit * 0.5);
  context.lineTo(right - unit * 0.62, top + unit * 0.85);
  context.lineTo(right, top + unit * 0.1);
  context.stroke();
}

/** The folds of a lot shared by several children, one between each two. */
function drawFold(
  context: CanvasRenderingContext2D,
  palette: Palette,
  { x, y, width, height }: Box,
  size: number,
  fate: Fate | null,
): void {
  context.fillStyle = fate === 'admitted' || fate === 'moved-up' ? palette.onGold : palette.soft;
  for (let at = 1; at < size; at++) {
    const middle = Math.round(x + (width * at) / size);
    const notch = Math.max(2, Math.round(height * 0.1));
    context.fillRect(middle, y, 1, notch);
    context.fillRect(middle, y + height - notch, 1, notch);
  }
}

function drawWords(
  context: CanvasRenderingContext2D,
  timeline: Timeline,
  palette: Palette,
  box: Box,
  row: number,
  look: Look,
  fate: Fate | null,
): void {
  const { film, cells, labels } = timeline;
  const gold = fate === 'admitted' || fate === 'moved-up';
  const lot = (film.lots[row] ?? '').slice(-labels.lot);
  const ticket = (film.tickets[row] ?? '').slice(0, labels.ticket);
  const middle = box.x + box.width / 2;
  const write = (words: string, at: number, weight: 400 | 700, colour: string) => {
    context.font = `${weight} ${cells.font}px ${palette.mono}`;
    context.fillStyle = colour;
    context.fillText(words, middle, box.y + box.height * at + cells.font * 0.36);
  };
  const strong = gold ? palette.onGold : fate === null ? palette.ink : palette.soft;
  if (cells.lines === 1) {
    // One line has room for one thing: the ticket while the order is made, the lot before and after.
    if (look === 'ticket') write(ticket, 0.5, 400, palette.vermilion);
    else write(lot, 0.5, 700, strong);
    return;
  }
  write(lot, look === 'plain' ? 0.5 : 0.29, 700, strong);
  if (look !== 'plain')
    write(ticket, 0.72, 400, gold ? palette.onGold : fate === null ? palette.vermilion : palette.soft);
}
