// Each kind of trouble that lists have, with what is read and what is said of it: the values, not only that something is said.

import { describe, expect, test } from 'vitest';
import type { Cell } from '../../assets/sample/generator/cells.ts';
import { toWorkbook } from '../../assets/sample/generator/workbook.ts';
import { catchmentOf, readCatchment } from '../../shared/intake/catchment.ts';
import type { Child } from '../../shared/intake/children.ts';
import { crossCheck } from '../../shared/intake/cross.ts';
import { type ListReport, readList } from '../../shared/intake/list.ts';
import { sentence } from '../../shared/text/refusal.ts';
import { must } from '../support/outcome.ts';
import { partsOfReport } from './accounted.ts';
import { listFixtures } from './fixtures.ts';
import { child, codes, csv, headers, idNumber, only, report, table, text, xlsx } from './support.ts';

function children({ list }: ListReport): Child[] {
  return Array.from({ length: list?.size ?? 0 }, (_, index) => list?.child(index)).filter(one => one !== undefined);
}

function errors({ findings }: ListReport): string[] {
  return findings.filter(({ severity }) => severity === 'error').map(({ code, row }) => `${code} ${row}`);
}

/** A list with one column more than the usual ones. */
function withColumn(header: string, ...values: readonly string[]): string[][] {
  const [top = [], ...rows] = table(...values.map((_, at) => child(at + 1)));
  return [[...top, header], ...rows.map((row, at) => [...row, values[at] ?? ''])];
}

describe('documents', () => {
  const numbers = [
    ['港澳居民来往内地通行证', 'H0456781203'],
    ['回乡证', 'M04567812'],
    ['台湾居民来往大陆通行证', '08456712'],
    ['护照', 'E12345678'],
    ['护照', '521830467'],
    ['外国人永久居留身份证', 'KOR310012040501'],
    ['外国人永久居留身份证', '941410201203150276'],
    ['港澳居民居住证', '810000201202101240'],
    ['其他', '999412820123400017'],
    ['', ''],
    ['居民身份证', idNumber(1)],
  ] as const;
  const list = (rows: readonly (readonly [string, string])[], type = true) => [
    ['登记号', '姓名', ...(type ? ['证件类型'] : []), '证件号码'],
    ...rows.map(([kind, number], at) => [`${2405_0001 + at}`, '王一', ...(type ? [kind] : []), number]),
  ];

  test.each([true, false])('each is kept as it is, with its type named or not: %s', named => {
    const read = report(csv(list(numbers, named)));
    expect(errors(read)).toEqual([]);
    expect(children(read).map(({ id }) => id)).toEqual(numbers.map(([, number]) => number));
    // The cards 94… and 81… carry the check digit of a resident ID, so they are checked.
    expect(only(read, 'list.documents').refusal.values).toMatchObject({ count: 7 });
    expect(only(read, 'list.ids-missing').refusal.values).toMatchObject({ count: 1 });
  });

  test.each([
    ['居民身份证', 'E12345678', 'cell.id-characters'],
    ['', `${idNumber(2).slice(0, 17)}${idNumber(2).endsWith('1') ? '2' : '1'}`, 'cell.id-check'],
    ['', idNumber(2).slice(0, 17), 'cell.id-length'],
    ['', `${idNumber(2)}0`, 'cell.id-length'],
    ['', '411299120815001', 'cell.id-old'],
    ['', '411299201213150017', 'cell.id-birth'],
    ['', '41129920120815O026', 'cell.id-characters'],
  ])('strict where a number claims to be a resident ID: %s %s', (type, number, code) => {
    expect(errors(report(csv(list([numbers[10], [type, number]]))))).toEqual([`${code} 3`]);
  });

  test.each(['无', '暂无', '未办理', 'NULL', '/'])('%s is none, and no child repeats another by it', word => {
    const read = report(csv(list([['', word], ['', word], numbers[3]])));
    expect([errors(read), children(read).map(({ id }) => id)]).toEqual([[], ['', '', 'E12345678']]);
  });

  test.each([
    ['E12345678', 'E12345678'],
    ['E12345678', 'e 1234 5678'],
    ['H0456781203', 'Ｈ0456781203'],
  ])('the same is the same child: %s and %s', (one, other) => {
    expect(
      errors(
        report(
          csv(
            list([
              ['护照', one],
              ['护照', other],
            ]),
          ),
        ),
      ),
    ).toEqual(['row.id-twice 3']);
    const schools = [one, other].map((number, at) => {
      const rows = list([
        ['护照', number],
        ['居民身份证', idNumber(10 + at)],
      ]);
      return { code: `S${at}`, report: report(csv(rows, `${at}.csv`)) };
    });
    const finding = only({ findings: crossCheck(schools) }, 'list.child-elsewhere');
    expect([finding.file, finding.row, finding.severity]).toEqual(['1.csv', 2, 'error']);
  });

  test('without documents the same name and number is a warning that says what agrees', () => {
    const none = { 身份证号: '', 性别: '男' };
    const findings = crossCheck(
      [child(1, { ...none, 毕业小学: '市二小' }), child(1, none)].map((one, at) => ({
        code: `S${at}`,
        report: report(csv(table(one), `${at}.csv`)),
      })),
    );
    const finding = only({ findings }, 'list.child-alike');
    expect(finding.severity).toBe('warning');
    expect(finding.refusal.values).toMatchObject({
      same: '姓名、登记号、性别、联系电话、户籍类别',
      different: '毕业小学',
    });
  });
});

describe('twins', () => {
  const group = (value: string, number: number, birthday = '20120815') =>
    child(number, { 多胞胎组: value, 身份证号: idNumber(number, birthday) });

  test.each(['nan', 'NULL', '\\N', '无', '空', '否', '独生子女', '不是双胞胎', '非多胞胎', '-', '/', 'N/A'])(
    '%s names no group',
    word => {
      const read = report(csv(table(group(word, 1), group(word, 2, '20110101'), group('A', 3), group('A', 4))));
      expect([errors(read), read.lots, children(read).map(({ twins }) => twins)]).toEqual([[], 3, ['', '', 'A', 'A']]);
      expect(only(read, 'list.no-group').refusal.values).toMatchObject({ count: 2 });
    },
  );

  test.each(['是', '双胞胎', '√', 'Y', 'TRUE', '龙凤胎'])('%s is an answer and no name of a group', word => {
    expect(errors(report(csv(table(group(word, 1), group(word, 2), child(3)))))).toEqual([
      'cell.group-unnamed 2',
      'cell.group-unnamed 3',
    ]);
  });

  test('1 beside 0 is an answer, 1 beside 2 a name', () => {
    expect(errors(report(csv(table(group('1', 1), group('1', 2), group('0', 3)))))).toEqual([
      'cell.group-unnamed 2',
      'cell.group-unnamed 3',
    ]);
    expect(report(csv(table(group('1', 1), group('1', 2), group('2', 3), group('2', 4)))).lots).toBe(2);
  });

  test.each(['捆绑号', '绑定号', '多胞胎绑定号', '双胞胎编号', '孪生组号', '*多胞胎组（同组填相同编号）'])(
    '%s is a column of groups',
    header => {
      const rows = table(group('A', 2), group('A', 1), child(3)).map(row =>
        row.with(7, row[7] === '多胞胎组' ? header : (row[7] ?? '')),
      );
      const read = report(csv(rows));
      expect([errors(read), read.lots]).toEqual([[], 2]);
      expect(children(read).map(({ lot }) => lot)).toEqual(['24010001', '24010001', '24010003']);
    },
  );

  test.each([
    ['20110815', 'row.group-birthdays', 'error'],
    ['20120816', 'row.group-midnight', 'warning'],
  ] as const)('a birthday of %s beside 20120815 is %s', (birthday, code, severity) => {
    const read = report(csv(table(group('A', 1), group('A', 2, birthday))));
    const finding = only(read, code);
    expect([finding.row, finding.severity, read.list === null]).toEqual([3, severity, severity === 'error']);
  });

  test.each([
    ['是否多胞胎', '是', ['cell.twin-unnamed 2']],
    ['是否双胞胎', '否', []],
    ['是否为多胞胎', '不是', []],
  ])('%s %s', (header, value, expected) => {
    const rows = withColumn(header, value, '').map(row => row.toSpliced(7, 1));
    expect(errors(report(csv(rows)))).toEqual(expected);
  });

  test('an answer without a group beside groups is pointed out', () => {
    const read = report(csv(withColumn('是否多胞胎', '是', '否')));
    expect([only(read, 'row.twin-alone').row, errors(read)]).toEqual([2, []]);
  });

  test('the same label at two schools is one family only where birthdays do not speak against it', () => {
    const cross = (birthday: string, ...own: number[]) =>
      codes({
        findings: crossCheck(
          [table(group('1', 1), group('1', 2)), table(...own.map(number => group('1', number, birthday)))].map(
            (rows, at) => ({ code: `S${at}`, report: report(csv(rows, `${at}.csv`)) }),
          ),
        ),
      });
    expect(cross('20110101', 3, 4)).toEqual([]);
    expect(cross('20120815', 3)).toEqual(['list.group-elsewhere']);
  });
});

describe('columns that are not read', () => {
  test.each([
    ['双胞胎姓名', ['甲', '乙'], 'list.unread-twins'],
    ['双胞胎排行', ['1', ''], 'list.unread-twins'],
    ['是否放弃', ['是', ''], 'list.unread-review'],
    ['退档情况', ['已退', ''], 'list.unread-review'],
    ['第一志愿', ['三中', '三中'], 'list.unread-school'],
    ['校名', ['三中', '三中'], 'list.unread-school'],
    ['学籍号', ['G1', 'G2'], 'list.unread-number'],
    ['系统编号', ['X-01', 'X-02'], 'list.unread-number'],
    ['系统编号', ['X-01', 'X-01'], null],
    ['是否放弃', ['', ''], null],
    ['民族', ['汉', '回'], null],
    ['序号', ['1', '2'], null],
    ['监护人证件号', ['A1234567', 'A1234568'], null],
    ['审核人', ['甲', '乙'], null],
    ['审核时间', ['2024-07-01', '2024-07-02'], null],
  ])('%s of %j: %s', (header, values, code) => {
    const read = report(csv(withColumn(header, ...values)));
    expect([errors(read), codes(read)]).toEqual([[], code === null ? [] : [code]]);
    expect(read.fileColumns.at(-1)).toEqual({ letter: 'J', header, readAs: null });
    expect(read.fileColumns.slice(0, 2).map(({ readAs }) => readAs)).toEqual(['registration', 'name']);
  });

  test('a state of review that is not 通过 is said once for each, with its rows', () => {
    const read = report(csv(withColumn('审核状态', '审核通过', '不通过', '已通过', '不通过', '', '待审核')));
    const open = read.findings.filter(({ code }) => code === 'list.review-open');
    expect(open.map(({ refusal: { values } }) => [values['state'], values['rows']])).toEqual([
      ['不通过', '3、5'],
      ['—', '6'],
      ['待审核', '7'],
    ]);
    expect(errors(read)).toEqual([]);
  });
});

/** A workbook whose style `integer` has this number format, and whose style `bold` is struck through. */
function styled(rows: readonly (readonly Cell[])[], format: string) {
  const code = format.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const styles = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="180" formatCode="${code}"/></numFmts><fonts count="2"><font><sz val="11"/></font><font><strike/></font></fonts><cellXfs count="5"><xf numFmtId="0" fontId="0"/><xf numFmtId="49" fontId="0"/><xf numFmtId="14" fontId="0"/><xf numFmtId="180" fontId="0"/><xf numFmtId="49" fontId="1"/></cellXfs></styleSheet>`;
  const parts = { 'xl/styles.xml': new TextEncoder().encode(styles) };
  return { name: 'list.xlsx', bytes: toWorkbook({ sheets: [{ name: 'Sheet1', rows }], parts }) };
}

describe('what is shown against what is stored', () => {
  const list = (format: string, value: number) =>
    report(
      styled(
        [
          ['登记号', '姓名'],
          [{ kind: 'number', value, style: 'integer' }, '王一'],
        ],
        format,
      ),
    );

  test.each([
    ['"GX"0000', 1, 'cell.shown-otherwise', 'GX0001'],
    ['0000-0000', 20_240_001, 'cell.shown-otherwise', '2024-0001'],
    ['0"号"', 1001, 'cell.shown-otherwise', '1001号'],
    ['#,##0', 24_050_001, 'cell.shown-otherwise', '24,050,001'],
    ['yyyy/m/d', 45_361, 'cell.date', '2024/3/10'],
    ['m"月"d"日"', 45_361, 'cell.date', '3月10日'],
  ] as const)('%s of %d is an error that says both', (format, value, code, shown) => {
    const read = list(format, value);
    expect(only(read, code).refusal.values).toMatchObject({ shown, stored: String(value) });
    expect(read.list).toBeNull();
  });

  test.each([
    ['00000000', 123, '00000123'],
    ['0000', 7, '0007'],
    ['0', 24_050_001, '24050001'],
    ['0_ ', 24_050_001, '24050001'],
    ['0_);[Red](0)', 24_050_001, '24050001'],
    ['@', 24_050_001, '24050001'],
  ])('%s of %d is read as %s without a word', (format, value, number) => {
    const read = list(format, value);
    expect([codes(read), children(read)[0]?.registration]).toEqual([[], number]);
  });
});

describe('sheets', () => {
  const own = table(child(1), child(2));
  const others = table(child(3));
  const book = (...sheets: readonly (readonly [string, string[][], boolean?])[]) =>
    report({
      name: 'list.xlsx',
      bytes: toWorkbook({ sheets: sheets.map(([name, rows, hidden = false]) => ({ name, rows, hidden })) }),
    });

  test.each([
    ['an example first', book(['填写示例', others], ['名单', own]), '名单', ['list.other-sheets']],
    ['instructions first', book(['须知', [['请认真填写']]], ['名单', own]), '名单', ['list.other-sheets']],
    ['an empty sheet first', book(['Sheet1', []], ['名单', own]), '名单', []],
    ['a copy', book(['名单', own], ['名单 (2)', own]), '名单', ['list.other-sheets']],
    ['a hidden list', book(['名单', own], ['旧', others, true]), '名单', ['list.hidden-sheets']],
    ['a second list', book(['六1班', own], ['六2班', others]), '六1班', ['list.second-list']],
  ])('%s', (_, read, sheet, expected) => {
    expect([read.format.sheet, codes(read), read.accounting.rows]).toEqual([sheet, expected, 3]);
    expect(read.list === null).toBe(expected.includes('list.second-list'));
  });
});

describe('containers', () => {
  const fixtures = new Map(listFixtures().map(({ fixture, file }) => [fixture, file]));
  test.each([
    ['owner-file.xlsx', 'list.owner-file', /原来的|正式|关闭|~\$/],
    ['dlp-encrypted.xlsx', 'list.encrypted', /解密|加密/],
    ['cont-login-page.xlsx', 'list.web-page', /登录|网页/],
    ['cont-http-before.xlsx', 'list.container', /另存为/],
    ['zip-bom-before.xlsx', 'list.container', /另存为/],
    ['zip-nul-after.xlsx', 'list.container', /另存为/],
    ['cont-part-twice-by-case.xlsx', 'list.container', /另存为/],
    ['cont-shared-strings-missing.xlsx', 'list.workbook', /另存为/],
    ['cont-zip-with-csv.zip', 'list.archive', /解压/],
    ['big5.csv', 'list.big5', /Big5|繁体/],
  ])('%s is refused as %s and says what to do', (name, code, advice) => {
    const file = fixtures.get(name);
    const outcome = file === undefined ? null : readList(file);
    if (outcome === null || outcome.ok) throw new Error(`read: ${name}`);
    expect(outcome.refusal.code).toBe(code);
    expect(sentence('zh', outcome.refusal)).toMatch(advice);
  });

  test('a workbook under the name of a text, and the other way round, is an error that names both', () => {
    expect(errors(report(csv(table(child(1)), 'list.xlsx')))).toEqual(['list.name-differs null']);
    expect(errors(report(xlsx(table(child(1)), {}, 'list.csv')))).toEqual(['list.name-differs null']);
  });
});

describe('names', () => {
  test.each([
    ['阿卜杜拉•热合曼', '阿卜杜拉·热合曼', 'cell.dot'],
    ['阿卜杜拉・热合曼', '阿卜杜拉·热合曼', 'cell.dot'],
    ['阿卜杜拉．热合曼', '阿卜杜拉·热合曼', 'cell.dot'],
    ['阿卜杜拉 · 热合曼', '阿卜杜拉·热合曼', 'cell.blank'],
    ['扎西-次仁', '扎西-次仁', 'cell.dot-doubtful'],
    ['扎西·次仁', '扎西·次仁', null],
    ['王\u2f26', '王子', 'cell.look-alike'],
    ['\uf90a晨', '金晨', 'cell.look-alike'],
    ['葛\u{e0100}一', '葛\u{e0100}一', 'cell.variant'],
    ['张 三', '张三', 'cell.blank'],
    ['张\u3000三', '张三', 'cell.blank'],
    ['Anna  Maria', 'Anna Maria', 'cell.blank'],
    ['Anna Maria', 'Anna Maria', null],
    ['Айгуль Смагулова', 'Айгуль Смагулова', null],
    ['さくら たなか', 'さくら たなか', null],
    ['Nguyê\u0303n An', 'Nguyê\u0303n An', null],
    ['Ａnna', 'Anna', 'cell.full-width'],
    ['张\u200b三', '张三', 'cell.invisible'],
    ['张三、李四', '张三、李四', 'cell.two-names'],
    ['张三（曾用名李四）', '张三（曾用名李四）', 'cell.two-names'],
    ['张三2', '张三2', 'cell.name-digits'],
    ['张“三”', '张“三”', 'cell.name-quotes'],
    ['张?', '张?', 'cell.placeholder'],
    ['张〇', '张〇', null],
    ['  张三 ', '张三', null],
  ])('%j is read as %j', (written, name, code) => {
    const read = report(csv(table(child(1, { 姓名: written }))));
    expect([errors(read), children(read)[0]?.name, codes(read)]).toEqual([[], name, code === null ? [] : [code]]);
  });

  test.each([
    ['男', 'cell.name-sex'],
    ['张\n三', 'cell.control'],
    ['张|三', 'cell.bar'],
    ['张\ufffd', 'cell.surrogate'],
    ['阿'.repeat(51), 'cell.name-long'],
  ])('%j is an error', (written, code) => {
    expect(errors(report(csv(table(child(1, { 姓名: written })))))).toEqual([`${code} 2`]);
  });
});

describe('cells', () => {
  // Ends in X.
  const id = Array.from({ length: 20 }, (_, at) => idNumber(at)).find(one => one.endsWith('X')) ?? '';
  const digits = id.slice(0, 17);
  test.each([
    [`${id.slice(0, 6)} ${id.slice(6, 14)} ${id.slice(14)}`, 'cell.number-blank'],
    [`${digits}\u0425`, 'cell.id-x'],
    [`${digits}×`, 'cell.id-x'],
    [`'${id}`, 'cell.apostrophe'],
    [`${digits}Ｘ`, 'cell.full-width'],
    [`\u200e${id}`, 'cell.invisible'],
    [`${digits}x`, null],
    [` ${id}\t`, null],
  ])('%j is the ID', (written, code) => {
    const read = report(csv(table(child(1, { 身份证号: written, 性别: '' }))));
    expect([errors(read), children(read)[0]?.id, codes(read)]).toEqual([[], id, code === null ? [] : [code]]);
  });

  test.each([
    ['="24010001"', '24010001', 'list.formula-text'],
    [' "24010001"', '24010001', 'list.quotes-kept'],
  ])('%s is read as %s', (written, registration, code) => {
    const line = (cells: readonly string[]) => `${cells.join(',')}\n`;
    const read = report(text(line(headers) + line([written, ...child(1).slice(1)])));
    expect([errors(read), children(read)[0]?.registration, codes(read)]).toEqual([[], registration, [code]]);
  });

  test('a birth year, a sex and a telephone that do not fit', () => {
    const rows = Array.from({ length: 12 }, (_, at) => child(at, { 性别: idNumber(at)[16] === '1' ? '男' : '' }));
    const girl = rows.findIndex(row => Number(row[3]?.[16]) % 2 === 0);
    const wrong = rows.map((row, at) =>
      at === girl ? row.with(2, '男') : row.with(2, Number(row[3]?.[16]) % 2 === 0 ? '女' : '男'),
    );
    const read = report(
      csv(table(...wrong, child(20, { 身份证号: idNumber(21, '19860101'), 性别: '男', 联系电话: '1.39E+10' }))),
    );
    expect(errors(read)).toEqual([]);
    expect(only(read, 'cell.sex-differs').row).toBe(girl + 2);
    expect(only(read, 'cell.birth-year')).toMatchObject({ row: 14, refusal: { values: { year: 1986, usual: 2012 } } });
    expect(only(read, 'list.phones-lost').row).toBe(14);
  });

  test('documents of adults are asked about: the column may be that of the parents', () => {
    const born = (...years: readonly number[]) =>
      report(csv(table(...years.map((year, at) => child(at, { 身份证号: idNumber(at, `${year}0101`) })))), {
        year: 2026,
      });
    const parents = only(born(1985, 1987, 1990, 2008), 'list.adults');
    expect([parents.row, parents.refusal.values]).toEqual([2, { count: 3, of: 4, age: 18, rows: '2-4' }]);
    expect(codes(born(2013, 2014, 2014, 2008))).toEqual([]);
    const one = born(...Array.from({ length: 12 }, () => 2014), 1986);
    expect(codes(one)).toEqual(['cell.birth-year']);
  });

  test.each(['已放弃', '家长来电退出，不参加摇号', '重复报名'])('a remark that says %s', remark => {
    const read = report(csv(table(child(1), child(2, { 备注: remark }), child(3, { 备注: '已交材料' }))));
    expect(only(read, 'list.withdrawn-in-remarks').refusal.values).toEqual({ count: 1, rows: '3' });
    expect([codes(read), read.children]).toEqual([['list.withdrawn-in-remarks'], 3]);
  });

  test('a column of other documents beside the resident IDs, or alone', () => {
    const [one, two] = [idNumber(1), 'E12345678'];
    const both = report(
      csv([
        ['登记号', '姓名', '有效身份证件号码', '护照号'],
        ['1001', '王一', one, ''],
        ['1002', '李二', '', two],
      ]),
    );
    expect([errors(both), codes(both)]).toEqual([[], ['list.column-ignored', 'list.ids-missing']]);
    const alone = report(
      csv([
        ['登记号', '姓名', '其他证件号码'],
        ['1001', '王一', '残疾证41129901'],
        ['1002', '李二', two],
      ]),
    );
    expect([errors(alone), codes(alone)]).toEqual([[], ['list.documents']]);
    const house = report(
      csv([
        ['登记号', '姓名', '证号'],
        ['1001', '王一', '房权证2012字1号'],
      ]),
    );
    expect(house.columns.map(({ field }) => field)).toEqual(['registration', 'name']);
  });

  test.each(['姓名（与户主页一致）', '姓名(少数民族按身份证，不写拼音)', '姓名（含曾用名）'])(
    'the header %s',
    header => {
      expect(
        report(
          csv([
            ['登记号', header],
            ['1001', '王一'],
          ]),
        ).children,
      ).toBe(1);
    },
  );

  test('two proved twins do not open their lot for a stranger', () => {
    const twin = (number: number, name: string, id: string) =>
      child(number, { 姓名: name, 身份证号: id, 多胞胎组: '1' });
    const group = [twin(1, '王一', idNumber(1)), twin(2, '王二', idNumber(2))];
    expect(codes(report(csv(table(...group, child(5)))))).toEqual([]);
    const stranger = report(csv(table(...group, twin(3, '李三', ''), child(5))));
    expect(codes(stranger)).toEqual(['row.group-unproved', 'list.ids-missing']);
    expect(codes(report(csv(table(...group, twin(3, '王三', ''), child(5)))))).toEqual(['list.ids-missing']);
  });

  test('a column of review in which everybody writes something else is asked about once', () => {
    const read = (count: number) =>
      report(
        csv([
          ['登记号', '姓名', '审核意见'],
          ...Array.from({ length: count }, (_, at) => [`${1001 + at}`, '王一', `意见${at}`]),
        ]),
      );
    expect(codes(read(20))).toEqual(Array.from({ length: 20 }, () => 'list.review-open'));
    const many = only(read(21), 'list.review-many');
    expect([many.row, many.refusal.values]).toEqual([2, { count: 21, kinds: 21, rows: '2-22' }]);
  });

  test('answers in codes: 2 beside 1 is no', () => {
    const answers = ['2', '1', '2'].map((value, at) => [`${1001 + at}`, '甲乙丙'.charAt(at).repeat(2), value]);
    const read = report(csv([['登记号', '姓名', '是否双胞胎'], ...answers]));
    expect(errors(read)).toEqual(['cell.twin-unnamed 3']);
  });

  test('one number that fits no lot is an error, not a reason to renumber everybody', () => {
    const rows = Array.from({ length: 10 }, (_, at) => child(at));
    const unfit = report(csv(table(...rows, child(11, { 登记号: '补录1' }))));
    expect([errors(unfit), only(unfit, 'cell.registration-unfit').value]).toEqual([
      ['cell.registration-unfit 12'],
      '补录1',
    ]);
    expect(errors(report(csv(table(...rows, child(11, { 登记号: '' })))))).toEqual(['cell.registration-missing 12']);
    const made = report(csv(table(child(1, { 登记号: '甲1' }), child(2, { 登记号: '甲2' }))));
    expect([made.numbering, children(made).map(({ lot }) => lot), codes(made)]).toEqual([
      'made',
      ['0001', '0002'],
      ['list.lots-made'],
    ]);
  });
});

describe('catchment', () => {
  test('is read without 条件; several rows of a primary school are candidates', () => {
    const rows = [
      ['毕业小学', '对口初中'],
      ['市一小', '一中'],
      ['市二小', '二中'],
      ['市二小', '三中'],
    ];
    for (const file of [csv([['灵宝市对口初中一览表'], ...rows]), xlsx(rows)]) {
      const { table: read, findings } = must(readCatchment(file));
      expect([findings, read?.rows.length]).toEqual([[], 3]);
      if (read === null) throw new Error('no table');
      expect(catchmentOf(read, { primary: '市一小', household: '' })).toEqual({ kind: 'found', school: '一中' });
      expect(catchmentOf(read, { primary: '市二小', household: '' })).toEqual({
        kind: 'to-verify',
        candidates: [
          { school: '二中', condition: '' },
          { school: '三中', condition: '' },
        ],
      });
    }
  });
});

describe('the school that a child applied to', () => {
  const school = { code: 'GX', name: '灵宝高新学校（初中部）' };
  const otherSchools = [{ code: 'WGY', name: '灵宝外国语学校（初中部）' }];
  const read = (...named: string[]) => report(csv(withColumn('报名学校', ...named)), { school, otherSchools });

  test.each([
    ['灵宝高新学校（初中部）', null],
    ['灵宝高新学校(初中部)', null],
    ['GX', null],
    ['灵宝高新学校', null],
    ['', null],
    ['灵宝外国语学校（初中部）', 'list.other-school'],
    ['灵宝外国语学校', 'list.other-school'],
    ['灵宝第三中学', 'list.other-school'],
    ['高新中学', 'list.school-unsure'],
  ])('%s: %s', (named, code) => {
    const seen = read(school.name, named);
    expect(codes(seen)).toEqual(code === null ? [] : [code]);
    if (code !== null) expect(only(seen, code as 'list.other-school').row).toBe(3);
    expect(partsOfReport(seen)[2]).toBe(code === 'list.other-school' ? 'error' : 'child');
  });

  test('all rows of another school are named in one error and accounted for as such', () => {
    const seen = read('GX', 'WGY', 'GX', 'WGY');
    expect(only(seen, 'list.other-school').refusal.values).toMatchObject({ count: 2, rows: '3、5', named: 'WGY' });
    expect(partsOfReport(seen)).toEqual(['header', 'child', 'error', 'child', 'error']);
  });

  test('without a plan several schools are a warning', () => {
    expect(codes(report(csv(withColumn('报名学校', '一中', '二中'))))).toEqual(['list.several-schools']);
    expect(codes(report(csv(withColumn('报名学校', '一中', '一中'))))).toEqual([]);
  });
});

describe('forbidden columns', () => {
  test.each([
    '父亲工作单位',
    '母亲职业',
    '家庭年收入',
    '监护人职务',
    '家長職業',
    '工 作 单 位',
    '监护人1单位及职务',
    'Occupation',
    '家长就业单位',
    '月薪',
  ])('%s', header => {
    for (const file of [csv(withColumn(header, '')), xlsx(withColumn(header, ''), { hiddenColumns: [10] })]) {
      const read = report(file);
      expect([codes(read), read.columns, read.fileColumns, read.accounting.children]).toEqual([
        ['list.forbidden-column'],
        [],
        [],
        0,
      ]);
    }
  });

  test.each([
    '工作日联系电话',
    '审核工作人员',
    '经办单位',
    '核验人工作证号',
    '毕业单位',
    '招生单位',
    '职业中学意愿',
    '审核单位',
  ])('%s says nothing of a parent', header => {
    expect(errors(report(csv(withColumn(header, '甲', '甲'))))).toEqual([]);
  });
});

describe('rows', () => {
  test('a struck-through name or number is pointed out, another struck cell is not', () => {
    const struck = (at: number, row: readonly string[]): Cell[] =>
      row.map((value, column) => (column === at ? { kind: 'shared', text: value, style: 'bold' } : value));
    const rows = (at: number): (readonly Cell[])[] => [headers, child(1), struck(at, child(2)), child(3)];
    for (const at of [0, 1, 3]) {
      const read = report(styled(rows(at), '0'));
      expect([only(read, 'row.struck').row, errors(read), read.children]).toEqual([3, [], 3]);
    }
    expect(codes(report(styled(rows(4), '0')))).toEqual([]);
  });

  test.each([
    [['必填', '必填', '男或女', '18位']],
    [['8位数字', '与身份证一致', '', '']],
    [['1', '2', '3', '4']],
    [['reg_no', 'student_name', 'sex', 'id_card']],
    [['示例', '张三', '男', idNumber(9)]],
    [['（系统自动生成）', '（请填写全名）', '', '']],
  ])('%j under the header is a hint, and nothing else is said of it', hint => {
    const read = report(csv([headers, hint, ...table(child(1), child(2)).slice(1)]));
    expect(codes(read)).toEqual(['row.hint']);
    expect(partsOfReport(read)).toEqual(['header', 'hint', 'child', 'child']);
  });

  test('the header once more is an error', () => {
    expect(errors(report(csv([...table(child(1), child(2)), headers, child(3)])))).toContain('row.header-again 4');
  });

  test('blank rows and notes beside the list are passed over, with their numbers', () => {
    const rows = withColumn('', '', '');
    rows[0] = [...headers, '说明栏'];
    const [top = [], one = [], two = []] = rows;
    const beside = [...headers.map(() => ''), '见附件'];
    const read = report(csv([['名单'], top, one, [''], beside, [''], [''], two]));
    expect(read.accounting).toEqual({
      rows: 8,
      header: 2,
      children: 2,
      passed: [
        {
          why: 'blank',
          count: 3,
          rows: [
            { first: 4, last: 4 },
            { first: 6, last: 7 },
          ],
        },
        { why: 'outside', count: 1, rows: [{ first: 5, last: 5 }] },
      ],
    });
    expect(only(read, 'list.rows-passed').row).toBe(5);
  });

  test('two blocks side by side are one error that names both columns', () => {
    const half = table(child(1), child(2));
    const read = report(csv(half.map(row => [...row, '', ...row])));
    expect([codes(read), read.accounting.children]).toEqual([['list.two-blocks'], 0]);
    expect(only(read, 'list.two-blocks').refusal.values).toMatchObject({ first: 'B', second: 'L' });
  });
});

describe('headers', () => {
  const childOf = (rows: string[][], merges: readonly string[] = []) => {
    const read = report(merges.length > 0 ? xlsx(rows, { merges }) : csv(rows));
    return { seen: children(read)[0], errors: errors(read) };
  };
  const row = ['24010001', '王一', idNumber(1), '王大', idNumber(900, '19860101')];

  test.each([
    ['numbered', ['1.登记号', '2.姓名', '3.身份证号', '监护人姓名', '监护人身份证号']],
    ['traditional', ['登記號', '姓名', '身份證號', '監護人姓名', '監護人身份證號']],
    ['of the pupil', ['报名号', '学生姓名', '学生身份证号', '家长姓名', '家长身份证号']],
    ['starred', ['*登记号（必填）', '*姓名', '*身份证号码', '父亲姓名', '父亲身份证号']],
    ['blanks', ['登 记 号', '姓　名', '身份\n证号', '母亲姓名', '母亲身份证号']],
  ])('%s', (_, header) => {
    expect(childOf([header, row])).toEqual({
      seen: expect.objectContaining({ registration: '24010001', name: '王一', id: idNumber(1) }),
      errors: [],
    });
  });

  test.each([
    [
      'the child first',
      ['登记号', '学生信息', '', '监护人信息', ''],
      ['', '姓名', '身份证号', '姓名', '身份证号'],
      row,
      ['A1:A2', 'B1:C1', 'D1:E1'],
    ],
    [
      'the guardian first',
      ['登记号', '监护人', '', '学生', ''],
      ['', '姓名', '身份证号', '姓名', '身份证号'],
      [row[0] ?? '', row[3] ?? '', row[4] ?? '', row[1] ?? '', row[2] ?? ''],
      ['A1:A2', 'B1:C1', 'D1:E1'],
    ],
  ])('two rows, %s', (_, upper, lower, below, merges) => {
    for (const merged of [merges, []]) {
      expect(childOf([upper, lower, below], merged)).toEqual({
        seen: expect.objectContaining({ registration: '24010001', name: '王一', id: idNumber(1) }),
        errors: [],
      });
    }
  });
});
