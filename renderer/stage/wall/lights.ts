// The two lines of the film: the light that passes once over the wall, and the line of the last place.

import type { Palette } from './atlas.ts';
import type { Timeline } from './choreography.ts';

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

/** The line of the last place at height `y`; at rest it has words. */
export function paintLine(
  on: CanvasRenderingContext2D,
  { cells, size, lineY }: Timeline,
  palette: Palette,
  y: number,
  label: string,
): void {
  const thick = Math.max(3, Math.round(cells.band * 0.07));
  const font = Math.round(cells.band * 0.62);
  on.font = `700 ${font}px ${palette.hei}`;
  on.textAlign = 'center';
  on.textBaseline = 'alphabetic';
  const words = on.measureText(label).width;
  const middle = Math.round(size.width / 2);
  const half = Math.round(words / 2 + font * 0.5);
  const at = Math.round(y);
  on.fillStyle = palette.vermilion;
  if (at < lineY) {
    on.fillRect(0, at, size.width, thick);
    return;
  }
  on.fillRect(0, at - thick / 2, middle - half, thick);
  on.fillRect(middle + half, at - thick / 2, size.width - middle - half, thick);
  on.fillText(label, middle, at + font * 0.36);
}
