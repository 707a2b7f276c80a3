// Where the parts of the draw are on the canvas: the wall, a panel of words, and in it a small map of the list.

/** A size in pixels of the picture. */
export type Size = { readonly width: number; readonly height: number };

/** A rectangle in pixels of the picture. */
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** The parts. The panel is beside the wall, or above it on a picture that stands upright; `words` and `map` are in the panel. */
export type Layout = {
  readonly beside: boolean;
  readonly wall: Box;
  readonly words: Box;
  readonly map: Box;
};

/** Widths and heights in units. */
const [panelWidth, panelHeight, mapHeight, mapWidth, gap] = [520, 500, 250, 440, 40];

/** Divides a canvas of `size` pixels, of which `unit` are a unit of the picture. */
export function layoutOf(size: Size, unit: number): Layout {
  const px = (units: number) => Math.round(units * unit);
  const { width, height } = size;
  const beside = width >= height * 1.15;
  const box = (x: number, y: number, right: number, bottom: number): Box => ({
    ...{ x, y, width: Math.max(1, right - x), height: Math.max(1, bottom - y) },
  });
  if (beside) {
    const left = width - Math.min(px(panelWidth), Math.round(width * 0.42));
    const mapTop = height - Math.min(px(mapHeight), Math.round(height * 0.34));
    return {
      beside,
      wall: box(0, 0, left - px(gap), height),
      words: box(left, 0, width, mapTop - px(gap / 2)),
      map: box(left, mapTop, width, height),
    };
  }
  const bottom = Math.min(px(panelHeight), Math.round(height * 0.4));
  const middle = width - Math.min(px(mapWidth), Math.round(width * 0.45));
  return {
    beside,
    wall: box(0, bottom + px(gap / 2), width, height),
    words: box(0, 0, middle - px(gap / 2), bottom),
    map: box(middle, px(gap / 2), width, bottom - px(gap / 2)),
  };
}
