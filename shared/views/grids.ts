// How many lots a page of the stage holds. It follows from the shape of the stage's picture and from how long the lots' numbers are,
// so that what a parent must read stays at 48 units: every window then shows the same page.

import type { Grid } from '../contract/scenes.ts';
import { type Extent, type Picture, pictureOf, type Shape } from './picture.ts';

/** What a page is made for while no stage has told its pixels. */
export const usualDisplay: Extent = { width: 1920, height: 1080 };

/** The picture of the usual display. */
export const usualPicture: Picture = pictureOf(usualDisplay);

/** The least size of type of what a parent must read, in units, and the least that a page shows at all. */
const [read, least] = [48, 24];

/** What stays empty beside a page of lots, on each side, and between two columns of the board and of the ranks, in units. */
const side = 56;
const [boardGap, ranksGap] = [12, 48];

/** The width of a lot's number at 1 unit: figures alone are narrower than the face that sets letters too. */
export function numberWidth(lot: string): number {
  return lot.length * (/^[0-9]+$/.test(lot) ? 0.56 : 0.51);
}

/** The longest grid of the board for each shape. */
const boardGrids: { readonly [Name in Shape]: Grid } = {
  wide: { columns: 5, rows: 12 },
  classic: { columns: 4, rows: 12 },
  ultra: { columns: 9, rows: 12 },
  portrait: { columns: 3, rows: 24 },
};

/** What a cell of the board needs besides its number: the sign, the word and space. */
const besideNumber = 96;

/** What the frame, the head, the ruler and the notes take of the picture's height. */
const aroundBoard: { readonly [Name in Shape]: number } = { wide: 420, classic: 420, ultra: 420, portrait: 606 };

/** As many columns of `need` units as fit a picture, with `gap` between them: at least one. */
function columnsIn({ width }: Extent, need: number, gap: number): number {
  return Math.max(1, Math.floor((width - 2 * side + gap) / (need + gap)));
}

/** The grid of the board for a picture, with numbers like `longest`. */
export function boardGrid(picture: Picture, longest: string): Grid {
  const { columns, rows } = boardGrids[picture.shape];
  const need = numberWidth(longest) * read + besideNumber;
  return { columns: Math.min(columns, columnsIn(picture, need, boardGap)), rows };
}

/**
 * The grid in which a window shows a page of the board that was made in `made`: that one, or on a display of another shape the one
 * that shows the same lots largest.
 */
export function gridShown(picture: Picture, made: Grid, longest: string): Grid {
  const area = { width: picture.width - 2 * side, height: picture.height - aroundBoard[picture.shape] };
  const sizeIn = ({ columns, rows }: Grid) => {
    const cell = { width: (area.width - (columns - 1) * boardGap) / columns, height: area.height / rows };
    return Math.min(read, cell.height - 4, (cell.width - besideNumber) / numberWidth(longest));
  };
  if (sizeIn(made) >= read - 2) return made;
  const lots = made.columns * made.rows;
  let best = made;
  for (let columns = 1; columns <= 12; columns++) {
    const grid = { columns, rows: Math.ceil(lots / columns) };
    if (sizeIn(grid) > sizeIn(best)) best = grid;
  }
  return best;
}

/** Rows of coordinates on a page: their labels are 24 units high. */
export function coordinateRows(picture: Picture): number {
  return Math.max(10, Math.floor((picture.height - aroundBoard[picture.shape] - 40) / 30));
}

/** The most columns of ranks for each shape, and their rows. */
const rankGrids: { readonly [Name in Shape]: Grid } = {
  wide: { columns: 2, rows: 10 },
  classic: { columns: 1, rows: 10 },
  ultra: { columns: 4, rows: 10 },
  portrait: { columns: 1, rows: 20 },
};

/** What a column of ranks needs besides the number: rank, name, ticket, result; without a draw name and result. */
const [besideRanked, besideListed] = [620, 340];

/** The grid of the result pages for a picture. Without a draw there are no ranks and no tickets: columns are narrower. */
export function rankGrid(picture: Picture, longest: string, isDrawn: boolean): Grid {
  const { columns, rows } = rankGrids[picture.shape];
  const need = numberWidth(longest) * read + (isDrawn ? besideRanked : besideListed);
  const most = isDrawn ? columns : Number.POSITIVE_INFINITY;
  return { columns: Math.min(most, columnsIn(picture, need, ranksGap)), rows };
}

/** In how many columns a window shows a page of ranks that was made in `made`: as many as have room for numbers of 24 units. */
export function rankColumns(picture: Picture, made: Grid, longest: string, isDrawn: boolean): number {
  const beside = (isDrawn ? besideRanked : besideListed) * 0.6;
  return Math.min(made.columns, columnsIn(picture, numberWidth(longest) * least + beside, ranksGap));
}
