// Compares the lists of all schools: a child at two schools, twins at two schools.

import type { Child, SchoolList } from './children.ts';
import { columnOf, type FieldName } from './columns/fields.ts';
import { type Finding, Findings } from './findings/finding.ts';
import { maskId } from './findings/mask.ts';
import { residentBirthday } from './findings/residents.ts';
import type { ListReport } from './list.ts';

/** The report of one school's list. */
export type SchoolReport = { readonly code: string; readonly report: ListReport };

type Seat = { readonly school: SchoolReport; readonly list: SchoolList; readonly index: number; readonly child: Child };

/**
 * Compares the lists of a ceremony. Lists with errors have no children yet and are skipped. The findings belong to the later list and
 * point to the earlier one.
 */
export function crossCheck(schools: readonly SchoolReport[]): Finding[] {
  const findings = schools.map(({ report }) => new Findings(report.file));
  const seen: Seen = { byDocument: new Map(), byName: new Map(), groups: new Map() };
  for (const [index, school] of schools.entries()) {
    const { list } = school.report;
    const found = findings[index];
    if (list === null || found === undefined) continue;
    const seats = Array.from(
      { length: list.size },
      (_, index): Seat => ({ school, list, index, child: list.child(index) }),
    );
    const elsewhere = seats.flatMap(seat => {
      const other = seen.byDocument.get(seat.child.id);
      return seat.child.id === '' || other === undefined || other.school === school ? [] : [{ seat, other }];
    });
    if (!reportSameList(seats, elsewhere, found)) {
      for (const { seat, other } of elsewhere) reportElsewhere(seat, other, found);
      for (const seat of seats) reportAlike(seat, seen.byName, found);
      checkGroups(seats, seen.groups, found);
    }
    for (const seat of seats) {
      const { id, name } = seat.child;
      if (id !== '' && !seen.byDocument.has(id)) seen.byDocument.set(id, seat);
      const key = name.normalize('NFC');
      const known = seen.byName.get(key);
      if (known === undefined) seen.byName.set(key, [seat]);
      else known.push(seat);
    }
  }
  return findings.flatMap(found => found.sorted());
}

type Seen = {
  readonly byDocument: Map<string, Seat>;
  readonly byName: Map<string, Seat[]>;
  readonly groups: Map<string, Group>;
};

type Pair = { readonly seat: Seat; readonly other: Seat };

/** Reports once if all children of a list, more than one, are in one other list: the same list was imported for two schools. */
function reportSameList(seats: readonly Seat[], elsewhere: readonly Pair[], findings: Findings): boolean {
  const [first] = elsewhere;
  const withDocument = seats.filter(({ child }) => child.id !== '').length;
  if (first === undefined || elsewhere.length < 2 || elsewhere.length < withDocument) return false;
  const { other, seat } = first;
  if (elsewhere.some(pair => pair.other.school !== other.school)) return false;
  const { otherFile, otherSchool } = elsewhereValues(other);
  const location = { sheet: seat.school.report.format.sheet };
  findings.add('list.same-list', location, '', { otherFile, otherSchool, count: elsewhere.length });
  return true;
}

/** Reports a child whose document number is in another list. */
function reportElsewhere(seat: Seat, other: Seat, findings: Findings): void {
  const values = { ...elsewhereValues(other), same: fieldHeader(seat, 'id') };
  findings.add('list.child-elsewhere', locationOf(seat, 'id'), maskId(seat.child.id), values);
}

const compared = ['registration', 'sex', 'primary', 'phone', 'household'] as const;

/**
 * Reports children of the same name without documents to compare. With the same number or telephone they may be one child or two: the
 * finding names what agrees and what differs, and a person decides.
 */
function reportAlike(seat: Seat, byName: ReadonlyMap<string, readonly Seat[]>, findings: Findings): void {
  const { school, child } = seat;
  for (const other of byName.get(child.name.normalize('NFC')) ?? []) {
    if (other.school === school || (child.id !== '' && other.child.id !== '')) continue;
    const inRemark = numberIn(child.remark);
    if (inRemark !== '' && inRemark === numberIn(other.child.remark)) {
      const values = { ...elsewhereValues(other), same: fieldHeader(seat, 'remark') };
      findings.add('list.child-elsewhere', locationOf(seat, 'remark'), maskId(inRemark), values);
      return;
    }
    if (!isSame(child, other.child, 'registration') && !isSame(child, other.child, 'phone')) continue;
    const header = (field: FieldName) => fieldHeader(seat, field);
    const same = compared.filter(field => isSame(child, other.child, field)).map(header);
    const differing = compared.filter(
      field => child[field] !== '' && other.child[field] !== '' && child[field] !== other.child[field],
    );
    const values = {
      ...elsewhereValues(other),
      same: [header('name'), ...same].join('、'),
      different: differing.length === 0 ? '—' : differing.map(header).join('、'),
    };
    findings.add('list.child-alike', locationOf(seat, 'name'), child.name, values);
    return;
  }
}

/** The document number in a remark, such as 护照 E12345678; empty if absent. Telephones and dates do not count. */
function numberIn(remark: string): string {
  const text = remark.toUpperCase();
  const named = /(护照|通行证|台胞证|回乡证|居留证|证件)\P{L}{0,6}?([A-Z]{0,3}\d{7,12})/u.exec(text);
  return named?.[2] ?? '';
}

function isSame(one: Child, other: Child, field: (typeof compared)[number]): boolean {
  return one[field] !== '' && one[field] === other[field];
}

type Group = { readonly seat: Seat; readonly size: number; readonly births: readonly number[] };

/**
 * Schools number their groups on their own, so the same value at two schools means one family only if children have the same
 * birthday, or if a group is incomplete (it has one child) and nothing shows that the birthdays differ.
 */
function checkGroups(seats: readonly Seat[], seen: Map<string, Group>, findings: Findings): void {
  const own = Map.groupBy(
    seats.filter(({ child }) => child.twins !== ''),
    ({ child }) => child.twins,
  );
  for (const [group, members] of own) {
    const [seat] = members;
    if (seat === undefined) continue;
    const births = members.map(({ child }) => residentBirthday(child.id)).filter(birth => birth !== 0);
    const other = seen.get(group);
    if (other === undefined) seen.set(group, { seat, size: members.length, births });
    else if (mayBeOne({ seat, size: members.length, births }, other)) {
      findings.add('list.group-elsewhere', locationOf(seat, 'twins'), group, { group, ...elsewhereValues(other.seat) });
    }
  }
}

function mayBeOne(one: Group, other: Group): boolean {
  if (one.births.some(birth => other.births.includes(birth))) return true;
  const isUnknown = one.births.length === 0 || other.births.length === 0;
  return isUnknown && (one.size === 1 || other.size === 1);
}

function elsewhereValues({ school, list, index }: Seat) {
  return { otherFile: school.report.file, otherRow: list.row(index), otherSchool: school.code };
}

function locationOf({ school: { report }, list, index }: Seat, field: FieldName) {
  return { sheet: report.format.sheet, row: list.row(index), column: columnOf(report.columns, field) ?? null };
}

function fieldHeader({ school: { report } }: Seat, field: FieldName): string {
  return columnOf(report.columns, field)?.header ?? field;
}
