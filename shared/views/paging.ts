// The scenes of several pages, by number and by rank: how many pages there are on a stage with a given picture, and where a lot stands.

import type { WantedScene } from '../contract/requests.ts';
import type { Draw } from '../protocol/result.ts';
import { listedLots } from '../record/lots.ts';
import type { Reading } from '../record/reading.ts';
import type { ListedSchool } from '../record/schools.ts';
import { boardPageOf, boardPages, boardStart } from './board.ts';
import type { Picture } from './picture.ts';
import { gridOfRanks, rankPageOf, rankPages } from './ranks.ts';

/** A scene of several pages: `board` by number, `pages` by rank. */
export type PagedKind = Extract<WantedScene, { readonly page: number }>['kind'];

type Drawn = Pick<Reading, 'draw' | 'schools'>;

/** The draw and the school; null before the draw and for an unknown school. A school that admitted all has no board of its own. */
function found(
  { draw, schools }: Drawn,
  kind: PagedKind,
  code: string,
): { readonly draw: Draw; readonly school: ListedSchool; readonly isBoard: boolean } | null {
  const school = schools.find(each => each.code === code);
  return draw === null || school === undefined ? null : { draw, school, isBoard: kind === 'board' && !school.direct };
}

/** How many pages a school has; one before the draw and for an unknown school. */
export function pagesOf(reading: Drawn, kind: PagedKind, code: string, picture: Picture): number {
  const it = found(reading, kind, code);
  if (it === null) return 1;
  return it.isBoard ? boardPages(it.draw.roster, code, picture) : rankPages(it.draw, it.school, picture);
}

/** The page, from 1, on which a row of the roster stands; 1 where there is none. */
export function pageOf(reading: Drawn, kind: PagedKind, code: string, row: number, picture: Picture): number {
  const it = found(reading, kind, code);
  if (it === null) return 1;
  return it.isBoard ? boardPageOf(it.draw.roster, code, row, picture) : rankPageOf(it.draw, it.school, row, picture);
}

/** The row of the roster with which a page begins; null where there is no such page. */
export function firstRowOf(
  reading: Drawn,
  kind: PagedKind,
  code: string,
  page: number,
  picture: Picture,
): number | null {
  const it = found(reading, kind, code);
  if (it === null) return null;
  if (it.isBoard) return boardStart(it.draw.roster, code, page, picture);
  const { columns, rows } = gridOfRanks(it.draw, it.school, picture);
  const first = (page - 1) * columns * rows;
  return listedLots(it.draw, it.school, first, first + 1)[0]?.row ?? null;
}
