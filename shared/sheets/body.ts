// The content of each sheet, as a view of the record.

import { inputNumber } from '../protocol/inputs.ts';
import { beforeBeacon } from '../record/beacon.ts';
import { holdersOf } from '../record/holders.ts';
import { inputsOf } from '../record/inputs.ts';
import { admittedChildren } from '../record/lots.ts';
import { givenUpIn } from '../record/notes.ts';
import { timesOf } from '../record/reading.ts';
import { type ListedSchool, schoolsOnRoster } from '../record/schools.ts';
import type { RegisterEntry } from '../register/line.ts';
import type { KeptRegister } from '../register/register.ts';
import { receiptsOf } from '../verifier/receipts.ts';
import { attendanceOf } from './frame.ts';
import { importOf } from './import-report.ts';
import { drawnLots, noticesOf, sealedLots } from './lists.ts';
import { recordRows } from './record.ts';
import { admittedNowBody, lineOf, registerBody } from './register.ts';
import type { SheetBody, SheetEntry, SheetHolder } from './sheet.ts';
import type { SheetSources } from './sources.ts';

/** How many last lines of the record a void sheet shows. */
const voidRows = 12;

/** The content of a sheet, which must be in the catalogue. */
export function bodyOf(sources: SheetSources, entry: SheetEntry): SheetBody {
  const { state, plan, journal, roster, families, catchment } = sources;
  const schools = schoolsOnRoster(sources.schools, roster);
  const school = schools.find(({ code }) => code === entry.school) as ListedSchool;
  const rosterDigest = state.frozen?.rosterDigest ?? '';
  const rulesDigest = state.frozen?.rulesDigest ?? '';
  const schoolName = (code: string) => schools.find(each => each.code === code)?.name ?? code;
  switch (entry.kind) {
    case 'sealed-list': {
      const imported = sources.imports.find(({ code }) => code === school.code);
      const lots = sealedLots(roster, families, school.code);
      return {
        kind: entry.kind,
        school,
        imported: imported === undefined ? null : importOf(imported, sources.accepted),
        rosterDigest,
        rulesDigest,
        time: timesOf(journal).frozen ?? '',
        lots,
      };
    }
    case 'receipts': {
      const { from, to } = entry.part ?? { from: 0, to: 0 };
      const lots = [...families.values()].filter(([child]) => child.school === school.code).slice(from, to);
      const receipts = [...receiptsOf(journal.ceremony, lots.flat())];
      return { kind: entry.kind, school, rosterDigest, receipts };
    }
    case 'promise':
      return {
        kind: entry.kind,
        schools,
        holders: sheetHolders(sources),
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
        holder: sheetHolders(sources).find(({ role }) => role === entry.role) as SheetHolder,
        rosterDigest,
        rulesDigest,
      };
    case 'inputs':
      return {
        kind: entry.kind,
        inputs: inputsOf(plan, state),
        record: beforeBeacon(journal),
        joined: state.joined,
      };
    case 'admitted':
    case 'reserve':
    case 'direct': {
      const table = entry.kind === 'reserve' ? catchment : null;
      const taken = entry.kind === 'reserve' ? 'waiting' : 'admitted';
      const lots = drawnLots(sources, school, taken, entry.copy, table);
      const admitted = admittedChildren(sources.draw, school.code);
      return {
        kind: entry.kind,
        school,
        admitted,
        waiting: school.applicants - admitted,
        seed: state.seed ?? '',
        lots,
      };
    }
    case 'record': {
      const last = journal.entries.at(-1);
      return {
        kind: entry.kind,
        rows: recordRows(journal.entries, schoolName),
        incidents: journal.entries.filter(({ event }) => event.type === 'incident').length,
        head: last?.hash ?? '',
        sealed: last?.event.type === 'seal',
      };
    }
    case 'attendance':
      return { kind: entry.kind, people: attendanceOf(sources) };
    case 'notices': {
      const lots = drawnLots(sources, school, 'admitted', 'signed', null);
      const { from, to } = entry.part ?? { from: 0, to: 0 };
      return { kind: entry.kind, school, notices: noticesOf(school, lots).slice(from, to) };
    }
    case 'register':
    case 'admitted-now': {
      // The catalogue has these sheets only where there is a line.
      const register = sources.register as KeptRegister;
      return entry.kind === 'register'
        ? registerBody(sources, register, school, lineOf(register, entry) as RegisterEntry)
        : admittedNowBody(sources, register, school, entry.copy);
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
      };
    }
  }
}

/** The holders of secrets as before the reveal: what was signed must read the same after it. */
function sheetHolders({ plan, state, held }: SheetSources): SheetHolder[] {
  return holdersOf(plan, state, held).flatMap(({ role, commitment, madeHere }) =>
    commitment === null ? [] : [{ role, commitment, madeHere }],
  );
}
