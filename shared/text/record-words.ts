// What each event of a record says, as a sentence that somebody can sign; console and sheets say the same.

import { texts } from './template.ts';

/** A sentence for each event, under its type. */
export const recordTexts = texts({
  'event.open': {
    zh: '开始记录。摇号使用的程序：{software}。',
    en: 'The record is opened. The program of the draw: {software}.',
  },
  'event.software': { zh: '阳光摇号（{version} 版）', en: 'Sunshine Draw {version}' },
  'event.freeze': {
    zh: '封存{lots}个登记号、{children}名学生的名单和规则。',
    en: 'The list of {lots} lots and {children} children is frozen, and the rules.',
  },
  'event.commit': { zh: '{role}交来秘密数字的承诺值。', en: 'The commitment to the secret of {role} is taken.' },
  'event.publish': { zh: '公布种子承诺书。', en: 'The promise is published.' },
  'event.input': { zh: '现场取数：{input}。', en: 'Live input {input}.' },
  'event.input-of': { zh: '第{number}项{kind} {value}', en: '{number}, {kind}: {value}' },
  'event.close': { zh: '截止取数，共{count}项：{inputs}。', en: 'The inputs are closed, {count} of them: {inputs}.' },
  'event.and': { zh: '；', en: '; ' },
  'event.reveal': {
    zh: '拆封{role}的秘密数字，与承诺值一致。',
    en: 'The secret of {role} is revealed; it matches its commitment.',
  },
  'event.seed': {
    zh: '由名单、规则、秘密数字和现场数字算出种子。',
    en: 'The seed follows from list, rules, secrets and live inputs.',
  },
  'event.result': {
    zh: '由种子算出全部登记号的顺序和录取结果，已写入磁盘。',
    en: 'The order of all lots and who is admitted follow from the seed; the result is on disk.',
  },
  'event.seal': { zh: '记录到此为止，结果归档。', en: 'The record ends here and is sealed.' },
  'event.void': {
    zh: '第{number}项取数作废，重新取数。原因：{reason}',
    en: 'Input {number} is void and is made again. Reason: {reason}',
  },
  'event.present': { zh: '在大屏幕上展示{school}的结果。', en: 'The result of {school} is shown on the stage.' },
  'event.taken-over': { zh: '由本机接替，在本机继续。', en: 'This computer takes over and goes on.' },
  'event.manifest': { zh: '导入清单校验码', en: 'Digest of the manifest' },
});
