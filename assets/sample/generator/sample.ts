import { type Child, type ChildrenOptions, makeChildren, nothingTaken } from './children.ts';
import { type Column, toCsv, toTable, toUtf8 } from './csv.ts';
import { toGb18030 } from './gb18030.ts';
import { COMPOUND_NAMES, DOTTED_NAMES, RARE_NAMES, type SpecialName } from './names.ts';
import { CATCHMENT, CONTACTS, SCHOOLS, WITNESSES } from './notice.ts';
import { textSheet, toWorkbook } from './workbook.ts';

/** Codes of the sample's schools, ascending as in the plan. */
export type SampleCode = 'GX' | 'SL' | 'WGY';

/** The sample ceremony's plan. */
export const PLAN = {
  title: '2024年灵宝市市区民办初中电脑随机摇号录取',
  organiser: '灵宝市教育体育局',
  place: '灵宝市教育体育局报告厅',
  ceremony: 'TEST-LB-2024-a1',
  prior: 'none',
  schools: [
    {
      code: 'GX',
      name: '灵宝高新学校（初中部）',
      places: 200,
      twins: 'skip',
      roster: 'gaoxin.xlsx',
      exempt: [{ ground: 'own-primary', count: 0 }],
    },
    { code: 'SL', name: '灵宝示例学校（初中部）', places: 80, twins: 'skip', roster: 'shili.csv', exempt: [] },
    {
      code: 'WGY',
      name: '灵宝外国语学校（初中部）',
      places: 300,
      twins: 'expand',
      roster: 'waiyu.csv',
      exempt: [{ ground: 'own-primary', count: 60 }],
    },
  ],
  secrets: ['operator', 'notary'],
  inputs: [
    { kind: 'card', count: 6 },
    { kind: 'd10', count: 20 },
  ],
  witnesses: WITNESSES.map(role => ({ role, name: '' })),
  contacts: CONTACTS,
  catchment: 'catchment.csv',
} as const;

const GX_COLUMNS: readonly Column[] = [
  ['登记号', 'number'],
  ['姓名', 'name'],
  ['身份证号', 'id'],
  ['性别', 'sex'],
  ['毕业小学', 'primary'],
  ['户籍类别', 'household'],
  ['多胞胎组', 'group'],
  ['联系电话', 'phone'],
  ['备注', 'note'],
];
const SL_COLUMNS: readonly Column[] = [
  ['报名号', 'number'],
  ['学生姓名', 'name'],
  ['性别', 'sex'],
  ['小学毕业学校', 'primary'],
  ['户籍类别', 'household'],
  ['身份证号', 'id'],
  ['联系电话', 'phone'],
  ['多胞胎组', 'group'],
  ['备注', 'note'],
];
const WGY_TITLE = '灵宝外国语学校（初中部）2024年七年级新生报名登记表';

/** Every third special name from the given place on, so that each school has some of every sort and no two the same. */
function share(place: number): SpecialName[] {
  return [...RARE_NAMES, ...DOTTED_NAMES, ...COMPOUND_NAMES].filter((_, index) => index % 3 === place);
}

/** The applicants of the three schools; nobody applies to two. */
export function sampleChildren(): Record<SampleCode, Child[]> {
  const taken = nothingTaken();
  const make = (options: ChildrenOptions): Child[] =>
    makeChildren({ ...options, taken, born: { from: '2011-09-01', to: '2012-08-31' } });
  return {
    GX: make({
      code: 'GX',
      rows: 418,
      seed: 20_240_701,
      firstNumber: 24_010_001,
      pairs: 5,
      triplets: 0,
      special: share(0),
    }),
    SL: make({
      code: 'SL',
      rows: 36,
      seed: 20_240_702,
      firstNumber: 24_030_001,
      pairs: 1,
      triplets: 0,
      special: share(1),
    }),
    WGY: make({
      code: 'WGY',
      rows: 642,
      seed: 20_240_703,
      firstNumber: 24_020_001,
      pairs: 8,
      triplets: 1,
      special: share(2),
    }),
  };
}

function json(value: unknown): Uint8Array {
  return toUtf8(`${JSON.stringify(value, null, 2)}\n`);
}

/** The files of the sample by name. */
export function makeSample(): Map<string, Uint8Array> {
  const { GX, SL, WGY } = sampleChildren();
  const gaoxin = { ...textSheet('报名登记', toTable(GX, GX_COLUMNS)), widths: [11, 10, 21, 6, 28, 24, 12, 14, 36] };
  return new Map([
    ['plan.json', json(PLAN)],
    ['schools.json', json(SCHOOLS)],
    ['catchment.csv', toUtf8(toCsv([['毕业小学', '条件', '对口初中'], ...CATCHMENT]))],
    ['gaoxin.xlsx', toWorkbook({ sheets: [gaoxin] })],
    ['shili.csv', toUtf8(toCsv(toTable(SL, SL_COLUMNS), { separator: ';', bom: true }))],
    ['waiyu.csv', toGb18030(toCsv(toTable(WGY, undefined, WGY_TITLE)))],
  ]);
}
