// What the stage is tried with: a snapshot of every scene, and films of any number of lots, as the service would make them.

import { createHash } from 'node:crypto';
import {
  type Film,
  type FoundLot,
  type Frame,
  plainLook,
  type ResultRow,
  type Scene,
  type SceneOf,
  type StageSnapshot,
} from '../../shared/contract/scenes.ts';
import { commitmentOf } from '../../shared/protocol/commitment.ts';
import { joinInputs } from '../../shared/protocol/inputs.ts';
import { admit } from '../../shared/protocol/ranking.ts';
import type { Twins } from '../../shared/protocol/rules.ts';
import { seedOf } from '../../shared/protocol/seed.ts';
import type { Holder } from '../../shared/record/holders.ts';
import type { LiveInput } from '../../shared/record/inputs.ts';
import { randomGiver } from '../../shared/record/notes.ts';
import type { ListedSchool } from '../../shared/record/schools.ts';
import { noTyping } from '../../shared/views/scenes.ts';

const H = (text: string) => createHash('sha256').update(text).digest('hex');

/** Digests that look like those of a ceremony. */
export const digests = {
  roster: H('roster'),
  promise: H('promise'),
  result: H('result'),
  seed: H('seed'),
  head: H('head'),
};

/** A school of a fixture. */
export function schoolOf(code: string, lots: number, places: number, more: Partial<ListedSchool> = {}): ListedSchool {
  const names = { GX: '灵宝高新学校（初中部）', SL: '灵宝示例学校（初中部）', WGY: '灵宝外国语学校（初中部）' };
  const name = names[code as keyof typeof names] ?? `灵宝市第${code}学校（初中部）`;
  return { code, name, places, twins: 'skip', exempt: [], lots, applicants: lots, direct: lots <= places, ...more };
}

/** The film of a school with so many lots; about one lot in `twinEvery` has two children. */
export function filmOf(lots: number, places: number, twins: Twins = 'skip', twinEvery = 40, seed = 'seed'): Film {
  const seedDigits = H(seed);
  const names = Array.from({ length: lots }, (_, row) => String(24_030_001 + row));
  const sizes = names.map(lot =>
    twinEvery > 0 && Number.parseInt(H(`twin ${lot}`).slice(0, 6), 16) % twinEvery === 0 ? 2 : 1,
  );
  const whole = names.map(lot => H(`lot/1|ticket|${seedDigits}|GX|${lot}`));
  const ranked = names.map((_, row) => row).sort((a, b) => ((whole[a] ?? '') < (whole[b] ?? '') ? -1 : 1));
  const walk = admit(Uint32Array.from(ranked), Uint8Array.from(sizes), places, twins);
  const admitted: boolean[] = names.map(() => false);
  const order: number[] = names.map(() => 0);
  ranked.forEach((row, place) => {
    order[row] = place;
    admitted[row] = walk.admitted[place] === 1;
  });
  const applicants = sizes.reduce((sum, size) => sum + size, 0);
  const school = schoolOf('GX', lots, places, { twins, applicants, direct: false });
  return {
    school,
    seed: seedDigits,
    lots: names,
    sizes,
    tickets: whole.map(ticket => ticket.slice(0, 16)),
    places: order,
    admitted,
  };
}

const input = (number: string, kind: LiveInput['kind'], count: number, value: string | null, voids: string[] = [], givenBy: string | null = null): LiveInput => ({ number, kind, count, value, givenBy, voids }); // biome-ignore format: a row of a table
const ceremony = 'LB-2024-a1';
const rules = H('rules');
const sealed = (role: Holder['role'], madeHere: boolean, open = false): Holder => {
  const secret = H(`secret ${role}`);
  return { role, madeHere, isHeld: false, commitment: commitmentOf(ceremony, role, digests.roster, rules, secret), secret: open ? secret : null };
}; // biome-ignore format: a row of a table

/** A lot that was asked for after the draw. */
const lookedUp = (lot: string, result: FoundLot['result']): Scene => ({
  ...{ kind: 'lookup', asked: lot, answer: 'found' },
  found: [{ lot, line: `GX,${lot},1,${H('tag')}`, school: gaoxin.name, names: ['马*䶮'], result }],
});

const inputs = [
  input('01', 'card', 6, '306518', [], '两代表一委员'),
  input('02', 'd10', 20, '71936042558137490286', ['一枚骰子落地'], '新生家长代表'),
];
const source = '上证指数 2026-07-15 收盘价，上海证券交易所网站公布，两位小数，去掉小数点取末 6 位';
const longSource =
  '中国体育彩票超级大乐透第 26080 期开奖号码（2026 年 7 月 15 日 21:25 开奖，以国家体育总局体育彩票管理中心网站公布的为准）：前区五个号码按从小到大排列、每个号码写成两位，依次相连后取前 6 位；如当日因故顺延开奖，以顺延后公布的同一期开奖号码为准，其余各项规定不变，公布时间在 24:00 以后的，本次摇号作废。';
const awaited: LiveInput = { ...input('03', 'beacon', 6, null), source };
const threeTrays = [
  input('01', 'card', 6, '306518', [], '两代表一委员'),
  input('02', 'ball', 7, '03-17-22-41-08-35-60', [], '市纪委监委'),
  input('03', 'd10', 20, null, ['骰子叠在一起', '一枚骰子落地']),
];
const three = [sealed('operator', true, true), sealed('notary', false, true), sealed('parents', false, true)];

const threeOpen = three.map(({ role, madeHere }) => sealed(role, madeHere, true));
const digitsOf = (text: string, count: number) => H(text).repeat(2).replace(/\D/g, '7').slice(0, count);
const nineTrays = Array.from({ length: 9 }, (_, at) => input(`0${at + 1}`, 'd10', 99, digitsOf(String(at), 99)));

/** The scene of a reveal that has come to its end, with the seed that follows from its pieces. */
function revealed(inputs: readonly LiveInput[], holders: readonly Holder[], onRecord = true): Scene {
  const values = inputs.map(({ value }) => value ?? '');
  const secrets = holders.map(({ secret }) => secret ?? '');
  const seed = seedOf({ ceremony, roster: digests.roster, rules, secrets, inputs: joinInputs(inputs, values) });
  return { kind: 'reveal', inputs, holders, rules, unsigned: false, seed: onRecord ? seed : null };
}

/** The seed alone, of the same pieces. */
function seedAlone(scene: Scene): Scene {
  if (scene.kind !== 'reveal') return scene;
  const { unsigned: _, ...pieces } = scene;
  return { ...pieces, kind: 'seed' };
}

const gaoxin = schoolOf('GX', 418, 200, { applicants: 427 });
const shili = schoolOf('SL', 76, 80);
const waiyu = schoolOf('WGY', 642, 300, {
  applicants: 651,
  twins: 'expand',
  exempt: [{ ground: 'own-primary', count: 60 }],
});

const surnames = [...'张曾李孙程徐杨万刘马高欧王赵许何吕史'];
const endings = [...'岚宁阔源恒泽旭珂川䶮羽明亮乐𬭚悦涵宸'];
const maskedName = (at: number) => `${surnames[(at * 7) % surnames.length]}*${endings[(at * 5) % endings.length]}`;

function rowsOf(count: number, from: number, admittedUntil: number): ResultRow[] {
  return Array.from({ length: count }, (_, at) => ({
    rank: from + at,
    waiting: from + at <= admittedUntil ? null : from + at - admittedUntil,
    short: null,
    lot: String(24_030_000 + (((from + at) * 137) % 418)),
    names: at === 3 ? [maskedName(at), maskedName(at + 1)] : at === 6 ? ['阿********丁'] : [maskedName(from + at)],
    ticket: H(`row ${from + at}`).slice(0, 8),
    admitted: from + at <= admittedUntil,
  }));
}

const longName = '黔西南布依族苗族自治州民族师范学院附属实验初级中学（东校区）';
const still = { elapsed: 0, running: false } as const;

/** A page of ranks. */
function paged(more: Partial<SceneOf<'pages'>>): SceneOf<'pages'> {
  const grid = { columns: 2, rows: 10 };
  return {
    ...{ kind: 'pages', school: gaoxin, admitted: 200, page: 1, pages: 21, grid, rows: [], line: null },
    ...{ digest: digests.result, auto: 0, playing: still },
    ...more,
  };
}

/** Two twin lots for which too few places were left, and those that moved up. */
const passedRows = rowsOf(20, 185, 204).map(
  (row, at): ResultRow =>
    at === 13 || at === 17
      ? {
          ...row,
          admitted: false,
          waiting: at === 13 ? 1 : 2,
          names: ['张*岚', '张*峰'],
          short: { left: 1, children: 2 },
        }
      : row,
);

type BoardFixture = {
  readonly page: number;
  readonly lots: number;
  readonly columns?: number;
  readonly rows?: number;
  readonly name?: (at: number) => string;
} & Partial<Pick<SceneOf<'board'>, 'school' | 'auto' | 'playing'>>;

/** A page of the board of so many lots. */
function board({
  page,
  lots,
  columns = 5,
  rows = 12,
  name = at => String(24_030_001 + at),
  ...more
}: BoardFixture): SceneOf<'board'> {
  const per = columns * rows;
  const isTwin = (at: number) => at % 37 === 5;
  const here = Array.from({ length: Math.min(per, lots - (page - 1) * per) }, (_, at) => (page - 1) * per + at);
  const cells = here.map(at => ({
    lot: name(at),
    size: isTwin(at) ? 2 : 1,
    admitted: Number.parseInt(H(name(at)).slice(0, 2), 16) < 120,
  }));
  const others = here.filter(isTwin).map(at => ({ number: name(at + 1), lot: name(at) }));
  const pages = Math.ceil(lots / per);
  const firsts = Array.from({ length: pages }, (_, at) => name(at * per));
  const shows = { of: 'lots', grid: { columns, rows }, lots: cells, others } as const;
  return {
    kind: 'board',
    school: gaoxin,
    admitted: 200,
    page,
    pages,
    firsts,
    last: cells.at(-1)?.lot ?? '',
    shows,
    digest: digests.result,
    auto: 0,
    playing: still,
    ...more,
  };
}

/** A page of a board of coordinates, with a gap in the numbers. */
function coordinates(page: number, lots: number, rows: number): SceneOf<'board'> {
  const all = Array.from({ length: lots / 100 }, (_, row) => ({
    label: String(240_300 + row),
    cells: Array.from({ length: 100 }, (_, last) => (row === 7 && last > 60 && last < 75 ? ' ' : Number.parseInt(H(`${row} ${last}`).slice(0, 2), 16) < 100 ? '+' : '-')).join(''),
  }));
  const shown = all.slice((page - 1) * rows, page * rows);
  const firsts = Array.from({ length: Math.ceil(all.length / rows) }, (_, at) => `${all[at * rows]?.label}00`);
  const school = schoolOf('A1', lots, 2000);
  return { kind: 'board', school, admitted: 2000, page, pages: firsts.length, firsts, last: `${shown.at(-1)?.label}99`, shows: { of: 'coordinates', rows: shown }, digest: digests.result, auto: 0, playing: still };
} // biome-ignore format: fixtures

/** Every scene with data of an ordinary ceremony, and what is hard to show: three holders, many digits, long words. */
export const scenes: { readonly [name: string]: Scene } = {
  cover: {
    kind: 'cover',
    bodies: ['公证员', '市纪委监委', '两代表一委员', '教体局科室长', '学校家委会代表', '新生家长代表'],
    present: true,
    date: '2024-07-16',
    place: '灵宝市教育体育局报告厅',
  },
  'cover-long': { kind: 'cover', bodies: Array.from({ length: 12 }, (_, at) => `第${at + 1}中学家长委员会代表`), present: false, date: '2024-12-16', place: '灵宝市市民文化活动中心一楼多功能报告厅' },
  rules: { kind: 'rules', schools: [gaoxin, shili, waiyu], source: null },
  'rules-beacon': { kind: 'rules', schools: [gaoxin, shili, waiyu], source },
  'rules-long': { kind: 'rules', schools: [schoolOf('A1', 4180, 2000, { name: '黔西南布依族苗族自治州民族师范学院附属实验初级中学（东校区）', exempt: [{ ground: 'own-primary', count: 600 }, { ground: 'staff-children', count: 12 }] }), waiyu], source: longSource },
  'rules-many': { kind: 'rules', schools: Array.from({ length: 11 }, (_, at) => schoolOf(String(at + 10), 300, 200)), source },
  sealed: { kind: 'sealed', lots: 1136, children: 1154, digest: digests.roster, rules, time: '2024-07-10T09:30:00+08:00' },
  lookup: {
    kind: 'lookup',
    asked: '0031',
    answer: 'found',
    found: [{ lot: '24030031', line: `GX,24030031,1,${H('tag')}`, school: gaoxin.name, names: ['马*䶮'], result: null }],
  },
  'lookup-admitted': lookedUp('24030031', { status: 'admitted', place: 63, ticket: H('ticket') }),
  'lookup-waiting': lookedUp('GX-2024-ABCDEF-000000031', { status: 'waiting', place: 17, ticket: H('ticket') }),
  'lookup-direct': lookedUp('0031', { status: 'direct', place: null, ticket: null }),
  'lookup-several': { kind: 'lookup', asked: '31', answer: 'several', found: [] },
  'lookup-many': {
    kind: 'lookup',
    asked: '张*岚',
    answer: 'found',
    found: Array.from({ length: 5 }, (_, at) => ({
      lot: `2402${String(at).padStart(4, '0')}`,
      result: null,
      line: `WGY,2402${String(at).padStart(4, '0')},2,${H(`tag ${at}`)}`,
      school: waiyu.name,
      names: ['张*岚', '张*峰'],
    })),
  },
  'lookup-none': { kind: 'lookup', asked: '24039999', answer: 'none', found: [] },
  'promise-waiting': { kind: 'promise', holders: [sealed('operator', true), { role: 'notary', commitment: null, isHeld: false, madeHere: false, secret: null }], digest: null, time: null },
  promise: { kind: 'promise', holders: [sealed('operator', true), sealed('notary', false)], digest: digests.promise, time: '2024-07-12T16:05:00+08:00' },
  'promise-three': { kind: 'promise', holders: three, digest: digests.promise, time: '2024-07-12T16:05:00+08:00' },
  'promise-held': { kind: 'promise', holders: three.map(each => ({ ...each, secret: null, isHeld: true })), digest: null, time: null },
  inputs: { kind: 'inputs', inputs: [inputs[0] ?? input('01', 'card', 6, null), input('02', 'd10', 20, null, ['一枚骰子落地'])], due: 1, beacon: null, typing: noTyping },
  'inputs-three': { kind: 'inputs', inputs: threeTrays, due: 2, beacon: null, typing: noTyping },
  'inputs-typing': { kind: 'inputs', inputs: threeTrays, due: 2, beacon: null, typing: { counts: [20, 7], agreed: null } },
  'inputs-agreed': { kind: 'inputs', inputs: threeTrays, due: 2, beacon: null, typing: { counts: [0, 0], agreed: '71936042558137490286' } },
  'inputs-agreed-card': { kind: 'inputs', inputs: [input('01', 'card', 6, null)], due: 0, beacon: null, typing: { counts: [0, 0], agreed: '306518' } },
  'inputs-agreed-balls': { kind: 'inputs', inputs: [input('01', 'ball', 7, null)], due: 0, beacon: null, typing: { counts: [0, 0], agreed: '03-17-22-41-08-35-60' } },
  'inputs-agreed-many': { kind: 'inputs', inputs: nineTrays.map(each => ({ ...each, value: null })), due: 0, beacon: null, typing: { counts: [0, 0], agreed: digitsOf('0', 99) } },
  'inputs-agreed-beacon': { kind: 'inputs', inputs: [...inputs, awaited], due: 2, beacon: { digest: digests.head, line: 14, added: 0 }, typing: { counts: [0, 0], agreed: '341255' } },
  'inputs-beacon': { kind: 'inputs', inputs: [...inputs, awaited], due: 2, beacon: { digest: digests.head, line: 14, added: 0 }, typing: noTyping },
  'inputs-beacon-added': { kind: 'inputs', inputs: [...inputs, { ...awaited, source: longSource }], due: 2, beacon: { digest: digests.seed, line: 16, added: 2 }, typing: noTyping },
  'inputs-beacon-done': { kind: 'inputs', inputs: [...inputs, { ...awaited, value: '341255' }], due: null, beacon: null, typing: noTyping },
  'inputs-beacon-random': { kind: 'inputs', inputs: [...inputs, { ...awaited, source: longSource, value: '341255', givenBy: randomGiver }], due: null, beacon: null, typing: noTyping },
  'inputs-many': {
    kind: 'inputs',
    inputs: Array.from({ length: 6 }, (_, at) => input(`0${at + 1}`, 'd10', 30, at < 3 ? H(`${at}`).replace(/\D/g, '7').slice(0, 30) : null)),
    due: 3,
    beacon: null,
    typing: noTyping,
  },
  'inputs-nine': { kind: 'inputs', inputs: nineTrays.map((each, at) => (at < 5 ? each : { ...each, value: null })), due: 5, beacon: null, typing: noTyping },
  'reveal-waiting': { kind: 'reveal', inputs, holders: [sealed('operator', true, true), sealed('notary', false)], rules, unsigned: false, seed: null },
  'reveal-unsigned': { kind: 'reveal', inputs, holders: [sealed('operator', true), sealed('notary', false)], rules, unsigned: true, seed: null },
  reveal: revealed(inputs, [sealed('operator', true, true), sealed('notary', false, true)]),
  'reveal-computed': revealed(inputs, [sealed('operator', true, true), sealed('notary', false, true)], false),
  'reveal-three': revealed(threeTrays.map(each => ({ ...each, value: each.value ?? '71936042558137490286' })), threeOpen),
  'reveal-many': revealed(nineTrays, threeOpen),
  seed: seedAlone(revealed(inputs, [sealed('operator', true, true), sealed('notary', false, true)], false)),
  'seed-recorded': seedAlone(revealed(threeTrays.map(each => ({ ...each, value: each.value ?? '71936042558137490286' })), threeOpen)),
  draw: { kind: 'draw', school: gaoxin, seconds: 60, playing: { elapsed: 0, running: false }, witnesses: [] },
  pages: paged({ page: 10, rows: rowsOf(20, 181, 192), line: { below: 12, lots: 190, children: 200 }, auto: 12, playing: { elapsed: 3200, running: false } }),
  'pages-ten': paged({ page: 21, rows: rowsOf(9, 410, 200) }),
  'pages-passed': paged({ page: 10, rows: passedRows, line: { below: 20, lots: 197, children: 200 } }),
  'pages-hundreds': paged({ page: 5, rows: rowsOf(20, 91, 200) }),
  'pages-thousands': paged({ school: schoolOf('A1', 1600, 300, { name: longName }), page: 52, pages: 80, rows: rowsOf(20, 1021, 300) }),
  'pages-long': paged({ pages: 42, grid: { columns: 1, rows: 10 }, rows: rowsOf(10, 191, 195).map(row => ({ ...row, lot: `GX-2024-ABCDEF-${String(row.rank).padStart(9, '0')}` })), line: { below: 5, lots: 190, children: 200 } }),
  'pages-classic': paged({ page: 19, pages: 42, grid: { columns: 1, rows: 10 }, rows: rowsOf(10, 181, 185), line: { below: 5, lots: 183, children: 200 } }),
  'pages-portrait': paged({ page: 10, grid: { columns: 1, rows: 20 }, rows: rowsOf(20, 181, 192), line: { below: 12, lots: 190, children: 200 } }),
  'pages-ultra': paged({ page: 5, pages: 11, grid: { columns: 4, rows: 10 }, rows: rowsOf(40, 161, 192), line: { below: 32, lots: 190, children: 200 } }),
  direct: { kind: 'direct', school: shili },
  'direct-long': { kind: 'direct', school: schoolOf('A1', 180, 200, { name: '黔西南布依族苗族自治州民族师范学院附属实验初级中学（东校区）' }) },
  'end-open': { kind: 'end', date: '2024-07-16', place: '灵宝市教育体育局报告厅', head: null, published: '', contacts: { enquiry: '8660876', supervision: '8656937' } },
  end: { kind: 'end', date: '2024-07-16', place: '灵宝市教育体育局报告厅', head: digests.head, published: '', contacts: { enquiry: '0398-8660876', supervision: '0398-8656937' } },
  'end-published': { kind: 'end', date: '2024-07-16', place: '灵宝市教育体育局报告厅', head: digests.head, published: 'http://www.example.gov.cn/2024/yaohao 2024年7月16日18:00', contacts: { enquiry: '0398-8660876', supervision: '0398-8656937' } },
  'end-board': { kind: 'end', date: '2024-07-16', place: '灵宝市教育体育局报告厅', head: digests.head, published: `${'灵宝市教育体育局一楼公告栏及各民办初中校门口公告栏，'.repeat(6)}2024年7月16日18:00`, contacts: { enquiry: '0398-8660876', supervision: '0398-8656937' } },
  'end-hours': { kind: 'end', date: '2024-07-16', place: '灵宝市教育体育局报告厅', head: digests.head, published: '', contacts: { enquiry: '0398-8660876、0398-8660877（工作日 8:00—12:00，15:00—18:00）', supervision: '0398-8656937（工作日 8:00—12:00，15:00—18:00）' } },
  'end-longest': { kind: 'end', date: '2024-07-16', place: '灵宝市市民文化活动中心一楼多功能报告厅', head: digests.head, published: '', contacts: { enquiry: '电'.repeat(80), supervision: '话'.repeat(80) } },
  'pages-direct': paged({ school: shili, admitted: 76, page: 1, pages: 3, grid: { columns: 3, rows: 10 }, rows: rowsOf(30, 1, 30).map(row => ({ ...row, rank: null, ticket: null })) }),
  board: board({ page: 1, lots: 413, auto: 20, playing: { elapsed: 3200, running: true } }),
  'board-last': board({ page: 7, lots: 413 }),
  'board-long': board({ page: 3, lots: 413, columns: 2, name: at => `GX-2024-ABCDEF-${String(at).padStart(9, '0')}` }),
  'board-ten': board({ page: 2, lots: 1600, columns: 4, name: at => `20240${30_001 + at}` }),
  'board-many': board({ page: 20, lots: 1600, school: schoolOf('A1', 1600, 300, { name: longName }) }),
  'board-classic': board({ page: 3, lots: 413, columns: 4 }),
  'board-portrait': board({ page: 3, lots: 413, columns: 3, rows: 24 }),
  'board-ultra': board({ page: 2, lots: 413, columns: 9 }),
  'board-coordinates': coordinates(1, 5000, 20),
  'board-coordinates-last': coordinates(3, 5000, 20),
  'testcard-examples': { kind: 'testcard', characters: '䶮𬭚㛃𠮷堃喆', isExample: true },
  standby: { kind: 'standby', words: '会场停电，设备由备用电源供电，三分钟后继续。', events: 14 },
  'standby-long': { kind: 'standby', words: '会场停电，设备由备用电源供电。全部记录已写入磁盘，没有任何数据丢失。公证员正在核对最后一条记录。'.repeat(8).slice(0, 400), events: 14 },
  testcard: { kind: 'testcard', characters: '䶮𬭚𠮷𫛭㛃䶱𬍛𫍯𰻝𱍐', isExample: false },
  'testcard-many': { kind: 'testcard', characters: '𰻝𱍐𬭚𬍛𫛭𫍯𠮷䶱䶮㛃龢頔赟祎珺珩玥燊湉淏昶旻喆堃', isExample: false },
}; // biome-ignore format: one scene a line

/** The frame of a fixture. */
export const frame: Frame = {
  ceremony,
  title: '2024年灵宝市市区民办初中电脑随机摇号录取',
  organiser: '灵宝市教育体育局',
  rehearsal: true,
  is: 'live',
  step: 7,
  steps: 12,
  ...plainLook,
  roster: digests.roster,
  seed: null,
  events: 14,
  faces: [],
};

/** A whole snapshot with this scene. */
export function snapshotOf(scene: Scene, more: Partial<Frame> = {}, number = 1): StageSnapshot {
  return { number, frame: { ...frame, ...more }, scene };
}
