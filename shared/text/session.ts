// Texts of the service behind the windows.

import { texts } from './template.ts';

/** Why the service does not do what a window asks. */
export const sessionTexts = texts({
  'session.no-school': {
    zh: '方案里没有代码为 {code} 的学校。请先在方案中加上它。',
    en: 'The plan has no school with the code {code}. Add it to the plan first.',
  },
  'session.no-warning': {
    zh: '没有这条警告，或它是必须改正的错误。请按提示修改名单后重新导入。',
    en: 'There is no such warning, or it is an error that must be mended. Mend the list and import it again.',
  },
  'session.list-missing': {
    zh: '{school} 还没有导入名单。请先导入。',
    en: '{school} has no list yet. Import it first.',
  },
  'session.warnings-open': {
    zh: '还有 {open} 条警告没有逐条确认。请确认，或改正名单后重新导入。',
    en: '{open} warnings have not been accepted. Accept each, or mend the list and import it again.',
  },
  'session.frozen': {
    zh: '名单和规则已经封存，不能再改。',
    en: 'The lists and the rules are frozen and cannot be changed any more.',
  },
  'session.not-frozen': {
    zh: '名单还没有封存。请先封存名单。',
    en: 'The lists are not frozen yet. Freeze them first.',
  },
  'session.id-fixed': {
    zh: '过程记录已经开始，编号不能再改。',
    en: 'The record has begun, so the id cannot be changed any more.',
  },
  'session.plan-changed': {
    zh: '这期间方案已被另一处修改，没有覆盖。请对照现在的方案，再决定以哪一份为准。',
    en: 'The plan was changed elsewhere in the meantime, so it was not overwritten. Compare with the present plan, then decide which one counts.',
  },
  'session.record-begun': {
    zh: '这份方案的过程记录已经开始，不能重新开始。请用 --data 另选一个数据文件夹。',
    en: 'This plan has a record already, so it cannot be begun again. Choose another data folder with --data.',
  },
  'session.no-other-plan': {
    zh: '启动时没有指定另一份方案。请用 --plan 指定后再启动。',
    en: 'The app was not started with another plan. Start it with --plan.',
  },
  'session.other-plan': {
    zh: '数据文件夹里的草稿是用 {begun}（摘要 {begunDigest}）开始的，现在继续用它；启动时指定的 {given}（摘要 {givenDigest}）没有读入。要用后者，请加 --data 另选文件夹，或在主控台点“以这份方案重新开始”。',
    en: 'The draft in the data folder was begun from {begun} (digest {begunDigest}) and goes on; {given} (digest {givenDigest}), which the app was started with, is not read. To use the latter, choose another folder with --data, or press “Start again with this plan” in the console.',
  },
  'session.attendance-sealed': {
    zh: '这一条在封存名单之前签到，已经封存，不能撤销。如有出入，请记录情况。',
    en: 'This entry was signed before the freeze and is sealed, so it stays. Where it is wrong, note an incident.',
  },
  'session.font-twice': {
    zh: '方案里已有字体文件“{file}”。要换一个，请先删去它。',
    en: 'The plan has a font file “{file}” already. Remove that one first.',
  },
  'session.no-name': {
    zh: '请写明身份和姓名。',
    en: 'Enter both the role and the name.',
  },
  'session.mismatch': {
    zh: '两次输入不一致，没有记录。请两人重新输入。',
    en: 'The two entries differ, so nothing was recorded. Both type it again.',
  },
  'session.stage-open': {
    zh: '投影窗口不能从这里打开：它已经打开，或要用它的一次性网址。',
    en: 'The stage cannot be opened from here: it is open already, or it needs its one-time address.',
  },
  'session.not-drawn': {
    zh: '还没有摇号结果。请先完成摇号。',
    en: 'Nothing has been drawn yet. Draw first.',
  },
});
