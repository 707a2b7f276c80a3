// The result pages: the lots of a school by rank, with the line of the last place where it falls and why a lot had to let others pass;
// by number where nobody was drawn.

import type { Grid, ResultRow, SceneOf } from '../contract/scenes.ts';
import { maskName } from '../intake/findings/mask.ts';
import type { Draw } from '../protocol/result.ts';
import { ticketDigits } from '../protocol/tickets.ts';
import { type Fates, fatesOf } from '../record/fates.ts';
import { admittedChildren, childrenOf, type Families, listedLots } from '../record/lots.ts';
import type { ListedSchool } from '../record/schools.ts';
import { longestLot } from './board.ts';
import { rankGrid } from './grids.ts';
import type { Picture } from './picture.ts';

/** The grid of a school's result pages. */
export function gridOfRanks({ roster }: Draw, { code, direct }: ListedSchool, picture: Picture): Grid {
  return rankGrid(picture, longestLot(roster, code), !direct);
}

/** How many result pages a school has; at least one. */
export function rankPages(draw: Draw, school: ListedSchool, picture: Picture): number {
  const { columns, rows } = gridOfRanks(draw, school, picture);
  return Math.max(1, Math.ceil(school.lots / (columns * rows)));
}

/** The page, from 1, on which a row of the roster stands; the first for a row of another school. */
export function rankPageOf(draw: Draw, school: ListedSchool, row: number, picture: Picture): number {
  const { columns, rows } = gridOfRanks(draw, school, picture);
  const at = listedLots(draw, school).findIndex(each => each.row === row);
  return Math.floor(Math.max(0, at) / (columns * rows)) + 1;
}

/** What became of a school's lots, by rank from 0; null for a school that the draw does not have. */
export function fatesIn({ rankings, roster }: Pick<Draw, 'rankings' | 'roster'>, school: ListedSchool): Fates | null {
  const ranking = rankings.find(each => each.school === school.code);
  if (ranking === undefined) return null;
  const sizes = Uint8Array.from(ranking.rows, row => roster.sizes[row] ?? 1);
  return fatesOf(sizes, ranking.admitted, school.places);
}

/** A page of results. */
export type Ranks = Pick<SceneOf<'pages'>, 'admitted' | 'page' | 'pages' | 'grid' | 'rows' | 'line'>;

/** One page of a school's results, from 1, or the nearest that exists. */
export function ranksOf(draw: Draw, families: Families, school: ListedSchool, wanted: number, picture: Picture): Ranks {
  const { code, direct } = school;
  const grid = gridOfRanks(draw, school, picture);
  const pages = rankPages(draw, school, picture);
  const page = Math.min(Math.max(wanted, 1), pages);
  const from = (page - 1) * grid.columns * grid.rows;
  const listed = listedLots(draw, school, from, from + grid.columns * grid.rows);
  const fates = direct ? null : fatesIn(draw, school);
  const rows = listed.map(({ rank, row, lot, admitted, waiting }, at): ResultRow => {
    const left = fates?.left.get(from + at);
    return {
      rank,
      lot,
      names: childrenOf(families, code, lot).map(({ name }) => maskName(name)),
      ticket: rank === null ? null : ticketDigits(draw.tickets, row).slice(0, 8),
      admitted,
      waiting: rank === null ? null : waiting,
      short: left === undefined ? null : { left, children: draw.roster.sizes[row] ?? 1 },
    };
  });
  const admitted = admittedChildren(draw, code);
  return { admitted, page, pages, grid, rows, line: lineIn(fates, from, rows.length, admitted) };
}

/** The line of the last place, if it falls below a lot of the page. */
function lineIn(fates: Fates | null, from: number, count: number, children: number): Ranks['line'] {
  if (fates === null || fates.cut <= from || fates.cut > from + count) return null;
  const lots = fates.fates.filter(fate => fate === 'admitted' || fate === 'moved-up').length;
  return { below: fates.cut - from, lots, children };
}
