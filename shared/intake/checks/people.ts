// The columns beside name and number, compared with each other: sex and birthday with the document, the school and the review
// status with what the list is for.

import { narrow } from '../../text/narrow.ts';
import type { RowCheck, Table } from '../columns/table.ts';
import { namesNone } from './none.ts';

const boy = /^(男|男性|男生|男孩|m|male|boy)$/i;
const girl = /^(女|女性|女生|女孩|f|female|girl)$/i;
const otherSex = /^([0129]|未知|未说明|未说明的?性别|其他|unknown)$/i;

/** The sex in a cell; `odd` if the cell holds something else. */
type Sex = 'boy' | 'girl' | 'unknown' | 'odd';

function sexOf(text: string): Sex {
  if (boy.test(text)) return 'boy';
  if (girl.test(text)) return 'girl';
  return text === '' || otherSex.test(text) || namesNone(text) ? 'unknown' : 'odd';
}

// How far a birth year may lie from those of most children, in years.
const usualYears = 5;

// Nobody of this age or older applies to a school.
const ofAge = 18;

// If more than one in five birth years differs, these are not exceptions.
const few = 5;

// If more than one in ten differs, the column holds something else, and no single row is wrong.
const rare = 10;

/** Reports names that are a sex, values of the sex column that are not a sex, and children whose resident ID gives the other sex. */
export function sexesCheck(table: Table, birthdays: Int32Array): RowCheck {
  const [nameColumn, sexColumn] = [table.columns.get('name'), table.columns.get('sex')];
  const [names, sexes, ids] = [table.values('name'), table.values('sex'), table.values('id')];
  // A column of sexes has hardly more than two texts.
  const known = new Map<string, Sex>();
  const different: number[] = [];
  let compared = 0;
  const row = (row: number) => {
    const name = names[row] ?? '';
    if (nameColumn !== undefined && name.length < 3 && /^(男|女|男性|女性)$/.test(name)) {
      table.reportCell('cell.name-sex', row, nameColumn, name, {});
    }
    const text = sexes[row] ?? '';
    const sex = text === '男' ? 'boy' : text === '女' ? 'girl' : (known.get(text) ?? sexOf(text));
    if (sex !== 'boy' && sex !== 'girl') known.set(text, sex);
    if (sex === 'odd' && sexColumn !== undefined) table.report('cell.sex-odd', row, sexColumn, text, {});
    if (birthdays[row] === 0 || (sex !== 'boy' && sex !== 'girl')) return;
    compared += 1;
    const isBoy = (ids[row] ?? '').charCodeAt(16) % 2 === 1;
    if (isBoy !== (sex === 'boy')) different.push(row);
  };
  const finish = () => {
    if (sexColumn === undefined || different.length * rare > compared) return;
    for (const row of different) table.report('cell.sex-differs', row, sexColumn, sexes[row] ?? '', {});
  };
  return { row, finish };
}

/**
 * Reports children whose resident ID gives a birth year far from that of most children. If more than a few are adults in `thisYear`,
 * reports once that the column seems to be the parents'.
 */
export function checkYears(table: Table, birthdays: Int32Array, thisYear: number | undefined): void {
  const column = table.columns.get('id');
  if (column === undefined) return;
  const ids = table.values('id');
  const yearOf = (row: number) => Math.floor((birthdays[row] ?? 0) / 10_000);
  const counts = new Uint32Array(2100);
  for (const row of table.children()) counts[yearOf(row)] = (counts[yearOf(row)] ?? 0) + 1;
  const years = [...counts.keys()].filter(year => year > 0 && counts[year] !== 0);
  const countIn = (some: readonly number[]) => some.reduce((sum, year) => sum + (counts[year] ?? 0), 0);
  const count = countIn(years);
  let usual = 0;
  let below = 0;
  for (const year of years) {
    if (below * 2 <= count) usual = year;
    below += counts[year] ?? 0;
  }
  const adults = thisYear === undefined ? [] : years.filter(year => year < thisYear - ofAge);
  if (adults.length > 0 && countIn(adults) * few > count) {
    const rows = table.children().filter(row => adults.includes(yearOf(row)));
    table.reportFirst('list.adults', rows, column, { ...table.countAndRows(rows), of: count, age: ofAge });
    return;
  }
  const far = years.filter(year => Math.abs(year - usual) > usualYears);
  // A handful of children has no usual year.
  if (far.length === 0 || countIn(far) * few > count) return;
  for (const row of table.children()) {
    const year = yearOf(row);
    if (far.includes(year)) table.reportCell('cell.birth-year', row, column, ids[row] ?? '', { year, usual });
  }
}

/** Reports once how many telephone numbers have lost digits, such as 1.39E+10. */
export function checkPhones(table: Table): void {
  const phones = table.values('phone');
  // Nearly no number has a full stop: the pattern is only for those that do.
  const lost = table.children().filter(row => {
    const phone = phones[row] ?? '';
    return phone.charCodeAt(1) === fullStop && /^\d\.\d+E\+?\d+$/i.test(phone);
  });
  table.reportFirst('list.phones-lost', lost, table.columns.get('phone'), { count: lost.length });
}

const fullStop = 0x2e;

const passed =
  /^(已|经)?(资格|材料|信息|学校|教育局|教体局|报名)?(初|复|终)?(审核|审查|审|核验|审批)?(已)?(通过|合格|符合|符合条件|同意|有效|成功|正常|完成|无误|无异议|是|ok|pass|passed|approved|valid|yes|y|1|√|✓|✔)([(（].{0,20}[)）])?[。.！!]?$/i;

// Up to so many states are reported one by one.
const mostStates = 20;

/**
 * Reports each review status other than "passed" once, with its rows; all of them in one finding if there are too many.
 */
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
  if (open.size > mostStates) {
    // A column of free text is not a column of statuses.
    const of = rows.filter(row => open.has(states[row] ?? ''));
    table.reportFirst('list.review-many', of, column, { ...table.countAndRows(of), kinds: open.size });
    return;
  }
  for (const [state, of] of open) {
    const values = { ...table.countAndRows(of), state: state === '' ? '—' : state };
    table.reportFirst('list.review-open', of, column, values);
  }
}

const withdrawn =
  /放弃|弃权|退出|退报|撤销|撤回|作废|取消(报名|资格|摇号|登记)|不(再)?(参加|参与)|重复(报名|登记)|审核不通过|不符合/;

const notWithdrawn = /未(放弃|退出|取消)|已核实|体检|军训|住宿|特长|校车|托管/;

/** Reports once how many remarks say that a child may not take part. */
export function checkWithdrawals(table: Table): void {
  const remarks = table.values('remark');
  const rows = table.children().filter(row => {
    const remark = remarks[row] ?? '';
    return remark !== '' && withdrawn.test(remark) && !notWithdrawn.test(remark);
  });
  table.reportFirst('list.withdrawn-in-remarks', rows, table.columns.get('remark'), table.countAndRows(rows));
}

/** A school of the plan, by what lists may call it. */
export type NamedSchool = { readonly code: string; readonly name: string };

/**
 * Compares the school that each child applied to with the school that the list is for; without a plan only reports that there are
 * several.
 */
export function checkSchools(table: Table, own: NamedSchool | undefined, others: readonly NamedSchool[]): void {
  const column = table.columns.get('school');
  if (column === undefined) return;
  const named = table.values('school');
  const groups = Map.groupBy(
    table.children().filter(row => (named[row] ?? '') !== '' && !namesNone(named[row] ?? '')),
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
    if (verdict === 'own') continue;
    const values = { ...table.countAndRows(rows), named: name, school: own.name };
    table.reportFirst(verdict === 'other' ? 'list.other-school' : 'list.school-unsure', rows, column, values);
    if (verdict === 'other') for (const row of rows) table.markFaulty(row);
  }
}

/**
 * Whether a name in a list means the school of the list: its code or its name, or one contains the other. `unsure` if they only
 * share a word, as abbreviations do.
 */
function schoolVerdict(name: string, own: NamedSchool, others: readonly NamedSchool[]): 'own' | 'other' | 'unsure' {
  const key = schoolKey(name);
  const isNamed = ({ code, name: of }: NamedSchool) => key === schoolKey(code) || key === schoolKey(of);
  if (isNamed(own)) return 'own';
  if (others.some(isNamed)) return 'other';
  // A town or a type of school may be left out; any other word makes it another school, such as 外国语 before 实验中学.
  const isPart = ({ name: of }: NamedSchool) => {
    const [long, short] = key.length > schoolKey(of).length ? [key, schoolKey(of)] : [schoolKey(of), key];
    return short !== '' && long.includes(short) && distinctive(long.replace(short, '')).length < 3;
  };
  if (partOf(name) !== '' && partOf(own.name) !== '' && partOf(name) !== partOf(own.name)) return 'unsure';
  const isPartOfOthers = others.some(isPart);
  if (isPart(own)) return isPartOfOthers ? 'unsure' : 'own';
  if (isPartOfOthers) return 'other';
  return sharesWord(distinctive(key), distinctive(schoolKey(own.name))) ? 'unsure' : 'other';
}

/** Whether two names share two adjacent characters after their common start, which is the town; or one ends there. */
function sharesWord(one: string, other: string): boolean {
  let same = 0;
  while (same < one.length && one[same] === other[same]) same += 1;
  const [rest, otherRest] = [one.slice(same), other.slice(same)];
  if (rest === '' || otherRest === '') return true;
  return [...rest].some((_, at) => at + 2 <= rest.length && otherRest.includes(rest.slice(at, at + 2)));
}

/** The text in the brackets of a school's name, such as 初中部 or 东校区. */
function partOf(name: string): string {
  return /\(([^)]*)\)/.exec(narrow(name))?.[1]?.trim() ?? '';
}

/** A school's name without blanks, punctuation and brackets with their content. */
function schoolKey(name: string): string {
  return narrow(name)
    .replace(/\([^)]*\)/g, '')
    .replace(/[\s\p{P}]+/gu, '')
    .toUpperCase();
}

/** A name without the words that schools share. */
function distinctive(key: string): string {
  return key.replace(/学校|中学|初中|小学|高中|民办|公办|私立|分校|校区|[省市县区镇乡]/g, '');
}
