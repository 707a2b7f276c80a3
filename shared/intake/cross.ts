// What only shows when the lists of all schools lie side by side: a child at two schools, twins at two schools.

import type { SchoolList } from './children.ts';
import type { FieldName } from './fields.ts';
import { type Finding, Findings } from './finding.ts';
import type { ListReport } from './list.ts';

/** The report of one school's list. */
export type SchoolReport = { readonly code: string; readonly report: ListReport };

type Seat = { readonly school: SchoolReport; readonly list: SchoolList; readonly index: number };

/**
 * Compares the lists of a ceremony. Lists with errors have no children yet and are passed over. The findings belong to
 * the later list and point to the earlier one.
 */
export function crossCheck(schools: readonly SchoolReport[]): Finding[] {
  const findings = schools.map(({ report }) => new Findings(report.file));
  const children = new Map<string, Seat>();
  const groups = new Map<string, Group>();
  for (const [place, school] of schools.entries()) {
    const { list } = school.report;
    const found = findings[place];
    if (list === null || found === undefined) continue;
    checkChildren(school, list, children, found);
    checkGroups(school, list, groups, found);
  }
  return findings.flatMap(found => found.sorted());
}

/** The same child has the same ID number; where there is none, the same registration number and name. */
function checkChildren(school: SchoolReport, list: SchoolList, seen: Map<string, Seat>, findings: Findings): void {
  for (let index = 0; index < list.size; index++) {
    const { id, registration, name } = list.child(index);
    const key = id === '' ? `${registration}|${name}` : id;
    const other = seen.get(key);
    if (other === undefined) seen.set(key, { school, list, index });
    else if (other.school !== school) {
      const field = id === '' ? 'registration' : 'id';
      const values = { ...elsewhere(other), same: fieldHeader(school.report, field) };
      findings.add('list.child-elsewhere', placeOf(school, list, index, field), id === '' ? registration : id, values);
    }
  }
}

type Group = { readonly seat: Seat; readonly size: number; readonly births: ReadonlySet<string> };

/**
 * Schools number their groups on their own, so the same value at two schools means one family only where a group is
 * incomplete (it has one child) or where the children have the same birthday.
 */
function checkGroups(school: SchoolReport, list: SchoolList, seen: Map<string, Group>, findings: Findings): void {
  const own = new Map<string, number[]>();
  for (let index = 0; index < list.size; index++) {
    const { twins } = list.child(index);
    if (twins !== '') own.set(twins, [...(own.get(twins) ?? []), index]);
  }
  for (const [group, members] of own) {
    const [index = 0] = members;
    const births = new Set(members.map(one => list.child(one).id.slice(6, 14)).filter(birth => birth !== ''));
    const other = seen.get(group);
    if (other === undefined) seen.set(group, { seat: { school, list, index }, size: members.length, births });
    else if (members.length === 1 || other.size === 1 || [...births].some(birth => other.births.has(birth))) {
      findings.add('list.group-elsewhere', placeOf(school, list, index, 'twins'), group, {
        group,
        ...elsewhere(other.seat),
      });
    }
  }
}

function elsewhere({ school, list, index }: Seat) {
  return { otherFile: school.report.file, otherRow: list.row(index), otherSchool: school.code };
}

function placeOf({ report }: SchoolReport, list: SchoolList, index: number, field: FieldName) {
  const column = report.columns.find(one => one.field === field) ?? null;
  return { sheet: report.format.sheet, row: list.row(index), column };
}

function fieldHeader(report: ListReport, field: FieldName): string {
  return report.columns.find(column => column.field === field)?.header ?? field;
}
