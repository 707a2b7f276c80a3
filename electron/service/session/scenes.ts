// Scenes from the state: everything that the projector shows is computed here from the record and the sealed list, so that
// it cannot show what is not on disk.

import type { WantedScene } from '../../../shared/contract/requests.ts';
import type { Envelope, Film, Frame, Playing, ResultRow, Scene, Tray } from '../../../shared/contract/scenes.ts';
import { maskName } from '../../../shared/intake/findings/mask.ts';
import { digestOf } from '../../../shared/protocol/hash.ts';
import { printHead } from '../../../shared/protocol/head.ts';
import { decodeText, isRehearsal } from '../../../shared/protocol/lexis.ts';
import { lotsOf, type Person } from '../../../shared/protocol/people.ts';
import type { Draw } from '../../../shared/protocol/result.ts';
import { lotName, type Roster, rosterLine } from '../../../shared/protocol/roster.ts';
import { allRoles, inputNumber } from '../../../shared/protocol/rules.ts';
import { giversIn } from '../../../shared/record/notes.ts';
import type { ListedSchool } from '../../../shared/record/schools.ts';
import type { Hall, MaskedNames } from './hall.ts';

/** How many rows a result page holds: two columns of ten, which the last row of the hall can read. */
export const rowsOfPage = 20;

/** The masked names of a sealed list. */
export function maskedNames(people: readonly Person[]): MaskedNames {
  const names = new Map<string, readonly string[]>();
  for (const children of lotsOf(people)) {
    const [{ school, lot }] = children;
    names.set(
      `${school}|${lot}`,
      children.map(({ name }) => maskName(name)),
    );
  }
  return names;
}

/** The promises as the stage shows them. */
export function envelopesOf({ plan, ceremony, madeHere }: Hall): Envelope[] {
  const roles = allRoles.filter(role => plan.secrets.includes(role));
  const state = ceremony?.state;
  return roles.map((role, i) => ({
    role,
    commitment: state?.commitments.find(each => each.role === role)?.commitment ?? null,
    madeHere: madeHere.has(role),
    secret: state?.secrets[i] ?? null,
  }));
}

/** The live inputs as the stage shows them. */
export function traysOf({ plan, ceremony }: Hall): Tray[] {
  const givers = giversIn(ceremony?.state.notes ?? []);
  const voids = ceremony?.state.notes.flatMap(note => (note.type === 'void' ? [note] : [])) ?? [];
  return plan.inputs.map(({ kind, count }, index) => ({
    number: inputNumber(index),
    kind,
    digits: kind === 'ball' ? count * 2 : count,
    value: ceremony?.state.inputs[index] ?? null,
    givenBy: ceremony?.state.inputs[index] === undefined ? null : (givers.get(inputNumber(index))?.join('、') ?? null),
    voids: voids.filter(({ number }) => number === inputNumber(index)).map(({ reason }) => decodeText(reason) ?? ''),
  }));
}

/** The frame of every scene. */
export function frameOf({ plan, ceremony, faces }: Hall, theme: Frame['theme'], step: number, steps: number): Frame {
  return {
    ceremony: plan.ceremony,
    title: plan.title,
    organiser: plan.organiser,
    rehearsal: isRehearsal(plan.ceremony),
    step,
    steps,
    theme,
    roster: ceremony?.state.frozen?.rosterDigest ?? null,
    events: ceremony?.record.entries.length ?? 0,
    faces,
  };
}

/** Lines of the sealed file that answer a question from the hall: a lot, or a masked name. At most twelve. */
export function lookUp(
  roster: Roster,
  names: MaskedNames,
  schools: readonly ListedSchool[],
  asked: string,
): Extract<Scene, { kind: 'lookup' }> {
  const wanted = asked.trim().toUpperCase();
  const found: { line: string; school: string; names: readonly string[] }[] = [];
  for (let row = 0; row < roster.lots && found.length < 12 && wanted !== ''; row++) {
    const { school, lot, size, tag } = rosterLine(roster, row);
    const masked = names.get(`${school}|${lot}`) ?? [];
    if (lot === wanted || masked.includes(asked.trim()))
      found.push({
        line: `${school},${lot},${size},${tag}`,
        school: schools.find(({ code }) => code === school)?.name ?? school,
        names: masked,
      });
  }
  return { kind: 'lookup', asked: asked.trim(), found };
}

// What stands for the whole record, once it is sealed: the digest of head.txt.
function endOf({ plan, ceremony, today }: Hall): Extract<Scene, { kind: 'end' }> {
  const last = ceremony?.record.entries.at(-1);
  const result = ceremony?.state.result ?? null;
  const sealed = last?.event.type === 'seal' && result !== null;
  const head = sealed ? digestOf(printHead({ ceremony: plan.ceremony, journal: last.hash, result })) : null;
  return { kind: 'end', date: today, place: plan.place ?? '', head, contacts: plan.contacts };
}

/** One page of a school's results. */
export function pageOf(
  draw: Draw,
  names: MaskedNames,
  school: string,
  page: number,
): { readonly admitted: number; readonly pages: number; readonly page: number; readonly rows: ResultRow[] } {
  const ranking = draw.rankings.find(each => each.school === school);
  if (ranking === undefined) return { admitted: 0, pages: 1, page: 1, rows: [] };
  const pages = Math.max(1, Math.ceil(ranking.rows.length / rowsOfPage));
  const shown = Math.min(Math.max(page, 1), pages);
  const from = (shown - 1) * rowsOfPage;
  const rows = Array.from(ranking.rows.subarray(from, from + rowsOfPage), (row, i): ResultRow => {
    const lot = lotName(draw.roster, row);
    return {
      rank: from + i + 1,
      lot,
      names: names.get(`${school}|${lot}`) ?? [],
      ticket: ticketDigits(draw, row),
      admitted: ranking.admitted[from + i] === 1,
    };
  });
  return { admitted: ranking.used, pages, page: shown, rows };
}

/** The film of a school: the draw that is on disk, as the wall needs it. */
export function filmOf(draw: Draw, school: ListedSchool, seed: string): Film | null {
  const ranking = draw.rankings.find(each => each.school === school.code);
  const section = draw.roster.sections.find(each => each.school === school.code);
  if (ranking === undefined || section === undefined) return null;
  const rows = Array.from({ length: section.to - section.from }, (_, i) => section.from + i);
  const places: number[] = new Array(rows.length).fill(0);
  const admitted: boolean[] = new Array(rows.length).fill(false);
  ranking.rows.forEach((row, place) => {
    places[row - section.from] = place;
    admitted[row - section.from] = ranking.admitted[place] === 1;
  });
  return {
    school,
    seed,
    lots: rows.map(row => lotName(draw.roster, row)),
    sizes: rows.map(row => draw.roster.sizes[row] ?? 1),
    tickets: rows.map(row => ticketDigits(draw, row)),
    places,
    admitted,
  };
}

function ticketDigits(draw: Draw, row: number): string {
  return ((draw.tickets[row * 8] ?? 0) >>> 0).toString(16).padStart(8, '0');
}

/** The time of a scene: the length of a film and of a page in seconds, and where what runs now stands. */
export type Timing = { readonly seconds: number; readonly auto: number; readonly playing: Playing };

/** The scene that was asked for, made of what is known now. */
export function sceneOf(hall: Hall, wanted: WantedScene, { seconds, auto, playing }: Timing): Scene {
  const { plan, ceremony, drawn, names } = hall;
  const state = ceremony?.state;
  const school = (code: string) => hall.schools.find(each => each.code === code) as ListedSchool;
  switch (wanted.kind) {
    case 'cover':
      return {
        kind: 'cover',
        bodies: plan.witnesses.map(({ role }) => role),
        date: hall.today,
        place: plan.place ?? '',
      };
    case 'rules':
      return { kind: 'rules', schools: hall.schools };
    case 'sealed': {
      const { lots = 0, children = 0, rosterDigest = '' } = state?.frozen ?? {};
      return { kind: 'sealed', lots, children, digest: rosterDigest };
    }
    case 'lookup':
      if (ceremony?.list) return lookUp(ceremony.list, names, hall.schools, wanted.lot);
      return { kind: 'lookup', asked: wanted.lot, found: [] };
    case 'promise':
      return { kind: 'promise', envelopes: envelopesOf(hall), digest: state?.promise ?? null };
    case 'inputs':
      return { kind: 'inputs', trays: traysOf(hall), due: state?.due.type === 'input' ? state.due.index : null };
    case 'reveal':
      return {
        kind: 'reveal',
        trays: traysOf(hall),
        envelopes: envelopesOf(hall),
        rules: state?.frozen?.rulesDigest ?? null,
        seed: state?.seed ?? null,
      };
    case 'draw':
      return { kind: 'draw', school: school(wanted.school), seconds, playing };
    case 'pages': {
      const nothing = { admitted: 0, pages: 1, page: 1, rows: [] };
      const page = drawn === null ? nothing : pageOf(drawn, names, wanted.school, wanted.page);
      return { kind: 'pages', school: school(wanted.school), ...page, auto, playing };
    }
    case 'direct':
      return { kind: 'direct', school: school(wanted.school) };
    case 'end':
      return endOf(hall);
    case 'standby':
      return { kind: 'standby', words: wanted.words, events: ceremony?.record.entries.length ?? 0 };
    case 'testcard':
      return { kind: 'testcard', characters: '䶮𬭚㛃𠮷堃喆' };
  }
}
