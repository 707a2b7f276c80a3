// The columns that are not read. Each is named in the report; one that speaks of something on which the draw depends is a
// warning until somebody has said that it may stay unread.

import type { Findings } from '../finding.ts';
import type { Column, Table } from '../table.ts';
import { headerKey, isOfOthers } from './fields.ts';
import type { Header, HeaderColumn } from './header.ts';

/** A column of the file, and what it was read as; null if it was not read. */
export type FileColumn = {
  readonly letter: string;
  readonly header: string;
  readonly readAs: Column['field']['name'] | null;
};

/** All columns of the header, in their order, with what they were read as. */
export function fileColumns(header: Header, table: Table): FileColumn[] {
  const read = new Map([...table.columns.values()].map(column => [column.index, column]));
  const columns = header.columns.map(({ index, letter, header: text }) => {
    const readAs = read.get(index)?.field.name ?? null;
    return { index, letter, header: text, readAs };
  });
  const chosen = [...read.values()].filter(({ index }) => !columns.some(column => column.index === index));
  const all = [
    ...columns,
    ...chosen.map(({ index, letter, field }) => ({ index, letter, header: '', readAs: field.name })),
  ];
  return all
    .sort((a, b) => a.index - b.index)
    .map(({ letter, header: text, readAs }) => ({ letter, header: text, readAs }));
}

/** Reports unread columns that speak of twins, a state of review, a school, or a number that each child has to itself. */
export function reportUnread(table: Table, header: Header, findings: Findings): void {
  const read = new Set([...table.columns.values()].map(({ index }) => index));
  // A column with a known header that another one was preferred to has been reported already.
  const unread = header.columns.filter(
    ({ index, field, header: text }) => !read.has(index) && field === null && text !== '',
  );
  for (const column of unread) {
    const code = speaksOf(table, column);
    if (code !== null) findings.add(code, { sheet: table.sheet, row: header.row, column }, column.header, {});
  }
}

type UnreadCode = 'list.unread-twins' | 'list.unread-review' | 'list.unread-school' | 'list.unread-number';

function speaksOf(table: Table, column: HeaderColumn): UnreadCode | null {
  const key = headerKey(column.header);
  const values = table.texts(column.index);
  if (values.every(value => value === '')) return null;
  if (/胞胎|孪生|捆绑|绑定|同胞|twin/.test(key)) return 'list.unread-twins';
  if (isOfOthers(key)) return null;
  if (
    /(审核|审查|初审|复审|终审|核验|审批)(?!人|时间|日期|单位|部门|老师|工作|员)|退出|退档|撤销|撤回|放弃|作废|取消|(资格|报名|申请|录取)(状态|结果)|是否(有效|合格|通过|录取)|review|status/.test(
      key,
    )
  ) {
    return 'list.unread-review';
  }
  if (
    /^(学校|校名|学校名称|志愿|志愿名称|第[一二三12]志愿.*|.*(报名|报考|志愿|申请|录取|派位|摇号).*(学校|初中|中学))$/.test(
      key,
    )
  ) {
    return 'list.unread-school';
  }
  if (isNumberHeader(key) && isOwnNumber(values)) return 'list.unread-number';
  return null;
}

function isNumberHeader(key: string): boolean {
  if (/^(序号|行号|编序|no|#|排序|顺序号?)$/.test(key)) return false;
  if (/电话|手机|微信|qq|门牌|楼|室|房|栋|户号|户口簿|邮|车牌|班号|座位|代码$|银行|卡号|账号|学校编|班级/.test(key))
    return false;
  return /(号|号码|编号|编码|id|number|no)$/.test(key);
}

/** Whether each child has a number of its own: all filled and different, without Chinese characters. */
function isOwnNumber(values: readonly string[]): boolean {
  return values.length > 1 && new Set(values).size === values.length && values.every(value => /^[!-~]+$/.test(value));
}
