// What the columns beside name and number say of a child, held against each other: sex and birthday against the document, the
// school and the state of review against what the list is for.

import { narrow } from '../../text/narrow.ts';
import type { Column, Table } from '../table.ts';
import { namesNone } from './none.ts';

const boy = /^(男|男性|男生|男孩|m|male|boy)$/i;
const girl = /^(女|女性|女生|女孩|f|female|girl)$/i;
const otherSex = /^([0129]|未知|未说明|未说明的?性别|其他|unknown)$/i;

/** What a cell says of the sex; `odd` if it says something else. */
type Sex = 'boy' | 'girl' | 'unknown' | 'odd';

function sexOf(text: string): Sex {
  if (boy.test(text)) return 'boy';
  if (girl.test(text)) return 'girl';
  return text === '' || otherSex.test(text) || namesNone(text) ? 'unknown' : 'odd';
}

// How far a birth year may lie from those of most children, in years.
const usualYears = 5;

// Where more than one in so many differs, the column says something else, and no single row is wrong.
const rare = 10;

/** Reports names that are a sex, sexes that are none, and children whose document says another sex or an unlikely birth year. */
export function checkPeople(table: Table, isResident: Uint8Array): void {
  checkSexes(table, isResident);
  checkYears(table, isResident);
  checkPhones(table);
}

function checkSexes(table: Table, isResident: Uint8Array): void {
  const [nameColumn, sexColumn] = [table.columns.get('name'), table.columns.get('sex')];
  const [names, sexes, ids] = [table.values('name'), table.values('sex'), table.values('id')];
  // A column of sexes has hardly more than two texts.
  const known = new Map<string, Sex>();
  const different: number[] = [];
  let compared = 0;
  for (const row of table.children()) {
    const name = names[row] ?? '';
    if (nameColumn !== undefined && name.length < 3 && /^(男|女|男性|女性)$/.test(name)) {
      table.reportCell('cell.name-sex', row, nameColumn, name, {});
    }
    const text = sexes[row] ?? '';
    const sex = known.get(text) ?? sexOf(text);
    known.set(text, sex);
    if (sex === 'odd' && sexColumn !== undefined) table.report('cell.sex-odd', row, sexColumn, text, {});
    if (isResident[row] !== 1 || (sex !== 'boy' && sex !== 'girl')) continue;
    compared += 1;
    const isBoy = (ids[row] ?? '').charCodeAt(16) % 2 === 1;
    if (isBoy !== (sex === 'boy')) different.push(row);
  }
  if (sexColumn === undefined || different.length * rare > compared) return;
  for (const row of different) table.report('cell.sex-differs', row, sexColumn, sexes[row] ?? '', {});
}

function checkYears(table: Table, isResident: Uint8Array): void {
  const column = table.columns.get('id');
  if (column === undefined) return;
  const ids = table.values('id');
  const born = new Map<number, number[]>();
  let count = 0;
  for (const row of table.children()) {
    if (isResident[row] !== 1) continue;
    const year = yearOf(ids[row] ?? '');
    const rows = born.get(year);
    if (rows === undefined) born.set(year, [row]);
    else rows.push(row);
    count += 1;
  }
  const years = [...born.keys()].sort((a, b) => a - b);
  let usual = 0;
  let below = 0;
  for (const year of years) {
    if (below * 2 <= count) usual = year;
    below += born.get(year)?.length ?? 0;
  }
  for (const year of years) {
    if (Math.abs(year - usual) <= usualYears) continue;
    for (const row of born.get(year) ?? []) {
      table.reportCell('cell.birth-year', row, column, ids[row] ?? '', { year, usual });
    }
  }
}

/** The year of birth in a right resident ID. */
function yearOf(id: string): number {
  let year = 0;
  for (let at = 6; at < 10; at++) year = year * 10 + id.charCodeAt(at) - 48;
  return year;
}

function checkPhones(table: Table): void {
  const column = table.columns.get('phone');
  if (column === undefined) return;
  const phones = table.values('phone');
  const lost = table.children().filter(row => phones[row]?.[1] === '.' && /^\d\.\d+E\+?\d+$/i.test(phones[row] ?? ''));
  const [first] = lost;
  if (first !== undefined) table.report('list.phones-lost', first, column, phones[first] ?? '', { count: lost.length });
}

const passed =
  /^(已)?(资格|材料|信息|学校|教育局|教体局|报名)?(初|复|终)?(审核|审查|审|核验|审批)?(已)?(通过|合格|符合|符合条件|同意|有效|成功|正常|完成|是|ok|pass|passed|approved|valid|yes|y|1|√|✓|✔)$/i;

/** Reports once for each state of review that does not say "passed" how many children have it, and which rows they are. */
export function checkReview(table: Table): void {
  const column = table.columns.get('review');
  if (column === undefined) return;
  const states = table.values('review');
  const rows = table.children();
  const isUsed = rows.some(row => states[row] !== '');
  const open = Map.groupBy(
    rows.filter(row => isUsed && !passed.test(states[row] ?? '')),
    row => states[row] ?? '',
  );
  for (const [state, of] of open) {
    const [first = 0] = of;
    table.report('list.review-open', first, column, state, {
      ...countAndRows(table, of),
      state: state === '' ? '—' : state,
    });
  }
}

function countAndRows(table: Table, rows: readonly number[]) {
  return { count: rows.length, rows: table.numbersText(rows) };
}

/** A school of the plan. */
export type PlanSchool = { readonly code: string; readonly name: string };

/**
 * Compares the column of the school that a child applied to with the school that the list is for; without a plan it only says
 * that there are several.
 */
export function checkSchools(table: Table, own: PlanSchool | undefined, others: readonly PlanSchool[]): void {
  const column = table.columns.get('school');
  if (column === undefined) return;
  const named = table.values('school');
  const groups = Map.groupBy(
    table.children().filter(row => (named[row] ?? '') !== ''),
    row => named[row] ?? '',
  );
  if (own === undefined) {
    const names = [...groups.keys()];
    const [, second] = groups.values();
    if (second?.[0] === undefined) return;
    const values = { count: names.length, names: names.slice(0, 5).join('、') };
    table.report('list.several-schools', second[0], column, names[1] ?? '', values);
    return;
  }
  for (const [name, rows] of groups) {
    const verdict = schoolVerdict(name, own, others);
    const [first = 0] = rows;
    if (verdict === 'own') continue;
    const values = { ...countAndRows(table, rows), named: name, school: own.name };
    if (verdict === 'other') reportOther(table, column, rows, name, values);
    else table.report('list.school-unsure', first, column, name, values);
  }
}

function reportOther(table: Table, column: Column, rows: readonly number[], name: string, values: SchoolValues): void {
  const [first = 0, ...more] = rows;
  table.report('list.other-school', first, column, name, values);
  for (const row of more) table.markFaulty(row);
}

type SchoolValues = { readonly count: number; readonly rows: string; readonly named: string; readonly school: string };

/**
 * Whether a name in a list means the school of the list: it is its code or its name, or one is a part of the other. `unsure` if it
 * only shares a word with it, as abbreviations do.
 */
export function schoolVerdict(
  name: string,
  own: PlanSchool,
  others: readonly PlanSchool[],
): 'own' | 'other' | 'unsure' {
  const key = schoolKey(name);
  const isNamed = ({ code, name: of }: PlanSchool) => key === schoolKey(code) || key === schoolKey(of);
  if (isNamed(own)) return 'own';
  if (others.some(isNamed)) return 'other';
  const isPart = ({ name: of }: PlanSchool) => schoolKey(of).includes(key) || key.includes(schoolKey(of));
  const isPartOfOthers = others.some(isPart);
  if (isPart(own)) return isPartOfOthers ? 'unsure' : 'own';
  if (isPartOfOthers) return 'other';
  return sharesWord(distinctive(key), distinctive(schoolKey(own.name))) ? 'unsure' : 'other';
}

/** Whether two names share two characters in a row behind what both begin with, which is the town; or one has nothing else. */
function sharesWord(one: string, other: string): boolean {
  let same = 0;
  while (same < one.length && one[same] === other[same]) same += 1;
  const [rest, otherRest] = [one.slice(same), other.slice(same)];
  if (rest === '' || otherRest === '') return true;
  return [...rest].some((_, at) => at + 2 <= rest.length && otherRest.includes(rest.slice(at, at + 2)));
}

/** A school's name without blanks, brackets and what stands in them. */
function schoolKey(name: string): string {
  return narrow(name)
    .replace(/\([^)]*\)/g, '')
    .replace(/[\s\p{P}]+/gu, '')
    .toUpperCase();
}

/** What is left of a name without the words that schools share. */
function distinctive(key: string): string {
  return key.replace(/学校|中学|初中|小学|高中|民办|公办|私立|分校|校区|[省市县区镇乡]/g, '');
}
