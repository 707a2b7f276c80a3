// The words of the vocabulary that verify.html shows too. They are a file of their own because that page is to be small.

import { texts } from './template.ts';

/** Roles, what becomes of a lot, and what the page names of a draw. */
export const publicTexts = texts({
  'product.name': { zh: '阳光摇号', en: 'Sunshine Draw' },
  'role.operator': { zh: '操作员', en: 'Operator' },
  'role.notary': { zh: '公证员', en: 'Notary' },
  'role.parents': { zh: '家长代表', en: "Parents' representative" },
  'column.ceremony': { zh: '摇号编号', en: 'Id of the ceremony' },
  'column.school': { zh: '学校', en: 'School' },
  'column.holder': { zh: '保管人', en: 'Holder' },
  'column.lot': { zh: '登记号', en: 'Lot' },
  'column.lots': { zh: '登记号个数', en: 'Lots' },
  'column.children': { zh: '学生', en: 'Children' },
  'status.admitted': { zh: '录取', en: 'Admitted' },
  'status.waiting': { zh: '候补', en: 'Waiting' },
  'way.direct': { zh: '未超计划，直接录取', en: 'Within plan: all admitted' },
  'digest.promise': { zh: '承诺书校验码', en: 'Digest of the promise' },
  'digest.head': { zh: '归档校验码', en: 'Digest of the seal' },
  'receipt.title': { zh: '核对报名回执', en: 'Check a receipt' },
  'receipt.check': { zh: '核对回执', en: 'Check receipt' },
});
