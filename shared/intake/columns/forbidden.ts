// Positions and income of parents must never be collected. A list with such a column is refused as a whole, even if the
// column is empty or hidden, so the headers are judged before anything else and rather too strictly.

import { headerKey } from './fields.ts';

const words =
  /职务|职业|职称|职位|职级|收入|工资|薪资|薪酬|月薪|年薪|工薪|单位|岗位|任职|就职|供职|从业|工作|公司|企业|occupation|profession|employer|employment|income|salary|wage|jobtitle|workplace|workunit|position/;

// These do not refer to parents: schools and offices are called 单位 too, and there are working days, staff who check forms, and
// vocational schools.
const harmless =
  /(毕业|就读|学籍|学籍所在|办理|填报|填表|上报|报送|招生|推荐|审核|审查|录取|报名|登记|发证|签发|受理|经办|承办|主办|主管|颁证|办证|鉴定|填发)单位|(审核|审查|经办|招生|登记|受理|教育局|学校)?工作(日|人员|证|站|时间|时段|组|流程|要求)|职业(高中|中学|学校|院校|学院|教育|技术)/g;

/** Whether a header names a column of parents' positions, employers or income. */
export function isForbidden(header: string): boolean {
  return words.test(headerKey(header).replace(harmless, ''));
}

/**
 * The same for a cell outside the header row that may be a header: only a short text without a colon, so that “填报单位：…” in a title or
 * an instruction is not taken for a column.
 */
export function isForbiddenAlone(text: string): boolean {
  const key = headerKey(text);
  if (/[:：]/.test(text) || key.length > 12) return false;
  return /^(家长|家庭|父亲|母亲|父母|监护人|父|母|爸爸|妈妈|联系人)?(的)?(职务|职业|职称|职位|工作单位|所在单位|工作单位及职务|单位|单位及职务|单位职务|职务职业|职业职务|收入|年收入|月收入|家庭收入|工资|岗位|工作|收入情况|收入状况|职业情况|工作情况)$/.test(
    key.replace(/\([^)]*\)/g, ''),
  );
}
