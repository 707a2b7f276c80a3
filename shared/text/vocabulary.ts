// One word for one thing. The hall hears the host, sees the stage, reads the sheets and later opens the web page: kinds of input,
// steps, events, columns, statuses, digests and sheets have their names here, and the tables of sentences take them from here.

import { texts } from './template.ts';

/** Roles, what becomes of a lot, and what names a draw: verify.html, which is to be small, carries these alone. */
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
  'verdict.remarks': { zh: '须一并留意：', en: 'To be weighed with it:' },
  'receipt.title': { zh: '核对报名回执', en: 'Check a receipt' },
  'receipt.check': { zh: '核对回执', en: 'Check receipt' },
});

/** The kinds of live input. */
export const kindTexts = texts({
  'kind.card': { zh: '数字卡', en: 'Digit cards' },
  'kind.ball': { zh: '摇号球', en: 'Drawn balls' },
  'kind.d10': { zh: '十面骰', en: 'Ten-sided dice' },
  'kind.beacon': { zh: '公开数值', en: 'Public value' },
});

/** The steps of a ceremony, under the same names in console and stage. */
export const stepTexts = texts({
  'step.prepare': { zh: '准备', en: 'Prepare' },
  'step.displays': { zh: '检查大屏幕', en: 'Check the stage' },
  'step.rehearse': { zh: '演练', en: 'Rehearsal' },
  'step.freeze': { zh: '封存名单', en: 'Freeze the list' },
  'step.secrets': { zh: '收取承诺值', en: 'Take the commitments' },
  'step.publish': { zh: '公布承诺书', en: 'Publish the promise' },
  'step.inputs': { zh: '现场取数', en: 'Live inputs' },
  'step.reveal': { zh: '截止与拆封', en: 'Close and reveal' },
  'step.draw': { zh: '摇号', en: 'Draw' },
  'step.present': { zh: '展示结果', en: 'Present the results' },
  'step.seal': { zh: '归档', en: 'Seal the record' },
  'step.verify': { zh: '复核', en: 'Verify' },
});

/** The scenes of the stage. Those that are a step bear its name. */
export const sceneTexts = texts({
  'scene.cover': { zh: '封面', en: 'Cover' },
  'scene.rules': { zh: '规则与计划', en: 'Rules and places' },
  'scene.sealed': stepTexts['step.freeze'],
  'scene.lookup': { zh: '查找登记号', en: 'Look up lot' },
  'scene.promise': { zh: '承诺书', en: 'Promise' },
  'scene.inputs': stepTexts['step.inputs'],
  'scene.reveal': stepTexts['step.reveal'],
  'scene.seed': { zh: '随机种子', en: 'The seed' },
  'scene.draw': { zh: '号码墙', en: 'Wall of lots' },
  'scene.board': { zh: '号码榜', en: 'Board of numbers' },
  'scene.pages': { zh: '录取名单', en: 'List of the admitted' },
  'scene.direct': { zh: '直接录取', en: 'Direct admissions' },
  'scene.end': stepTexts['step.seal'],
  'scene.standby': { zh: '待机画面', en: 'Standby' },
  'scene.testcard': { zh: '测试画面', en: 'Test card' },
});

/** The events of a record. */
export const eventTexts = texts({
  'record.open': { zh: '开始记录', en: 'Record opened' },
  'record.freeze': stepTexts['step.freeze'],
  'record.commit': stepTexts['step.secrets'],
  'record.publish': stepTexts['step.publish'],
  'record.input': stepTexts['step.inputs'],
  'record.close': { zh: '截止取数', en: 'Close the inputs' },
  'record.reveal': { zh: '拆封秘密数字', en: 'Secret revealed' },
  'record.seed': { zh: '产生种子', en: 'Seed' },
  'record.result': { zh: '产生结果', en: 'Result' },
  'record.seal': stepTexts['step.seal'],
  'record.void': { zh: '取数作废', en: 'Void throw' },
  'record.present': stepTexts['step.present'],
  'record.fact': { zh: '程序记录', en: 'Fact' },
  'record.incident': { zh: '情况说明', en: 'Incident' },
});

/** Digests and other long numbers. */
export const digestTexts = texts({
  'digest.roster': { zh: '名单校验码', en: 'Digest of the list' },
  'digest.rules': { zh: '规则校验码', en: 'Digest of the rules' },
  'digest.result': { zh: '结果校验码', en: 'Digest of the result' },
  'digest.record': { zh: '记录校验码', en: 'Digest of the record' },
  'digest.commitment': { zh: '承诺值', en: 'Commitment' },
  'digest.secret': { zh: '秘密数字', en: 'Secret' },
  'digest.seed': { zh: '种子', en: 'Seed' },
});

/** What becomes of a lot, and of a school. */
export const statusTexts = texts({
  'status.waiting-at': { zh: '候补第 {place} 位', en: 'Waiting · no. {place}' },
  'status.frozen-at': { zh: '封存于 {time}', en: 'Frozen {time}' },
  'status.published-at': { zh: '公布于 {time}', en: 'Published {time}' },
  'status.admitted-of': { zh: '录取 {admitted} 人', en: '{admitted} admitted' },
  'way.draw': stepTexts['step.draw'],
});

/** The heads of columns and of facts. A registration number is a child's, a lot what is drawn. */
export const columnTexts = texts({
  'column.index': { zh: '序号', en: 'No.' },
  'column.title': { zh: '标题', en: 'Title' },
  'column.code': { zh: '代码', en: 'Code' },
  'column.applied-to': { zh: '报名学校', en: 'School applied to' },
  'column.registration': { zh: '登记号', en: 'Registration number' },
  'column.name': { zh: '姓名', en: 'Name' },
  'column.sex': { zh: '性别', en: 'Sex' },
  'column.document-kind': { zh: '证件类型', en: 'Type of document' },
  'column.document': { zh: '证件号', en: 'Document number' },
  'column.primary': { zh: '毕业小学', en: 'Primary school' },
  'column.household': { zh: '户籍类别', en: 'Household' },
  'column.phone': { zh: '联系电话', en: 'Telephone' },
  'column.twins': { zh: '多胞胎组', en: 'Group of twins' },
  'column.catchment': { zh: '对口初中', en: 'Catchment school' },
  'column.to-verify': { zh: '待核实', en: 'To verify' },
  'column.remark': { zh: '备注', en: 'Remark' },
  'column.size': { zh: '人数', en: 'Children' },
  'column.plan': { zh: '计划', en: 'Places' },
  'column.places': { zh: '摇号名额', en: 'Places in the draw' },
  'column.exempt': { zh: '优先录取（不参加摇号）', en: 'Exempt places' },
  'column.applied': { zh: '报名', en: 'Applicants' },
  'column.applicants': { zh: '报名人数', en: 'Applicants' },
  'column.way': { zh: '方式', en: 'How' },
  'column.how': { zh: '录取方式', en: 'How admitted' },
  'column.rank': { zh: '名次', en: 'Rank' },
  'column.ticket': { zh: '顺序值', en: 'Ticket' },
  'column.status': { zh: '结果', en: 'Result' },
  'column.observers': { zh: '到场监督人员', en: 'Observers' },
  'column.invited': { zh: '应到监督人员', en: 'Observers, as invited' },
  'column.role': { zh: '身份', en: 'Role' },
  'column.signed-in': { zh: '签到时间', en: 'Signed in at' },
  'column.format': { zh: '格式', en: 'Format' },
  'column.header': { zh: '表头', en: 'Header' },
  'column.rows': { zh: '行数', en: 'Rows' },
  'column.enquiry': { zh: '咨询电话', en: 'Enquiries' },
  'column.supervision': { zh: '监督电话', en: 'Supervision' },
  'column.none': { zh: '无', en: 'none' },
});

/** The sheets, and the two copies of a sheet. */
export const sheetTitles = texts({
  'sheet.sealed-list': { zh: stepTexts['step.freeze'].zh, en: 'Frozen list' },
  'sheet.envelope': { zh: '秘密数字密封单', en: 'Envelope of a secret' },
  'sheet.receipts': { zh: '报名回执', en: 'Receipts for families' },
  'sheet.promise': { zh: '种子承诺书', en: 'Promise' },
  'sheet.inputs': { zh: '现场取数记录', en: 'Live inputs' },
  'sheet.admitted': sceneTexts['scene.pages'],
  'sheet.reserve': { zh: '候补名单', en: 'Waiting list' },
  'sheet.direct': { zh: '直接录取名单', en: 'Direct admissions' },
  'sheet.record': { zh: '摇号记录', en: 'Record' },
  'sheet.attendance': { zh: '签到表', en: 'Attendance' },
  'sheet.notices': { zh: '录取通知书', en: 'Letters of admission' },
  'sheet.register': { zh: '递补登记表', en: 'Register: one line' },
  'sheet.admitted-now': { zh: '现录取名单', en: 'Admitted now' },
  'sheet.void': { zh: '本次摇号作废说明', en: 'Void attempt' },
  'copy.posted': { zh: '公示本', en: 'to post' },
  'copy.signed': { zh: '签字本', en: 'to sign' },
});

/** Whether a ceremony counts, and what else several windows call by one name. */
export const commonTexts = texts({
  'mode.rehearsal': stepTexts['step.rehearse'],
  'mode.official': { zh: '正式', en: 'Official' },
  'severity.error': { zh: '错误', en: 'Error' },
  'severity.warning': { zh: '提醒', en: 'Warning' },
  'secret.brought': { zh: '由保管人带来（自述）', en: 'Brought by holder' },
  'secret.sealed': { zh: '尚未拆封', en: 'still sealed' },
  'verify.values': { zh: '应为 {expected}，实为 {actual}', en: 'expected {expected}, found {actual}' },
  'inputs.void-why': { zh: '作废：{reason}', en: 'void: {reason}' },
});

/** All words of the vocabulary. */
export const vocabulary = {
  ...publicTexts,
  ...kindTexts,
  ...stepTexts,
  ...sceneTexts,
  ...eventTexts,
  ...digestTexts,
  ...statusTexts,
  ...columnTexts,
  ...sheetTitles,
  ...commonTexts,
};
