// The cells of the wall: how large they can be for all lots to fit, what is written in them, and where each lot is in an order.
// Pure numbers.

import type { Box } from './layout.ts';

/** One order of the wall: the places of the lots by roster row, and how many lines it takes. */
export type Standing = { readonly x: Int32Array; readonly y: Int32Array; readonly lines: number };

/** What a cell says of a ticket: so many digits, an ellipsis where those are not enough to tell tickets apart, and the size of its text. */
export type TicketLabel = { readonly digits: number; readonly isCut: boolean; readonly font: number };

/** The cells of a wall. A lot takes one per child. `font` is the size of its number in pixels. */
export type Cells = {
  readonly columns: number;
  readonly width: number;
  readonly height: number;
  readonly font: number;
  /** How many of a lot's last characters are shown, and whether that is all of every lot. */
  readonly digits: number;
  readonly isWhole: boolean;
  /** The ticket while it is given; with the number above it in this size, or alone where it is null. */
  readonly ticket: TicketLabel;
  readonly fontAbove: number | null;
  /** The height of the gap in which the line of the last place will stand. */
  readonly band: number;
  readonly left: number;
  readonly top: number;
};

/** Width of a digit of Sunshine Mono, in em. */
export const digitWidth = 0.5;
/** The part of a cell that text may fill: the rest is its border and the gap to its neighbours. */
const [fillWidth, fillHeight] = [0.8, 0.86];
/** Largest text, smallest text of whole numbers and of two lines, and the height of the gap for the line: in units of the picture. */
const [largest, smallestWhole, smallestOfTwo, bandUnits] = [64, 24, 14, 92];

/** The fewest last characters that tell all lots apart, at least three where lots have so many. */
export function endingLength(lots: readonly string[]): number {
  const longest = lots.reduce((length, lot) => Math.max(length, lot.length), 1);
  for (let length = Math.min(3, longest); length < longest; length++) {
    if (new Set(lots.map(lot => lot.slice(-length))).size === lots.length) return length;
  }
  return longest;
}

/** The fewest first digits that tell all tickets apart. */
export function ticketLength(tickets: readonly string[]): number {
  const sorted = [...tickets].sort();
  let length = 4;
  for (let at = 1; at < sorted.length; at++) {
    const [one = '', other = ''] = [sorted[at - 1], sorted[at]];
    let same = 0;
    while (same < one.length && one[same] === other[same]) same++;
    length = Math.max(length, Math.min(one.length, same + 1));
  }
  return length;
}

/** How many lines lots of these sizes take, in this order. */
function linesOf(sizes: readonly number[], order: ArrayLike<number>, columns: number): number {
  let [lines, used] = [1, 0];
  for (let at = 0; at < order.length; at++) {
    const size = sizes[order[at] ?? 0] ?? 1;
    if (used + size > columns) {
      lines++;
      used = 0;
    }
    used += size;
  }
  return lines;
}

/** What has to be shown: the children of each lot, the orders in which the lots will stand, their numbers and tickets. */
export type Shown = {
  readonly sizes: readonly number[];
  readonly orders: readonly ArrayLike<number>[];
  readonly lots: readonly string[];
  readonly tickets: readonly string[];
};

/**
 * Chooses the cells with the largest text for which all orders fit into the box, with one line and the gap to spare, into which the wall
 * parts. Numbers are whole while they have 24 units, `unit` pixels each; else their last digits.
 */
export function chooseCells({ sizes, orders, lots, tickets }: Shown, box: Box, unit: number): Cells {
  const longest = lots.reduce((length, lot) => Math.max(length, lot.length), 1);
  const band = Math.round(bandUnits * unit);
  const whole = columnsFor(sizes, orders, longest, box, band);
  const isWhole = whole.font >= smallestWhole * unit;
  const digits = isWhole ? longest : endingLength(lots);
  const { columns, lines, font: fitting } = isWhole ? whole : columnsFor(sizes, orders, digits, box, band);
  const font = Math.max(4, Math.min(fitting, Math.floor(largest * unit)));
  const room = box.height - band;
  const width = Math.min(Math.floor(box.width / columns), Math.round((font * digits * digitWidth * 1.4) / fillWidth));
  const height = Math.min(Math.floor(room / (lines + 1)), Math.round((font * 2.3) / fillHeight));
  const needed = ticketLength(tickets);
  // Two lines where both can be read; else the ticket takes the number's place while it is given.
  const fontOfTwo = Math.floor(Math.min(font, (height * fillHeight) / 2.3));
  const fontAbove = fontOfTwo >= smallestOfTwo * unit ? fontOfTwo : null;
  const ticket = ticketLabel(needed, width * 0.82, fontAbove ?? font);
  return {
    ...{ columns, width, height, font, digits, isWhole, ticket, fontAbove, band },
    left: box.x + Math.floor((box.width - width * columns) / 2),
    top: box.y + Math.floor((box.height - height * lines) / 2),
  };
}

function columnsFor(
  sizes: readonly number[],
  orders: readonly ArrayLike<number>[],
  digits: number,
  box: Box,
  band: number,
): { readonly columns: number; readonly lines: number; readonly font: number } {
  const children = sizes.reduce((sum, each) => sum + each, 0);
  const least = sizes.reduce((most, each) => Math.max(most, each), 1);
  const room = box.height - band;
  const lines = (columns: number) => Math.max(1, ...orders.map(order => linesOf(sizes, order, columns)));
  let best = { columns: least, lines: 0, font: 0 };
  for (let columns = least; columns <= Math.max(least, children); columns++) {
    const width = Math.floor(box.width / columns);
    if (width < 4) break;
    const fontOf = (count: number) => {
      const height = Math.floor(room / (count + 1));
      return Math.floor(Math.min((width * fillWidth) / (digits * digitWidth), (height * fillHeight) / 1.12));
    };
    if (fontOf(Math.ceil(children / columns)) <= best.font) continue;
    const count = lines(columns);
    const font = fontOf(count);
    if (font > best.font) best = { columns, lines: count, font };
  }
  return best.lines > 0 ? best : { ...best, lines: lines(best.columns) };
}

/** As many digits as are needed, in text down to two thirds of the number's; else as many as fit, and an ellipsis as wide as one. */
function ticketLabel(needed: number, width: number, font: number): TicketLabel {
  const fits = Math.floor(width / (needed * digitWidth));
  if (fits >= font * 0.66) return { digits: needed, isCut: false, font: Math.min(font, fits) };
  const size = Math.max(4, Math.floor(font * 0.8));
  const digits = Math.max(1, Math.min(needed, Math.floor(width / (size * digitWidth)) - 1));
  return { digits, isCut: digits < needed, font: size };
}

/** Where each lot is when the wall is filled in this order, line by line without a gap. */
export function stand(sizes: readonly number[], order: ArrayLike<number>, cells: Cells): Standing {
  const [x, y] = [new Int32Array(sizes.length), new Int32Array(sizes.length)];
  let [line, used] = [0, 0];
  for (let at = 0; at < order.length; at++) {
    const row = order[at] ?? 0;
    const size = sizes[row] ?? 1;
    if (used + size > cells.columns) {
      line++;
      used = 0;
    }
    x[row] = cells.left + used * cells.width;
    y[row] = cells.top + line * cells.height;
    used += size;
  }
  return { x, y, lines: line + 1 };
}
