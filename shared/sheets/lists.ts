// Lists of lots and children: the sealed list, the admitted, the waiting, the direct admissions, the notices. Order and admission
// come from the draw, names from the sealed list; this module only joins the two.

import { type CatchmentTable, catchmentOf } from '../intake/catchment.ts';
import { maskName } from '../intake/findings/mask.ts';
import type { Person } from '../protocol/people.ts';
import { type Roster, rosterLine } from '../protocol/roster.ts';
import { ticketDigits } from '../protocol/tickets.ts';
import { childrenOf, type Families, listedLots } from '../record/lots.ts';
import type { Reading } from '../record/reading.ts';
import type { ListedSchool } from '../record/schools.ts';
import { rareNote } from './rare.ts';
import type { Copy, Notice, SheetChild, SheetLot } from './sheet.ts';

/** A child as a copy shows it. A posted copy masks the name and omits sex, school and ID number. */
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

/** The numbers of twins that are not their lot's own; none for a single child. */
function otherNumbers(lot: string, family: readonly Person[]): string[] {
  if (family.length < 2) return [];
  return [...new Set(family.map(({ registration }) => registration))].filter(own => own !== '' && own !== lot);
}

/** A school's whole list in the order of roster.csv. */
export function sealedLots(roster: Roster, families: Families, school: string): SheetLot[] {
  const section = roster.sections.find(each => each.school === school);
  if (section === undefined) return [];
  return Array.from({ length: section.to - section.from }, (_, index) => {
    const { lot, tag } = rosterLine(roster, section.from + index);
    const family = childrenOf(families, school, lot);
    const children = family.map(person => sheetChild(person, 'signed', null));
    return { place: index + 1, lot, others: otherNumbers(lot, family), children, digits: tag.slice(0, 16) };
  });
}

/** A school's admitted or waiting lots, by rank, or by number where nobody was drawn; none before the draw. */
export function drawnLots(
  { draw, families }: Reading,
  school: ListedSchool,
  taken: 'admitted' | 'waiting',
  copy: Copy,
  catchment: CatchmentTable | null,
): SheetLot[] {
  if (draw === null) return [];
  return listedLots(draw, school)
    .filter(({ admitted }) => admitted === (taken === 'admitted'))
    .map(({ rank, row, lot }, index) => ({
      place: rank ?? index + 1,
      lot,
      others: otherNumbers(lot, childrenOf(families, school.code, lot)),
      children: childrenOf(families, school.code, lot).map(person => sheetChild(person, copy, catchment)),
      digits: rank === null ? '' : ticketDigits(draw.tickets, row),
    }));
}

/** One notice per child of the admitted lots, in the order of the list. */
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
