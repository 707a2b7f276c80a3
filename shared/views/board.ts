// The number board: every lot of a school in the order of the numbers, so that each family finds its own. Over two thousand lots it is
// a table of coordinates: the leading digits beside it, the last two above it.

import type { BoardLot, BoardPage, BoardRow, OtherNumber } from '../contract/scenes.ts';
import type { Draw } from '../protocol/result.ts';
import { lotName, type Roster, type RosterSection } from '../protocol/roster.ts';
import { childrenOf, type Families, rankedLots } from '../record/lots.ts';
import { boardGrid, coordinateRows } from './grids.ts';
import type { Picture } from './picture.ts';

/** Up to so many lots the board has a cell with the whole number for each. */
export const mostCells = 2000;

/** A row of coordinates: the leading digits, and the rows of the roster that begin with them. */
type Leading = { readonly label: string; readonly from: number; readonly to: number };

/** What follows from a school's numbers alone, whatever the stage. */
type Numbers = {
  readonly section: RosterSection;
  /** One of the longest numbers. */
  readonly longest: string;
  /** The rows of a board of coordinates; null where the board has cells. */
  readonly leading: readonly Leading[] | null;
};

const known = new WeakMap<Roster, Map<string, Numbers | null>>();

/** The numbers of a school's lots; null if the list has none. Walked once for each list. */
function numbersIn(roster: Roster, school: string): Numbers | null {
  const ofRoster = known.get(roster) ?? new Map<string, Numbers | null>();
  known.set(roster, ofRoster);
  const before = ofRoster.get(school);
  if (before !== undefined) return before;
  const section = roster.sections.find(each => each.school === school);
  const numbers = section === undefined ? null : { section, ...walk(roster, section) };
  ofRoster.set(school, numbers);
  return numbers;
}

function walk(roster: Roster, { from, to }: RosterSection): Omit<Numbers, 'section'> {
  let longest = '';
  const leading: { label: string; from: number; to: number }[] = [];
  let isTable = to - from > mostCells;
  for (let row = from; row < to; row++) {
    const lot = lotName(roster, row);
    // Numbers of one length alone stand together by their leading digits.
    isTable &&=
      /^.+[0-9]{2}$/.test(lot) && lot.length <= longestInTable && (row === from || lot.length === longest.length);
    if (lot.length > longest.length || (lot.length === longest.length && /[^0-9]/.test(lot))) longest = lot;
    if (!isTable) continue;
    const label = lot.slice(0, -2);
    const last = leading.at(-1);
    if (last?.label === label) last.to = row + 1;
    else leading.push({ label, from: row, to: row + 1 });
  }
  // A table that is mostly blank would hide what it has.
  return { longest, leading: isTable && to - from >= leading.length * 50 ? leading : null };
}

/** Longer numbers leave no room for a hundred columns beside their leading digits. */
const longestInTable = 14;

/** One of the longest numbers of a school's lots; empty if the list has none. */
export function longestLot(roster: Roster, school: string): string {
  return numbersIn(roster, school)?.longest ?? '';
}

/** The pages of a school's board: where each begins, as rows of the roster, and behind the last the end. Empty without lots. */
function pageStarts(roster: Roster, school: string, picture: Picture): number[] {
  const numbers = numbersIn(roster, school);
  if (numbers === null) return [];
  const { section, longest, leading } = numbers;
  const starts: number[] = [];
  if (leading !== null) {
    const rows = coordinateRows(picture);
    for (let at = 0; at < leading.length; at += rows) starts.push(leading[at]?.from ?? section.from);
  } else {
    const { columns, rows } = boardGrid(picture, longest);
    for (let row = section.from; row < section.to; row += columns * rows) starts.push(row);
  }
  return [...starts, section.to];
}

/** How many pages a school's board has; at least one. */
export function boardPages(roster: Roster, school: string, picture: Picture): number {
  return Math.max(1, pageStarts(roster, school, picture).length - 1);
}

/** The page, from 1, on which a row of the roster stands; the first for a row of another school. */
export function boardPageOf(roster: Roster, school: string, row: number, picture: Picture): number {
  const starts = pageStarts(roster, school, picture);
  return row < (starts.at(-1) ?? 0) ? Math.max(1, starts.findLastIndex(start => start <= row) + 1) : 1;
}

/** The row of the roster with which a page of the board begins; null where there is no such page. */
export function boardStart(roster: Roster, school: string, page: number, picture: Picture): number | null {
  return pageStarts(roster, school, picture).slice(0, -1)[page - 1] ?? null;
}

/** What a page of the board holds, or the nearest that exists. */
export type Board = {
  readonly page: number;
  readonly pages: number;
  readonly firsts: readonly string[];
  readonly last: string;
  readonly shows: BoardPage;
};

/** A page of the board of a school, from 1. Without lots it is empty. */
export function boardOf(draw: Draw, families: Families, school: string, wanted: number, picture: Picture): Board {
  const { roster } = draw;
  const numbers = numbersIn(roster, school);
  const starts = pageStarts(roster, school, picture);
  const pages = Math.max(1, starts.length - 1);
  const page = Math.min(Math.max(1, wanted), pages);
  const grid = boardGrid(picture, numbers?.longest ?? '');
  const [from = 0, to = 0] = starts.slice(page - 1, page + 1);
  if (numbers === null) return { page, pages, firsts: [], last: '', shows: { of: 'lots', grid, lots: [], others: [] } };
  const { section, leading } = numbers;
  const admitted = new Set<number>();
  for (const lot of rankedLots(draw, school)) if (lot.admitted) admitted.add(lot.row);
  const others = otherNumbers(roster, families, section);
  const shown = {
    page,
    pages,
    firsts: starts.slice(0, -1).map(row => lotName(roster, row)),
    last: lotName(roster, to - 1),
  };
  if (leading !== null) {
    const rows = leading.filter(each => each.from >= from && each.to <= to);
    return {
      ...shown,
      shows: { of: 'coordinates', rows: rows.map(each => coordinates(roster, each, admitted, others)) },
    };
  }
  const lots = Array.from({ length: to - from }, (_, at): BoardLot => {
    const row = from + at;
    return { lot: lotName(roster, row), size: roster.sizes[row] ?? 1, admitted: admitted.has(row) };
  });
  // A child's own number is told on the page where its family looks for it.
  const next = shown.firsts[page] ?? null;
  const isHere = ({ number }: OtherNumber) =>
    number >= (shown.firsts[page - 1] ?? '') && (next === null || number < next);
  const here = others.filter(isHere).map(({ number, lot }) => ({ number, lot }));
  return { ...shown, shows: { of: 'lots', grid, lots, others: here } };
}

/** The numbers of children whose lots bear another, in their order; with the lot's row. Empty without the sealed list. */
function otherNumbers(
  roster: Roster,
  families: Families,
  { school, from, to }: RosterSection,
): (OtherNumber & { readonly row: number })[] {
  const others: (OtherNumber & { readonly row: number })[] = [];
  for (let row = from; row < to; row++) {
    if ((roster.sizes[row] ?? 1) < 2) continue;
    const lot = lotName(roster, row);
    for (const { registration } of childrenOf(families, school, lot)) {
      const number = registration.toUpperCase();
      if (number !== '' && number !== lot) others.push({ number, lot, row });
    }
  }
  return others.sort((a, b) => (a.number < b.number ? -1 : 1));
}

function coordinates(
  roster: Roster,
  { label, from, to }: Leading,
  admitted: ReadonlySet<number>,
  others: readonly (OtherNumber & { readonly row: number })[],
): BoardRow {
  const cells = new Array<string>(100).fill(' ');
  const put = (number: string, row: number) => {
    cells[Number(number.slice(-2))] = admitted.has(row) ? '+' : '-';
  };
  // A family of twins finds each of its numbers; a lot's own comes last.
  for (const { number, row } of others) {
    if (number.length === label.length + 2 && number.startsWith(label) && /[0-9]{2}$/.test(number)) put(number, row);
  }
  for (let row = from; row < to; row++) put(lotName(roster, row), row);
  return { label, cells: cells.join('') };
}
