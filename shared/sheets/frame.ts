// The frame of every sheet: its title, day and digest, and who signs it.

import type { Entry } from '../protocol/journal.ts';
import { isRehearsal } from '../protocol/lexis.ts';
import { signersOf as rolesThatSign } from '../record/attendance.ts';
import type { RegisterEntry } from '../register/line.ts';
import { lineOf } from './register.ts';
import {
  isOfRegister,
  type SheetDigest,
  type SheetEntry,
  type SheetFrame,
  type SheetGuest,
  type SheetKind,
  sheetNumbers,
} from './sheet.ts';
import type { SheetSources } from './sources.ts';
import { words } from './words.ts';

/** The frame of a sheet. */
export function frameOf(sources: SheetSources, entry: SheetEntry): SheetFrame {
  const { plan, journal } = sources;
  const digest = digestOf(sources, entry.kind);
  const line = sources.register === null || !isOfRegister(entry.kind) ? undefined : lineOf(sources.register, entry);
  const { ceremony } = sources.journal;
  return {
    ...entry,
    number: sheetNumbers[entry.kind],
    ceremony,
    title: plan.title,
    organiser: plan.organiser,
    rehearsal: isRehearsal(ceremony),
    schoolName: plan.schools.find(({ code }) => code === entry.school)?.name ?? null,
    date: (line?.time ?? timeOf(journal.entries, entry.kind)).slice(0, 10),
    digest,
    ...(line === undefined ? {} : { after: line.hash }),
    qr: digest === null ? null : [ceremony, fileOf[digest.of], digest.value].join('\n'),
    contacts: plan.contacts,
    seed: ofTheResult.includes(entry.kind) ? sources.state.seed : null,
    published: plan.published ?? '',
    signers: line === undefined ? signersOf(sources, entry.kind) : signersAfter(line, entry.kind),
    faces: sources.faces.length,
  };
}

/** The sheets of what follows from the seed. Others are the same whenever they are printed. */
const ofTheResult: readonly SheetKind[] = [
  ...(['admitted', 'reserve', 'direct', 'record'] as const),
  ...(['notices', 'register', 'admitted-now'] as const),
];

/** The file behind each digest, as the QR code names it. */
const fileOf = {
  roster: 'roster.csv',
  promise: 'commitment.txt',
  result: 'result.csv',
  record: 'journal.txt',
} as const;

function digestOf({ state, journal }: SheetSources, kind: SheetKind): SheetDigest | null {
  const roster: SheetDigest = { of: 'roster', value: state.frozen?.rosterDigest ?? '' };
  switch (kind) {
    case 'sealed-list':
    case 'receipts':
    case 'attendance':
    case 'envelope':
      return roster;
    case 'promise':
    case 'inputs':
      return state.promise === null ? roster : { of: 'promise', value: state.promise };
    case 'admitted':
    case 'reserve':
    case 'direct':
    case 'notices':
    case 'register':
    case 'admitted-now':
      return state.result === null ? roster : { of: 'result', value: state.result };
    case 'record':
    case 'void':
      return { of: 'record', value: journal.entries.at(-1)?.hash ?? '' };
  }
}

/** The time of the event that a sheet reports; empty before it. */
function timeOf(entries: readonly Entry[], kind: SheetKind): string {
  const at = (type: Entry['event']['type']) => entries.find(({ event }) => event.type === type)?.time ?? '';
  const last = entries.at(-1)?.time ?? '';
  const times: { readonly [Kind in SheetKind]: string } = {
    'sealed-list': at('freeze'),
    receipts: at('freeze'),
    envelope: at('freeze'),
    promise: at('publish'),
    inputs: at('close'),
    admitted: at('result'),
    reserve: at('result'),
    direct: at('result'),
    record: last,
    attendance: at('freeze'),
    notices: at('result'),
    void: last,
    register: last,
    'admitted-now': last,
  };
  return times[kind];
}

/** The roles that sign. People who came after the event that a sheet reports did not witness it, and sign only the attendance list. */
function signersOf(sources: SheetSources, kind: SheetKind): string[] {
  const event = Date.parse(timeOf(sources.journal.entries, kind));
  const wasThere = ({ time, late }: SheetGuest) => !late || kind === 'attendance' || !(Date.parse(time) > event);
  const there = attendanceOf(sources).filter(wasThere);
  return rolesThatSign(there, sources.plan);
}

/** Who signs after the seal: whoever decided, the family of a line that is about one, the school, the operator. */
function signersAfter({ role, event }: RegisterEntry, kind: SheetKind): string[] {
  const family = kind === 'register' && 'lot' in event ? [words('register.family')] : [];
  return [...new Set([role, ...family, words('column.school'), words('role.operator')])];
}

/** Who is present: those who signed in, else those the plan invites. */
export function attendanceOf({ attendance, plan }: SheetSources): SheetGuest[] {
  return attendance.length > 0
    ? attendance.map(({ role, name, time, late = false }) => ({ role, name, time, late }))
    : plan.witnesses.map(({ role, name }) => ({ role, name, time: '', late: false }));
}
