// A plan with lists of a few lines beside it, as the app opens them: for tests that start it again and again.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InputLine } from '../../shared/protocol/inputs.ts';

const lists: { readonly [file: string]: string } = {
  'gaoxin.csv': `登记号,姓名,多胞胎组\n${['甲一', '甲二', '甲三', '甲四', '甲五', '甲六', '甲七'].map((name, i) => `10${i + 1},${name},${i === 2 || i === 3 ? 'A' : ''}`).join('\n')}\n`,
  'waiyu.csv': '登记号,姓名\n201,乙一\n202,乙二\n',
};

const usualInputs: readonly InputLine[] = [
  { kind: 'card', count: 6 },
  { kind: 'ball', count: 2 },
];

/** The inputs of the small plan with a beacon behind them. */
export const inputsWithBeacon: readonly InputLine[] = [
  ...usualInputs,
  { kind: 'beacon', count: 6, source: '上证指数 2026-07-15 收盘价，两位小数，去掉小数点取末 6 位' },
];

/** Writes the small plan under an id into `folder`, which is made, and returns the path of its plan.json. */
export function writeSmallDraft(folder: string, ceremony: string, inputs = usualInputs): string {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(lists)) writeFileSync(join(folder, name), text);
  const plan = {
    title: '民办初中电脑随机摇号',
    organiser: '教育体育局',
    ceremony,
    prior: 'none',
    schools: [
      { code: 'GX', name: '高新学校', places: 3, twins: 'skip', roster: 'gaoxin.csv', exempt: [] },
      { code: 'WGY', name: '外国语学校', places: 5, twins: 'skip', roster: 'waiyu.csv', exempt: [] },
    ],
    secrets: ['operator', 'notary'],
    inputs,
    witnesses: [
      { role: '公证员', name: '' },
      { role: '市纪委监委', name: '' },
    ],
  };
  const path = join(folder, 'plan.json');
  writeFileSync(path, JSON.stringify(plan));
  return path;
}
