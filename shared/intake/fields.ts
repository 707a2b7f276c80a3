// The table of columns: what a list can say of a child, and by which headers it says it.

import { narrow } from '../text/narrow.ts';

/** The fields of a child. */
export type FieldName = 'registration' | 'name' | 'sex' | 'id' | 'primary' | 'household' | 'phone' | 'twins' | 'remark';

/** How the cells of a field are read: as a name, as a number-like code in ASCII, as a group, or as any text. */
export type Reading = 'name' | 'id' | 'registration' | 'phone' | 'group' | 'text';

/** One column of a list. `decisive`: the draw depends on it, so formulas, error values and merged cells are errors there. */
export type Field = {
  readonly name: FieldName;
  readonly reading: Reading;
  readonly decisive: boolean;
  /** Its headers, the usual one first; earlier ones win where a list has several. */
  readonly headers: readonly string[];
};

const split = (headers: string): readonly string[] => headers.split(' ');

/** The columns of a list in their usual order. */
export const fields: readonly Field[] = [
  {
    name: 'registration',
    reading: 'registration',
    decisive: true,
    headers: split(
      '登记号 报名号 登记编号 报名编号 报名登记号 报名登记编号 预登记号 预登记编号 登记号码 报名号码 报名序号 登记序号 报名流水号 登记流水号 注册号 申请编号 申请号 学生登记号 学生报名号 registration registrationnumber registrationno registrationid',
    ),
  },
  {
    name: 'name',
    reading: 'name',
    decisive: true,
    headers: split(
      '姓名 学生姓名 新生姓名 考生姓名 孩子姓名 儿童姓名 幼儿姓名 学生名字 名字 name studentname fullname childname',
    ),
  },
  {
    name: 'sex',
    reading: 'text',
    decisive: false,
    headers: split('性别 学生性别 sex gender'),
  },
  {
    name: 'id',
    reading: 'id',
    decisive: true,
    headers: split(
      '身份证号 身份证号码 身份证 公民身份号码 公民身份证号码 公民身份证号 居民身份证号 居民身份证号码 学生身份证号 学生身份证号码 学生身份证 身份号码 身份证件号 身份证件号码 学生身份证件号 学生身份证件号码 证件号码 证件号 学生证件号码 学生证件号 身份证编号 id idnumber idno idcard',
    ),
  },
  {
    name: 'primary',
    reading: 'text',
    decisive: false,
    headers: split(
      '毕业小学 小学毕业学校 毕业学校 毕业小学名称 毕业学校名称 小学毕业学校名称 原毕业小学 小学名称 就读小学 原就读小学 原小学 所在小学 小学 毕业院校 原就读学校 原学校 primary primaryschool',
    ),
  },
  {
    name: 'household',
    reading: 'text',
    decisive: false,
    headers: split('户籍类别 户口类别 户籍类型 户口类型 户籍性质 户口性质 户别 户籍 户口 household householdtype'),
  },
  {
    name: 'phone',
    reading: 'phone',
    decisive: false,
    headers: split(
      '联系电话 电话 手机 手机号 手机号码 联系手机 联系手机号 联系方式 电话号码 联系电话号码 家长电话 家长联系电话 家长手机 家长手机号 家长手机号码 家长联系方式 监护人电话 监护人联系电话 监护人手机号 监护人手机号码 联系人电话 phone telephone mobile',
    ),
  },
  {
    name: 'twins',
    reading: 'group',
    decisive: true,
    headers: split(
      '多胞胎组 多胞胎组号 多胞胎编号 多胞胎组别 双胞胎组 双胞胎组号 双多胞胎组 双多胞胎组号 双(多)胞胎组 双(多)胞胎组号 多胞胎 双胞胎 双多胞胎 双(多)胞胎 多胞胎标识 双胞胎标识 多胞胎信息 双胞胎信息 同胞组 twins twingroup group',
    ),
  },
  {
    name: 'remark',
    reading: 'text',
    decisive: false,
    headers: split('备注 备注信息 备注说明 说明 remark remarks note notes'),
  },
];

/** A field by its name. */
export function fieldNamed(name: FieldName): Field {
  const field = fields.find(one => one.name === name);
  if (field === undefined) throw new Error(`no field ${name}`);
  return field;
}

const known = new Map<string, { readonly field: Field; readonly rank: number }>();
for (const field of fields) {
  for (const [rank, header] of field.headers.entries()) known.set(header, { field, rank });
}

/** The field that a header means, with the rank of that header among the field's own; null for any other header. */
export function fieldOf(header: string): { readonly field: Field; readonly rank: number } | null {
  const whole = headerKey(header);
  const found = known.get(whole);
  if (found !== undefined) return found;
  // What stands in brackets is a hint for filling in, except where it says whose column it is.
  const hint = /[([【〔][^)\]】〕]*[)\]】〕]/g;
  const hints = whole.match(hint) ?? [];
  if (hints.length === 0 || /[父母家监亲联]/.test(hints.join(''))) return null;
  return known.get(whole.replace(hint, '')) ?? null;
}

/** A header without blanks, line breaks, invisible characters, asterisks and colons, in half-width and lower case. */
export function headerKey(header: string): string {
  if (/^[\u4e00-\u9fff0-9()]*$/.test(header)) return header;
  return narrow(header.slice(0, 200))
    .replace(/[\s\p{Cc}\p{Cf}\p{Zs}*★☆※●:：'"“”_.、，,。\-－—·]+/gu, '')
    .toLowerCase();
}
