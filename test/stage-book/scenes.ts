// What the picture book of the stage shows, in the order of a ceremony, and what the hall is to understand from each scene.

import type { Scene } from '../../shared/contract/scenes.ts';
import { type Phase, spansOf } from '../../shared/views/film-phases.ts';
import { scenes } from '../stage/fixtures.ts';

/** A page of the book: its heading, what the hall is to understand, and the scene that is photographed. */
export type Entry = {
  readonly name: string;
  readonly title: string;
  readonly understands: string;
  readonly scene: Scene;
};

/** The length of the film in the book, in seconds. */
export const filmSeconds = 60;

function of(fixture: string, title: string, understands: string): Entry {
  const scene = scenes[fixture];
  if (scene === undefined) throw new Error(`no scene ${fixture}`);
  return { name: fixture, title, understands, scene };
}

/** An instant of the film: `part` of the way through a phase. */
function film(phase: Phase, part: number, title: string, understands: string): Entry {
  const { from, to } = spansOf(filmSeconds)[phase];
  const elapsed = Math.round((from + (to - from) * part) * 1000);
  const draw = scenes['draw'] as Extract<Scene, { kind: 'draw' }>;
  const scene = { ...draw, seconds: filmSeconds, playing: { elapsed, running: false } };
  return { name: `draw-${phase}`, title, understands, scene };
}

/** The pages of the book. */
export const entries: readonly Entry[] = [
  of('testcard', 'Test card', 'Nothing yet: the technician sees whether the picture is whole, sharp, round and readable from the last row.'),
  of('cover', 'Cover', 'Which draw this is, whose, where and on which day.'),
  of('rules', 'Rules', 'How many places and applicants each school has, and that one number, made of the list, the promises and the live digits, decides.'),
  of('sealed', 'List sealed', 'The list is closed. Its digest can be copied now and compared later.'),
  of('lookup', 'Look-up before the draw', 'A child is in the sealed list, exactly so.'),
  of('promise-waiting', 'Commitments', 'Each holder has handed over a commitment, or has not yet.'),
  of('promise', 'Promise', 'The promise is public: this digest is what the notary copies and phones photograph.'),
  of('inputs-typing', 'Live inputs', 'Which digits are in, which are due, who gave them, and which throw did not count.'),
  of('inputs-agreed', 'The giver says yes', 'Both typed the same; it goes on record once the giver says that it is right.'),
  of('inputs-beacon', 'Beacon', 'A public value is awaited; the record up to here can be photographed before anybody can know it.'),
  of('reveal', 'Reveal', 'Each envelope held what was promised: three lines a holder, compared group by group.'),
  of('seed', 'Seed', 'All of it makes this one number, and the sun is its picture.'),
  film('roster', 0.5, 'The draw: list order', 'These are all lots, in the order of the list.'),
  film('reading', 0.6, 'The draw: reading', 'Each lot gets its ticket, by a sum that anybody can do.'),
  film('rising', 0.5, 'The draw: rising', 'Lots come to their places in the order of their tickets; so many of so many places are taken.'),
  film('last', 0.5, 'The draw: the last ten', 'The last places go one by one.'),
  film('line', 0.95, 'The draw: the line', 'Here the places end.'),
  film('hold', 0.5, 'The draw: hold', 'So many are admitted, so many wait.'),
  of('board', 'Board of numbers', 'Where my number is, and whether it is admitted.'),
  of('board-coordinates', 'Board of coordinates', 'The same for thousands of lots: rows are the leading digits, columns the last two.'),
  of('lookup-admitted', 'Look-up after the draw', 'One number, what became of it, and its ticket.'),
  of('pages', 'Ranks', 'The order of the tickets, with the line of the last place where it falls.'),
  of('direct', 'Direct admission', 'This school has places for everybody: there is no draw.'),
  of('end', 'End', 'The record is sealed; where the result stands, and whom to call.'),
  of('standby', 'Standby', 'There is a pause, why, and that nothing is lost.'),
]; // biome-ignore format: one page a line
