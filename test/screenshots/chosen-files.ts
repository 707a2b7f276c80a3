// Files that are looked at in the pictures: as usual, with unknown headers, with every fault, with what must not be collected.

import { toCsv } from '../../assets/sample/generator/csv.ts';
import { idNumber } from '../intake/support.ts';

const children = (count: number) =>
  Array.from({ length: count }, (_, at) => [
    `2401${String(at + 1).padStart(4, '0')}`,
    ['张三', '李四', '欧阳小明', '阿依古丽·买买提'][at % 4] ?? '',
    idNumber(at + 1),
    ['实验小学', '市一小', '市二小'][at % 3] ?? '',
    '市区户口',
  ]);
const headers = ['登记号', '姓名', '身份证号', '毕业小学', '户籍类别'];
const faulty = children(600).map(([number = '', name = '', id = '', ...rest], at) => [
  number,
  at % 5 === 0 ? '' : name,
  at % 3 === 0 ? `${id.slice(0, 17)}${id.endsWith('0') ? '1' : '0'}` : id,
  ...rest,
]);

/** What is chosen in which file field of the lists, counted from 0: three schools, then the catchment table. */
export const chosenFiles: {
  readonly [name: string]: { readonly at: number; readonly file: string; readonly text: string };
} = {
  usual: { at: 0, file: '高新学校报名名单.csv', text: toCsv([['灵宝高新学校报名名单'], headers, ...children(40)]) },
  unknown: {
    at: 0,
    file: '平台导出.csv',
    text: toCsv([['考生编码', '大名', '证件', '来源', '户'], ...children(40)]),
  },
  faulty: { at: 1, file: '示例学校.csv', text: toCsv([headers, ...faulty]) },
  forbidden: {
    at: 1,
    file: '示例学校.csv',
    text: toCsv([[...headers, '母亲职业'], ...children(3).map(row => [...row, '教师'])]),
  },
  xls: { at: 2, file: '外国语学校.xls', text: '\t\u0004\u0006\0\u0010\0' },
  catchment: {
    at: 3,
    file: '对口初中.csv',
    text: toCsv([
      ['毕业小学', '条件', '对口初中'],
      ['实验小学', '', '市一中'],
      ['市一小', '部分毕业生', '市一中'],
      ['市一小', '部分毕业生', '市二中'],
    ]),
  },
};
