// Remarks on a record that verifies (protocol.md §6), and what is to be compared with paper, in words.

import { texts } from './template.ts';
import { publicTexts } from './vocabulary.ts';

/** A sentence for each remark, under its code, and a name for each value that is compared. */
export const remarkTexts = texts({
  'remark.rehearsal': { zh: '这是演练，不作录取依据。', en: 'This is a rehearsal. Nobody is admitted by it.' },
  'remark.prior': {
    zh: '此前有一次作废，其记录最后一条的校验码：{value}',
    en: 'An attempt before it was given up; H of the last line of its record: {value}',
  },
  'remark.one-holder': { zh: '只有一位保管人：{value}。', en: 'There is one holder only: {value}.' },
  'remark.same-secret': {
    zh: '{value}的秘密数字与另一位保管人的相同。',
    en: 'The secret of {value} is the same as that of another holder.',
  },
  'remark.made-here': {
    zh: '{value}的秘密数字在操作电脑上产生。',
    en: "The secret of {value} was made on the operator's machine.",
  },
  'remark.few-digits': {
    zh: '不由人选定的数字只有 {value} 位，不足 20 位。',
    en: 'Only {value} of the digits are not chosen by somebody, fewer than 20.',
  },
  'remark.late-promise': {
    zh: '承诺书上的时间晚于第一个现场数字。',
    en: 'The promise is dated after the first live input.',
  },
  'remark.clock-back': { zh: '第 {value} 条的时间早于前一条。', en: 'Line {value} is dated before the line above it.' },
  'remark.never': {
    zh: '{value} 的人数多于名额，按“顺延”规则不可能录取。',
    en: '{value} has more children than there are places: under the rule “skip” it can never be admitted.',
  },
  'remark.void': { zh: '第 {value} 条：取数作废。{words}', en: 'Line {value}: a void throw. {words}' },
  'remark.incident': { zh: '第 {value} 条：情况说明。{words}', en: 'Line {value}: an incident. {words}' },
  'remark.spec-missing': { zh: '没有规程文本 SPEC.txt。', en: 'There is no SPEC.txt.' },
  'remark.spec-unknown': {
    zh: '规程文本 SPEC.txt 不是本程序所知的文本。',
    en: 'SPEC.txt is not a text that this program knows.',
  },
  'remark.verify.html': { zh: '没有复核网页 verify.html。', en: 'There is no verify.html.' },
  'remark.result.html': { zh: '没有结果网页 result.html。', en: 'There is no result.html.' },
  'compare.input': { zh: '现场数字 {number} · {kind}（表3）', en: 'Live digits {number} · {kind} (sheet 3)' },
  'compare.promise': { zh: '承诺书校验码（表2）', en: 'Digest of the promise (sheet 2)' },
  'compare.commit': { zh: '{role} · 承诺值（表2）', en: '{role} · commitment (sheet 2)' },
  'compare.record': { zh: '公开数值产生前的记录（照片）', en: 'The record before the public value (photographs)' },
  'compare.seed': { zh: '种子（照片、表7）', en: 'Seed (photographs, sheet 7)' },
  'compare.result': { zh: '结果校验码（表4）', en: 'Digest of the result (sheet 4)' },
  'compare.head': publicTexts['digest.head'],
  'compare.prior': { zh: '记录最后一条的校验码', en: 'H of the last line of the record' },
});
