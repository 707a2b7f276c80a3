// Sheets 10 and 11: a line of the register, and who is admitted today. Both say which sealed result they follow and which line.

import { childrenOf } from '../record/lots.ts';
import type { ListedSchool } from '../record/schools.ts';
import { lastHash, type RegisterEntry } from '../register/line.ts';
import { codeOfEntry, type KeptRegister } from '../register/register.ts';
import {
  freePlaces,
  isAdmitted,
  placesTaken,
  type SchoolStanding,
  type StandingLot,
  standingAfter,
  turnIn,
} from '../register/standing.ts';
import { sheetChild } from './lists.ts';
import type { Copy, SheetBody, SheetEntry, SheetNowLot, SheetRegisterLine } from './sheet.ts';
import type { SheetSources } from './sources.ts';

/** The sheets of the register, without their ids: one a line, and one list a school that a line is about. */
export function registerSheets({ register }: SheetSources): Pick<SheetEntry, 'kind' | 'copy' | 'school' | 'line'>[] {
  if (register === null) return [];
  const { entries } = register.register;
  const lines = entries.map(entry => ({
    kind: 'register' as const,
    copy: 'signed' as const,
    school: codeOfEntry(register.register, entry),
    line: entry.number,
  }));
  const named = new Set(lines.map(({ school }) => school));
  const schools = register.standing.schools.map(({ school }) => school.code).filter(code => named.has(code));
  const now = (['posted', 'signed'] as const).flatMap(copy =>
    schools.map(school => ({ kind: 'admitted-now' as const, copy, school })),
  );
  return [...lines, ...now];
}

/** The line that a sheet of the register reports: its own, or the last one. */
export function lineOf(register: KeptRegister, { line }: Pick<SheetEntry, 'line'>): RegisterEntry | undefined {
  const { entries } = register.register;
  return line === undefined ? entries.at(-1) : entries[line - 1];
}

/** The content of sheet 10. */
export function registerBody(
  sources: SheetSources,
  kept: KeptRegister,
  school: ListedSchool,
  entry: RegisterEntry,
): Extract<SheetBody, { kind: 'register' }> {
  const { register, sealed } = kept;
  const { number, event } = entry;
  const entries = register.entries.slice(0, number);
  const before = standingIn(sealed, entries.slice(0, -1), school.code);
  const now = standingIn(sealed, entries, school.code);
  const lot = 'lot' in event ? now?.lots.find(each => each.lot === event.lot) : undefined;
  const moves = event.kind === 'move-up';
  const lineIn = (line: number) => lineWords(sources, kept, register.entries[line - 1] as RegisterEntry);
  const taken = moves ? placesTaken(sealed, entries, number) : [];
  const tooLarge = moves && before !== undefined ? turnIn(before).tooLarge : [];
  // Those who gave their place up since somebody moved up last: whoever reads the sheets in turn has met the others.
  const lastMoved = Math.max(
    0,
    ...(before?.lots ?? []).map(each => (each.status === 'moved-up' ? (each.line ?? 0) : 0)),
  );
  const passed = (before?.lots ?? []).filter(
    each => each.status === 'passed' && (each.line ?? 0) > lastMoved && each.rank < (lot?.rank ?? 0),
  );
  return {
    kind: 'register',
    school,
    line: lineWords(sources, kept, entry),
    rank: lot?.rank ?? null,
    reserve: lot?.reserve ?? null,
    target: event.kind === 'strike' ? lineIn(event.line) : null,
    taken: taken.map(lineIn),
    passed: moves ? passed.map(each => lineIn(each.line ?? 0)) : [],
    tooLarge: tooLarge.map(each => ({ lot: each.lot, size: each.size, reserve: each.reserve ?? 0 })),
    admitted: now?.admitted ?? 0,
    free: now === undefined ? 0 : freePlaces(now),
    struckBy: kept.standing.struck.get(number) ?? null,
    previous: lastHash({ ...register, entries: entries.slice(0, -1) }),
    hash: entry.hash,
    head: register.origin,
    result: sources.state.result ?? '',
  };
}

/** The content of sheet 11. */
export function admittedNowBody(
  sources: SheetSources,
  kept: KeptRegister,
  school: ListedSchool,
  copy: Copy,
): Extract<SheetBody, { kind: 'admitted-now' }> {
  const { register, standing } = kept;
  const now = standing.schools.find(each => each.school.code === school.code);
  const lots = now?.lots ?? [];
  const isOfSchool = (line: number) => {
    const entry = register.entries[line - 1];
    return entry !== undefined && codeOfEntry(register, entry) === school.code;
  };
  const listed = ({ lot, rank, status, line }: StandingLot): SheetNowLot => ({
    place: rank,
    lot,
    children: childrenOf(sources.families, school.code, lot).map(person => sheetChild(person, copy, null)),
    status: status === 'admitted' && school.direct ? 'direct' : status,
    line,
    date: line === null ? '' : (register.entries[line - 1]?.date ?? ''),
  });
  const admitted = lots.filter(isAdmitted).map(listed);
  // Nobody was drawn in such a school: the order of tickets would only confuse.
  if (school.direct) admitted.sort((a, b) => (a.lot < b.lot ? -1 : 1));
  return {
    kind: 'admitted-now',
    school,
    admitted: school.direct ? admitted.map((lot, index) => ({ ...lot, place: index + 1 })) : admitted,
    declined: lots.filter(({ status }) => status === 'declined').map(listed),
    children: now?.admitted ?? 0,
    free: now === undefined ? 0 : freePlaces(now),
    lines: register.entries.length,
    ofSchool: register.entries.filter(({ number }) => isOfSchool(number)).length,
    struck: [...standing.struck].flatMap(([line, by]) => (isOfSchool(line) ? [{ line, by }] : [])),
    exempt: (now?.exempt ?? []).filter(({ freed }) => freed > 0),
    hash: lastHash(register),
    result: sources.state.result ?? '',
  };
}

function standingIn(
  sealed: KeptRegister['sealed'],
  entries: readonly RegisterEntry[],
  code: string,
): SchoolStanding | undefined {
  const standing = standingAfter(sealed, entries);
  return standing.ok ? standing.value.schools.find(({ school }) => school.code === code) : undefined;
}

function lineWords({ families }: SheetSources, { register }: KeptRegister, entry: RegisterEntry): SheetRegisterLine {
  const { number, time, event, date, reason, role, name } = entry;
  const lot = 'lot' in event ? event.lot : null;
  const children = lot === null ? [] : childrenOf(families, codeOfEntry(register, entry), lot);
  return {
    ...{ number, time, date, reason, role, name, lot },
    kind: event.kind,
    ground: event.kind === 'exempt' ? event.ground : null,
    children: children.map(person => sheetChild(person, 'signed', null)),
  };
}
