// Lists in which a child would vanish, appear twice or share a lot with a stranger without a word, and honest lists beside them.

import { describe, expect, test } from 'vitest';
import { toWorkbook } from '../../assets/sample/generator/workbook.ts';
import { message } from '../../shared/intake/findings/finding.ts';
import { child, codes, headers, idNumber, report, table, text } from './support.ts';

const lines = (...rows: readonly string[]) => report(text(`${rows.join('\n')}\n`));
const ids = (from: number, count: number) => Array.from({ length: count }, (_, at) => idNumber(from + at));
const ten = ids(1, 10).map((id, at) => `${1000 + at},甲${'子丑寅卯辰巳午未申酉'[at]},${id},市一小`);

describe('nothing vanishes', () => {
  test('between two quotes of two cells', () => {
    const marked = ten.map((line, at) => (at === 3 || at === 6 ? line.replace('市一小', '"') : line));
    const read = lines('登记号,姓名,身份证号,毕业小学', ...marked);
    expect(codes(read)).toContain('cell.row-inside');
    expect(read.list).toBeNull();
    const broken = lines('登记号,姓名,身份证号,备注', ...ten.map(line => line.replace('市一小', '"第一行\n第二行"')));
    expect([codes(broken), broken.children]).toEqual([[], 10]);
  });

  test.each([
    ['the same headers with a number', '登记号,姓名,登记号2,姓名2'],
    ['as pandas writes them', '登记号,姓名,登记号.1,姓名.1'],
  ])('in a second block beside the first: %s', (_, header) => {
    const read = lines(header, '1001,甲甲,1011,乙乙', '1002,丙丙,1012,丁丁');
    expect(codes(read)).toEqual(['list.two-blocks']);
  });

  test('in a second block with other headers of the same', () => {
    const read = lines('登记号,姓名,报名号,学生姓名', '1001,甲甲,1011,乙乙', '1002,丙丙,1012,丁丁');
    expect(codes(read)).toEqual(['list.two-blocks']);
  });

  test('but the same number and name once more, or those of somebody else, are no second list', () => {
    const same = lines('登记号,姓名,报名号,学生姓名', '1001,甲甲,1001,甲甲', '1002,丙丙,1002,丙丙');
    expect([...new Set(codes(same))]).toEqual(['list.column-ignored']);
    const other = lines('受理号,姓名,报名号,学生姓名', 'SL1,甲甲,1011,乙乙', 'SL2,丙丙,1012,丁丁');
    expect([...new Set(codes(other))]).toEqual(['list.column-ignored']);
  });

  test('in a second block without headers, of which only a few rows are filled', () => {
    const rows = ['GX1,甲甲,男,,GX4,丁丁,女', 'GX2,乙乙,女,,GX5,戊戊,女', 'GX3,丙丙,男'];
    expect(codes(lines('登记号,姓名,性别,,,,', ...rows))).toEqual(['list.two-blocks']);
    const notes = ['GX1,甲甲,男,,电话,已核对', 'GX2,乙乙,女', 'GX3,丙丙,男'];
    expect(codes(lines('登记号,姓名,性别', ...notes))).not.toContain('list.two-blocks');
  });

  test('below a header in another order: it is named, and no child of it is read as if nothing were', () => {
    const read = lines(
      '姓名,登记号,性别',
      '甲甲,GX1,男',
      '乙乙,GX2,女',
      '登记号,姓名,性别',
      'GX3,丙丙,男',
      'GX4,丁丁,女',
    );
    expect(read.findings.find(({ code }) => code === 'row.header-moved')?.row).toBe(4);
    expect(read.list).toBeNull();
  });

  test('above the header: a list that was sorted with its header among the rows, or another table', () => {
    const sorted = lines('GX1,甲甲,男', 'GX2,乙乙,女', '登记号,姓名,性别', 'GX3,丙丙,男', 'GX4,丁丁,女');
    expect([codes(sorted), sorted.findings[0]?.refusal.values]).toEqual([
      ['list.rows-above'],
      { count: 2, rows: '1-2' },
    ]);
    const table = lines('姓名,性别,编号', '甲甲,男,1', '乙乙,女,2', '登记号,姓名,性别', 'GX3,丙丙,男', 'GX4,丁丁,女');
    expect(codes(table)).toEqual(['list.rows-above']);
    const titled = lines('报名登记表,,', '填报单位：教体局,填报人：李四,2026年', '登记号,姓名,性别', 'GX3,丙丙,男');
    expect([codes(titled), titled.children]).toEqual([[], 1]);
  });

  test('beside the list in one row of a workbook', () => {
    const rows = [...table(child(1), child(2)).map(row => [...row, '']), [...child(3), '', '女', '丁丁', 'X7']];
    const read = report({ name: 'a.xlsx', bytes: toWorkbook({ sheets: [{ name: '一', rows }] }) });
    expect(read.findings.map(({ code, row }) => [code, row])).toEqual([['row.cells-beside', 4]]);
  });

  test('in a second list under headers that are not known', () => {
    const rows = ['GX1,甲甲,GX4,李明', 'GX2,乙乙,GX5,王丽', 'GX3,丙丙,,'];
    expect(codes(lines('登记号,姓名,登记号A,姓名A', ...rows))).toEqual(['list.two-blocks']);
    const father = ['GX1,甲甲,13900000001,甲父', 'GX2,乙乙,13900000002,乙父', 'GX3,丙丙,13900000003,丙父'];
    expect(codes(lines('登记号,姓名,,', ...father))).not.toContain('list.two-blocks');
    const counts = ['1,甲甲,,3,男生', '2,乙乙,,3,女生', '3,丙丙,,6,合计'];
    expect(codes(lines('登记号,姓名,,,', ...counts))).not.toContain('list.two-blocks');
  });

  test.each([
    ['birthdays and peoples', '登记号,姓名,出生日期,政治面貌', at => `20120${101 + at},群众`],
    ['classes and streets', '登记号,姓名,班级编码,住址', at => `240${10 + at}099,高地街${at}号`],
    ['codes of places', '登记号,姓名,街道代码,街道', () => '24019900,城关'],
    ['the same numbers and names once more', '登记号,姓名,复核报名号,复核姓名', at => `${24010001 + at},王${at}`],
    [
      'the same names under other numbers',
      '登记号,姓名,派位号,考生姓名',
      at => `${24090001 + at},王${'一二三四'.charAt(at)}`,
    ],
    ['the twin of each', '登记号,姓名,同报人登记号,同报人', at => `${24010005 - at},李${'一二三四'.charAt(at)}`],
  ] as [string, string, (at: number) => string][])('but %s beside it are no second list', (_, header, beside) => {
    const rows = [0, 1, 2, 3].map(at => `${24010001 + at},王${'一二三四'.charAt(at)},${beside(at)}`);
    const read = lines(header, ...rows);
    expect([codes(read).includes('list.two-blocks'), read.children]).toEqual([false, 4]);
  });

  test('but titles above the header are no children', () => {
    const titles = [
      '实验中学,24010001',
      '20260701,灵宝市教体局',
      '姓名,性别,审核状态',
      '全部,全部,全部',
      '姓名,电话',
      '李老师,0398-8656937',
    ];
    for (const title of [titles.slice(0, 1), titles.slice(1, 2), titles.slice(2, 4), titles.slice(4)]) {
      expect(codes(lines(...title, '登记号,姓名', '24010001,王一', '24010002,李二'))).toEqual([]);
    }
  });

  test('but a copy for printing with hidden names, without documents and with a total is no second list', () => {
    const rows = Array.from({ length: 4 }, (_, at) => child(at, { 姓名: `王${'甲乙丙丁'.charAt(at)}一` }));
    const copy = [['登记号', '姓名'], ...rows.map(row => [row[0] ?? '', '王*一']), ['合计', '4人']];
    const sheets = [
      { name: '名单', rows: table(...rows) },
      { name: '公示', rows: copy },
    ];
    expect(codes(report({ name: 'a.xlsx', bytes: toWorkbook({ sheets }) }))).toEqual(['list.other-sheets']);
  });

  test('but words that are headers too do not make the first child the header', () => {
    const rows = ['24010001,甲甲,身份证,学生,审核通过', '24010002,乙乙,身份证,学生,审核通过'];
    expect(lines('报名号,学生姓名,证件,类别,进度', ...rows).children).toBe(2);
  });

  test.each([
    [
      'the first column',
      '毕业小学,登记号,姓名',
      ['市一小,1001,甲甲', '",1002,乙乙', '",1003,丙丙', '市二小,1004,丁丁'],
    ],
    ['a row that is like no other', '登记号,姓名,备注', ['1001,甲甲,无', '补1,乙·乙,"', '1003,丙丙,"', '1004,丁丁,无']],
    [
      'rows whose first cell is empty',
      '序号,登记号,姓名,备注',
      [',1001,甲甲,"', ',1002,乙乙,"', ',1003,丙丙,无', ',1004,丁丁,'],
    ],
  ])('between two ditto marks in %s', (_, header, rows) => {
    expect(codes(lines(header, ...rows))).toContain('cell.row-inside');
  });

  test('below a sentence that names columns, which is not the header', () => {
    const read = lines('填写说明：,姓名,登记号,不可修改', '登记号,姓名,性别,备注', 'GX1,甲甲,男,');
    expect([codes(read), read.children]).toEqual([[], 1]);
  });

  test('on a second sheet that goes on without a header', () => {
    const rows = Array.from({ length: 6 }, (_, at) => child(at));
    const sheets = [
      { name: '一', rows: table(...rows.slice(0, 3)) },
      { name: '二', rows: rows.slice(3) },
    ];
    const read = report({ name: 'a.xlsx', bytes: toWorkbook({ sheets }) });
    expect(codes(read)).toEqual(['list.second-list']);
    expect(read.findings[0]?.refusal.values).toMatchObject({ other: '二', children: 3 });
  });

  test('behind a sheet that is called an explanation or an example and has more children', () => {
    const rows = Array.from({ length: 6 }, (_, at) => child(at));
    const sheets = [
      { name: '报名名单及说明', rows: table(...rows) },
      { name: '样表', rows: table(child(20)) },
    ];
    const read = report({ name: 'a.xlsx', bytes: toWorkbook({ sheets }) });
    expect([read.format.sheet, read.children]).toEqual(['报名名单及说明', 6]);
  });

  test('below a header that is merged over children', () => {
    const sheet = { name: '一', rows: table(child(1), child(2), child(3)), merges: ['I1:I3'] };
    const read = report({ name: 'a.xlsx', bytes: toWorkbook({ sheets: [sheet] }) });
    expect([codes(read), read.children]).toEqual([['list.merged'], 3]);
  });

  test('a cell that a comma has pushed behind the last header is said', () => {
    const pushed = ten.map((line, at) => (at === 4 ? `${line},东校区` : `${line},`));
    expect(codes(lines('登记号,姓名,身份证号,毕业小学,', ...pushed))).toEqual(['row.cells-beside']);
  });
});

describe('what is no child', () => {
  test.each(['合计', '总计：10 人', '审核人李四', '制表人：', '（盖章）', '无', 'NULL', '#REF!', '-', '待定'])(
    'a row called %s',
    name => {
      const read = lines('登记号,姓名,身份证号,毕业小学', ...ten, `1099,${name},,`);
      expect(codes(read)).toContain('row.name-none');
    },
  );

  test.each([
    ['24019999,姓名', 'row.name-none'],
    ['24019999,None', 'row.name-none'],
    ['24019999,男生合计', 'row.name-none'],
    ['24019999,作废', 'row.name-none'],
    ['0398-8656937,监督', 'cell.registration-odd'],
    ['2026-07-01,灵宝市', 'cell.registration-odd'],
  ])('a last line %s', (line, code) => {
    const rows = ten.map((_, at) => `${24010001 + at},${'甲乙丙丁戊己庚辛壬癸'.charAt(at)}甲`);
    expect(codes(lines('登记号,姓名', ...rows, line))).toEqual([code]);
    expect(codes(lines('登记号,姓名', ...rows, '24010011,Nat'))).toEqual([]);
  });

  test('a number that says that there is none', () => {
    const read = lines('登记号,姓名,身份证号,毕业小学', ...ten, `-,乙乙,${idNumber(50)},`);
    expect(codes(read)).toEqual(['cell.registration-missing']);
  });

  test('an example whose remark says so; a household that reads like a hint is none', () => {
    const example = child(1, { 姓名: '张三', 备注: '示例，导入时请删除此行' });
    expect(codes(report(text([headers, example, child(2)].map(row => row.join(',')).join('\n'))))).toEqual([
      'row.hint',
    ]);
    const read = lines('登记号,姓名,户籍类别,审核状态', '1001,甲甲,房户一致,审核通过', '1002,乙乙,房户一致,审核通过');
    expect(read.children).toBe(2);
    expect(lines('登记号,姓名,性别', 'AB,Ann,girl', 'CD,Bob,boy').children).toBe(2);
  });

  test('a long word under the header takes no time', () => {
    const began = process.cpuUsage();
    lines('登记号,姓名,性别', `${'student_registration_number_of_applicant'.repeat(3)}1,甲甲,男`);
    expect(process.cpuUsage(began).user / 1e6).toBeLessThan(2);
  });
});

describe('twins', () => {
  const group = (...values: readonly string[]) =>
    lines('登记号,姓名,多胞胎组', ...values.map((value, at) => `${1001 + at},${'甲乙丙丁'[at]}甲,${value}`));
  test.each([
    ['双胞胎姐姐', 'cell.group-unnamed'],
    ['是（双胞胎）', 'cell.group-unnamed'],
    ['老大', 'cell.group-unnamed'],
    ['不捆绑', 'list.no-group'],
    ['普通', 'list.no-group'],
    ['单报', 'list.no-group'],
    ['第一组', 'row.group-unproved'],
  ])('%s in two rows', (value, code) => {
    const read = group(value, value, '');
    expect(codes(read)).toContain(code);
    if (code === 'list.no-group') expect(read.lots).toBe(3);
  });

  test('groups called 一, 二, 三 and T1 are groups', () => {
    for (const name of ['三', 'T1', '甲组']) expect(codes(group(name, name))).not.toContain('cell.group-unnamed');
  });

  test.each(['兄弟姐妹组号', '龙凤胎组', '联报组', '随同人编号'])('a column %s is read or asked about', header => {
    const read = lines(`登记号,姓名,${header}`, '1001,甲甲,T1', '1002,甲乙,T1');
    expect(read.lots === 1 || codes(read).includes('list.unread-twins')).toBe(true);
  });
});

describe('columns', () => {
  test('of the child go before those of nobody', () => {
    const read = lines(
      '登记号,联系人,身份证号,幼儿姓名,幼儿身份证号',
      `1001,乙乙,${idNumber(9, '19850101')},甲甲,${idNumber(1)}`,
    );
    expect(read.list?.child(0) ?? read.findings).toMatchObject({ name: '甲甲', id: idNumber(1) });
  });

  test('of two reviews the last counts; whether a child takes part is asked', () => {
    const read = lines('登记号,姓名,初审,终审', '1001,甲甲,通过,不通过', '1002,乙乙,通过,通过');
    expect(codes(read)).toEqual(['list.column-ignored', 'list.review-open']);
    expect(codes(lines('登记号,姓名,是否参加摇号', '1001,甲甲,否', '1002,乙乙,是'))).toEqual(['list.unread-review']);
  });

  test('a type of document that is not known leaves the checks on', () => {
    const wrong = `${idNumber(1).slice(0, 17)}${idNumber(1).endsWith('0') ? '1' : '0'}`;
    for (const type of ['第二代身份证', '二代证', '身份证（大陆）', '1', '']) {
      expect(codes(lines('姓名,登记号,证件类型,证件号', `甲甲,1001,${type},${wrong}`))).toEqual(['cell.id-check']);
    }
  });
});

test('one child twice in a list without documents is said', () => {
  const read = lines('登记号,姓名,联系电话', '1001,甲甲,10003980001', '1002,甲甲,10003980001', '1003,甲甲,10003980002');
  expect(codes(read)).toEqual(['row.alike']);
});

test('no message shows a whole ID number, however it is written', () => {
  const id = idNumber(7);
  const wide = [...id].map(one => String.fromCharCode(one.charCodeAt(0) + 0xfee0)).join('');
  const spaced = `${id.slice(0, 6)} ${id.slice(6, 14)} ${id.slice(14)}`;
  const dashed = `${id.slice(0, 6)}-${id.slice(6, 14)}-${id.slice(14)}`;
  for (const number of [id, wide, spaced, dashed]) {
    const read = lines('登记号,姓名,联系电话,备注', `${number},甲甲${number},${number},父亲身份证${number}，双胞胎`);
    const said = read.findings.map(finding => `${message('zh', finding)} ${JSON.stringify(finding)}`).join('\n');
    expect(said).not.toContain(number);
    expect(said.normalize('NFKC').replace(/[\s-]/g, '')).not.toContain(id.slice(0, 14));
  }
});
