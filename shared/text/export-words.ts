// The words in exported tables and in templates. Documents of a Chinese authority are Chinese whatever language the screen speaks, so these
// have one language.

/** Headers, titles and values of the tables and of the templates, in Chinese. */
export const exportWords = {
  rehearsal: '（演练）',
  'title.admitted': '录取名单',
  'title.posted': '录取结果（公示）',
  'title.statistics': '录取统计',
  'column.code': '代码',
  'column.school': '学校',
  'column.registration': '登记号',
  'column.name': '姓名',
  'column.sex': '性别',
  'column.id': '身份证号',
  'column.document-kind': '证件类型',
  'column.document': '证件号',
  'column.primary': '毕业小学',
  'column.household': '户籍类别',
  'column.phone': '联系电话',
  'column.twins': '多胞胎组',
  'column.condition': '条件',
  'column.catchment': '对口初中',
  'column.how': '录取方式',
  'column.rank': '名次',
  'column.lot': '摇号用登记号',
  'column.remark': '备注',
  'column.size': '人数',
  'column.status': '结果',
  'column.result': '结果文件 SHA-256',
  'column.places': '摇号计划',
  'column.exempt': '计划外直录',
  'column.applicants': '报名人数',
  'column.lots': '号数',
  'column.admitted': '录取人数',
  'column.waiting': '候补人数',
  'column.rate': '录取率',
  'template.list': '报名名单模板',
  'template.list-sheet': '报名名单',
  'template.list-note':
    '一校一份，一名学生一行：姓名必填，登记号、证件号至少填一项；同一家的多胞胎在“多胞胎组”填相同的组名（如 A1），其他学生留空；各列已设为文本格式，证件号请保持文本，不要改成数字。',
  'template.catchment': '对口初中模板',
  'template.catchment-sheet': '对口初中',
  'template.catchment-note':
    '一行写一所毕业小学和它的对口初中，没有条件的“条件”留空；一所毕业小学对口几所初中的，每所写一行并写明条件，它的学生列为待核实。',
  'template.notes': '填写说明',
  'how.drawn': '摇号录取',
  'how.direct': '直接录取',
  'status.admitted': '录取',
  'status.waiting': '候补',
} as const;

/** A word's code. */
export type ExportWord = keyof typeof exportWords;
