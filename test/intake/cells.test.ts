import { describe, expect, test } from 'vitest';
import { coverageOf } from '../../shared/intake/checks/coverage.ts';
import { child, codes, csv, gb, idNumber, only, place, report, table, text, xlsx } from './support.ts';

/** The list of one child with a cell replaced, as CSV; the child stands in row 2. */
const with_ = (header: string, value: string) => report(csv(table(child(1, { [header]: value }), child(2))));
const first = (header: string, value: string) => with_(header, value).list?.child(0);

describe('ID numbers', () => {
  const cases: readonly [value: string, code: string, shown: string][] = [
    [`${idNumber(1).slice(0, 17)}${idNumber(1).endsWith('0') ? '1' : '0'}`, 'cell.id-check', ''],
    ['41129920120815001', 'cell.id-length', '*************5001'],
    ['4112992012081500123', 'cell.id-length', ''],
    ['411299120815001', 'cell.id-old', '***********5001'],
    ['411299201202300017', 'cell.id-birth', ''],
    ['411299201302290017', 'cell.id-birth', ''],
    ['411299180012010017', 'cell.id-birth', ''],
    ['411299201213010017', 'cell.id-birth', ''],
    ['41129920120815001a', 'cell.id-characters', ''],
    ['E1234567812345678', 'cell.id-characters', ''],
    ['4.11299E+17', 'cell.id-number', '*******E+17'],
    ['4.11E17', 'cell.id-number', ''],
    ['411299201208150000', 'cell.id-number', '**************0000'],
    ['4112992012081500|7', 'cell.bar', ''],
  ];
  test.each(cases)('%s: %s', (value, code, shown) => {
    const read = with_('身份证号', value);
    expect(codes(read)).toEqual([code]);
    const [finding] = read.findings;
    expect([finding?.row, finding?.letter, finding?.column, finding?.severity]).toEqual([2, 'D', '身份证号', 'error']);
    if (shown !== '') expect(finding?.value).toBe(shown);
    if (value.length > 12) expect(finding?.value).not.toContain(value.slice(0, 6));
    expect(read.list).toBeNull();
    expect(read.children).toBe(1);
  });

  test('a right number that ends in 000 is right', () => {
    const right = Array.from({ length: 10 }, (_, at) => idNumber(at * 100)).find(id => id.endsWith('000')) ?? '';
    expect(codes(with_('身份证号', right))).toEqual([]);
  });

  test('a small x is read as X, and is the same number', () => {
    const x = Array.from({ length: 50 }, (_, at) => idNumber(at + 10)).find(id => id.endsWith('X')) ?? '';
    expect(first('身份证号', x.toLowerCase())?.id).toBe(x);
    const twice = report(csv(table(child(1, { 身份证号: x.toLowerCase() }), child(2, { 身份证号: x }))));
    expect(codes(twice)).toEqual(['row.id-twice']);
  });

  test('blanks inside a number are left out, and said', () => {
    const spaced = `${idNumber(1).slice(0, 6)} ${idNumber(1).slice(6, 14)}\u3000${idNumber(1).slice(14)}`;
    const read = with_('身份证号', spaced);
    expect(codes(read)).toEqual(['cell.number-blank']);
    expect(read.list?.child(0).id).toBe(idNumber(1));
    expect(codes(with_('身份证号', '4112992012 0815001X'))).toEqual(['cell.number-blank', 'cell.id-check']);
    expect(first('登记号', '2401 0001')?.registration).toBe('24010001');
  });

  test('29 February of a leap year', () => {
    expect(codes(with_('身份证号', idNumber(1, '20120229')))).toEqual([]);
    expect(codes(with_('身份证号', idNumber(1, '20000229')))).toEqual([]);
  });
});

describe('characters', () => {
  test('full-width digits are read as ASCII, and said', () => {
    const wide = idNumber(1).replace(/\d/g, digit => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    const read = with_('身份证号', wide);
    expect(codes(read)).toEqual(['cell.full-width']);
    expect(read.list?.child(0).id).toBe(idNumber(1));
    expect(read.findings[0]?.severity).toBe('warning');
    expect(JSON.stringify(read.findings)).not.toContain(idNumber(1));
    expect(first('登记号', '２４０１０００１')?.registration).toBe('24010001');
    expect(codes(with_('联系电话', '１３９'))).toEqual(['cell.full-width']);
    expect(codes(with_('多胞胎组', 'Ａ'))).toEqual(['cell.full-width', 'row.group-of-one']);
    expect(codes(with_('毕业小学', '实验小学（东）'))).toEqual([]);
  });

  test('an apostrophe before a number', () => {
    expect(codes(with_('身份证号', `'${idNumber(1)}`))).toEqual(['cell.apostrophe']);
    expect(first('身份证号', `'${idNumber(1)}`)?.id).toBe(idNumber(1));
    expect(first('登记号', '‘24010009')?.registration).toBe('24010009');
  });

  test('blanks around a cell go silently', () => {
    const read = report(
      csv(table(child(1, { 姓名: '\u3000张三 ', 身份证号: `${idNumber(1)}\t`, 登记号: '\u00a024010001' }))),
    );
    expect(codes(read)).toEqual([]);
    expect(read.list?.child(0)).toMatchObject({ name: '张三', id: idNumber(1), registration: '24010001' });
  });

  test('blanks inside a name', () => {
    const read = with_('姓名', '张\u3000三');
    expect(place(only(read, 'cell.blank'))).toEqual([null, 2, 'B', '姓名', '张\u3000三']);
    expect(read.list?.child(0).name).toBe('张三');
    expect(first('姓名', 'John Smith')?.name).toBe('John Smith');
    expect(codes(with_('姓名', 'John Smith'))).toEqual([]);
    expect(first('姓名', 'John\u00a0 Smith')?.name).toBe('John Smith');
    expect(first('姓名', '阿依古丽 · 买买提')?.name).toBe('阿依古丽·买买提');
  });

  test.each(['•', '・', '‧', '．', '∙', '⋅', '･', '.'])('the dot %s becomes ·', dot => {
    const read = with_('姓名', `阿依古丽${dot}买买提`);
    expect(codes(read)).toEqual(['cell.dot']);
    expect(read.list?.child(0).name).toBe('阿依古丽·买买提');
    expect(codes(with_('姓名', '阿依古丽·买买提'))).toEqual([]);
  });

  test('a full stop of a Latin name stays', () => {
    expect(first('姓名', 'John F. Smith')?.name).toBe('John F. Smith');
  });

  test('names up to 50 characters', () => {
    const long = `${'𠮷'.repeat(24)}·${'䶮'.repeat(25)}`;
    expect(first('姓名', long)?.name).toBe(long);
    const read = with_('姓名', `${long}一`);
    expect(place(only(read, 'cell.name-long')).slice(0, 4)).toEqual([null, 2, 'B', '姓名']);
    expect(codes(with_('备注', '好'.repeat(1000)))).toEqual([]);
    expect(codes(with_('备注', '好'.repeat(1001)))).toEqual(['cell.text-long']);
  });

  test('private use, invisible, control, broken', () => {
    const private_ = with_('姓名', '张\ue000');
    expect(only(private_, 'cell.private-use').refusal.values).toEqual({ points: 'U+E000' });
    expect(private_.list?.child(0).name).toBe('张\ue000');
    const invisible = with_('姓名', '张\u200b三\ufeff');
    expect(only(invisible, 'cell.invisible').refusal.values).toEqual({ points: 'U+200B', read: '张三' });
    expect(invisible.list?.child(0).name).toBe('张三');
    expect(first('身份证号', `${idNumber(1)}\u202c`)?.id).toBe(idNumber(1));
    expect(codes(with_('姓名', '张\n三'))).toContain('cell.control');
    expect(codes(with_('登记号', '2401\u000100'))).toContain('cell.control');
    expect(codes(with_('姓名', '张\ufffd'))).toEqual(['cell.surrogate']);
    expect(codes(with_('姓名', '张|三'))).toEqual(['cell.bar']);
    expect(codes(with_('备注', '第一行\n第二行'))).toEqual([]);
    expect(first('备注', '第一行\n第二行')?.remark).toBe('第一行 第二行');
  });

  test.each(['李?', '李？', '张*明', '李□'])('%s: a character may be lost', name => {
    expect(codes(with_('姓名', name))).toEqual(['cell.placeholder']);
  });

  test('half a surrogate pair in a workbook and in UTF-16', () => {
    const book = report(xlsx(table(child(1, { 姓名: '张\ud842' }))));
    expect(place(only(book, 'cell.surrogate'))).toEqual(['Sheet1', 2, 'B', '姓名', '张\ufffd']);
    const units = `\ufeff${table(child(1, { 姓名: '张\ud842' }))
      .map(row => row.join('\t'))
      .join('\r\n')}`;
    const bytes = new Uint8Array(units.length * 2);
    for (let at = 0; at < units.length; at++) new DataView(bytes.buffer).setUint16(at * 2, units.charCodeAt(at), true);
    const utf16 = report({ name: 'list.txt', bytes });
    expect(utf16.format).toMatchObject({ encoding: 'utf-16le', separator: '\t' });
    expect(place(only(utf16, 'cell.surrogate'))).toEqual([null, 2, 'B', '姓名', '张\ufffd']);
  });

  test('characters that the fonts lack', () => {
    const coverage = coverageOf([
      [0x20, 0x7e],
      [0x4e00, 0x9fff],
    ]);
    const rows = table(child(1, { 姓名: '张𠮷䶮' }), child(2, { 毕业小学: '㛃小学' }), child(3));
    for (const file of [csv(rows), gb(rows), xlsx(rows)]) {
      const read = report(file, { coverage });
      expect(codes(read)).toEqual(['cell.coverage', 'cell.coverage']);
      expect(read.findings.map(finding => finding.refusal.values)).toEqual([
        { points: 'U+20BB7 U+4DAE' },
        { points: 'U+36C3' },
      ]);
      expect(read.findings.map(({ row, letter }) => [row, letter])).toEqual([
        [2, 'B'],
        [3, 'E'],
      ]);
      expect(read.list?.child(0).name).toBe('张𠮷䶮');
    }
  });

  test('rare names come through every format unchanged', () => {
    const names = ['𠮷', '䶮', '㛃', '𬭚', '𫛭', '\u{2A6D6}', '\u{30000}', '〇', '阿卜杜热合曼·阿卜力米提'];
    const rows = table(...names.map((name, at) => child(at, { 姓名: name })));
    for (const file of [csv(rows), gb(rows), xlsx(rows)]) {
      const { list, findings } = report(file);
      expect(findings).toEqual([]);
      expect(names.map((_, at) => list?.child(at).name)).toEqual(names);
    }
  });
});

describe('cells of a workbook', () => {
  const book = (header: string, cell: Parameters<typeof xlsx>[0][number][number]) => {
    const [head = [], one = [], two = []] = table(child(1), child(2));
    return report(xlsx([head, one.map((value, at) => (head[at] === header ? cell : value)), two]));
  };

  test('an ID number kept as a number', () => {
    for (const value of [411299201208150000, '4.1129920120815E+17', 411299120815001, '411299201208150016']) {
      const read = book('身份证号', { kind: 'number', value });
      expect(codes(read)).toEqual(['cell.id-number']);
      expect(place(only(read, 'cell.id-number')).slice(0, 4)).toEqual(['Sheet1', 2, 'D', '身份证号']);
      expect(only(read, 'cell.id-number').value).toMatch(/^\*+\d{4}$/);
    }
  });

  test('a registration number kept as a number', () => {
    expect(book('登记号', 24010001).list?.child(0).registration).toBe('24010001');
    expect(book('登记号', { kind: 'number', value: '2.4010001E7' }).list?.child(0).registration).toBe('24010001');
    expect(codes(book('登记号', { kind: 'number', value: '2.4010001E+19' }))).toContain('cell.registration-number');
    expect(book('联系电话', 13912345678).list?.child(0).phone).toBe('13912345678');
  });

  test('formulas', () => {
    const formula = { kind: 'formula', formula: 'A1', cached: '张三' } as const;
    for (const header of ['登记号', '姓名', '身份证号', '多胞胎组']) {
      expect(codes(book(header, { ...formula, cached: header === '身份证号' ? idNumber(1) : '甲' }))).toContain(
        'cell.formula',
      );
    }
    expect(codes(book('姓名', { kind: 'formula', formula: 'A1' }))).toContain('cell.formula');
    const remark = book('备注', formula);
    expect(place(only(remark, 'cell.formula-elsewhere'))).toEqual(['Sheet1', 2, 'I', '备注', '张三']);
    expect(remark.list?.child(0).remark).toBe('张三');
    expect(codes(with_('姓名', '=A1'))).toEqual(['cell.formula']);
    expect(codes(with_('身份证号', `=${idNumber(1)}`))).toEqual(['cell.formula']);
  });

  test('error values', () => {
    const error = { kind: 'error', code: '#N/A' } as const;
    expect(place(only(book('姓名', error), 'cell.error-value'))).toEqual(['Sheet1', 2, 'B', '姓名', '#N/A']);
    const remark = book('备注', error);
    expect(codes(remark)).toEqual(['cell.error-elsewhere']);
    expect(remark.list?.child(0).remark).toBe('');
    expect(codes(book('姓名', { kind: 'formula', formula: 'B9', cached: { error: '#REF!' } }))).toContain(
      'cell.error-value',
    );
  });

  test('rich text, readings, escapes, kept blanks', () => {
    const runs = [{ text: '欧阳', bold: true }, { text: '小明' }];
    const phonetic = [{ start: 0, end: 2, text: 'おうよう' }];
    expect(book('姓名', { kind: 'runs', runs, phonetic }).list?.child(0).name).toBe('欧阳小明');
    expect(book('姓名', { kind: 'runs', runs, phonetic, inline: true }).list?.child(0).name).toBe('欧阳小明');
    expect(book('姓名', { kind: 'inline', text: ' 张三 ' }).list?.child(0).name).toBe('张三');
    expect(book('备注', 'a_x0041_ & <b> _x').list?.child(0).remark).toBe('a_x0041_ & <b> _x');
    expect(codes(book('姓名', '张\u0007三'))).toContain('cell.control');
    expect(book('备注', true).list?.child(0).remark).toBe('TRUE');
  });
});

test('quotes that do not match', () => {
  const head = table()
    .map(row => row.join(','))
    .join();
  const read = report(text(`${head}\n24010001,"张三,女\n24010002,李四`));
  expect(only(read, 'cell.quotes').severity).toBe('error');
  expect(place(only(read, 'cell.quotes')).slice(0, 4)).toEqual([null, 2, 'B', '姓名']);
  expect(codes(report(text(`${head}\n24010001,"张三"四,女`)))).toContain('cell.quotes');
  expect(report(text(`${head}\n24010001,"张""三""",女`)).findings.map(one => one.code)).toEqual(['cell.name-quotes']);
});
