// The film of a draw: what the stage's wall needs to show it. It shows the draw on disk and computes none of its own.

import type { Film } from '../contract/scenes.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import type { Draw } from '../protocol/result.ts';
import { lotName } from '../protocol/roster.ts';
import { ticketDigits } from '../protocol/tickets.ts';
import { rankedLots } from '../record/lots.ts';
import type { ListedSchool } from '../record/schools.ts';
import { refusal } from '../text/refusal.ts';

/** A school's film; null if nobody applied to it. `seed` seeds the choreography and nothing else. */
export function filmOf({ rankings, roster, tickets }: Draw, school: ListedSchool, seed: string): Film | null {
  const section = roster.sections.find(each => each.school === school.code);
  if (section === undefined) return null;
  const rows = Array.from({ length: section.to - section.from }, (_, index) => section.from + index);
  const places: number[] = new Array(rows.length).fill(0);
  const admitted: boolean[] = new Array(rows.length).fill(false);
  for (const ranked of rankedLots({ rankings, roster }, school.code)) {
    places[ranked.row - section.from] = ranked.rank - 1;
    admitted[ranked.row - section.from] = ranked.admitted;
  }
  return {
    school,
    seed,
    lots: rows.map(row => lotName(roster, row)),
    sizes: rows.map(row => roster.sizes[row] ?? 1),
    tickets: rows.map(row => ticketDigits(tickets, row)),
    places,
    admitted,
  };
}

/** The film of one of the schools, by its code; null if nobody applied to it. Refused before the draw, and for an unknown school. */
export function filmFor(
  draw: Draw | null,
  seed: string | null,
  schools: readonly ListedSchool[],
  code: string,
): Outcome<Film | null> {
  const school = schools.find(each => each.code === code);
  if (draw === null || seed === null || school === undefined) return refused(refusal('session.not-drawn', {}));
  return done(filmOf(draw, school, seed));
}
