// The words in exported tables. Documents of a Chinese authority are Chinese whatever language the screen speaks, so these
// have one language.

/** Headers, titles and values of the tables, in Chinese. */
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
  'column.primary': '毕业小学',
  'column.household': '户籍类别',
  'column.phone': '联系电话',
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
  'how.drawn': '摇号录取',
  'how.direct': '直接录取',
  'status.admitted': '录取',
  'status.waiting': '候补',
} as const;

/** A word's code. */
export type ExportWord = keyof typeof exportWords;
