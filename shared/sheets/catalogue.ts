// Which sheets a dossier has, and each of them. A sheet exists from the event that it reports: there is no list of the admitted
// before the result is on record, and no void sheet once the inputs are closed.

import { done, type Outcome, refused } from '../outcome.ts';
import { admittedChildren } from '../record/lots.ts';
import { givenUpIn } from '../record/notes.ts';
import { schoolsOnRoster } from '../record/schools.ts';
import { refusal } from '../text/refusal.ts';
import { bodyOf } from './body.ts';
import { frameOf } from './frame.ts';
import { registerSheets } from './register.ts';
import { type Copy, type Sheet, type SheetEntry, type SheetKind, sheetNumbers } from './sheet.ts';
import type { SheetSources } from './sources.ts';

/** Notices per file: what a printer takes in one go, and the unit after which a batch can stop. */
export const noticesInFile = 100;

/** Receipts per file; two are on a page. */
export const receiptsInFile = 200;

/** The sheets that can be printed now, in order of their numbers. */
export function sheetsOf(sources: SheetSources): SheetEntry[] {
  const { state } = sources;
  const schools = schoolsOnRoster(sources.schools, sources.roster);
  const entries: SheetEntry[] = [];
  const add = (
    kind: SheetKind,
    copy: Copy,
    more: Partial<Pick<SheetEntry, 'school' | 'role' | 'part' | 'line'>> = {},
  ) => {
    const entry = { kind, copy, school: null, role: null, part: null, ...more };
    entries.push({ id: nameOf(entry), ...entry });
  };
  if (givenUpIn(sources.journal.entries.at(-1)?.event) !== null && state.joined === null) add('void', 'only');
  for (const { code } of schools) add('sealed-list', 'signed', { school: code });
  const addParts = (kind: SheetKind, school: string, count: number, inFile: number) => {
    for (let from = 0; from < count; from += inFile) {
      add(kind, 'signed', { school, part: { from, to: Math.min(from + inFile, count) } });
    }
  };
  for (const { code, lots } of schools) addParts('receipts', code, lots, receiptsInFile);
  if (state.promise !== null) add('promise', 'only');
  for (const { role } of state.commitments) if (role !== 'operator') add('envelope', 'only', { role });
  if (state.promise !== null) add('inputs', 'only');
  if (state.result !== null) {
    for (const kind of ['admitted', 'reserve', 'direct'] as const) {
      const own = schools.filter(({ direct }) => direct === (kind === 'direct'));
      for (const copy of ['posted', 'signed'] as const) for (const { code } of own) add(kind, copy, { school: code });
    }
    add('record', 'only');
  }
  add('attendance', 'only');
  if (state.result !== null) {
    for (const { code } of schools) addParts('notices', code, admittedChildren(sources.draw, code), noticesInFile);
  }
  for (const { kind, copy, ...of } of registerSheets(sources)) add(kind, copy, of);
  return entries;
}

function nameOf({ kind, copy, school, role, part, line }: Omit<SheetEntry, 'id'>): string {
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
