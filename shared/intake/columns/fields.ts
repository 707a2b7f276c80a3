// The table of columns: which fields a child can have in a list, and under which headers.

/** The fields of a child, in the usual order of their columns. */
export const fieldNames = [
  'registration',
  'name',
  'sex',
  'documentType',
  'id',
  'primary',
  'household',
  'phone',
  'twins',
  'isTwin',
  'school',
  'review',
  'remark',
] as const;

/** A field of a child: what one column says. `id` is the number of any document, `isTwin` only whether there are twins. */
export type FieldName = (typeof fieldNames)[number];

/** The fields of the numbers that tell one child from another. */
export const numberFields = ['registration', 'id'] as const;

/** The fields that say who a child is. */
export const identifyingFields = ['name', ...numberFields] as const;

/** How the cells of a field are read: as a name, a code in ASCII, a group, or any text. */
export type Reading = 'name' | 'id' | 'registration' | 'phone' | 'group' | 'text';

/** One column of a list. `decisive`: the draw depends on it, so formulas, error values and merged cells are errors there. */
export type Field = {
  readonly name: FieldName;
  readonly reading: Reading;
  readonly decisive: boolean;
  /** Its headers, the usual one first; earlier ones win if a list has several. */
  readonly headers: readonly string[];
  /** What other headers of it look like, as their keys (`headerKey`) without what says that it is the child's. */
  readonly pattern: RegExp | null;
};

const split = (headers: string): readonly string[] => headers.split(' ');

/** The columns of a list in their usual order. */
export const fields: readonly Field[] = [
  {
    name: 'registration',
    reading: 'registration',
    decisive: true,
    headers: split(
      '登记号 报名号 登记编号 报名编号 报名登记号 报名登记编号 预登记号 预登记编号 登记号码 报名号码 报名序号 登记序号 报名流水号 登记流水号 注册号 派位号 摇号编号 准考证号 摇号号 摇号号码 派位编号 派位序号 摇号序号 抽签号 申请编号 申请号 registration registrationnumber registrationno registrationid',
    ),
    pattern:
      /^(预|网上|统一|民办)?(报名|登记|报名登记|派位|电脑派位|摇号|电脑摇号|随机派位|抽签|准考证|准考|考|应试|申请|注册|受理|回执)(表|单)?(流水|顺序)?(号|号码|编号|序号|编码|号数|顺序号|流水号)$/,
  },
  {
    name: 'name',
    reading: 'name',
    decisive: true,
    headers: split('姓名 名字 name studentname fullname childname 学生'),
    pattern: /^(中文|真实)?(姓名|名字)(全称)?$/,
  },
  { name: 'sex', reading: 'text', decisive: false, headers: split('性别 sex gender'), pattern: null },
  {
    name: 'documentType',
    reading: 'text',
    decisive: false,
    headers: split('证件类型 身份证件类型 documenttype idtype'),
    pattern: /^(有效)?(身份)?(证件|证照|身份证)(类型|种类|类别|名称)$/,
  },
  {
    name: 'id',
    reading: 'id',
    decisive: true,
    headers: split(
      '身份证号 身份证号码 身份证 公民身份号码 公民身份证号码 公民身份证号 居民身份证号 居民身份证号码 身份号码 身份证件号 身份证件号码 证件号码 证件号 身份证编号 idnumber idno idcard id',
    ),
    pattern:
      /^(有效|居民|公民|二代|本人|其他|其它)*(护照号码?|(港澳台|台胞|回乡|来往内地|港澳居民来往内地|台湾居民来往大陆)+(通行)?证号码?|通行证号码?|身份证(件|明)?(号|号码|编号)?|身份号码?|(证件|证照)(号|号码|编号))((或|\/|及)?(其他)?(护照|通行证|证件|有效证件)(号|号码|编号)?)*$/,
  },
  {
    name: 'primary',
    reading: 'text',
    decisive: false,
    headers: split(
      '毕业小学 小学毕业学校 毕业学校 毕业小学名称 毕业学校名称 小学毕业学校名称 原毕业小学 小学名称 就读小学 原就读小学 原小学 所在小学 小学 毕业院校 原就读学校 原学校 就读学校 现就读学校 primary primaryschool',
    ),
    pattern: /^(小学)?(毕业|就读|现就读|原就读|学籍|学籍所在|生源|所在)(小学|学校|院校|校)(全称|名称)?$/,
  },
  {
    name: 'household',
    reading: 'text',
    decisive: false,
    headers: split('户籍类别 户口类别 户籍类型 户口类型 户籍性质 户口性质 户别 户籍 户口 household householdtype'),
    pattern: null,
  },
  {
    name: 'phone',
    reading: 'phone',
    decisive: false,
    headers: split(
      '联系电话 电话 手机 手机号 手机号码 联系手机 联系手机号 联系方式 电话号码 联系电话号码 家长电话 家长联系电话 家长手机 家长手机号 家长手机号码 家长联系方式 监护人电话 监护人联系电话 监护人手机号 监护人手机号码 联系人电话 phone telephone mobile',
    ),
    pattern: null,
  },
  {
    name: 'twins',
    reading: 'group',
    decisive: true,
    headers: split('多胞胎组 多胞胎组号 捆绑号 twins twingroup group'),
    pattern:
      /^(双|多|双多|双\(多\)|多\(双\)|双\/多|双或多)?(胞胎|胎|孪生|同胞|捆绑|绑定|关联)(捆绑|绑定)?(摇号|派位|报名)?(组|组号|组别|编组|分组|号|号码|编号|序号|标识|标志|代码|编码|信息)?$/,
  },
  {
    name: 'isTwin',
    reading: 'text',
    decisive: false,
    headers: split('是否多胞胎 是否双胞胎 istwin'),
    pattern:
      /^是否(为|是|系|属于)?(双|多|双多|双\(多\)|多\(双\)|双或多|双\/多)(胞胎)(子女|学生|捆绑|家庭)?$|^(双|多|双多)胞胎(是|是否)$/,
  },
  {
    name: 'school',
    reading: 'text',
    decisive: false,
    headers: split('报名学校 报考学校 志愿学校 申请学校 报读学校 填报学校 意向学校'),
    pattern:
      /^(报名|报考|志愿|第一志愿|申请|申报|报读|填报|意向|招生|派位|摇号|拟报|拟就读|拟入学)(民办)?(学校|初中|小学|中学)(名称|全称)?$/,
  },
  {
    name: 'review',
    reading: 'text',
    decisive: false,
    headers: split('审核状态 审核结果 审查结果 资格审查 资格审核'),
    pattern:
      /^(资格|材料|报名|信息|学校|教育局|教体局|平台|最终)*(审核|审查|初审|复审|终审|复核|核验|审批)(的)?(状态|结果|意见|结论|情况|是否通过|通过)?$|^(审核)?是否(审核)?(通过|合格|有效)(审核)?$|^(报名|申请|录取)?状态$/,
  },
  {
    name: 'remark',
    reading: 'text',
    decisive: false,
    headers: split('备注 备注信息 备注说明 说明 备考 remark remarks note notes'),
    pattern: null,
  },
];

/** The usual headers of the fields that a list needs and `has` denies: 姓名, and one of 登记号 and 身份证号. */
export function missingIn(has: (name: FieldName) => boolean): string[] {
  return [
    ...(has('name') ? [] : [usualHeader('name')]),
    ...(has('registration') || has('id') ? [] : [`${usualHeader('registration')} / ${usualHeader('id')}`]),
  ];
}

/** The usual header of a field. */
export function usualHeader(name: FieldName): string {
  return fields.find(field => field.name === name)?.headers[0] ?? name;
}

/** The first of some columns that means a field; undefined if none does. */
export function columnOf<Column extends { readonly field: FieldName | null }>(
  columns: readonly Column[],
  name: FieldName,
): Column | undefined {
  return columns.find(({ field }) => field === name);
}

const known = new Map<string, { readonly field: Field; readonly rank: number }>();
for (const field of fields) {
  for (const [rank, header] of field.headers.entries()) known.set(header, { field, rank });
}

// Headers that only match a pattern rank after the usual ones.
const otherRank = 1000;

/** The field that a header means, and the rank of the header among those of its field; null for any other header. */
export function fieldOf(header: string): { readonly field: Field; readonly rank: number } | null {
  return remembered(meanings, header, meaningOf);
}

// A hundred rows of 2,000 columns may say the same in every cell, and each is looked at several times.
const keys = new Map<string, string>();
const meanings = new Map<string, ReturnType<typeof meaningOf>>();
const mostRemembered = 1000;

/** What `find` says of a text, which is found once as long as it is among the last thousand. */
function remembered<Found>(known: Map<string, Found>, text: string, find: (text: string) => Found): Found {
  // Longer ones are rare, and would be kept for as long as the program runs.
  if (text.length > 100) return find(text);
  const before = known.get(text);
  if (before !== undefined) return before;
  const found = find(text);
  if (known.size >= mostRemembered) known.clear();
  known.set(text, found);
  return found;
}

function meaningOf(header: string): { readonly field: Field; readonly rank: number } | null {
  const whole = headerKey(header);
  const found = lookUp(whole);
  if (found !== null) return found;
  // Text in brackets is a hint for filling in, unless it says whose column it is.
  const hint = /[([【〔][^)\]】〕]*[)\]】〕]/g;
  const hints = whole.match(hint) ?? [];
  const says = hints.join('');
  if (hints.length === 0 || isOfOthers(says) || otherHint.test(says)) return null;
  return lookUp(whole.replace(hint, ''));
}

// Hints that say whose the column is, or that it has the name in another form.
const otherHint = /^[([【〔](户主|产权人|权利人|法人|代理人|推荐人|汉语拼音|拼音|英文|英文名|曾用名?)[)\]】〕]$/;

/** The same for headers that are not a field: they may also name the owner of a house. */
export function namesOthers(header: string): boolean {
  return isOfOthers(header) || /户主|产权|权利人|法人|代理人|推荐人|录入|经手|操作/.test(header);
}

/** Whether a header says that a column is about somebody other than the child. */
export function isOfOthers(header: string): boolean {
  return /[父母爸妈]|家长|监护|亲属|亲戚|家庭成员|联系人|配偶|祖|兄|弟|姐|妹|代办|经办|审核人|填表人|班主任|教师|老师|校长|关系/.test(
    header,
  );
}

const numbering = /^\(?([0-9]{1,2}|[一二三四五六七八九十]{1,2})\)?(?=[^0-9)])/;
const ofChild =
  /^(报名|申请|登记|入学|录取|摇号|参加摇号|应届)?(学生|考生|新生|孩子|儿童|幼儿|小孩|适龄儿童|少儿|本人|子女|小学毕业生|毕业生|被监护人)(的)?/;

function lookUp(key: string): { readonly field: Field; readonly rank: number } | null {
  const bare = key.replace(numbering, '');
  const own = bare.replace(ofChild, '');
  for (const one of [key, bare, own]) {
    const found = known.get(one);
    // A header that names the child wins over one that names nobody.
    const isChilds = one !== bare && one !== key;
    if (found !== undefined) return { field: found.field, rank: isChilds ? found.rank - otherRank : found.rank };
  }
  for (const one of [bare, own]) {
    // The status of a pupil is not that of an application.
    const field = fields.find(({ name, pattern }) => pattern?.test(one) && (name !== 'review' || one === bare));
    // Another document may have a column beside the resident ID.
    if (field !== undefined) return { field, rank: isOtherDocument(one) ? 2 * otherRank : otherRank };
  }
  return null;
}

/** Whether a header, as its key, names documents other than the resident ID alone. */
export function isOtherDocument(key: string): boolean {
  return /护照|通行|来往|台胞|回乡|港澳|其他|其它/.test(key) && !/身份|居民身|公民/.test(key);
}

// Characters of headers as Taiwan, Hong Kong and Macao write them.
const traditional =
  '登記號報學證別碼畢業戶類聯絡繫電話組備註監護親單職務稱審狀態雙綁編機兒讀條對應錄籤簽搖準園孫內國說點區縣鎮鄉';
const simplified =
  '登记号报学证别码毕业户类联络系电话组备注监护亲单职务称审状态双绑编机儿读条对应录签签摇准园孙内国说点区县镇乡';
const simpler = new Map([...traditional].map((one, at) => [one, [...simplified][at] ?? one]));

/**
 * A header without blanks, line breaks, invisible characters, asterisks, and punctuation, in half-width,
 * lower case and simplified characters.
 */
export function headerKey(header: string): string {
  if (header.length <= longestKey && plainKeys.test(header)) return header;
  return remembered(keys, header, keyOf);
}

function keyOf(header: string): string {
  return header
    .slice(0, longestKey)
    .normalize('NFKC')
    .replace(/[\s\p{Cc}\p{Cf}\p{Zs}*★☆※●:：'"“”_.、，,。\-－—·]+/gu, '')
    .replace(/\p{Script=Han}/gu, one => simpler.get(one) ?? one)
    .toLowerCase();
}

const longestKey = 200;
const plainKeys = /^[0-9()登记号报名姓性别身份证件码毕业小学户籍类联系电话多胞胎组备注]*$/;
