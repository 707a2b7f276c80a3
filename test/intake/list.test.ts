import { unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Cell } from '../../assets/sample/generator/cells.ts';
import { message } from '../../shared/intake/findings/finding.ts';
import { child, codes, csv, gb, headers, idNumber, only, place, report, table, text, xlsx } from './support.ts';

const blank = headers.map(() => '');

describe('a list without faults', () => {
  const rows = table(child(1), child(2, { 多胞胎组: 'T1' }), child(3), child(4, { 多胞胎组: 'T1' }));
  test.each([
    ['csv in UTF-8', csv(rows)],
    ['csv in GB18030', gb(rows)],
    ['xlsx', xlsx(rows)],
    ['xlsx without references', xlsx(rows, { omitReferences: true })],
  ])('%s', (_, file) => {
    const read = report(file);
    expect(read.findings).toEqual([]);
    expect([read.rows, read.children, read.lots, read.numbering]).toEqual([4, 4, 3, 'registration']);
    const { list } = read;
    expect(list?.child(1)).toEqual({
      lot: '24010002',
      registration: '24010002',
      name: '学生丙',
      sex: '女',
      id: idNumber(2),
      primary: '市一小',
      household: '市区居民户口',
      phone: '10003980000',
      twins: 'T1',
      remark: '',
    });
    expect([0, 1, 2].map(at => list?.lot(at))).toEqual([
      { name: '24010001', children: [0] },
      { name: '24010002', children: [1, 3] },
      { name: '24010003', children: [2] },
    ]);
    expect(list?.child(3).lot).toBe('24010002');
    expect([0, 1, 2, 3].map(at => list?.row(at))).toEqual([2, 3, 4, 5]);
    expect(() => list?.child(4)).toThrow(RangeError);
    expect(() => list?.lot(3)).toThrow(RangeError);
    expect(read.columns.map(({ field, letter }) => field + letter)).toEqual([
      'registrationA',
      'nameB',
      'sexC',
      'idD',
      'primaryE',
      'householdF',
      'phoneG',
      'twinsH',
      'remarkI',
    ]);
  });

  test('any order of columns, columns between them', () => {
    const read = report(
      csv([
        ['序号', '身份证号码', '民族', '学生姓名'],
        ['1', idNumber(1), '汉', '张三'],
        ['2', idNumber(2), '回', '李四'],
      ]),
    );
    expect(codes(read)).toEqual(['list.lots-made-without']);
    expect(read.list?.child(1)).toMatchObject({ name: '李四', id: idNumber(2), registration: '', lot: '0002' });
  });
});

describe('many empty cells', () => {
  test.each([3, 11, 25, 60])('%i empty columns, and a template of which two columns are filled', extra => {
    const names = Array.from({ length: 100 }, (_, at) => `学生${at}`);
    const tail = ','.repeat(extra);
    const wide = names.map((name, at) => `${27020001 + at},${name}${tail}`).join('\n');
    const template = names.map((name, at) => `${27020001 + at},${name},,,,,,,`).join('\n');
    for (const content of [`登记号,姓名${tail}\n${wide}\n`, `${headers.join(',')}\n${template}\n`]) {
      const read = report(text(content));
      expect([read.rows, read.children, read.lots]).toEqual([100, 100, 100]);
      expect(names.map((_, at) => read.list?.child(at).name)).toEqual(names);
    }
  });
});

describe('missing', () => {
  test('name, both numbers, ID numbers', () => {
    const read = report(
      csv(table(child(1, { 姓名: '' }), child(2, { 登记号: '', 身份证号: '' }), child(3, { 身份证号: '' }))),
    );
    expect(place(only(read, 'row.name-missing'))).toEqual([null, 2, 'B', '姓名', '']);
    expect(place(only(read, 'row.number-missing'))).toEqual([null, 3, 'A', '登记号', '']);
    expect(only(read, 'list.ids-missing')).toMatchObject({
      row: 3,
      severity: 'warning',
      refusal: { values: { count: 2 } },
    });
    expect([read.rows, read.children, read.list]).toEqual([3, 1, null]);
  });

  test('a column', () => {
    const read = report(
      csv([
        ['登记号', '性别', '备注'],
        ['1', '女', ''],
      ]),
    );
    const finding = only(read, 'list.column-missing');
    expect(finding.refusal.values).toEqual({ needed: '姓名', headers: 'A 登记号、B 性别、C 备注' });
    expect([finding.row, read.rows, read.children, read.list]).toEqual([1, 1, 0, null]);
    const unknown = report(
      csv([
        ['a', 'b'],
        ['1', '张三'],
      ]),
    );
    expect(codes(unknown)).toEqual(['list.column-missing', 'list.column-missing']);
    expect(
      codes(
        report(
          csv([
            ['姓名', '性别'],
            ['张三', '女'],
          ]),
        ),
      ),
    ).toEqual(['list.column-missing']);
  });

  test('all rows', () => {
    expect(codes(report(csv(table())))).toEqual(['list.no-rows']);
    expect(codes(report(xlsx(table())))).toEqual(['list.no-rows']);
    expect(codes(report(csv([...table(), blank, blank])))).toEqual(['list.no-rows']);
    expect(codes(report(csv([...table(), ['', ' ', '\u3000']])))).toContain('list.no-rows');
  });
});

describe('rows', () => {
  test('empty rows do not count, but their numbers do', () => {
    const read = report(csv([blank, ...table(child(1), blank, child(2)), blank]));
    expect(read.findings).toEqual([]);
    expect([read.rows, read.list?.row(0), read.list?.row(1)]).toEqual([2, 3, 5]);
  });

  test('rows with nothing in the columns of the list are passed over', () => {
    const rows = [
      ['序号', ...headers],
      ['1', ...child(1)],
      ['2', ...blank],
      ['3', ...blank],
    ];
    const read = report(csv(rows));
    expect(only(read, 'list.rows-passed')).toMatchObject({
      row: 3,
      severity: 'warning',
      refusal: { values: { count: 2, first: 3 } },
    });
    expect([read.rows, read.children, read.lots, read.list?.size]).toEqual([1, 1, 1, 1]);
  });

  test('a total, and the header once more', () => {
    const read = report(csv(table(child(1), headers, child(2), ['合计', '', '', '', '', '', '', '', '2人'])));
    expect(only(read, 'row.header-again').row).toBe(3);
    expect(only(read, 'row.name-missing').row).toBe(5);
  });

  test('more cells than the header', () => {
    const head = headers.join(',');
    const read = report(text(`${head}\n${child(1).join(',')},备注里有,逗号\n${child(2).join(',')},,,\n`));
    expect(only(read, 'row.too-many-cells')).toMatchObject({ row: 2, letter: null, refusal: { values: { count: 2 } } });
  });

  test('over the limit', () => {
    const rows = Array.from({ length: 11 }, (_, at) => child(at));
    const read = report(csv(table(...rows)), { limits: { bytes: 1e6, cells: 1e6, rows: 10 } });
    expect(codes(read)).toEqual(['list.too-many-rows']);
    expect([read.rows, read.list]).toEqual([11, null]);
    expect(codes(report(csv(table(...rows.slice(1))), { limits: { bytes: 1e6, cells: 1e6, rows: 10 } }))).toEqual([]);
  });

  test('200,001 rows', () => {
    const lines = Array.from({ length: 200_001 }, (_, at) => `${at + 100_000},张三`);
    const read = report(text(`登记号,姓名\n${lines.join('\n')}\n`));
    expect(codes(read)).toEqual(['list.too-many-rows']);
    expect(report(text(`登记号,姓名\n${lines.slice(1).join('\n')}\n`)).list?.size).toBe(200_000);
  });

  test('of one code 10,000 findings are kept', () => {
    const lines = Array.from({ length: 10_005 }, (_, at) => `${at + 100_000},张三?`);
    const read = report(text(`登记号,姓名\n${lines.join('\n')}\n`));
    expect(read.findings.length).toBe(10_001);
    expect(only(read, 'list.more-warnings').refusal.values).toEqual({ count: 5, finding: 'cell.placeholder' });
    const errors = report(text(`登记号,姓名\n${lines.join('\n').replaceAll('张三?', '张|三')}\n`));
    expect(only(errors, 'list.more-errors').severity).toBe('error');
  });
});

describe('what a program did to a whole column', () => {
  const blank = (count: number) => Array.from({ length: count }, (_, at) => child(at, { 姓名: '王 伟' }));

  test('is said once, with the rows, from a score of cells on', () => {
    const few = report(csv(table(...blank(20))));
    expect(codes(few)).toEqual(Array.from({ length: 20 }, () => 'cell.blank'));
    const many = report(csv(table(...blank(15), child(50), ...blank(30).slice(15))));
    expect(codes(many)).toEqual(['list.many-cells']);
    expect(place(only(many, 'list.many-cells'))).toEqual([null, 2, 'B', '姓名', '王 伟']);
    expect(only(many, 'list.many-cells').refusal.values).toEqual({
      ...{ count: 30, finding: 'cell.blank', rows: '2-16、18-32' },
    });
    expect(message('zh', only(many, 'list.many-cells'))).toContain('姓名中有空格（第 2-16、18-32 行）');
  });

  test('but not the same in two columns, and no error is among it', () => {
    const rows = Array.from({ length: 15 }, (_, at) => child(at, { 姓名: '王 伟', 登记号: `'${1000 + at}` }));
    expect(new Set(codes(report(csv(table(...rows)))))).toEqual(new Set(['cell.blank', 'cell.apostrophe']));
    const errors = Array.from({ length: 30 }, (_, at) => child(at, { 姓名: '张|三' }));
    expect(codes(report(csv(table(...errors)))).filter(code => code === 'cell.bar')).toHaveLength(30);
  });
});

describe('repeats', () => {
  test('registration and ID numbers', () => {
    const read = report(
      csv(table(child(1), child(2), child(3, { 登记号: '24010001' }), child(4, { 身份证号: idNumber(2) }))),
    );
    expect(only(read, 'row.registration-twice')).toMatchObject({
      row: 4,
      letter: 'A',
      value: '24010001',
      refusal: { values: { otherRow: 2 } },
    });
    expect(only(read, 'row.id-twice')).toMatchObject({ row: 5, letter: 'D', refusal: { values: { otherRow: 3 } } });
    expect([read.rows, read.children, read.list]).toEqual([4, 2, null]);
  });

  test('three times gives two findings, full-width counts as the same', () => {
    const read = report(
      csv(table(child(1), child(2, { 登记号: '２４０１０００１' }), child(3, { 登记号: '24010001 ' }))),
    );
    expect(read.findings.filter(one => one.code === 'row.registration-twice').map(one => one.row)).toEqual([3, 4]);
  });

  test('among many', () => {
    const lines = Array.from({ length: 5000 }, (_, at) => `${100_000 + (at === 4321 ? 17 : at)},张三`);
    const read = report(text(`登记号,姓名\n${lines.join('\n')}`));
    expect(codes(read)).toContain('row.registration-twice');
    expect(only(read, 'row.registration-twice')).toMatchObject({ row: 4323, refusal: { values: { otherRow: 19 } } });
  });
});

describe('groups', () => {
  test('of one, and of more than nine', () => {
    const many = Array.from({ length: 10 }, (_, at) => child(at + 10, { 多胞胎组: 'M' }));
    const read = report(csv(table(child(1, { 多胞胎组: 'T1' }), ...many)));
    expect(place(only(read, 'row.group-of-one'))).toEqual([null, 2, 'H', '多胞胎组', 'T1']);
    expect(only(read, 'row.group-too-large')).toMatchObject({
      row: 3,
      severity: 'error',
      refusal: { values: { group: 'M', count: 10, most: 9 } },
    });
    expect(codes(report(csv(table(...many.slice(1)))))).toEqual([]);
  });

  test('answers instead of groups', () => {
    const read = report(
      csv(table(child(1, { 多胞胎组: '否' }), child(2, { 多胞胎组: '否' }), child(3, { 多胞胎组: '无' }))),
    );
    expect(codes(read)).toEqual(['list.no-group', 'list.no-group']);
    expect(read.findings[0]).toMatchObject({ row: 2, value: '否', refusal: { values: { value: '否', count: 2 } } });
    expect([read.lots, read.list?.child(0).twins]).toEqual([3, '']);
    const yes = report(csv(table(child(1, { 多胞胎组: '是' }), child(2, { 多胞胎组: '是' }))));
    expect(codes(yes)).toEqual(['cell.group-unnamed', 'cell.group-unnamed']);
    expect(yes.list).toBeNull();
  });
});

describe('lots', () => {
  test('made where a number does not fit, in the order of the file', () => {
    for (const number of ['lower', '登记1', '2401_0002', 'A'.repeat(25), '']) {
      const other = { 登记号: number === '' ? '' : `${number}+` };
      const rows = [child(1, other), child(2, { 登记号: number, 多胞胎组: 'T' }), child(3, { 多胞胎组: 'T' })];
      const read = report(csv(table(...rows)));
      expect(only(read, 'list.lots-made')).toMatchObject({
        row: 2,
        letter: 'A',
        severity: 'warning',
        refusal: { values: { first: '0001', last: '0002', count: 2 } },
      });
      expect(read.numbering).toBe('made');
      expect([0, 1, 2].map(at => read.list?.child(at).lot)).toEqual(['0001', '0002', '0002']);
    }
    const right = (number: string) =>
      report(csv(table(child(1), child(2, { 登记号: number, 多胞胎组: 'T' }), child(3, { 多胞胎组: 'T' }))));
    expect(right('ZZ-9').list?.child(1).lot).toBe('24010003');
    expect(right('1-').list?.child(2).lot).toBe('1-');
    // A dash alone says that there is none.
    expect(codes(right('-'))).toEqual(['cell.registration-missing']);
  });

  test('one number of many that does not fit is an error, and the others stay', () => {
    const rows = Array.from({ length: 20 }, (_, at) => child(at, at === 7 ? { 登记号: '24010007号' } : {}));
    const read = report(csv(table(...rows)));
    expect(place(only(read, 'cell.registration-unfit'))).toEqual([null, 9, 'A', '登记号', '24010007号']);
    expect(only(read, 'cell.registration-unfit').refusal.values).toEqual({ others: 19 });
    expect([codes(read), read.lots, read.numbering]).toEqual([['cell.registration-unfit'], 0, 'registration']);
    const missing = report(csv(table(...rows.map((row, at) => (at === 7 ? ['', ...row.slice(1)] : row)))));
    expect(codes(missing)).toEqual(['cell.registration-missing']);
  });

  test('the number is as wide as the count needs', () => {
    const lines = Array.from(
      { length: 10_000 },
      (_, at) => `张三,${idNumber(at % 1000, `20120${1 + Math.floor(at / 1000)}10`.padEnd(8, '0'))}`,
    );
    const read = report(text(`姓名,身份证号\n${lines.slice(0, 9000).join('\n')}`));
    expect(read.list?.lot(8999).name).toBe('9000');
    const wide = report(text(`姓名,登记号\n${Array.from({ length: 10_000 }, (_, at) => `张三,第${at}`).join('\n')}`));
    expect([wide.list?.lot(0).name, wide.list?.lot(9999).name]).toEqual(['00001', '10000']);
  });

  test('leading zeros', () => {
    const rows = (cells: readonly Cell[]): Cell[][] => [['登记号', '姓名'], ...cells.map(cell => [cell, '张三'])];
    const numbers = report(xlsx(rows([10012, 999, 1000])));
    expect(only(numbers, 'list.leading-zeros')).toMatchObject({
      row: 3,
      letter: 'A',
      value: '999',
      refusal: { values: { count: 2 } },
    });
    expect(codes(report(xlsx(rows(['10012', '999', '1000']))))).toEqual([]);
    expect(codes(report(xlsx(rows(['00012', 999]))))).toEqual(['list.leading-zeros']);
    expect(
      codes(
        report(
          csv([
            ['登记号', '姓名'],
            ['10012', '张三'],
            ['999', '李四'],
          ]),
        ),
      ),
    ).toEqual(['list.leading-zeros']);
    expect(
      codes(
        report(
          csv([
            ['登记号', '姓名'],
            ['A10012', '张三'],
            ['B9', '李四'],
          ]),
        ),
      ),
    ).toEqual([]);
  });

  test('zeros that only the number format shows', () => {
    const encoder = new TextEncoder();
    const styles = encoder.encode(
      '<styleSheet><numFmts><numFmt numFmtId="176" formatCode="00000000"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="176"/></cellXfs></styleSheet>',
    );
    const file = xlsx([
      ['登记号', '姓名'],
      [{ kind: 'number', value: 123, style: 'text' }, '张三'],
      [{ kind: 'number', value: 99999999, style: 'text' }, '李四'],
    ]);
    const sheet = { rows: [], name: '' };
    expect(sheet.rows).toEqual([]);
    const book = report({ ...file, bytes: withPart(file.bytes, 'xl/styles.xml', styles) });
    expect(book.list?.child(0).registration).toBe('00000123');
    expect(codes(book)).toEqual([]);
  });
});

function withPart(bytes: Uint8Array, name: string, part: Uint8Array): Uint8Array {
  return zipSync({ ...unzipSync(bytes), [name]: part });
}
