// Texts about the register that is kept after the seal: who declined, who moved up, and what was mended.

import { texts } from './template.ts';
import { publicTexts, sceneTexts } from './vocabulary.ts';

/** Names of what a line of the register does. */
export const registerKindTexts = texts({
  'register.decline': { zh: '放弃录取', en: 'Declined' },
  'register.pass': { zh: '放弃候补', en: 'Gave up its waiting place' },
  'register.move-up': { zh: '递补', en: 'Moved up' },
  'register.exempt': { zh: '优先录取放弃', en: 'Exempt place declined' },
  'register.strike': { zh: '更正', en: 'Struck' },
});

/** The fields of a line. */
export const registerFieldTexts = texts({
  'line.number': { zh: '条号', en: 'Line' },
  'line.what': { zh: '登记事项', en: 'What' },
  'line.strike-of': { zh: '更正第 {line} 条', en: 'Strike line {line}' },
  'line.ground': { zh: '优先录取的类别', en: 'Ground' },
  'line.reason': { zh: '原因', en: 'Reason' },
  'line.date': { zh: '决定日期', en: 'Date of the decision' },
  'line.who': { zh: '决定人', en: 'Decided by' },
  'line.role': { zh: '决定人身份', en: 'Role of who decided' },
  'digest.register': { zh: '登记校验码', en: 'Digest of the register' },
  'line.name': { zh: '决定人姓名', en: 'Name of who decided' },
});

/** What a lot is today, by the draw and the register. */
export const registerStatusTexts = texts({
  'standing.admitted': { zh: '摇号录取', en: 'Admitted by the draw' },
  'standing.direct': sceneTexts['scene.direct'],
  'standing.moved-up': { zh: '递补录取', en: 'Admitted by moving up' },
  'standing.declined': registerKindTexts['register.decline'],
  'standing.passed': registerKindTexts['register.pass'],
  'standing.waiting': publicTexts['status.waiting'],
});

/** Why a line is not entered, or the register cannot be read. */
export const registerTexts = texts({
  'register.not-sealed': {
    zh: '本次摇号还没有归档。归档之后才能登记放弃和递补。',
    en: 'This ceremony is not sealed yet. The register begins after the seal.',
  },
  'register.form': {
    zh: '{file} 第 {line} 行不合格式，可能被编辑过，登记册没有读入。请从备份取回原始文件；封存的结果不受影响。',
    en: '{file}, line {line} does not have its form; it may have been edited, and the register was not read. Bring back the original from a copy; the sealed result is unharmed.',
  },
  'register.chain': {
    zh: '{file} 第 {line} 行与它前面的内容接不上：前面有行被删去、加入或改动过，登记册没有读入。请从备份取回原始文件；封存的结果不受影响。',
    en: '{file}, line {line} does not follow from what stands before it: a line was taken out, put in or changed, and the register was not read. Bring back the original from a copy; the sealed result is unharmed.',
  },
  'register.not-following': {
    zh: '{file} 的登记与封存的结果对不上，登记册没有读入。请从备份取回原始文件；封存的结果不受影响。',
    en: '{file} does not follow from the sealed result, and the register was not read. Bring back the original from a copy; the sealed result is unharmed.',
  },
  'register.school-unknown': {
    zh: '本次摇号没有代码为 {school} 的学校。请从列出的学校中选择。',
    en: 'This ceremony has no school with the code {school}. Choose one of those listed.',
  },
  'register.lot-unknown': {
    zh: '{school}没有登记号 {lot}。请核对学校和登记号。',
    en: '{school} has no lot {lot}. Check the school and the lot.',
  },
  'register.gone': {
    zh: '登记号 {lot} 已在第 {line} 条登记放弃。登记有误的，请更正第 {line} 条。',
    en: 'Lot {lot} has declined in line {line} already. Where that was a mistake, strike line {line}.',
  },
  'register.not-admitted': {
    zh: '登记号 {lot} 现在是候补，不是录取。家长不再候补的，请登记放弃候补。',
    en: 'Lot {lot} is waiting, not admitted. Where its family does not want to wait, enter that it gives up its waiting place.',
  },
  'register.not-waiting': {
    zh: '登记号 {lot} 现在是录取，不是候补。',
    en: 'Lot {lot} is admitted, not waiting.',
  },
  'register.direct': {
    zh: '{school}全部直接录取，没有候补，空出的名额不递补。',
    en: '{school} admitted all: nobody waits, and a free place stays free.',
  },
  'register.no-place': {
    zh: '{school}现在没有空出的名额。请先登记放弃。',
    en: '{school} has no free place. Enter first who declined.',
  },
  'register.nobody-fits': {
    zh: '{school}空出 {free} 个名额，没有可以递补的登记号：候补已完，或余下的多胞胎人数多于名额。',
    en: '{school} has {free} free places, and no lot to move up: none is waiting, or those that are have more children.',
  },
  'register.not-next': {
    zh: '现在轮到登记号 {next} 递补，不是 {lot}。递补按封存的次序，不能挑选。',
    en: 'It is the turn of lot {next}, not of {lot}. The sealed order decides, and nobody is chosen.',
  },
  'register.ground-unknown': {
    zh: '{school}没有“{ground}”这类优先录取的名额。请从列出的类别中选择。',
    en: '{school} has no exempt places on the ground “{ground}”. Choose one of those listed.',
  },
  'register.ground-empty': {
    zh: '“{ground}”的 {count} 个优先录取名额已全部登记放弃。',
    en: 'All {count} exempt places on the ground “{ground}” have been entered as declined.',
  },
  'register.strike-unknown': {
    zh: '登记册里没有第 {line} 条。请从列出的登记中选择要更正的一条。',
    en: 'The register has no line {line} before this one. Choose the line to strike from those listed.',
  },
  'register.strike-strike': {
    zh: '第 {line} 条本身是更正，不能再更正。请把正确的内容重新登记。',
    en: 'Line {line} strikes another one and cannot be struck. Enter anew what is right.',
  },
  'register.strike-twice': {
    zh: '第 {line} 条已由第 {by} 条更正。请把正确的内容重新登记。',
    en: 'Line {line} was struck by line {by} already. Enter anew what is right.',
  },
  'register.strike-later': {
    zh: '第 {later} 条是依据第 {line} 条登记的。请先更正第 {later} 条，再更正第 {line} 条，然后重新登记。',
    en: 'Line {later} stands on line {line}. Strike line {later} first, then line {line}, and enter anew what is right.',
  },
  'register.date-form': {
    zh: '日期“{date}”不对，应为 2024-08-01 这样的写法。',
    en: 'The date “{date}” is not one such as 2024-08-01.',
  },
  'register.date-early': {
    zh: '决定日期 {date} 早于归档之日 {sealed}。请核对日期。',
    en: 'The date of the decision, {date}, is before the day of the seal, {sealed}. Check the date.',
  },
  'register.date-late': {
    zh: '决定日期 {date} 晚于今天（{today}）。请核对日期和电脑的时钟。',
    en: 'The date of the decision, {date}, is after today ({today}). Check the date and the clock of this computer.',
  },
  'register.words': {
    zh: '请写明原因（最多 200 字），以及决定人的身份和姓名。',
    en: 'Say why (200 characters at most), and who decided it, with role and name.',
  },
  'register.full': {
    zh: '登记册已有 9999 条，不能再加。',
    en: 'The register has 9999 lines and takes no more.',
  },
});
