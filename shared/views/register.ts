// The register as the console shows it.

import type { RegisterFound, RegisterLine, RegisterLot, RegisterSchool, RegisterView } from '../contract/register.ts';
import { maskName } from '../intake/findings/mask.ts';
import { childrenOf, numbersOf } from '../record/lots.ts';
import type { Reading } from '../record/reading.ts';
import { lastHash, type RegisterEntry } from '../register/line.ts';
import { codeOfEntry, type KeptRegister } from '../register/register.ts';
import { freePlaces, type SchoolStanding, type StandingLot, turnIn } from '../register/standing.ts';
import { askedLot } from './looking-up.ts';

/** The most lots that an answer names. */
const mostFound = 8;

type Named = Pick<Reading, 'families'>;

function namesOf({ families }: Named, school: string, lot: string): string[] {
  return childrenOf(families, school, lot).map(({ name }) => maskName(name));
}

function lotView(reading: Named, school: string, { lot, size, rank, reserve, status, line }: StandingLot): RegisterLot {
  return { lot, size, names: namesOf(reading, school, lot), rank, reserve, status, line };
}

function schoolView(reading: Named, standing: SchoolStanding): RegisterSchool {
  const { school, lots, admitted, exempt } = standing;
  const { code, name, direct, twins, places } = school;
  const { next, tooLarge } = turnIn(standing);
  return {
    ...{ code, name, direct, twins, places, admitted, exempt },
    free: freePlaces(standing),
    waiting: lots.filter(({ status }) => status === 'waiting').length,
    next: next === null ? null : lotView(reading, code, next),
    tooLarge: tooLarge.slice(0, mostFound).map(lot => lotView(reading, code, lot)),
  };
}

/** One line, with the names of its children masked. */
export function registerLine(reading: Named, { register, standing }: KeptRegister, entry: RegisterEntry): RegisterLine {
  const { number, time, event, date, reason, role, name } = entry;
  const school = codeOfEntry(register, entry);
  const lot = 'lot' in event ? event.lot : null;
  return {
    ...{ number, time, date, reason, role, name, school, lot },
    kind: event.kind,
    schoolName: standing.schools.find(each => each.school.code === school)?.school.name ?? school,
    names: lot === null ? [] : namesOf(reading, school, lot),
    ground: event.kind === 'exempt' ? event.ground : null,
    target: event.kind === 'strike' ? event.line : null,
    struckBy: standing.struck.get(number) ?? null,
  };
}

/** The whole register as it stands on the day `today`. */
export function registerView(reading: Named, kept: KeptRegister, today: string): RegisterView {
  const { register, standing, sealedOn } = kept;
  return {
    today,
    sealedOn,
    head: lastHash(register),
    schools: standing.schools.map(school => schoolView(reading, school)),
    lines: register.entries.map(entry => registerLine(reading, kept, entry)).reverse(),
  };
}

/** Looks a lot up by its number or its last characters, as an input method types them; the whole number counts alone. */
export function findInRegister(
  reading: Named,
  { standing }: KeptRegister,
  school: string,
  typed: string,
): RegisterFound {
  const end = askedLot(typed);
  const lots = standing.schools.find(each => each.school.code === school)?.lots ?? [];
  if (end === '') return { lots: [], count: 0 };
  const numbers = (lot: string) => numbersOf(reading.families, school, lot);
  const whole = lots.filter(({ lot }) => numbers(lot).includes(end));
  const found = whole.length > 0 ? whole : lots.filter(({ lot }) => numbers(lot).some(each => each.endsWith(end)));
  return { lots: found.slice(0, mostFound).map(lot => lotView(reading, school, lot)), count: found.length };
}
