// Texts about receipts (报名回执): what the check of one says, in the app, on the command line and on the verifier page.

import { texts } from './template.ts';

/** Whether a receipt fits, and why it does not. */
export const receiptTexts = texts({
  'receipt.form': {
    zh: '这不是一张报名回执的内容：应以 lot/1|receipt| 开头，共八项。请重新扫码，或逐字核对。',
    en: 'This is not the text of a receipt: eight fields that begin with lot/1|receipt|. Scan the code again or compare it letter by letter.',
  },
  'receipt.ceremony': {
    zh: '回执属于 {actual}，公布的名单属于 {expected}。请用同一场摇号的名单核对。',
    en: 'The receipt belongs to {actual}, the published list to {expected}. Compare it with the list of its own ceremony.',
  },
  'receipt.lot': {
    zh: '公布的名单里没有学校 {school} 的 {lot} 号，或人数不同。请凭回执向教育局和公证员提出。',
    en: 'The published list has no lot {lot} of school {school} with this number of children. Bring the receipt to the bureau and the notary.',
  },
  'receipt.tag': {
    zh: '学校 {school} 的 {lot} 号在公布的名单里对应的标签与回执不同：这个号已不是发回执时的孩子。请凭回执向教育局和公证员提出。',
    en: 'In the published list lot {lot} of school {school} has another tag than on the receipt: it is no longer the child it was given out for. Bring the receipt to the bureau and the notary.',
  },
  'receipt.child': {
    zh: '用这些姓名和身份证号算出的标签与 {lot} 号不符（共 {size} 名孩子）。请照户口本核对每个字和每位数字；仍不符，请凭回执向教育局和公证员提出。',
    en: 'The tag computed from these names and ID numbers is not that of lot {lot} (children: {size}). Check every character; if it still differs, bring the receipt to the bureau and the notary.',
  },
  'receipt.children': {
    zh: '{lot} 号有 {size} 名孩子，填写的人数不同。请填写全部孩子。',
    en: 'Lot {lot} has {size} children, and another number was given. Enter all of them.',
  },
  'receipt.fits': {
    zh: '核对无误：学校 {school} 的 {lot} 号在公布的名单里，就是这名（些）孩子。',
    en: 'It fits: lot {lot} of school {school} in the published list is that of this child (these children).',
  },
  'receipt.fits-line': {
    zh: '回执与公布的名单一致：学校 {school} 的 {lot} 号没有换过。要核对孩子，请再给出身份证号和姓名。',
    en: 'The receipt agrees with the published list: lot {lot} of school {school} was not exchanged. Give ID number and name as well to check the child.',
  },
  'receipt.line': {
    zh: '第 {line} 行不合格式：先是回执内容，其后每行一名孩子：身份证号,姓名。',
    en: 'Line {line} does not have its form: the receipt comes first, then a line for each child: ID number,name.',
  },
  'receipt.step-child': {
    zh: '由回执上的随机数、身份证号和姓名算出 p',
    en: 'p, from the receipt’s random digits, ID number and name',
  },
  'receipt.step-tag': {
    zh: '由 p 和号算出标签',
    en: 'The tag, from p and the lot',
  },
  'receipt.step-line': {
    zh: '公布的名单里这个号的一行（在公开文件夹里运行）：末尾应是同一个标签',
    en: 'The lot’s line in the published list (run in the public folder): it must end with the same tag',
  },
});
