// Reports columns that are not read. Each is named in the report; one that the draw may depend on is a warning until somebody accepts
// that it stays unread.

import type { Findings } from '../findings/finding.ts';
import { letterOf } from '../findings/letters.ts';
import { headerKey, namesOthers } from './fields.ts';
import { type Header, type HeaderColumn, headerText } from './header.ts';
import type { Column, Table } from './table.ts';

/** A column of the file, and the field that it was read as; null if it was not read. */
export type FileColumn = {
  readonly letter: string;
  readonly header: string;
  readonly readAs: Column['field']['name'] | null;
};

/** All columns of the file in their order, with the fields that they were read as; those without a header only if they have content. */
export function fileColumns(header: Header, table: Table): FileColumn[] {
  const read = new Map([...table.columns.values()].map(column => [column.index, column]));
  const headers = new Map(header.columns.map(column => [column.index, headerText(header, column)]));
  for (const index of [...read.keys(), ...table.unnamedColumns().keys()]) {
    if (!headers.has(index)) headers.set(index, '');
  }
  const indices = [...headers.keys()].sort((a, b) => a - b);
  return indices.map(index => ({
    letter: letterOf(index),
    header: headers.get(index) ?? '',
    readAs: read.get(index)?.field.name ?? null,
  }));
}

// Content in at most so many rows is not a column without a header; in a CSV file, where a separator may have shifted cells, in more
// rows if most have nothing there.
const fewRows = 2;
const fewPushed = 20;

/** Whether content in a column without a header is reported row by row; `count` is the number of rows that have it. */
export function isBeside({ sheet, rows }: Table, count: number): boolean {
  return count <= fewRows || (sheet === null && count <= fewPushed && count * 2 < rows.length);
}

/** Reports unread columns of twins, review status, school, or a number that is different for each child. */
export function reportUnread(table: Table, header: Header, findings: Findings): void {
  const read = new Set([...table.columns.values()].map(({ index }) => index));
  // A column with a known header that another one was preferred to has been reported already.
  const unread = header.columns.filter(
    ({ index, field, header: text }) => !read.has(index) && field === null && text !== '',
  );
  // A list without any header was matched column by column.
  for (const [index, count] of header.row === null ? [] : table.unnamedColumns()) {
    if (read.has(index) || isBeside(table, count)) continue;
    const column = { header: '', letter: letterOf(index) };
    findings.add('list.unread-unnamed', { sheet: table.sheet, row: header.row, column }, '', { count });
  }
  for (const column of unread) {
    const code = speaksOf(table, column);
    if (code !== null) findings.add(code, { sheet: table.sheet, row: header.row, column }, column.header, {});
  }
}

const ofTwins =
  /胎|孪生|双生|捆绑|绑定|绑号|绑报|同胞|兄弟|姐妹|兄妹|姐弟|龙凤|长幼|多孩|联报|联号|连号|并号|并报|同报|合摇|同摇|合并摇|一同摇|一起摇|关联(登记|报名|学生|号|组)|随同|结伴|同组|组号|组别|^组$|家庭(编号|组|号)|twin|sibling|binding|group/;

/** Whether a header, as its key, mentions twins or children who are to be drawn together. */
export function speaksOfTwins(key: string): boolean {
  return ofTwins.test(key);
}

type UnreadCode = 'list.unread-twins' | 'list.unread-review' | 'list.unread-school' | 'list.unread-number';

function speaksOf(table: Table, column: HeaderColumn): UnreadCode | null {
  const key = headerKey(column.header);
  const values = table.texts(column.index);
  if (values.every(value => value === '')) return null;
  if (speaksOfTwins(key)) return 'list.unread-twins';
  if (namesOthers(key)) return null;
  if (
    /(审核|审查|初审|复审|终审|核验|审批)(?!人|时间|日期|单位|部门|老师|工作|员)|退出|退档|撤销|撤回|放弃|弃权|作废|注销|剔除|删除|取消|直升|直录|直招|免摇|免试|不通过|不参加|是否(参|同意|摇号|符合)|(参加|参与|能否)摇号|摇号资格|核查(结果|状态)|资格认定|(录取|参与|入学)方式|已录取|(资格|报名|申请|录取)(状态|结果)|是否(有效|合格|通过|录取)|有效(标志|状态)|review|status|^state$|deleted|valid|approved/.test(
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
