// A plan at its limits: long title, school, organiser, roles and telephone lines, thirteen who sign, up to ninety-nine schools.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeChildren } from '../../assets/sample/generator/children.ts';
import { toCsv, toTable, toUtf8 } from '../../assets/sample/generator/csv.ts';

/** A title, a school, an organiser and telephone lines as long as a county may have them. */
export const long = {
  title:
    '二〇二四年三门峡市陕州区义务教育阶段民办学校（含初中部、小学部及九年一贯制学校）秋季学期新生入学电脑随机派位摇号录取工作（第一批次）',
  school: '三门峡市陕州区外国语实验学校教育集团（民办初中部）甘棠路校区与神泉路校区联合招生办学点（寄宿制）',
  organiser: '三门峡市陕州区教育体育局义务教育阶段学校招生入学工作领导小组办公室（基础教育科）',
  enquiry: '0398-8660876、0398-8660877（工作日 8:00—12:00，15:00—18:00）',
  supervision: '0398-8656937（工作日 8:00—12:00，15:00—18:00）',
} as const;

/** The longest texts that a plan takes. */
export const longest = {
  title: '摇'.repeat(200),
  school: '校'.repeat(200),
  organiser: '局'.repeat(200),
  enquiry: '电'.repeat(80),
  supervision: '话'.repeat(80),
} as const;

const roles = [
  ...['公证员', '市纪委监委派驻纪检监察组', '两代表一委员', '教体局基础教育科科室长', '学校家委会代表', '新生家长代表'],
  ...['学校校长', '社区代表', '律师代表', '街道办事处代表', '退休教师代表', '人大代表、政协委员和新闻媒体记者代表'],
];

/** Writes such a plan and its lists into a folder; every third school has places for all. Returns the plan's path. */
export function writeExtreme(
  folder: string,
  texts: typeof long | typeof longest,
  schools: number,
  children = 6,
): string {
  mkdirSync(folder, { recursive: true });
  const codes = Array.from({ length: schools }, (_, at) => `S${String(schools - at).padStart(2, '0')}`);
  for (const [at, code] of codes.entries()) {
    const rows = makeChildren({ rows: children, pairs: 1, triplets: 0, seed: at + 1, code });
    writeFileSync(join(folder, `${code}.csv`), toUtf8(toCsv(toTable(rows))));
  }
  const path = join(folder, 'plan.json');
  const { title, organiser, school, enquiry, supervision } = texts;
  const plan = {
    ...{ title, organiser, ceremony: 'TEST-SANMENXIA-SHANZHOU-2024-PRIVATE-a12', prior: 'none' },
    schools: codes.map((code, at) => ({
      ...{ code, name: school, places: at % 3 === 1 ? children : 2, twins: at % 2 === 0 ? 'skip' : 'expand' },
      roster: `${code}.csv`,
      exempt: [{ ground: 'own-primary', count: 60 }],
    })),
    secrets: ['operator', 'notary', 'parents'],
    inputs: [
      { kind: 'card', count: 6 },
      { kind: 'd10', count: 20 },
    ],
    witnesses: roles.map(role => ({ role, name: '' })),
    contacts: { enquiry, supervision },
  };
  writeFileSync(path, JSON.stringify(plan));
  return path;
}
