// Who is admitted today: a pure function of the sealed result and the register. The sealed order is walked on, never drawn again: who
// moves up is the first in that order who still waits and, under `skip`, fits the free places (protocol.md §4).

import { done, type Outcome, refused } from '../outcome.ts';
import type { Draw } from '../protocol/result.ts';
import { type RankedLot, rankedLots } from '../record/lots.ts';
import type { ListedSchool } from '../record/schools.ts';
import { refusal } from '../text/refusal.ts';
import type { RegisterEntry, RegisterEvent } from './line.ts';

/** What has become of a lot: as it was sealed, or by a line of the register. */
export type LotStatus = 'admitted' | 'waiting' | 'moved-up' | 'declined' | 'passed';

/**
 * A lot today. `size` are its children, `reserve` its place among those who waited at the seal, from 1, null if it was admitted; `line`
 * is the line of the register that made its status, null where none did.
 */
export type StandingLot = Pick<RankedLot, 'rank' | 'row' | 'lot'> & {
  readonly size: number;
  readonly reserve: number | null;
  readonly status: LotStatus;
  readonly line: number | null;
};

/** Places filled outside the draw, by their ground: how many were filled, and how many of them have become free. */
export type ExemptStanding = { readonly ground: string; readonly count: number; readonly freed: number };

/** A school today. `lots` stand in the sealed order; `admitted` are children, those who moved up among them. */
export type SchoolStanding = {
  readonly school: ListedSchool;
  readonly lots: readonly StandingLot[];
  readonly admitted: number;
  readonly exempt: readonly ExemptStanding[];
};

/** Every school today, in the order of the plan, and the lines that were struck, each with the line that struck it. */
export type Standing = {
  readonly schools: readonly SchoolStanding[];
  readonly struck: ReadonlyMap<number, number>;
};

/** What the standing follows from besides the register. */
export type SealedResult = { readonly schools: readonly ListedSchool[]; readonly draw: Draw };

/** Whether a lot is admitted today. */
export function isAdmitted({ status }: Pick<StandingLot, 'status'>): boolean {
  return status === 'admitted' || status === 'moved-up';
}

/** The children that the draw's places still take; none where a twin lot went over them. */
export function freePlaces({ school, admitted }: SchoolStanding): number {
  return Math.max(0, school.places - admitted);
}

/** Whose turn it is: the lot that moves up next, and the waiting lots before it that have more children than there are places. */
export type Turn = { readonly next: StandingLot | null; readonly tooLarge: readonly StandingLot[] };

/** Whose turn it is in a school; nobody's where no place is free, nobody fits, or the school has admitted all. */
export function turnIn(standing: SchoolStanding): Turn {
  const { school, lots } = standing;
  const free = freePlaces(standing);
  const tooLarge: StandingLot[] = [];
  if (school.direct || free === 0) return { next: null, tooLarge };
  for (const lot of lots) {
    if (lot.status !== 'waiting') continue;
    if (school.twins === 'expand' || lot.size <= free) return { next: lot, tooLarge };
    tooLarge.push(lot);
  }
  return { next: null, tooLarge };
}

/** The standing after these lines; refuses the first that does not follow from the sealed result and the lines before it. */
export function standingAfter(sealed: SealedResult, entries: readonly RegisterEntry[]): Outcome<Standing> {
  let fold = new Fold(sealed);
  const struck = new Map<number, number>();
  for (const [index, { number, event }] of entries.entries()) {
    if (event.kind !== 'strike') {
      const followed = fold.follow(number, event);
      if (!followed.ok) return followed;
      continue;
    }
    const { line } = event;
    const before = entries.slice(0, index);
    const target = before[line - 1];
    const by = struck.get(line);
    if (target === undefined) return refused(refusal('register.strike-unknown', { line }));
    if (target.event.kind === 'strike') return refused(refusal('register.strike-strike', { line }));
    if (by !== undefined) return refused(refusal('register.strike-twice', { line, by }));
    struck.set(line, number);
    // What stands on the struck line falls with it, and has to be struck first: nothing is undone in silence.
    fold = new Fold(sealed);
    for (const kept of before) {
      if (kept.event.kind === 'strike' || struck.has(kept.number)) continue;
      if (!fold.follow(kept.number, kept.event).ok) {
        return refused(refusal('register.strike-later', { line, later: kept.number }));
      }
    }
  }
  return done({ schools: fold.standing, struck });
}

/**
 * The declines whose places the move-up in line `number` takes: places are taken in the order in which they became free. Those that
 * were free at the seal are nobody's, and under `expand` the first that become free may go to children who were one too many.
 */
export function placesTaken(sealed: SealedResult, entries: readonly RegisterEntry[], number: number): number[] {
  const event = entries[number - 1]?.event;
  if (event?.kind !== 'move-up') return [];
  const before = entries.slice(0, number);
  const struck = new Set(before.flatMap(each => (each.event.kind === 'strike' ? [each.event.line] : [])));
  const [start] = new Fold(sealed).standing.filter(({ school }) => school.code === event.school);
  if (start === undefined) return [];
  const sizes = new Map(start.lots.map(({ lot, size }) => [lot, size]));
  let over = Math.max(0, start.admitted - start.school.places);
  const free: (number | null)[] = Array.from({ length: freePlaces(start) }, () => null);
  let taken: (number | null)[] = [];
  for (const each of before) {
    if (struck.has(each.number) || !('lot' in each.event) || each.event.school !== event.school) continue;
    const size = sizes.get(each.event.lot) ?? 0;
    if (each.event.kind === 'decline') {
      const makesUp = Math.min(over, size);
      over -= makesUp;
      free.push(...Array.from({ length: size - makesUp }, () => each.number));
    } else if (each.event.kind === 'move-up') {
      taken = free.splice(0, size);
      over += size - taken.length;
    }
  }
  return [...new Set(taken.filter(line => line !== null))];
}

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

/** A school while lines are followed. */
type Folding = {
  readonly school: ListedSchool;
  readonly lots: Mutable<StandingLot>[];
  readonly byName: ReadonlyMap<string, Mutable<StandingLot>>;
  admitted: number;
  readonly exempt: Mutable<ExemptStanding>[];
};

class Fold {
  private readonly schools: readonly Folding[];

  constructor({ schools, draw }: SealedResult) {
    this.schools = schools.map(school => {
      const lots = rankedLots(draw, school.code).map(
        ({ rank, row, lot, admitted, waiting: reserve }): Mutable<StandingLot> => {
          const size = draw.roster.sizes[row] as number;
          return { rank, row, lot, size, reserve, status: admitted ? 'admitted' : 'waiting', line: null };
        },
      );
      return {
        school,
        lots,
        byName: new Map(lots.map(lot => [lot.lot, lot])),
        admitted: childrenIn(lots.filter(isAdmitted)),
        exempt: school.exempt.map(({ ground, count }) => ({ ground, count, freed: 0 })),
      };
    });
  }

  get standing(): SchoolStanding[] {
    return this.schools.map(({ school, lots, admitted, exempt }) => ({ school, lots, admitted, exempt }));
  }

  /** Follows a line that strikes none; refuses what does not follow from where the school stands. */
  follow(number: number, event: Exclude<RegisterEvent, { kind: 'strike' }>): Outcome<void> {
    const folding = this.schools.find(({ school }) => school.code === event.school);
    if (folding === undefined) return refused(refusal('register.school-unknown', { school: event.school }));
    if (event.kind === 'exempt') return freeExempt(folding, event.ground);
    const { lot: name } = event;
    const { name: school, direct } = folding.school;
    const lot = folding.byName.get(name);
    if (lot === undefined) return refused(refusal('register.lot-unknown', { school, lot: name }));
    if (lot.status === 'declined' || lot.status === 'passed') {
      return refused(refusal('register.gone', { lot: name, line: lot.line ?? 0 }));
    }
    switch (event.kind) {
      case 'decline':
        if (!isAdmitted(lot)) return refused(refusal('register.not-admitted', { lot: name }));
        folding.admitted -= lot.size;
        lot.status = 'declined';
        break;
      case 'pass':
        if (isAdmitted(lot)) return refused(refusal('register.not-waiting', { lot: name }));
        lot.status = 'passed';
        break;
      case 'move-up': {
        if (direct) return refused(refusal('register.direct', { school }));
        if (isAdmitted(lot)) return refused(refusal('register.not-waiting', { lot: name }));
        if (freePlaces(folding) === 0) return refused(refusal('register.no-place', { school }));
        const { next } = turnIn(folding);
        if (next === null) return refused(refusal('register.nobody-fits', { school, free: freePlaces(folding) }));
        if (next.lot !== name) return refused(refusal('register.not-next', { lot: name, next: next.lot }));
        folding.admitted += lot.size;
        lot.status = 'moved-up';
        break;
      }
    }
    lot.line = number;
    return done(undefined);
  }
}

function freeExempt({ school, exempt }: Folding, ground: string): Outcome<void> {
  const places = exempt.find(each => each.ground === ground);
  if (places === undefined) return refused(refusal('register.ground-unknown', { school: school.name, ground }));
  if (places.freed === places.count) {
    return refused(refusal('register.ground-empty', { ground, count: places.count }));
  }
  places.freed += 1;
  return done(undefined);
}

/** How many children these lots have. */
export function childrenIn(lots: readonly StandingLot[]): number {
  return lots.reduce((sum, { size }) => sum + size, 0);
}
