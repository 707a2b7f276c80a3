// A question from the hall: where is this number? Its last digits suffice where they are one lot's; before the draw the answer is the
// row of the sealed list, after it the result.

import type { FoundLot, SceneOf } from '../contract/scenes.ts';
import { hideIds } from '../intake/findings/finding.ts';
import { maskName } from '../intake/findings/mask.ts';
import type { Draw } from '../protocol/result.ts';
import { lotName, type Roster, rosterLine } from '../protocol/roster.ts';
import { wholeTicket } from '../protocol/tickets.ts';
import { childrenOf, type Families, numbersOf, rankedLots } from '../record/lots.ts';
import type { Reading } from '../record/reading.ts';
import { narrow } from '../text/narrow.ts';

/** The most lots that a look-up finds: one number may stand in the lists of several schools. */
const mostFound = 12;

/** A question as lots are written: full-width characters as ASCII, letters as capitals, without blanks. */
export function askedLot(question: string): string {
  return narrow(question).replace(/\s/g, '').toUpperCase();
}

/**
 * The rows of the list that a question means: those of exactly this number, else those that end in it. The numbers of all children of
 * a lot lead to it, where `families` knows them. `school` looks in one school's lots only.
 */
export function rowsAsked(
  { sections, ...roster }: Roster,
  asked: string,
  families: Families = new Map(),
  school?: string,
): number[] {
  const whole: number[] = [];
  const ending: number[] = [];
  if (asked === '') return [];
  for (const section of sections) {
    if (school !== undefined && section.school !== school) continue;
    for (let row = section.from; row < section.to; row++) {
      const lot = lotName({ sections, ...roster }, row);
      const numbers = numbersOf(families, section.school, lot);
      if (numbers.includes(asked)) whole.push(row);
      // Two are enough to know that it is not one.
      else if (ending.length < 2 && numbers.some(number => number.endsWith(asked))) ending.push(row);
    }
  }
  return whole.length > 0 ? whole : ending;
}

/** The scene that answers a question: a number, its last digits, or a masked name as the stage shows it. */
export function lookUp(reading: Reading, question: string): SceneOf<'lookup'> {
  const asked = askedLot(question);
  const { roster } = reading;
  if (roster === null || asked === '') return { kind: 'lookup', asked, answer: 'none', found: [] };
  const isName = asked.includes('*');
  const rows = isName ? rowsNamed(reading, roster, asked) : rowsAsked(roster, asked, reading.families);
  const isOf = (row: number) => {
    const { school, lot } = rosterLine(roster, row);
    return numbersOf(reading.families, school, lot).includes(asked);
  };
  const isWhole = rows.length === 1 || isName || rows.every(isOf);
  if (!isWhole) return { kind: 'lookup', asked: askedShown(asked), answer: 'several', found: [] };
  const found = rows.slice(0, mostFound).map(row => foundLot(reading, roster, row));
  return found.length === 0
    ? { kind: 'lookup', asked: askedShown(asked), answer: 'none', found }
    : { kind: 'lookup', asked, answer: 'found', found };
}

/** A question as the hall may read it where it leads to no lot: somebody may have typed a whole name or an ID number. */
function askedShown(asked: string): string {
  return /\p{Script=Han}/u.test(asked) && !asked.includes('*') ? maskName(asked) : hideIds(asked);
}

function rowsNamed({ families }: Reading, roster: Roster, asked: string): number[] {
  const rows: number[] = [];
  for (let row = 0; row < roster.lots && rows.length < mostFound; row++) {
    const { school, lot } = rosterLine(roster, row);
    if (childrenOf(families, school, lot).some(({ name }) => maskName(name) === asked)) rows.push(row);
  }
  return rows;
}

function foundLot({ families, schools, draw }: Reading, roster: Roster, row: number): FoundLot {
  const { school, lot, size, tag } = rosterLine(roster, row);
  const listed = schools.find(({ code }) => code === school);
  return {
    lot,
    line: `${school},${lot},${size},${tag}`,
    school: listed?.name ?? school,
    names: childrenOf(families, school, lot).map(({ name }) => maskName(name)),
    result: draw === null ? null : resultOf(draw, school, row, listed?.direct ?? false),
  };
}

/** What became of a lot. Where nobody had to draw there are no ranks; the waiting are counted by themselves, from 1. */
function resultOf(draw: Draw, school: string, row: number, isDirect: boolean): FoundLot['result'] {
  if (isDirect) return { status: 'direct', place: null, ticket: null };
  const ticket = wholeTicket(draw.tickets, row);
  const lot = rankedLots(draw, school).find(each => each.row === row);
  if (lot === undefined) return null;
  return lot.waiting === null
    ? { status: 'admitted', place: lot.rank, ticket }
    : { status: 'waiting', place: lot.waiting, ticket };
}
