// Lists of lots and children: the sealed list, the admitted, those who wait, the direct admissions, the notices. Order and
// admission come from the draw, names from the sealed list; this module only puts the two side by side.

import { type CatchmentTable, catchmentOf } from '../intake/catchment.ts';
import { maskName } from '../intake/findings/mask.ts';
import { lotsOf, type Person } from '../protocol/people.ts';
import type { Draw } from '../protocol/result.ts';
import { lotName, type Roster, rosterLine } from '../protocol/roster.ts';
import type { ListedSchool } from '../record/schools.ts';
import { rareNote } from './rare.ts';
import type { Copy, Notice, SheetChild, SheetLot } from './sheet.ts';

/** The children of every lot of one school, by lot. */
export type Children = ReadonlyMap<string, readonly Person[]>;

/** The children of a school's lots. */
export function childrenOf(people: readonly Person[], school: string): Children {
  const lots = new Map<string, readonly Person[]>();
  for (const children of lotsOf(people)) if (children[0].school === school) lots.set(children[0].lot, children);
  return lots;
}

/** A child as a copy shows it. A posted copy masks the name and tells neither sex, school nor ID number. */
export function sheetChild(person: Person, copy: Copy, catchment: CatchmentTable | null): SheetChild {
  const posted = copy === 'posted';
  const name = posted ? maskName(person.name) : person.name;
  return {
    name,
    rare: rareNote(name),
    sex: posted ? '' : person.sex,
    primary: posted ? '' : person.primary,
    idEnd: posted ? '' : [...person.id].slice(-4).join(''),
    catchment: catchment === null ? null : catchmentOf(catchment, person),
  };
}

/** The whole list of a school in the order of roster.csv. */
export function sealedLots(roster: Roster, school: string, children: Children): SheetLot[] {
  const section = roster.sections.find(each => each.school === school);
  if (section === undefined) return [];
  return Array.from({ length: section.to - section.from }, (_, index) => {
    const { lot, tag } = rosterLine(roster, section.from + index);
    const own = children.get(lot) ?? [];
    return {
      place: index + 1,
      lot,
      children: own.map(person => sheetChild(person, 'signed', null)),
      digits: tag.slice(0, 16),
    };
  });
}

/** Which lots of a school's ranking a list takes. */
export type Taken = 'admitted' | 'waiting';

/** The lots of a school that were admitted, or those that wait, in the order of their tickets. `place` is the rank. */
export function rankedLots(
  draw: Draw,
  school: string,
  taken: Taken,
  children: Children,
  copy: Copy,
  catchment: CatchmentTable | null,
): SheetLot[] {
  const ranking = draw.rankings.find(each => each.school === school);
  const lots: SheetLot[] = [];
  ranking?.rows.forEach((row, index) => {
    if ((ranking.admitted[index] === 1) !== (taken === 'admitted')) return;
    const lot = lotName(draw.roster, row);
    lots.push({
      place: index + 1,
      lot,
      children: (children.get(lot) ?? []).map(person => sheetChild(person, copy, catchment)),
      digits: ticketDigits(draw, row),
    });
  });
  return lots;
}

/** The first sixteen digits of a ticket. */
function ticketDigits({ tickets }: Draw, row: number): string {
  return [0, 1].map(word => ((tickets[row * 8 + word] ?? 0) >>> 0).toString(16).padStart(8, '0')).join('');
}

/** One notice a child of the lots that were admitted, in the order of the list. */
export function noticesOf(school: ListedSchool, admitted: readonly SheetLot[]): Notice[] {
  const notices: Notice[] = [];
  for (const { place, lot, children, digits } of admitted) {
    for (const child of children) {
      notices.push({
        number: `${school.code}-${String(notices.length + 1).padStart(4, '0')}`,
        child,
        lot,
        rank: school.direct ? null : place,
        ticket: school.direct ? null : digits,
      });
    }
  }
  return notices;
}
