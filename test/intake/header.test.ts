import { describe, expect, test } from 'vitest';
import { toWorkbook } from '../../assets/sample/generator/workbook.ts';
import { fieldOf, headerKey } from '../../shared/intake/columns/fields.ts';
import { isForbidden, isForbiddenAlone } from '../../shared/intake/columns/forbidden.ts';
import { child, codes, csv, headers, only, report, table, xlsx } from './support.ts';

describe('headers', () => {
  test.each([
    ['登记号', 'registration'],
    ['* 姓 名 *', 'name'],
    ['姓名（必填）', 'name'],
    ['身份证\n号码', 'id'],
    ['身份证号（18位）', 'id'],
    ['公民身份号码', 'id'],
    ['双（多）胞胎组', 'twins'],
    ['小学毕业学校', 'primary'],
    ['户籍性质', 'household'],
    ['家长联系电话', 'phone'],
    ['ＮＡＭＥ', 'name'],
    ['联系电话：', 'phone'],
    ['\ufeff备注', 'remark'],
  ])('%j is %s', (header, field) => {
    expect(fieldOf(header)?.field.name).toBe(field);
  });

  test.each(['姓名（父亲）', '家长姓名', '序号', '学籍号', '母亲身份证号', '', '班级', 'constructor'])(
    '%j is unknown',
    header => {
      expect(fieldOf(header)).toBeNull();
    },
  );

  test('a key of any length', () => {
    expect(headerKey(' Ａ'.repeat(1000)).length).toBe(100);
  });

  test('title rows above, hints and dates', () => {
    const titles = [
      ['2024年报名登记表'],
      ['填报单位：灵宝高新学校', '', '填报日期：2024-07-14'],
      [],
      ['说明', '请如实填写姓名'],
    ];
    const read = report(csv([...titles, ...table(child(1))]));
    expect(read.findings).toEqual([]);
    expect(read.list?.row(0)).toBe(6);
    const ten = Array.from({ length: 10 }, (_, at) => [`标题 ${at}`]);
    expect(report(csv([...ten, ...table(child(1))])).list?.size).toBe(1);
  });
});

describe('forbidden columns', () => {
  test.each([
    '职务',
    '职业',
    '单位',
    '收入',
    '工作单位',
    '家长职务',
    '父亲职业',
    '母亲单位',
    '年收入',
    '家庭年收入（万元）',
    '月工资',
    '家长 工作\n单位',
    '＊职务',
    '职 业',
    '父亲（职务）',
    '就职公司',
    '职务/职称',
    '家長職業',
    'Occupation',
    'Parent Income',
    '务工单位',
    '监护人工作情况',
  ])('%j is refused', header => {
    expect(isForbidden(header)).toBe(true);
    for (const file of [
      csv([
        [...headers, header],
        [...child(1), ''],
      ]),
      xlsx([
        [...headers, header],
        [...child(1), '机密内容'],
      ]),
    ]) {
      const read = report(file);
      const finding = only(read, 'list.forbidden-column');
      expect([finding.letter, finding.row, finding.severity, finding.value]).toEqual(['J', 1, 'error', '']);
      expect(codes(read)).toEqual(['list.forbidden-column']);
      expect([read.rows, read.children, read.lots, read.list, read.columns]).toEqual([0, 0, 0, null, []]);
      expect(JSON.stringify(read)).not.toMatch(/机密|学生乙|411299/);
    }
  });

  test.each([
    '毕业小学',
    '毕业单位',
    '学籍单位',
    '填报单位',
    '招生单位',
    '登记号',
    '户籍类别',
    '备注',
    '联系电话',
    '职',
    '务工证明',
  ])('%j is not', header => {
    expect(isForbidden(header)).toBe(false);
    expect(isForbiddenAlone(header)).toBe(false);
  });

  test('hidden columns, other sheets, rows above and below', () => {
    const rows = [
      [...headers, '职业'],
      [...child(1), ''],
    ];
    expect(codes(report(xlsx(rows, { hiddenColumns: [10] })))).toEqual(['list.forbidden-column']);
    const other = toWorkbook({
      sheets: [
        { name: '名单', rows: table(child(1)) },
        { name: '旧', rows, hidden: true },
      ],
    });
    expect(only(report({ name: 'a.xlsx', bytes: other }), 'list.forbidden-column').sheet).toBe('旧');
    const below = [
      [...headers, '家长情况', ''],
      [...headers.map(() => ''), '姓名', '职务'],
      [...child(1), '王五', '局长'],
    ];
    expect(only(report(csv(below)), 'list.forbidden-column')).toMatchObject({ row: 2, letter: 'K' });
    const above = [[...headers.map(() => ''), '工作单位'], [...headers, '名称'], child(1)];
    expect(only(report(csv(above)), 'list.forbidden-column').row).toBe(1);
    const unknown = [
      ['a', 'b', '职业'],
      ['1', '2', '3'],
    ];
    expect(codes(report(csv(unknown)))).toEqual(['list.forbidden-column']);
    const mapped = report(
      csv([
        ['甲', '乙', '家长职业情况'],
        ['1', '张三', ''],
      ]),
      { mapping: { columns: { registration: 'A', name: 'B' } } },
    );
    expect(codes(mapped)).toEqual(['list.forbidden-column']);
  });

  test('words in cells of children are no columns', () => {
    expect(codes(report(csv(table(child(1, { 备注: '单位' }), child(2, { 备注: '职业' })))))).toEqual([]);
  });
});
