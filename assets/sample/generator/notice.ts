// The facts of the notice 《2024年灵宝市市区初中招生入学工作方案》 of 10 July 2024: the eight schools of its table, in its order, and
// what its column 招生范围 says of each.

/** A school of the notice. */
export interface School {
  readonly number: number;
  readonly name: string;
  readonly kind: 'public' | 'private';
  readonly telephone: string;
}

/** The eight schools of the notice, numbered as in its table. */
export const SCHOOLS: readonly School[] = [
  { number: 1, name: '实验中学', kind: 'public', telephone: '8853191' },
  { number: 2, name: '市一中', kind: 'public', telephone: '8861553' },
  { number: 3, name: '市二中', kind: 'public', telephone: '2298210' },
  { number: 4, name: '实验二中', kind: 'public', telephone: '8783886' },
  { number: 5, name: '市三中', kind: 'public', telephone: '8855123' },
  { number: 6, name: '市二中新灵西街校区', kind: 'public', telephone: '8669118' },
  { number: 7, name: '灵宝外国语学校（初中部）', kind: 'private', telephone: '2366708' },
  { number: 8, name: '灵宝高新学校（初中部）', kind: 'private', telephone: '6868777' },
];

/** "Some of the graduates": which ones, the notice does not say. */
export const SOME = '部分毕业生';

/**
 * 毕业小学, 条件, 对口初中. No condition means all graduates. Where the notice gives a school only some of a primary school's
 * graduates the condition says so, even if no other school is named for the rest (实验二小): such children are 待核实. A row without
 * a primary school is for a category of children.
 */
export const CATCHMENT: readonly (readonly [primary: string, condition: string, school: string])[] = [
  ['市二小', '', '实验中学'],
  ['涧东小学', '', '实验中学'],
  ['河滨小学', SOME, '实验中学'],
  ['中州实验学校', '市区居民户口', '实验中学'],
  ['', '驻灵部队军人子女', '实验中学'],
  ['市一小', '', '市一中'],
  ['河滨小学', SOME, '市一中'],
  ['实验小学', '', '市二中'],
  ['市五小', '', '市二中'],
  ['市六小', '', '市二中'],
  ['城关镇中心小学', '', '市二中'],
  ['实验二小', SOME, '市二中'],
  ['实验三小', SOME, '市二中'],
  ['市三小', '', '实验二中'],
  ['市四小', '', '实验二中'],
  ['实验三小', SOME, '实验二中'],
  ['尹庄镇所属小学', '', '市三中'],
  ['市四小教育集团尹庄实验校区', '', '市三中'],
  ['中州实验学校', '非市区居民户口', '市三中'],
  ['', '进城务工人员随迁子女', '市三中'],
  ['实验小学教育集团解放路校区', '', '市二中新灵西街校区'],
  ['建设小学', '', '市二中新灵西街校区'],
];

/** Who watches, in the words of the notice. */
export const WITNESSES: readonly string[] = [
  '公证员',
  '市纪委监委',
  '两代表一委员',
  '教体局科室长',
  '学校家委会代表',
  '新生家长代表',
];

/** The notice's telephone lines: 基教科 for questions, 监察信访室 for complaints. */
export const CONTACTS = { enquiry: '8660876', supervision: '8656937' } as const;
