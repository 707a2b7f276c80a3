// The cells of the wall: how large they can be for all lots to fit, and where each lot is in an order. Pure numbers.

/** A size in pixels of the picture. */
export type Size = { readonly width: number; readonly height: number };

/** One order of the wall: the places of the lots by roster row, and how many lines it takes. */
export type Standing = { readonly x: Int32Array; readonly y: Int32Array; readonly lines: number };

/** The cells of a wall. A lot takes one per child; each has `lines` lines of text, `font` pixels high. */
export type Cells = {
  readonly columns: number;
  readonly width: number;
  readonly height: number;
  readonly font: number;
  readonly lines: 1 | 2;
  /** The empty band for the line of the last place. */
  readonly band: number;
  readonly left: number;
  readonly top: number;
};

/** Width of a digit of Sunshine Mono, in em. */
const digitWidth = 0.5;
/** The part of a cell that text may fill: the rest is its border and the gap to its neighbours. */
const [fillWidth, fillHeight] = [0.76, 0.86];
/** Largest text, and smallest two-line text, as fractions of the picture's height. */
const [largest, smallestOfTwo] = [0.062, 0.0185];

/** The shortest ending that tells all lots apart, of three to eight characters; on a small wall the whole lot, up to twelve. */
export function labelLength(lots: readonly string[]): number {
  const longest = lots.reduce((length, lot) => Math.max(length, lot.length), 1);
  if (lots.length <= 60) return Math.min(longest, 12);
  for (let length = 3; length < Math.min(longest, 8); length++) {
    if (new Set(lots.map(lot => lot.slice(-length))).size === lots.length) return length;
  }
  return Math.min(longest, 8);
}

/** How many lines lots of these sizes take, in this order. `cut` lots come before the line, the rest start anew. */
function linesOf(sizes: readonly number[], order: ArrayLike<number>, cut: number, columns: number): number {
  let [lines, used] = [1, 0];
  for (let at = 0; at < order.length; at++) {
    const size = sizes[order[at] ?? 0] ?? 1;
    if (used + size > columns || (at === cut && at > 0)) {
      lines++;
      used = 0;
    }
    used += size;
  }
  return lines;
}

/** Chooses the cells with the largest text for which both orders fit. */
export function chooseCells(
  sizes: readonly number[],
  ranked: ArrayLike<number>,
  cut: number,
  digits: number,
  size: Size,
): Cells {
  const children = sizes.reduce((sum, each) => sum + each, 0);
  const least = sizes.reduce((most, each) => Math.max(most, each), 1);
  const band = Math.round(size.height * 0.095);
  const roster = sizes.map((_, row) => row);
  const room = size.height - band;
  const best = ([2, 1] as const).map(lines => {
    let choice = { columns: least, font: 0 };
    for (let columns = least; columns <= Math.max(least, children); columns++) {
      const width = Math.floor(size.width / columns);
      if (width < 4) break;
      // Twins that do not fit at the end of a line, and the line that is cut, cost a little more than children / columns.
      const estimate = Math.ceil(children / columns) + 1;
      if (fontOf(width, Math.floor(room / estimate), digits, lines) <= choice.font) continue;
      const needed = Math.max(linesOf(sizes, roster, -1, columns), linesOf(sizes, ranked, cut, columns));
      const font = fontOf(width, Math.floor(room / needed), digits, lines);
      if (font > choice.font) choice = { columns, font };
    }
    return { ...choice, lines };
  });
  const [two, one] = best as [(typeof best)[0], (typeof best)[0]];
  const { columns, lines, font: fitting } = two.font >= size.height * smallestOfTwo ? two : one;
  const needed = Math.max(linesOf(sizes, roster, -1, columns), linesOf(sizes, ranked, cut, columns));
  const font = Math.max(4, Math.min(fitting, Math.floor(size.height * largest)));
  const width = Math.min(Math.floor(size.width / columns), Math.round((font * digits * digitWidth * 1.45) / fillWidth));
  const height = Math.min(Math.floor(room / needed), Math.round((font * lines * 1.6) / fillHeight));
  const left = Math.floor((size.width - width * columns) / 2);
  const top = Math.floor((room - height * needed) / 2);
  return { columns, width, height, font, lines, band, left, top };
}

function fontOf(width: number, height: number, digits: number, lines: number): number {
  return Math.floor(Math.min((width * fillWidth) / (digits * digitWidth), (height * fillHeight) / (lines * 1.12)));
}

/** Where each lot is when the wall is filled in this order; the lots from `cut` on are below the band. */
export function stand(sizes: readonly number[], order: ArrayLike<number>, cut: number, cells: Cells): Standing {
  const [x, y] = [new Int32Array(sizes.length), new Int32Array(sizes.length)];
  let [line, used, below] = [0, 0, 0];
  for (let at = 0; at < order.length; at++) {
    const row = order[at] ?? 0;
    const size = sizes[row] ?? 1;
    if (at === cut) below = cells.band;
    if (used + size > cells.columns || (at === cut && at > 0)) {
      line++;
      used = 0;
    }
    x[row] = cells.left + used * cells.width;
    y[row] = cells.top + line * cells.height + below;
    used += size;
  }
  return { x, y, lines: line + 1 };
}
