import { pickBirthday, pickId, pickPhone } from './identity.ts';
import {
  COMPOUND_NAMES,
  DOTTED_NAMES,
  pickGiven,
  pickSurname,
  RARE_NAMES,
  type Sex,
  type SpecialName,
} from './names.ts';
import { at, type Random, seededRandom, weighted } from './random.ts';

/** One invented applicant, every field as text, as the platform exports it. */
export interface Child {
  /** 登记号 */
  readonly number: string;
  /** 姓名 */
  readonly name: string;
  /** 性别 */
  readonly sex: Sex;
  /** 身份证号 */
  readonly id: string;
  /** 毕业小学 */
  readonly primary: string;
  /** 户籍类别 */
  readonly household: string;
  /** 联系电话 */
  readonly phone: string;
  /** 多胞胎组; empty for a child alone */
  readonly group: string;
  /** 备注 */
  readonly note: string;
}

/** What is already given out: shared by the lists of one ceremony, so that no child stands in two of them. */
export interface Taken {
  readonly names: Set<string>;
  readonly ids: Set<string>;
  readonly phones: Set<string>;
}

/** Nothing given out yet. */
export function nothingTaken(): Taken {
  return { names: new Set(), ids: new Set(), phones: new Set() };
}

/** What `makeChildren` is asked for; only `rows` must be given. */
export interface ChildrenOptions {
  readonly rows: number;
  readonly seed?: number;
  /** Stands in the labels of the twin groups: DBT-WGY-01. */
  readonly code?: string;
  /** The registration number to start from, eight digits. */
  readonly firstNumber?: number;
  readonly pairs?: number;
  readonly triplets?: number;
  /** Names that must occur. */
  readonly special?: readonly SpecialName[];
  /** First and last birthday, YYYY-MM-DD. */
  readonly born?: { readonly from: string; readonly to: string };
  readonly taken?: Taken;
}

// The spelling of the notice. The towns' schools are not in it, so their children have no public school in the catchment table.
const TOWNSHIP = [
  '豫灵镇中心小学',
  '故县镇中心小学',
  '阳平镇中心小学',
  '朱阳镇中心小学',
  '焦村镇中心小学',
  '函谷关镇中心小学',
];
const pickPrimary = weighted<string>([
  ...['市一小', '市二小', '市三小', '实验小学', '实验二小', '实验三小', '河滨小学'].map(name => [name, 9] as const),
  ...['市四小', '市五小', '市六小', '涧东小学', '中州实验学校', '建设小学'].map(name => [name, 6] as const),
  ...['城关镇中心小学', '尹庄镇所属小学', '市四小教育集团尹庄实验校区'].map(name => [name, 4] as const),
  ['实验小学教育集团解放路校区', 5] as const,
  ...TOWNSHIP.map(name => [name, 1] as const),
]);
const pickTownHousehold = weighted([
  ['市区居民户口', 70],
  ['非市区居民户口', 20],
  ['进城务工人员随迁子女', 8],
  ['驻灵部队军人子女', 2],
]);
const pickNote = weighted([
  ['', 900],
  ['材料已核验', 60],
  ['户口本原件已核,复印件留存', 15],
  ['家长来电; 换过联系电话', 10],
  ['姓名以户口本为准，曾登记为"小名"', 5],
]);

function pickHousehold(random: Random, primary: string): string {
  return TOWNSHIP.includes(primary) || primary === '尹庄镇所属小学' ? '非市区居民户口' : pickTownHousehold(random);
}

function defaultSpecial(rows: number): readonly SpecialName[] {
  return [...RARE_NAMES, ...DOTTED_NAMES, ...COMPOUND_NAMES].slice(0, Math.floor(rows / 10));
}

function defaultBorn(rows: number): { from: string; to: string } {
  // A year has room for 365,000 numbers under one area code; a list that fills a tenth of it gets more years.
  const years = 1 + Math.floor(rows / 40_000);
  return { from: `${2012 - years}-09-01`, to: '2012-08-31' };
}

/** Names for a family's children: one surname, siblings often with the same first character. None of them is taken yet. */
function pickNames(random: Random, sexes: readonly Sex[], taken: Set<string>): string[] {
  for (;;) {
    const surname = pickSurname(random);
    const names: string[] = [];
    let first: string | undefined;
    for (const sex of sexes) {
      const given = pickGiven(random, sex, first);
      if (sexes.length > 1) first ??= at([...given], 0);
      names.push(surname + given);
    }
    if (new Set(names).size < names.length || names.some(name => taken.has(name))) continue;
    for (const name of names) taken.add(name);
    return names;
  }
}

/** Draws until the value is new, and takes it. */
function fresh(taken: Set<string>, draw: () => string): string {
  for (;;) {
    const value = draw();
    if (taken.has(value)) continue;
    taken.add(value);
    return value;
  }
}

function pickSex(random: Random): Sex {
  return random.permille(528) ? '男' : '女';
}

const GROUP_NOTES = new Map([
  [2, '双胞胎'],
  [3, '三胞胎'],
]);

/**
 * Invented applicants in random order. The same options give the same children; names and ID numbers are unique. Twins and triplets
 * share surname, birthday, primary school, household, telephone and group label.
 */
export function makeChildren(options: ChildrenOptions): Child[] {
  const { rows, seed = 1, code = 'LB', firstNumber = 24_010_001 } = options;
  const pairs = options.pairs ?? Math.floor(rows / 80);
  const triplets = options.triplets ?? Math.floor(rows / 600);
  const special = [...(options.special ?? defaultSpecial(rows))];
  const born = options.born ?? defaultBorn(rows);
  const taken = options.taken ?? nothingTaken();
  const singles = rows - 2 * pairs - 3 * triplets - special.length;
  if (!Number.isInteger(rows) || rows < 0 || rows > 300_000) throw new RangeError(`cannot make ${rows} rows`);
  if (singles < 0) throw new RangeError(`${rows} rows are too few for the twins and names asked for`);
  for (const { name } of special) {
    if (taken.names.has(name)) throw new RangeError(`the name ${name} is already taken`);
    taken.names.add(name);
  }

  const random = seededRandom(seed);
  const phones = Math.max(10_000, 4 * rows);
  const families = random.shuffle<number | SpecialName>([
    ...special,
    ...new Array<number>(singles).fill(1),
    ...new Array<number>(pairs).fill(2),
    ...new Array<number>(triplets).fill(3),
  ]);
  const children: Child[] = [];
  let number = firstNumber;
  let groups = 0;
  for (const family of families) {
    const size = typeof family === 'number' ? family : 1;
    const sexes = typeof family === 'number' ? Array.from({ length: size }, () => pickSex(random)) : [family.sex];
    const names = typeof family === 'number' ? pickNames(random, sexes, taken.names) : [family.name];
    const birthday = pickBirthday(random, born.from, born.to);
    const primary = pickPrimary(random);
    const household = pickHousehold(random, primary);
    const phone = fresh(taken.phones, () => pickPhone(random, phones));
    const group = size === 1 ? '' : `DBT-${code}-${String(++groups).padStart(2, '0')}`;
    for (const [index, name] of names.entries()) {
      const sex = at(sexes, index);
      const id = fresh(taken.ids, () => pickId(random, birthday, sex));
      const note = GROUP_NOTES.get(size) ?? pickNote(random);
      children.push({ number: String(number), name, sex, id, primary, household, phone, group, note });
      number += 1;
    }
    // Withdrawn registrations leave gaps.
    while (random.permille(60)) number += 1;
  }
  return random.shuffle(children);
}
