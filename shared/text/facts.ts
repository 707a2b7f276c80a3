// What the record says for itself, in words: the facts of protocol.md §2.4.

import { texts } from './template.ts';

/** A sentence for each fact, under its key. */
export const factTexts = texts({
  'fact.made-here': { zh: '{role}的秘密数字在本机产生。', en: 'The secret of {role} was made on this machine.' },
  'fact.printed': {
    zh: '{role}的秘密数字已送打印机，供装入信封。',
    en: 'The secret of {role} was sent to the printer for its envelope.',
  },
  'fact.given-at-random': {
    zh: '第{number}项的数字由程序随机产生，仅供演练，没有人取数。',
    en: 'Input {number} was made at random, for the rehearsal: nobody gave it.',
  },
  'fact.sheet': { zh: '表{number}《{title}》', en: 'Sheet {number} ({title})' },
  'fact.sheet-of': { zh: '表{number}《{title}》（{about}）', en: 'Sheet {number} ({title}: {about})' },
  'fact.sheet-and': { zh: '，', en: ', ' },
  'fact.given-by': { zh: '第{number}项由{roles}取数。', en: 'Input {number} is given by: {roles}.' },
  'fact.given-up': {
    zh: '本次摇号作废。原因：{reason}。决定人：{roles}。',
    en: 'This attempt is given up. Reason: {reason}. Decided by: {roles}.',
  },
  'fact.signed': { zh: '{sheet}已由{roles}签字（自述）。', en: '{sheet} is said to be signed by: {roles}.' },
  'fact.moved': {
    zh: '全部档案已导出，可在另一台电脑继续。',
    en: 'Everything was exported and may go on on another computer.',
  },
  'fact.taken-back': { zh: '导出后仍由本机继续。', en: 'This computer goes on after the export.' },
  'fact.taken-over': {
    zh: '由本机接替。导入清单的校验码：{manifest}',
    en: 'This computer takes over. Digest of the manifest: {manifest}',
  },
  'fact.clock-back': {
    zh: '记录这一条时，摇号电脑的时钟早于上一条的时间。',
    en: 'The clock is behind the line before.',
  },
});
