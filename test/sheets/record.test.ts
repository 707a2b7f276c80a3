// Sheet 7: every event as a sentence that a notary can sign.

import { expect, test } from 'vitest';
import type { Fact } from '../../shared/protocol/facts.ts';
import type { Hex64 } from '../../shared/protocol/hash.ts';
import type { Entry, JournalEvent } from '../../shared/protocol/journal.ts';
import { encodeText } from '../../shared/protocol/lexis.ts';
import { randomGiver } from '../../shared/record/notes.ts';
import { recordRows } from '../../shared/sheets/record.ts';

const hex = 'ab'.repeat(32) as Hex64;
const fact = (it: Fact): JournalEvent => ({ type: 'fact', payload: '', fact: it });
const events: readonly (readonly [JournalEvent, string])[] = [
  [{ type: 'open', software: 'sunshine-draw/0.1.0' }, '开始记录。摇号使用的程序：阳光摇号（0.1.0 版）。'],
  [{ type: 'freeze', roster: hex, rules: hex, lots: 3, children: 4 }, '封存3个登记号、4名学生的名单和规则。'],
  [{ type: 'commit', role: 'notary', commitment: hex }, '公证员交来秘密数字的承诺值。'],
  [{ type: 'publish', digest: hex }, '公布种子承诺书。'],
  [{ type: 'input', number: '01', kind: 'card', value: '602295' }, '现场取数：第01项数字卡 602 295。'],
  [
    { type: 'close', inputs: '01:card:602295;02:ball:07-31;03:beacon:1234' },
    '截止取数，共3项：第01项数字卡 602 295；第02项摇号球 07 31；第03项公开数值 1234。',
  ],
  [{ type: 'reveal', role: 'parents', secret: 'cd'.repeat(16) }, '拆封家长代表的秘密数字，与承诺值一致。'],
  [{ type: 'seed', seed: hex }, '由名单、规则、秘密数字和现场数字算出种子。'],
  [{ type: 'result', digest: hex }, '由种子算出全部登记号的顺序和录取结果，已写入磁盘。'],
  [{ type: 'seal' }, '记录到此为止，结果归档。'],
  [{ type: 'void', number: '02', reason: encodeText('骰子落地') }, '第02项取数作废，重新取数。原因：骰子落地'],
  [{ type: 'present', school: 'GX' }, '在大屏幕上展示高新学校的结果。'],
  [{ type: 'incident', text: encodeText('停电十分钟。') }, '停电十分钟。'],
  [fact({ key: 'made-here', role: 'operator' }), '操作员的秘密数字在本机产生。'],
  [fact({ key: 'printed', role: 'notary' }), '公证员的秘密数字已送打印机，供装入信封。'],
  [fact({ key: 'given-by', number: '01', roles: ['新生家长代表'] }), '第01项由新生家长代表取数。'],
  [fact({ key: 'given-by', number: '02', roles: [randomGiver] }), '第02项的数字由程序随机产生，仅供演练，没有人取数。'],
  [
    fact({ key: 'given-up', reason: '投影损坏', roles: ['公证员', '操作员'] }),
    '本次摇号作废。原因：投影损坏。决定人：公证员、操作员。',
  ],
  [fact({ key: 'signed', sheet: '2-promise', roles: ['公证员'] }), '表2《种子承诺书》已由公证员签字（自述）。'],
  [
    fact({ key: 'signed', sheet: '4-admitted-GX-signed', roles: ['公证员', '市纪委监委'] }),
    '表4《录取名单》（高新学校，签字本）已由公证员、市纪委监委签字（自述）。',
  ],
  [
    fact({ key: 'signed', sheet: '1-sealed-list-GX-signed', roles: ['公证员'] }),
    '表1《封存名单》（高新学校，签字本）已由公证员签字（自述）。',
  ],
  [fact({ key: 'moved' }), '全部档案已导出，可在另一台电脑继续。'],
  [fact({ key: 'taken-back' }), '导出后仍由本机继续。'],
  [fact({ key: 'taken-over', manifest: hex }), '由本机接替，在本机继续。'],
  [fact({ key: 'clock-back' }), '记录这一条时，摇号电脑的时钟早于上一条的时间。'],
];

test('is in Chinese: no code, no English, roles and schools by their names, digests apart and named', () => {
  const entries = events.map(([event]): Entry => ({ time: '2024-07-15T09:30:00+08:00', event, line: '', hash: hex }));
  const rows = recordRows(entries, code => (code === 'GX' ? '高新学校' : code));
  expect(rows.map(({ words }) => words)).toEqual(events.map(([, words]) => words));
  for (const { what, words, digests } of rows) {
    expect(`${what}${words}`).not.toMatch(/[A-Za-z]/);
    for (const { of } of digests) expect(of).toMatch(/^\p{Script=Han}+$/u);
  }
  const named = (at: number) => rows[at]?.digests.map(({ of }) => of);
  expect([1, 2, 3, 6, 7, 8, 23].map(named)).toEqual([
    ['名单校验码', '规则校验码'],
    ['承诺值'],
    ['承诺书校验码'],
    ['秘密数字'],
    ['种子'],
    ['结果校验码'],
    ['导入清单校验码'],
  ]);
});
