// The numbers of a school as every list begins with them.

import type { SheetSchool } from '../../../shared/sheets/sheet.ts';
import { type SheetWord, words } from '../../../shared/sheets/words.ts';
import { sheetWords } from '../../../shared/text/sheets.ts';

/** Name and value of each number of a school, in the order in which a reader compares them. */
export function schoolFacts(school: SheetSchool): [string, string][] {
  return [
    [words('school.applicants'), words('unit.children', { count: school.applicants })],
    [words('school.lots'), words('unit.lots', { count: school.lots })],
    [words('school.places'), words('unit.children', { count: school.places })],
    [words('school.exempt'), exemptWords(school)],
  ];
}

/** Places filled outside the draw, each with its ground. */
export function exemptWords({ exempt }: SheetSchool): string {
  if (exempt.length === 0) return words('school.none');
  return exempt.map(({ count, ground }) => words('school.exempt-of', { count, ground: groundName(ground) })).join('、');
}

/** A ground that the notice knows has a name; another one stands as the plan has it. */
function groundName(ground: string): string {
  const code = `ground.${ground}`;
  return Object.hasOwn(sheetWords, code) ? words(code as Extract<SheetWord, 'ground.own-primary'>) : ground;
}
