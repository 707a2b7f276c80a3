// The words in exported tables and in templates. Documents of a Chinese authority are Chinese whatever language the screen speaks, so these
// have one language.

import { lookUp } from './look-up.ts';
import { registerFieldTexts, registerKindTexts, registerStatusTexts } from './register.ts';
import { columnTexts, publicTexts, sceneTexts, sheetTitles } from './vocabulary.ts';

// Headers, titles and values of the tables and of the templates.
const exportWords = {
  ...registerKindTexts,
  ...registerStatusTexts,
  ...publicTexts,
  ...columnTexts,
  rehearsal: '（演练）',
  'title.admitted': sheetTitles['sheet.admitted'],
  'title.posted': '录取结果（公示）',
  'title.statistics': '录取统计',
  'title.register': '放弃与递补登记',
  'title.admitted-now': sheetTitles['sheet.admitted-now'],
  'column.id': '身份证号',
  'column.condition': '条件',
  'column.draw-lot': '摇号用登记号',
  'column.result': '结果文件 SHA-256',
  'column.line': registerFieldTexts['line.number'],
  'column.entered': '登记时间',
  'column.date': registerFieldTexts['line.date'],
  'column.what': registerFieldTexts['line.what'],
  'column.reason': registerFieldTexts['line.reason'],
  'column.decider-role': registerFieldTexts['line.role'],
  'column.decider': registerFieldTexts['line.name'],
  'column.struck': '更正情况',
  'column.hash': '本条校验码',
  'column.by-line': '依据条号',
  'column.admitted': '录取人数',
  'column.waiting': '候补人数',
  'column.rate': '录取率',
  'template.list': '报名名单模板',
  'template.list-sheet': '报名名单',
  'template.list-note':
    '一校一份，一名学生一行：姓名必填，登记号、证件号至少填一项；同一家的多胞胎在“多胞胎组”填相同的组名（如 A1），其他学生留空；各列已设为文本格式，证件号请保持文本，不要改成数字。',
  'template.catchment': '对口初中模板',
  'template.catchment-sheet': columnTexts['column.catchment'],
  'template.catchment-note':
    '一行写一所毕业小学和它的对口初中，没有条件的“条件”留空；一所毕业小学对口几所初中的，每所写一行并写明条件，它的学生列为待核实。',
  'template.notes': '填写说明',
  'how.drawn': registerStatusTexts['standing.admitted'],
  'how.direct': sceneTexts['scene.direct'],
  'status.admitted': publicTexts['status.admitted'],
  'status.waiting': publicTexts['status.waiting'],
} as const;

/** A word's code. */
export type ExportWord = keyof typeof exportWords;

/** A word in Chinese. */
export const exportWord = lookUp(exportWords, 'zh');

/** Sentences in the tables of the register, in Chinese. */
export const registerWord = lookUp(
  {
    'struck.by': '已由第{line}条更正',
    'struck.line': registerFieldTexts['line.strike-of'],
    'now.note': '以封存的结果为准，另依登记册至第{line}条止的登记；登记校验码 {digest}',
    'register.head': '共{count}条，归档校验码 {head}',
    'now.none': '以封存的结果为准；归档以后没有登记',
  },
  'zh',
);
