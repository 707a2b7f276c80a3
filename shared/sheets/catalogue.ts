// Which sheets a dossier has, and each of them. A sheet exists from the event that it reports: there is no list of the admitted
// before the result is on record, and no record sheet before its last line.

import { done, type Outcome, refused } from '../outcome.ts';
import { holdersOf } from '../record/holders.ts';
import { admittedChildren } from '../record/lots.ts';
import { givenUpIn } from '../record/notes.ts';
import { schoolsOnRoster } from '../record/schools.ts';
import { refusal } from '../text/refusal.ts';
import { bodyOf } from './body.ts';
import { sheetFile } from './file-names.ts';
import { frameOf } from './frame.ts';
import { registerSheets } from './register.ts';
import { type Copy, type Sheet, type SheetEntry, type SheetKind, sheetNumbers } from './sheet.ts';
import type { SheetSources } from './sources.ts';

/** Notices per file: what a printer takes in one go, and the unit after which a batch can stop. */
export const noticesInFile = 100;

/** Receipts per file; two are on a page. */
export const receiptsInFile = 200;

/**
 * What has to be on record before a kind of sheet can be printed. `end`: the seal, or that the attempt was given up; `after`: a line of
 * the register, which follows the seal.
 */
export type SheetSince = 'freeze' | 'commit' | 'publish' | 'result' | 'end' | 'given-up' | 'after';

const since: { readonly [Kind in SheetKind]: SheetSince } = {
  void: 'given-up',
  'sealed-list': 'freeze',
  receipts: 'freeze',
  envelope: 'commit',
  promise: 'publish',
  inputs: 'publish',
  admitted: 'result',
  reserve: 'result',
  direct: 'result',
  // Signed whole: a line that came after the signatures would stand on no paper.
  record: 'end',
  attendance: 'freeze',
  notices: 'result',
  register: 'after',
  'admitted-now': 'after',
};

/** Whether what a kind of sheet waits for is on record. */
function isReached(sources: SheetSources, kind: SheetKind): boolean {
  const { state, journal } = sources;
  const last = journal.entries.at(-1)?.event;
  const isGivenUp = givenUpIn(last) !== null;
  switch (since[kind]) {
    case 'freeze':
      return true;
    case 'commit':
      // It is filled in and sealed before the promise; until then commitments are held beside the record.
      return state.commitments.length > 0 || sources.held.length > 0;
    case 'publish':
      return state.promise !== null;
    case 'result':
      return state.result !== null;
    case 'end':
      return isGivenUp || last?.type === 'seal';
    case 'given-up':
      return isGivenUp && state.joined === null;
    case 'after':
      return (sources.register?.register.entries.length ?? 0) > 0;
  }
}

/** The sheets that can be printed now, in order of their numbers; schools stand in the plan's order. */
export function sheetsOf(sources: SheetSources): SheetEntry[] {
  const { state } = sources;
  const schools = schoolsOnRoster(sources.schools, sources.roster);
  const entries: SheetEntry[] = [];
  const add = (
    kind: SheetKind,
    copy: Copy,
    more: Partial<Pick<SheetEntry, 'school' | 'role' | 'part' | 'line'>> = {},
  ) => {
    if (!isReached(sources, kind)) return;
    const entry = { kind, copy, school: null, role: null, part: null, ...more };
    const schoolName = schools.find(({ code }) => code === entry.school)?.name ?? null;
    entries.push({ id: nameOf(entry), file: sheetFile(entry, schoolName), ...entry });
  };
  const addParts = (kind: SheetKind, school: string, count: number, inFile: number) => {
    for (let from = 0; from < count; from += inFile) {
      add(kind, 'signed', { school, part: { from, to: Math.min(from + inFile, count) } });
    }
  };
  add('void', 'only');
  for (const { code } of schools) add('sealed-list', 'signed', { school: code });
  for (const { code, lots } of schools) addParts('receipts', code, lots, receiptsInFile);
  add('promise', 'only');
  for (const { role, commitment } of holdersOf(sources.plan, state, sources.held)) {
    if (role !== 'operator' && commitment !== null) add('envelope', 'only', { role });
  }
  add('inputs', 'only');
  for (const kind of ['admitted', 'reserve', 'direct'] as const) {
    const own = schools.filter(({ direct }) => direct === (kind === 'direct'));
    for (const copy of ['posted', 'signed'] as const) for (const { code } of own) add(kind, copy, { school: code });
  }
  add('record', 'only');
  add('attendance', 'only');
  for (const { code } of schools) addParts('notices', code, admittedChildren(sources.draw, code), noticesInFile);
  for (const { kind, copy, ...of } of registerSheets(sources)) add(kind, copy, of);
  return entries;
}

/** A kind of sheet that cannot be printed yet, and what it waits for. */
export type WaitingSheet = {
  readonly kind: SheetKind;
  readonly until: Exclude<SheetSince, 'freeze' | 'given-up' | 'after'>;
};

/** The kinds of sheets that this ceremony will still have, in order of their numbers; none once it is over. */
export function waitingSheets(sources: SheetSources): WaitingSheet[] {
  const { schools, plan } = sources;
  // The sheet of the record comes last of all: where it is there, nothing more is.
  if (isReached(sources, 'record')) return [];
  const has = (kind: SheetKind): boolean => {
    if (kind === 'envelope') return plan.secrets.some(role => role !== 'operator');
    if (kind === 'direct') return schools.some(({ direct }) => direct);
    return (kind !== 'admitted' && kind !== 'reserve') || schools.some(({ direct }) => !direct);
  };
  const kinds = Object.keys(since) as SheetKind[];
  return kinds
    .flatMap(kind => {
      const until = since[kind];
      if (until === 'freeze' || until === 'given-up' || until === 'after' || isReached(sources, kind) || !has(kind))
        return [];
      return [{ kind, until }];
    })
    .sort((a, b) => sheetNumbers[a.kind] - sheetNumbers[b.kind]);
}

function nameOf({ kind, copy, school, role, part, line }: Omit<SheetEntry, 'id' | 'file'>): string {
  const digits = (number: number) => String(number).padStart(4, '0');
  return [
    sheetNumbers[kind],
    kind,
    ...(role === null ? [] : [role]),
    ...(school === null ? [] : [school]),
    ...(part === null ? [] : [digits(part.from + 1), digits(part.to)]),
    ...(line === undefined ? [] : [digits(line)]),
    ...(copy === 'only' || part !== null ? [] : [copy]),
  ].join('-');
}

/** One sheet by its name; refuses one that the dossier does not have. */
export function sheetOf(sources: SheetSources, id: string): Outcome<Sheet> {
  const entry = sheetsOf(sources).find(each => each.id === id);
  if (entry === undefined) return refused(refusal('sheets.unknown', { id: id.slice(0, 80) }));
  return done({ frame: frameOf(sources, entry), body: bodyOf(sources, entry) });
}
