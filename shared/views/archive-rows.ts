// The result of an archive as the console lists it: by rank or by number, and the lots whose number ends with what was asked for.

import { type ArchiveRow, type ArchiveRows, rowsOfArchivePage } from '../contract/start.ts';
import { maskName } from '../intake/findings/mask.ts';
import { rosterLine } from '../protocol/roster.ts';
import { ticketDigits } from '../protocol/tickets.ts';
import { childrenOf, numbersOf, rankedLots } from '../record/lots.ts';
import type { Reading } from '../record/reading.ts';
import { askedLot } from './looking-up.ts';

/** What is asked for: a school by its code, the order, the end of a number (empty for all), and the page from 1. */
export type WantedRows = {
  readonly school: string;
  readonly order: 'rank' | 'number';
  readonly find: string;
  readonly page: number;
};

/** The rows of a page, or of the nearest that exists. A school that did not draw has no ranks and no tickets. */
export function archiveRows(reading: Reading, { school, order, find, page: wanted }: WantedRows): ArchiveRows {
  const { draw, families, schools, roster } = reading;
  const listed = schools.find(({ code }) => code === school);
  const none: ArchiveRows = { rows: [], count: 0, page: 1, pages: 1 };
  if (draw === null || roster === null || listed === undefined) return none;
  const ranked = rankedLots(draw, school);
  // Rows of the list are in the order of numbers.
  const ordered = order === 'number' || listed.direct ? ranked.sort((a, b) => a.row - b.row) : ranked;
  const end = askedLot(find);
  const isAsked = ({ lot }: { readonly lot: string }) =>
    numbersOf(families, school, lot).some(number => number.endsWith(end));
  const found = end === '' ? ordered : ordered.filter(isAsked);
  const pages = Math.max(1, Math.ceil(found.length / rowsOfArchivePage));
  const page = Math.min(Math.max(1, wanted), pages);
  const rows = found.slice((page - 1) * rowsOfArchivePage, page * rowsOfArchivePage).map(
    ({ rank, row, lot, admitted, waiting }): ArchiveRow => ({
      lot,
      size: rosterLine(roster, row).size,
      names: childrenOf(families, school, lot).map(({ name }) => maskName(name)),
      rank: listed.direct ? null : rank,
      ticket: listed.direct ? null : ticketDigits(draw.tickets, row).slice(0, 16),
      admitted,
      waiting,
    }),
  );
  return { rows, count: found.length, page, pages };
}
