// Scenes as views of the record: they are made here from what is on disk, so that the projector can show nothing else.

import type { WantedScene } from '../contract/requests.ts';
import type { Frame, Look, Playing, Scene, SceneOf, SeedPieces, StageTyping } from '../contract/scenes.ts';
import { digestOf } from '../protocol/hash.ts';
import { printHead } from '../protocol/head.ts';
import { isRehearsal } from '../protocol/lexis.ts';
import { awaitedBeacon } from '../record/beacon.ts';
import { holdersOf } from '../record/holders.ts';
import { inputsOf } from '../record/inputs.ts';
import { admittedChildren } from '../record/lots.ts';
import { type Reading, timesOf } from '../record/reading.ts';
import type { ListedSchool } from '../record/schools.ts';
import { signingsOf } from '../record/signing.ts';
import { rarestIn } from '../sheets/rare.ts';
import { boardOf } from './board.ts';
import { usualPicture } from './grids.ts';
import { lookUp } from './looking-up.ts';
import type { Picture } from './picture.ts';
import { ranksOf } from './ranks.ts';

/**
 * A record with what else scenes need: today's date, YYYY-MM-DD, the digests of the bureau's own font files, the names of the lists, which
 * before the freeze are those of the draft, whether it is the dossier of a past ceremony that is shown again, who has signed in, and
 * how far the typing of the due input is.
 */
export type StageReading = Reading & {
  readonly today: string;
  readonly faces: readonly string[];
  readonly names: Iterable<string>;
  readonly replay: boolean;
  /** The roles that have signed in, as often as they did. */
  readonly attending: readonly string[];
  readonly typing: StageTyping;
};

/** Nobody types. */
export const noTyping: StageTyping = { counts: [0, 0], agreed: null };

/** Characters for the test card where the lists have no rare ones. */
const exampleCharacters = '䶮𬭚㛃𠮷堃喆';

/** The roles that watch: who has signed in, else whom the plan invites, who need not be there yet. */
function watchers({ attending, plan }: StageReading): {
  readonly bodies: readonly string[];
  readonly present: boolean;
} {
  const present = attending.length > 0;
  return { bodies: [...new Set(present ? attending : plan.witnesses.map(({ role }) => role))], present };
}

function piecesOf({ plan, state, held }: StageReading): SeedPieces {
  return {
    inputs: inputsOf(plan, state),
    holders: holdersOf(plan, state, held),
    rules: state.frozen?.rulesDigest ?? null,
    seed: state.seed,
  };
}

/** Whether every piece of the seed lies open. */
export function isSeedOpen(reading: StageReading): boolean {
  const { inputs, holders } = piecesOf(reading);
  return inputs.every(({ value }) => value !== null) && holders.every(({ secret }) => secret !== null);
}

/** The frame of every scene. */
export function frameOf(reading: StageReading, look: Look, step: number, steps: number): Frame {
  const { plan, state, journal, faces, replay } = reading;
  return {
    ...look,
    ceremony: plan.ceremony,
    title: plan.title,
    organiser: plan.organiser,
    rehearsal: isRehearsal(plan.ceremony),
    is: replay ? 'replay' : 'live',
    step,
    steps,
    roster: state.frozen?.rosterDigest ?? null,
    seed: state.seed,
    events: journal.entries.length,
    faces,
  };
}

// The digest of head.txt stands for the whole record once it is sealed.
function endOf({ plan, state, journal, today }: StageReading): SceneOf<'end'> {
  const last = journal.entries.at(-1);
  const { result } = state;
  const isSealed = last?.event.type === 'seal' && result !== null;
  const head = isSealed ? digestOf(printHead({ ceremony: plan.ceremony, journal: last.hash, result })) : null;
  return {
    kind: 'end',
    date: today,
    place: plan.place ?? '',
    head,
    published: plan.published ?? '',
    contacts: plan.contacts,
  };
}

/** What the record does not know: the lengths of a film and of a page in seconds, the progress of what is playing, the lots a film follows. */
export type Timing = {
  readonly seconds: number;
  readonly auto: number;
  readonly playing: Playing;
  readonly witnesses: readonly string[];
};

/** A page of a school's results by rank, or by number where nobody was drawn. Empty without a draw. */
function pagesOf({ draw, families, state }: Reading, school: ListedSchool, page: number, picture: Picture) {
  const none = { admitted: 0, page: 1, pages: 1, grid: { columns: 1, rows: 10 }, rows: [], line: null };
  const ranks = draw === null ? none : ranksOf(draw, families, school, page, picture);
  return { kind: 'pages' as const, school, ...ranks, digest: state.result };
}

/**
 * Makes the requested scene from what is known now, for a stage with this picture. A school that it names must be in the plan; the
 * board can only be asked for after the draw.
 */
export function sceneOf(
  reading: StageReading,
  wanted: WantedScene,
  { seconds, auto, playing, witnesses }: Timing,
  picture: Picture = usualPicture,
): Scene {
  const { plan, state, journal, schools } = reading;
  const school = (code: string) => schools.find(each => each.code === code) as ListedSchool;
  switch (wanted.kind) {
    case 'cover':
      return {
        kind: 'cover',
        ...watchers(reading),
        date: reading.today,
        place: plan.place ?? '',
      };
    case 'rules':
      return { kind: 'rules', schools, source: plan.inputs.at(-1)?.source ?? null };
    case 'sealed': {
      const { lots = 0, children = 0, rosterDigest = '', rulesDigest = '' } = state.frozen ?? {};
      return {
        kind: 'sealed',
        lots,
        children,
        digest: rosterDigest,
        rules: rulesDigest,
        time: timesOf(journal).frozen,
      };
    }
    case 'lookup':
      return lookUp(reading, wanted.lot);
    case 'promise':
      return {
        kind: 'promise',
        holders: holdersOf(plan, state, reading.held),
        digest: state.promise,
        time: timesOf(journal).published,
      };
    case 'inputs':
      return {
        kind: 'inputs',
        inputs: inputsOf(plan, state),
        due: state.due.type === 'input' ? state.due.index : null,
        beacon: awaitedBeacon(journal, state),
        typing: reading.typing,
      };
    case 'seed':
    case 'reveal': {
      const pieces = piecesOf(reading);
      // There is no seed to be seen before all of its pieces lie open.
      if (wanted.kind === 'seed' && isSeedOpen(reading)) return { kind: 'seed', ...pieces };
      const unsigned = signingsOf(reading).some(({ sheet, state }) => sheet === 'inputs' && state === 'due');
      return { kind: 'reveal', unsigned, ...pieces };
    }
    case 'draw': {
      const shown = school(wanted.school);
      // A wall of lots in the order of tickets would show a draw that there was not.
      return shown.direct
        ? { kind: 'direct', school: shown }
        : { kind: 'draw', school: shown, seconds, playing, witnesses };
    }
    case 'board': {
      const shown = school(wanted.school);
      const { draw, families } = reading;
      // Where nobody was drawn the result pages are in the order of the numbers themselves.
      if (draw === null || shown.direct) return { ...pagesOf(reading, shown, wanted.page, picture), auto, playing };
      const admitted = admittedChildren(draw, shown.code);
      const board = boardOf(draw, families, shown.code, wanted.page, picture);
      return { kind: 'board', school: shown, admitted, ...board, digest: state.result, auto, playing };
    }
    case 'pages':
      return { ...pagesOf(reading, school(wanted.school), wanted.page, picture), auto, playing };
    case 'direct':
      return { kind: 'direct', school: school(wanted.school) };
    case 'end':
      return endOf(reading);
    case 'standby':
      return { kind: 'standby', words: wanted.words, events: journal.entries.length };
    case 'testcard': {
      const rare = rarestIn(reading.names);
      const isExample = rare.length === 0;
      return { kind: 'testcard', characters: isExample ? exampleCharacters : rare.join(''), isExample };
    }
  }
}
