// The list in small: while lots take their places on the wall, those without one are still in the list, where everybody sees them.

import type { Cells, Standing } from './cells.ts';
import type { Box } from './layout.ts';

/** The wall's picture of the list, so much smaller; `rects` has left, top, right and bottom of each lot in whole pixels. */
export type ListMap = { readonly box: Box; readonly scale: number; readonly rects: Int32Array };

/** The map of a list that stood on the wall, as large as the area allows. */
export function mapOf(area: Box, wall: Box, source: Standing, sizes: readonly number[], cells: Cells): ListMap {
  const used = { width: cells.width * cells.columns, height: cells.height * source.lines };
  const scale = Math.min(area.width / used.width, area.height / used.height, 0.6);
  const box = {
    // The margins of the wall's picture lie outside of the area.
    x: area.x - (cells.left - wall.x) * scale,
    y: area.y + (area.height - used.height * scale) / 2 - (cells.top - wall.y) * scale,
    width: wall.width * scale,
    height: wall.height * scale,
  };
  const rects = new Int32Array(sizes.length * 4);
  sizes.forEach((size, row) => {
    const [x, y] = [(source.x[row] ?? 0) - wall.x, (source.y[row] ?? 0) - wall.y];
    rects[row * 4] = Math.round(box.x + x * scale);
    rects[row * 4 + 1] = Math.round(box.y + y * scale);
    rects[row * 4 + 2] = Math.round(box.x + (x + size * cells.width) * scale);
    rects[row * 4 + 3] = Math.round(box.y + (y + cells.height) * scale);
  });
  return { box, scale, rects };
}

/** Where a lot is in the map. */
export function mapBox({ rects }: ListMap, row: number): Box {
  const [left = 0, top = 0, right = 0, bottom = 0] = rects.subarray(row * 4, row * 4 + 4);
  return { x: left, y: top, width: right - left, height: bottom - top };
}
