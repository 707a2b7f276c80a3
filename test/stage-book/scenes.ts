// What the picture book of the stage shows, in the order of a ceremony, and what the hall is to understand from each scene.

import type { Film, Scene, SceneOf } from '../../shared/contract/scenes.ts';
import { type StepId, stepIds } from '../../shared/contract/snapshots.ts';
import { digestOf } from '../../shared/protocol/hash.ts';
import { bytesOf } from '../../shared/protocol/lexis.ts';
import { admittedChildren, rankedLots } from '../../shared/record/lots.ts';
import type { Reading } from '../../shared/record/reading.ts';
import { boardOf } from '../../shared/views/board.ts';
import { filmOf } from '../../shared/views/film.ts';
import { type Phase, spansOf } from '../../shared/views/film-phases.ts';
import { lookUp } from '../../shared/views/looking-up.ts';
import { pictureOf } from '../../shared/views/picture.ts';
import { ranksOf } from '../../shared/views/ranks.ts';
import { drawn } from '../stage/drawn.ts';
import { scenes } from '../stage/fixtures.ts';

/** A page of the book: its heading, what the hall is to understand, and the scene that is photographed. */
export type Entry = {
  readonly name: string;
  readonly title: string;
  readonly understands: string;
  readonly scene: Scene;
};

/** The length of the film in the book, in seconds. */
const filmSeconds = 60;

function fixture<Kind extends Scene['kind']>(name: string, kind: Kind): SceneOf<Kind> {
  const scene = scenes[name];
  if (scene?.kind !== kind) throw new Error(`no scene ${name}`);
  return scene as SceneOf<Kind>;
}

function of(name: string, title: string, understands: string): Entry {
  const scene = scenes[name];
  if (scene === undefined) throw new Error(`no scene ${name}`);
  return { name, title, understands, scene };
}

/** The seed of the book: what its reveal makes, and what its result follows from. */
const seed = fixture('reveal', 'reveal').seed ?? '';
const wide = pictureOf({ width: 1920, height: 1080 });

/** 418 lots with 427 children: nine pairs of twins, each with two numbers. */
const numbers = Array.from({ length: 427 }, (_, at) => String(24_030_001 + at));
const isSecond = (number: string) => Number(number) % 47 === 7;
const lots = numbers.filter(number => !isSecond(number));
const pairs = new Map(
  numbers.filter(isSecond).map(number => [String(Number(number) - 1), [String(Number(number) - 1), number]]),
);
const [surnames, endings] = ['张曾李孙程徐杨万刘马高欧王赵许何吕史', '岚宁阔源恒泽旭珂川羽明亮乐悦涵宸'];
/** An invented name; twins have the same surname. */
function nameOf(number: string): string {
  const at = Number(number);
  return `${surnames[(isSecond(number) ? at - 1 : at) % surnames.length]}一${endings[at % endings.length]}`;
}
const result = drawn(lots, 200, pairs, 'skip', nameOf, seed);
const { draw, families, school } = result;
const film = filmOf(draw, school, seed);
if (film === null) throw new Error('nobody applied');

/** The film of the book. */
export const filmOfBook: Film = film;

/** An instant of the film: `part` of the way through a phase. */
function instant(phase: Phase, part: number, title: string, understands: string): Entry {
  const { from, to } = spansOf(filmSeconds)[phase];
  const elapsed = Math.round((from + (to - from) * part) * 1000);
  const playing = { elapsed, running: false };
  const scene = { kind: 'draw', school, seconds: filmSeconds, playing, witnesses: ['24030008'] } as const;
  return { name: `draw-${phase}`, title, understands, scene };
}

const still = { auto: 0, playing: { elapsed: 0, running: false } } as const;
const admitted = admittedChildren(draw, school.code);
const lastRank = rankedLots(draw, school.code).findLastIndex(lot => lot.admitted) + 1;
const digest = digestOf(bytesOf(`result of ${seed}`));
const board: Scene = {
  kind: 'board',
  school,
  admitted,
  ...boardOf(draw, families, school.code, 4, wide),
  digest,
  ...still,
};
const rankPage = Math.ceil(lastRank / 20);
const ranks: Scene = { kind: 'pages', school, ...ranksOf(draw, families, school, rankPage, wide), digest, ...still };
/** What is asked for before the draw, and after it. */
const known = { roster: draw.roster, families, schools: [school] };
const before = lookUp({ ...known, draw: null } as unknown as Reading, '24030031');
const after = lookUp({ ...known, draw } as unknown as Reading, '24030031');

function made(name: string, scene: Scene, title: string, understands: string): Entry {
  return { name, title, understands, scene };
}

/** The steps of the scenes in the frame, as the service has them. */
const steps: { readonly [Kind in Scene['kind']]: StepId } = {
  cover: 'prepare',
  rules: 'prepare',
  standby: 'prepare',
  testcard: 'displays',
  sealed: 'freeze',
  lookup: 'freeze',
  promise: 'publish',
  inputs: 'inputs',
  reveal: 'reveal',
  seed: 'reveal',
  draw: 'draw',
  board: 'present',
  pages: 'present',
  direct: 'present',
  end: 'seal',
};

/** The number of a scene's step. */
export function stepAt(scene: Scene): number {
  return stepIds.indexOf(steps[scene.kind]) + 1;
}

/** The seed of the frame: none before the draw. */
export function seedAt(scene: Scene): string | null {
  return stepAt(scene) > stepIds.indexOf('reveal') + 1 || scene === after ? seed : null;
}

/** The pages of the book. */
export const entries: readonly Entry[] = [
  of('testcard', 'Test card', 'Nothing yet: the technician sees whether the picture is whole, sharp, round and readable from the last row.'),
  of('cover', 'Cover', 'Which draw this is, whose, where and on which day.'),
  of('rules', 'Rules', 'How many places and applicants each school has, and that one number, made of the list, the promises and the live digits, decides.'),
  of('sealed', 'List sealed', 'The list is closed. Its digest can be copied now and compared later.'),
  made('lookup', before, 'Look-up before the draw', 'A child is in the sealed list, exactly so.'),
  of('promise-waiting', 'Commitments', 'Each holder has handed over a commitment, or has not yet.'),
  of('promise', 'Promise', 'The promise is public: this digest is what the notary copies and phones photograph.'),
  of('inputs-typing', 'Live inputs', 'Which digits are in, which are due, who gave them, and which throw did not count.'),
  of('inputs-agreed', 'The giver says yes', 'Both typed the same; it goes on record once the giver says that it is right.'),
  of('inputs-beacon', 'Beacon', 'A public value is awaited; the record up to here can be photographed before anybody can know it.'),
  of('reveal', 'Reveal', 'Each envelope held what was promised: three lines a holder, compared group by group.'),
  of('seed', 'Seed', 'All of it makes this one number, and the sun is its picture.'),
  instant('roster', 0.5, 'The draw: list order', 'These are all lots, in the order of the list.'),
  instant('reading', 0.6, 'The draw: reading', 'Each lot gets its ticket, by a sum that anybody can do.'),
  instant('rising', 0.5, 'The draw: rising', 'Lots come to their places in the order of their tickets; so many of so many places are taken.'),
  instant('last', 0.5, 'The draw: the last ten', 'The last places go one by one.'),
  instant('line', 0.95, 'The draw: the line', 'Here the places end.'),
  instant('hold', 0.5, 'The draw: hold', 'So many are admitted, so many wait.'),
  made('board', board, 'Board of numbers', 'Where my number is, and whether it is admitted.'),
  of('board-coordinates', 'Board of coordinates', 'The same for thousands of lots: rows are the leading digits, columns the last two.'),
  made('lookup-result', after, 'Look-up after the draw', 'One number, what became of it, and its ticket.'),
  made('pages', ranks, 'Ranks', 'The order of the tickets, with the line of the last place where it falls.'),
  of('direct', 'Direct admission', 'This school has places for everybody: there is no draw.'),
  of('end', 'End', 'The record is sealed; where the result stands, and whom to call.'),
  of('standby', 'Standby', 'There is a pause, why, and that nothing is lost.'),
]; // biome-ignore format: one page a line
