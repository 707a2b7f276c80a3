// The names of the checks (protocol.md §6), for whoever lists them: the console and the verifier page.

import { type Pair, texts } from '../text/template.ts';
import type { CheckId } from './checks.ts';

/** What each check is called. */
export const checkTexts = texts({
  'check.files': { zh: '文件齐全', en: 'All files are there' },
  'check.rules.form': { zh: '规则的格式', en: 'Form of the rules' },
  'check.roster.form': { zh: '名单的格式', en: 'Form of the list' },
  'check.roster.schools': { zh: '名单与规则的学校一致', en: 'Schools of list and rules' },
  'check.commitment.form': { zh: '承诺书的格式', en: 'Form of the promise' },
  'check.commitment.ceremony': { zh: '承诺书的摇号编号', en: 'Ceremony of the promise' },
  'check.commitment.roster': { zh: '承诺书中的名单校验码', en: 'List digest in the promise' },
  'check.commitment.rules': { zh: '承诺书中的规则校验码', en: 'Rules digest in the promise' },
  'check.commitment.lots': { zh: '承诺书中的登记号个数', en: 'Lots in the promise' },
  'check.commitment.children': { zh: '承诺书中的学生数', en: 'Children in the promise' },
  'check.commitment.roles': { zh: '承诺书中的保管人', en: 'Holders in the promise' },
  'check.key.form': { zh: '公钥的格式', en: 'Form of the key' },
  'check.commitment.key': { zh: '承诺书中的公钥', en: 'Key in the promise' },
  'check.commitment.signature': { zh: '承诺书的签名', en: 'Signature of the promise' },
  'check.journal.form': { zh: '摇号记录的格式与链', en: 'Form and chain of the record' },
  'check.journal.order': { zh: '摇号记录的次序', en: 'Order of the record' },
  'check.journal.notes': { zh: '摇号记录中的备注', en: 'Notes in the record' },
  'check.journal.freeze': { zh: '记录中的封存', en: 'The freeze on record' },
  'check.journal.commit': { zh: '记录中的承诺值', en: 'The commitments on record' },
  'check.journal.publish': { zh: '记录中的公布', en: 'The publication on record' },
  'check.journal.input': { zh: '记录中的现场数字', en: 'The inputs on record' },
  'check.journal.close': { zh: '记录中的截止', en: 'The close on record' },
  'check.reveal': { zh: '秘密数字与承诺值相符', en: 'Secrets match their commitments' },
  'check.seed': { zh: '种子由记录算出', en: 'Seed follows from the record' },
  'check.journal.complete': { zh: '摇号记录完整', en: 'The record is complete' },
  'check.result.digest': { zh: '结果的校验码', en: 'Digest of the result' },
  'check.result.rows': { zh: '重新摇号，逐行相同', en: 'Drawn again, row by row' },
  'check.head.form': { zh: '归档文件的格式', en: 'Form of the head' },
  'check.head.ceremony': { zh: '归档文件的摇号编号', en: 'Ceremony of the head' },
  'check.head.journal': { zh: '归档文件中的记录校验码', en: 'Record in the head' },
  'check.head.result': { zh: '归档文件中的结果校验码', en: 'Result in the head' },
  'check.head.signature': { zh: '归档文件的签名', en: 'Signature of the head' },
  'check.spec': { zh: '规程文本', en: 'Text of the protocol' },
  'check.people.form': { zh: '密封名册的格式', en: 'Form of the sealed list' },
  'check.people.tags': { zh: '密封名册与公开名单相符', en: 'Sealed list matches the public one' },
} satisfies { readonly [Id in CheckId as `check.${Id}`]: Pair });
