// What each kind of finding is called where many are counted: a few words, without gaps.

import type { FindingCode } from '../intake/finding.ts';
import { type Language, type Pair, texts } from './template.ts';

const names = texts({
  'list.forbidden-column': { zh: '含有不得采集的列', en: 'forbidden column' },
  'list.name-differs': { zh: '文件名与内容不符', en: 'name and content differ' },
  'list.column-missing': { zh: '缺少必要的列', en: 'needed column missing' },
  'list.column-twice': { zh: '同一项有两列', en: 'two columns of one kind' },
  'list.column-ignored': { zh: '有一列没有读取', en: 'column not read' },
  'list.column-unmapped': { zh: '有一列没有指定', en: 'column not matched' },
  'list.header-chosen': { zh: '表头上方还有内容', en: 'content above the header' },
  'list.mapping-changed': { zh: '列的对应已过时', en: 'matching out of date' },
  'list.school-changed': { zh: '学校改了代码或名称', en: 'school renamed' },
  'list.no-rows': { zh: '没有学生', en: 'no children' },
  'list.too-many-rows': { zh: '行数太多', en: 'too many rows' },
  'list.other-sheets': { zh: '还有别的工作表', en: 'other sheets' },
  'list.hidden-sheets': { zh: '有隐藏的工作表', en: 'hidden sheets' },
  'list.hidden-rows': { zh: '有隐藏的行', en: 'hidden rows' },
  'list.hidden-columns': { zh: '有隐藏的列', en: 'hidden columns' },
  'list.merged': { zh: '合并单元格', en: 'merged cells' },
  'list.lots-made': { zh: '编号由程序编排', en: 'lots numbered here' },
  'list.rows-passed': { zh: '有的行没有读入', en: 'rows passed over' },
  'list.leading-zeros': { zh: '登记号开头的 0 可能丢失', en: 'leading zeros perhaps lost' },
  'list.no-group': { zh: '读作不是多胞胎', en: 'read as no twins' },
  'list.child-elsewhere': { zh: '同一学生报了两校', en: 'same child at two schools' },
  'list.group-elsewhere': { zh: '多胞胎组跨校', en: 'group across schools' },
  'list.more-errors': { zh: '更多同样的错误', en: 'more errors of a kind' },
  'list.more-warnings': { zh: '更多同样的提醒', en: 'more warnings of a kind' },
  'list.ids-missing': { zh: '缺身份证号', en: 'ID numbers missing' },
  'row.name-missing': { zh: '缺姓名', en: 'name missing' },
  'row.number-missing': { zh: '登记号和身份证号都缺', en: 'no number at all' },
  'row.header-again': { zh: '表头重复', en: 'header repeated' },
  'row.too-many-cells': { zh: '一行的格数太多', en: 'too many cells in a row' },
  'row.registration-twice': { zh: '登记号重复', en: 'registration number twice' },
  'row.id-twice': { zh: '身份证号重复', en: 'ID number twice' },
  'row.group-of-one': { zh: '多胞胎组只有一人', en: 'group of one' },
  'row.group-too-large': { zh: '多胞胎组人数太多', en: 'group too large' },
  'cell.quotes': { zh: '引号不成对', en: 'quotes do not match' },
  'cell.formula': { zh: '必要的格是公式', en: 'formula in a needed cell' },
  'cell.formula-elsewhere': { zh: '其他格是公式', en: 'formula elsewhere' },
  'cell.error-value': { zh: '必要的格是错误值', en: 'error value in a needed cell' },
  'cell.error-elsewhere': { zh: '其他格是错误值', en: 'error value elsewhere' },
  'cell.merged': { zh: '必要的格被合并', en: 'merged needed cell' },
  'cell.id-number': { zh: '身份证号存成了数字', en: 'ID kept as a number' },
  'cell.id-characters': { zh: '身份证号有别的字符', en: 'characters in an ID' },
  'cell.id-length': { zh: '身份证号位数不对', en: 'length of an ID' },
  'cell.id-old': { zh: '15 位旧身份证号', en: 'old ID of 15 digits' },
  'cell.id-birth': { zh: '身份证号的出生日期不存在', en: 'date of birth in an ID' },
  'cell.id-check': { zh: '身份证号校验码不对', en: 'check digit of an ID' },
  'cell.registration-number': { zh: '登记号存成了数字', en: 'registration kept as a number' },
  'cell.full-width': { zh: '全角字符', en: 'full-width characters' },
  'cell.apostrophe': { zh: '开头多了撇号', en: 'leading apostrophe' },
  'cell.name-long': { zh: '姓名太长', en: 'name too long' },
  'cell.text-long': { zh: '内容太长', en: 'text too long' },
  'cell.surrogate': { zh: '文字损坏', en: 'damaged character' },
  'cell.control': { zh: '换行或控制字符', en: 'control characters' },
  'cell.bar': { zh: '含有竖线', en: 'bar in a cell' },
  'cell.private-use': { zh: '自造字', en: 'private-use characters' },
  'cell.invisible': { zh: '看不见的字符', en: 'invisible characters' },
  'cell.coverage': { zh: '字体缺字', en: 'characters the fonts lack' },
  'cell.dot': { zh: '间隔号不规范', en: 'unusual dot in a name' },
  'cell.blank': { zh: '姓名中有空格', en: 'blanks in a name' },
  'cell.placeholder': { zh: '姓名可能缺字', en: 'name perhaps incomplete' },
  'cell.group-unnamed': { zh: '多胞胎组没有组号', en: 'group without a name' },
  'catchment.column-missing': { zh: '对照表缺列', en: 'catchment column missing' },
  'catchment.school-missing': { zh: '缺对口初中', en: 'catchment school missing' },
  'catchment.primary-missing': { zh: '缺毕业小学和条件', en: 'primary school and condition missing' },
  'catchment.twice': { zh: '对照表有重复的行', en: 'catchment row twice' },
});

// A kind of finding without a name does not compile.
const ofEach: { readonly [Code in FindingCode]: Pair } = names;

/** A few words for a kind of finding, by its code; the code itself where it is none. */
export function findingName(language: Language, code: string): string {
  return Object.hasOwn(ofEach, code) ? ofEach[code as FindingCode][language] : code;
}

/** The names of the kinds, for the test of the dictionary. */
export const findingNames = names;
