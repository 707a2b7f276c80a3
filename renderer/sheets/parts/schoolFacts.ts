// A school's numbers, with which every list begins.

import type { ListedSchool } from '../../../shared/record/schools.ts';
import { words } from '../../../shared/sheets/words.ts';
import { groundName } from '../../../shared/text/grounds.ts';

/** Name and value of each number of a school, in the order in which a reader compares them. */
export function schoolFacts(school: ListedSchool): [string, string][] {
  return [
    [words('column.applicants'), words('unit.children', { count: school.applicants })],
    [words('column.lots'), words('unit.lots', { count: school.lots })],
    [words('column.places'), words('unit.children', { count: school.places })],
    [words('column.exempt'), exemptWords(school)],
  ];
}

/** Places filled outside the draw, each with its ground. */
export function exemptWords({ exempt }: ListedSchool): string {
  if (exempt.length === 0) return words('column.none');
  return exempt
    .map(({ count, ground }) => words('school.exempt-of', { count, ground: groundName('zh', ground) }))
    .join('、');
}
