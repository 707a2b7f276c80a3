// Which sheets a dossier has, and each of them. A sheet exists from the event on that it speaks of: there is no list of the
// admitted before the result is on record, and no void sheet for a draw that was closed.

import { findingId, message, shorten } from '../intake/findings/finding.ts';
import type { ImportedList } from '../intake/import-report.ts';
import { fieldWords, formatWords, rowParts } from '../intake/import-words.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import type { Entry } from '../protocol/journal.ts';
import { decodeText, isRehearsal } from '../protocol/lexis.ts';
import { countsIn } from '../protocol/roster.ts';
import { allRoles, inputNumber } from '../protocol/rules.ts';
import { givenUpIn, giversIn, madeHereIn } from '../record/notes.ts';
import { type ListedSchool, listedSchools } from '../record/schools.ts';
import { type Refusal, refusal } from '../text/refusal.ts';
import { receiptsOf } from '../verifier/receipts.ts';
import { childrenOf, noticesOf, rankedLots, sealedLots } from './lists.ts';
import { recordRows } from './record.ts';
import {
  type Copy,
  type Sheet,
  type SheetBody,
  type SheetDigest,
  type SheetEntry,
  type SheetFrame,
  type SheetGuest,
  type SheetHolder,
  type SheetImport,
  type SheetKind,
  type SheetRevealer,
  sheetNumbers,
} from './sheet.ts';
import type { SheetSources } from './sources.ts';
import { words } from './words.ts';

/** Notices in one file: what a printer takes in one go, and the step in which a batch can be stopped. */
export const noticesInFile = 100;

/** Receipts in one file; two stand on a page. */
export const receiptsInFile = 200;

/** The last lines of the record that a void sheet shows. */
const voidRows = 12;

/** The sheets that can be printed now, in the order of their numbers. */
export function sheetsOf(sources: SheetSources): SheetEntry[] {
  const { state } = sources;
  const schools = schoolsOf(sources);
  const entries: SheetEntry[] = [];
  const add = (kind: SheetKind, copy: Copy, more: Partial<Pick<SheetEntry, 'school' | 'role' | 'part'>> = {}) => {
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
    for (const copy of ['posted', 'signed'] as const) {
      for (const { code, direct } of schools) if (!direct) add('admitted', copy, { school: code });
    }
    for (const copy of ['posted', 'signed'] as const) {
      for (const { code, direct } of schools) if (!direct) add('reserve', copy, { school: code });
    }
    for (const copy of ['posted', 'signed'] as const) {
      for (const { code, direct } of schools) if (direct) add('direct', copy, { school: code });
    }
    add('record', 'only');
  }
  add('attendance', 'only');
  if (state.result !== null) {
    for (const { code } of schools) addParts('notices', code, admittedChildren(sources, code), noticesInFile);
  }
  return entries;
}

function nameOf({ kind, copy, school, role, part }: Omit<SheetEntry, 'id'>): string {
  const digits = (number: number) => String(number).padStart(4, '0');
  return [
    sheetNumbers[kind],
    kind,
    ...(role === null ? [] : [role]),
    ...(school === null ? [] : [school]),
    ...(part === null ? [] : [digits(part.from + 1), digits(part.to)]),
    ...(copy === 'only' || part !== null ? [] : [copy]),
  ].join('-');
}

/** One sheet by its name; refuses one that the dossier does not have. */
export function sheetOf(sources: SheetSources, id: string): Outcome<Sheet> {
  const entry = sheetsOf(sources).find(each => each.id === id);
  if (entry === undefined) return refused(refusal('sheets.unknown', { id: id.slice(0, 80) }));
  return done({ frame: frameOf(sources, entry), body: bodyOf(sources, entry) });
}

function bodyOf(sources: SheetSources, entry: SheetEntry): SheetBody {
  const { state, plan, journal, roster, people, draw, catchment } = sources;
  const schools = schoolsOf(sources);
  const school = schools.find(({ code }) => code === entry.school) as ListedSchool;
  const rosterDigest = state.frozen?.rosterDigest ?? '';
  const rulesDigest = state.frozen?.rulesDigest ?? '';
  const schoolName = (code: string) => schools.find(each => each.code === code)?.name ?? code;
  switch (entry.kind) {
    case 'sealed-list': {
      const imported = sources.imports.find(({ code }) => code === school.code);
      const lots = sealedLots(roster, school.code, childrenOf(people, school.code));
      return {
        kind: entry.kind,
        school,
        imported: imported === undefined ? null : importOf(imported, sources.accepted),
        rosterDigest,
        rulesDigest,
        lots,
      };
    }
    case 'receipts': {
      const { from, to } = entry.part ?? { from: 0, to: 0 };
      const lots = [...childrenOf(people, school.code).values()].slice(from, to);
      const receipts = [...receiptsOf(frozenId(sources), lots.flat(), schoolName)];
      return { kind: entry.kind, school, rosterDigest, receipts };
    }
    case 'promise':
      return {
        kind: entry.kind,
        schools,
        holders: holdersOf(sources),
        inputs: plan.inputs.map((line, index) => ({ number: inputNumber(index), ...line })),
        prior: state.frozen?.rules.prior === 'none' ? null : (state.frozen?.rules.prior ?? null),
        rosterDigest,
        rulesDigest,
        keyDigest: sources.promise?.key ?? '',
        promiseDigest: state.promise ?? '',
        lots: roster.lots,
        children: roster.children,
        time: sources.promise?.time ?? '',
        verifierDigest: sources.verifierDigest,
      };
    case 'envelope':
      return {
        kind: entry.kind,
        holder: holdersOf(sources).find(({ role }) => role === entry.role) as SheetHolder,
        rosterDigest,
        rulesDigest,
      };
    case 'inputs': {
      const voids = state.notes.flatMap(note => (note.type === 'void' ? [note] : []));
      return {
        kind: entry.kind,
        inputs: plan.inputs.map(({ kind, count }, index) => {
          const number = inputNumber(index);
          const failed = voids.filter(each => each.number === number).map(({ reason }) => decodeText(reason) ?? reason);
          return {
            number,
            kind,
            count,
            value: state.inputs[index] ?? null,
            voids: failed,
            by: giversIn(state.notes).get(number)?.join('、') ?? null,
          };
        }),
        joined: state.joined,
        holders: revealersOf(sources),
        seed: state.seed,
      };
    }
    case 'admitted':
    case 'reserve':
    case 'direct': {
      const children = childrenOf(people, school.code);
      const table = entry.kind === 'reserve' ? catchment : null;
      const taken = entry.kind === 'reserve' ? 'waiting' : 'admitted';
      const lots = draw === null ? [] : rankedLots(draw, school.code, taken, children, entry.copy, table);
      // Nobody was drawn here, so the order of the tickets would only puzzle: the order of the list it is.
      if (entry.kind === 'direct') lots.sort((a, b) => (a.lot < b.lot ? -1 : 1));
      const admitted = admittedChildren(sources, school.code);
      return {
        kind: entry.kind,
        school,
        admitted,
        waiting: school.applicants - admitted,
        seed: state.seed ?? '',
        lots: entry.kind === 'direct' ? lots.map((lot, index) => ({ ...lot, place: index + 1 })) : lots,
      };
    }
    case 'record': {
      const last = journal.entries.at(-1);
      return {
        kind: entry.kind,
        rows: recordRows(journal.entries, schoolName),
        head: last?.hash ?? '',
        sealed: last?.event.type === 'seal',
      };
    }
    case 'attendance':
      return { kind: entry.kind, people: attendanceOf(sources) };
    case 'notices': {
      const lots =
        draw === null ? [] : rankedLots(draw, school.code, 'admitted', childrenOf(people, school.code), 'signed', null);
      const { from, to } = entry.part ?? { from: 0, to: 0 };
      return { kind: entry.kind, school, notices: noticesOf(school, lots).slice(from, to) };
    }
    case 'void': {
      const { entries } = journal;
      const last = entries.at(-1);
      const given = givenUpIn(last?.event);
      return {
        kind: entry.kind,
        reason: given?.reason ?? '',
        roles: given?.roles.join('、') ?? '',
        time: last?.time ?? '',
        rows: recordRows(entries, schoolName).slice(-voidRows),
        events: entries.length,
        head: last?.hash ?? '',
        prior: state.promise ?? last?.hash ?? '',
      };
    }
  }
}

function frameOf(sources: SheetSources, entry: SheetEntry): SheetFrame {
  const { plan, journal } = sources;
  const digest = digestOf(sources, entry.kind);
  const ceremony = frozenId(sources);
  return {
    ...entry,
    number: sheetNumbers[entry.kind],
    ceremony,
    title: plan.title,
    organiser: plan.organiser,
    rehearsal: isRehearsal(ceremony),
    schoolName: plan.schools.find(({ code }) => code === entry.school)?.name ?? null,
    date: timeOf(journal.entries, entry.kind).slice(0, 10),
    digest,
    qr: digest === null ? null : [ceremony, fileOf[digest.of], digest.value].join('\n'),
    contacts: plan.contacts,
    signers: signersOf(sources, entry.kind),
    faces: sources.faces.length,
  };
}

/** The id of the attempt: a rehearsal of an official plan has one of its own, which the rules have. */
function frozenId({ state, plan }: SheetSources): string {
  return state.frozen?.rules.ceremony ?? plan.ceremony;
}

/** The file that each digest is of, as the QR code names it. */
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
      return state.result === null ? roster : { of: 'result', value: state.result };
    case 'record':
    case 'void':
      return { of: 'record', value: journal.entries.at(-1)?.hash ?? '' };
  }
}

/** The time of the event that a sheet speaks of; empty before it. */
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
  };
  return times[kind];
}

/**
 * The roles that sign: of those who signed in, else of those whom the plan invites; the operator last. Who came after the event
 * that a sheet speaks of did not witness it, and signs the list of those present alone.
 */
function signersOf(sources: SheetSources, kind: SheetKind): string[] {
  const event = Date.parse(timeOf(sources.journal.entries, kind));
  const wasThere = ({ time, late }: SheetGuest) => !late || kind === 'attendance' || !(Date.parse(time) > event);
  const there = attendanceOf(sources).filter(wasThere);
  const roles = (there.length > 0 ? there : sources.plan.witnesses).map(({ role }) => role);
  return [...new Set([...roles, words('frame.operator')])];
}

function attendanceOf({ attendance, plan }: SheetSources): SheetGuest[] {
  return attendance.length > 0
    ? attendance.map(({ role, name, time, late = false }) => ({ role, name, time, late }))
    : plan.witnesses.map(({ role, name }) => ({ role, name, time: '', late: false }));
}

function holdersOf({ state }: SheetSources): SheetHolder[] {
  return allRoles.flatMap(role => {
    const index = state.commitments.findIndex(each => each.role === role);
    const commitment = state.commitments[index]?.commitment;
    if (commitment === undefined) return [];
    return [{ role, commitment, madeHere: madeHereIn(state.notes).has(role) }];
  });
}

function revealersOf(sources: SheetSources): SheetRevealer[] {
  const { commitments, secrets } = sources.state;
  return holdersOf(sources).map(holder => ({
    ...holder,
    secret: secrets[commitments.findIndex(({ role }) => role === holder.role)] ?? null,
  }));
}

function schoolsOf({ plan, roster }: SheetSources): ListedSchool[] {
  const listed = listedSchools(plan, code => countsIn(roster, code));
  return roster.sections.flatMap(({ school }) => listed.find(({ code }) => code === school) ?? []);
}

function admittedChildren({ draw }: SheetSources, school: string): number {
  return draw?.rankings.find(each => each.school === school)?.used ?? 0;
}

// Whoever wants to see the rows that are no children finds their numbers on paper, within reason.
const mostPrintedRuns = 200;

function importOf(list: ImportedList, accepted: ReadonlySet<string> | null): SheetImport {
  const { file, sha256, format, rows, lots, children, numbering, accounting, fileColumns, findings } = list;
  return {
    file,
    sha256,
    format: formatWords('zh', format),
    rows,
    lots,
    children,
    made: numbering === 'made',
    accounting:
      accounting === undefined ? null : { rows: accounting.rows, parts: rowParts('zh', accounting, mostPrintedRuns) },
    columns:
      fileColumns?.map(({ letter, header, readAs }) => ({
        ...{ letter, header: shorten(header), readAs: fieldWords('zh', readAs), isUsed: readAs !== null },
      })) ?? null,
    findings: findings.map(({ values, ...finding }) => ({
      words: message('zh', { ...finding, refusal: { code: finding.code, values } as Refusal }),
      accepted: accepted === null ? null : accepted.has(findingId({ ...finding, values })),
    })),
  };
}
