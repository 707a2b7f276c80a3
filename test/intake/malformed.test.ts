// Lists that somebody or something has damaged: none may throw, hang or take much memory.

import { unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { toCsv, toUtf8 } from '../../assets/sample/generator/csv.ts';
import { toGb18030 } from '../../assets/sample/generator/gb18030.ts';
import { toWorkbook } from '../../assets/sample/generator/workbook.ts';
import { joined } from '../../shared/bytes.ts';
import { coverageOf } from '../../shared/intake/checks/coverage.ts';
import { message } from '../../shared/intake/findings/finding.ts';
import { readList } from '../../shared/intake/list.ts';
import { sentence } from '../../shared/text/refusal.ts';
import { packed, swollen, zipOf } from '../support/hostile-lists.ts';
import { rounds } from '../support/rounds.ts';
import { child, refusalOf, report, table, text } from './support.ts';

const coverage = coverageOf([
  [0x20, 0x7e],
  [0x4e00, 0x9fff],
]);

/** Numbers that look random and are the same every time (xorshift). */
function generator(seed: number): (below: number) => number {
  let state = seed | 0 || 1;
  return below => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

const names = ['张三', '欧阳小明', '阿依古丽·买买提', '王𠮷', '马若䶮', 'John Smith'];
const rows = [
  ['灵宝市报名登记表'],
  ...table(
    ...Array.from({ length: 20 }, (_, at) =>
      child(at, { 姓名: names[at % names.length] ?? '', 多胞胎组: at % 7 === 0 ? 'T' : '' }),
    ),
  ),
];

function utf16(content: string): Uint8Array {
  const bytes = new Uint8Array(content.length * 2 + 2);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0xfeff, true);
  for (let at = 0; at < content.length; at++) view.setUint16(at * 2 + 2, content.charCodeAt(at), true);
  return bytes;
}

const workbook = toWorkbook({
  sheets: [
    { name: '名单', rows, hiddenRows: [4], hiddenColumns: [3], merges: ['A1:I1', 'E5:E6'] },
    { name: '旧', rows: rows.slice(0, 4), hidden: true },
  ],
});
const parts = unzipSync(workbook);
const partNames = Object.keys(parts);
// What breaks parsers: quotes, separators, line ends, halves of characters, numbers at their limits, markup.
const pieces = [
  '"',
  '""',
  ',',
  ';',
  '\t',
  '\r',
  '\n',
  '\0',
  '\ufeff',
  '\ud842',
  '|',
  '=',
  "'",
  '<',
  '>',
  '&',
  ']]>',
  '<!--',
  '&#x0;',
  '&#xD800;',
  '&lol;',
  '_xD83D_',
  '4.1E+17',
  '职务',
  '姓名',
  'r="99999999"',
  't="s"',
  '<v>999999</v>',
  '<row/>',
  '<f>A1</f>',
  '9'.repeat(400),
  '<a>'.repeat(50),
].map(toUtf8);

function mutate(bytes: Uint8Array, random: (below: number) => number): Uint8Array {
  let changed = bytes.slice();
  for (let count = random(3) + 1; count > 0; count--) {
    const at = random(changed.length + 1);
    const length = random(random(4) === 0 ? changed.length + 1 : 12);
    const [head, cut, tail] = [
      changed.subarray(0, at),
      changed.subarray(at, at + length),
      changed.subarray(at + length),
    ];
    const piece = pieces[random(pieces.length)] ?? cut;
    switch (random(7)) {
      case 0:
        if (at < changed.length) changed[at] = random(256);
        break;
      case 1:
        changed = joined([head, tail]);
        break;
      case 2:
        changed = joined([head, piece, cut, tail]);
        break;
      case 3:
        changed = joined([head, cut, cut, tail]);
        break;
      case 4:
        changed = changed.slice(0, at);
        break;
      case 5:
        changed = joined([head, piece, tail]);
        break;
      default:
        changed = joined([tail, cut, head]);
    }
  }
  return changed;
}

/**
 * Reads a file as the product does, sentences included. Returns the milliseconds of processor time that it took, so that
 * other work on the machine does not count.
 */
function readAll(name: string, bytes: Uint8Array): number {
  const begun = process.cpuUsage();
  const outcome = readList({ name, bytes }, { coverage });
  const said = outcome.ok ? outcome.value.findings.map(finding => message('en', finding)) : [];
  if (!outcome.ok) sentence('zh', outcome.refusal);
  const { user, system } = process.cpuUsage(begun);
  if (outcome.ok) {
    expect(said.find(text => /\{[a-z]+\}/i.test(text))).toBeUndefined();
    const { list, children, rows: count, findings } = outcome.value;
    expect(list === null).toBe(findings.some(finding => finding.severity === 'error'));
    expect(children).toBeLessThanOrEqual(count);
    // Every row is accounted for, and each child of an accepted list is one of its rows.
    const { accounting } = outcome.value;
    const passed = accounting.passed.reduce((sum, { count }) => sum + count, 0);
    expect(accounting.header + accounting.children + passed).toBe(accounting.rows);
    if (list !== null) expect([accounting.children, children]).toEqual([list.size, list.size]);
    let nameless = 0;
    if (list !== null) for (let index = 0; index < list.size; index++) if (list.child(index).name === '') nameless++;
    expect(nameless).toBe(0);
  }
  return (user + system) / 1000;
}

// What an honest list of a big city takes on this machine: none may take more than sixteen times as long.
const honest = toUtf8(toCsv(table(...Array.from({ length: 50_000 }, (_, at) => child(at)))));
const slowest = 16 * Math.max(readAll('a.csv', honest), readAll('a.csv', honest));

const mutations = rounds(200, 2000);

describe('damaged lists, by the hundred', () => {
  const files: readonly [name: string, bytes: Uint8Array][] = [
    ['utf8.csv', toUtf8(toCsv(rows))],
    ['bom.csv', toUtf8(toCsv(rows, { bom: true, separator: ';' }))],
    ['gb.csv', toGb18030(toCsv(rows))],
    ['utf16.txt', utf16(toCsv(rows, { separator: '\t' }))],
    ['zip.xlsx', workbook],
  ];
  test.each(files)(`%s, ${mutations} times`, (name, bytes) => {
    const random = generator(bytes.length);
    let worst = 0;
    for (let count = 0; count < mutations; count++) worst = Math.max(worst, readAll(name, mutate(bytes, random)));
    expect(worst).toBeLessThan(slowest);
  });

  test(`parts of a workbook, ${mutations} times`, () => {
    const random = generator(7);
    let worst = 0;
    for (let count = 0; count < mutations; count++) {
      const part = partNames[random(partNames.length)] ?? '';
      const damaged = zipSync({ ...parts, [part]: mutate(parts[part] ?? workbook, random) }, { level: 0 });
      worst = Math.max(worst, readAll('parts.xlsx', damaged));
    }
    expect(worst).toBeLessThan(slowest);
  });

  test('in a wrong encoding', () => {
    for (const [, bytes] of files) {
      for (const from of ['utf-8', 'gb18030', 'utf-16le', 'latin1']) {
        const twice = new TextDecoder(from).decode(bytes);
        for (const again of [toUtf8(twice), utf16(twice)]) expect(readAll('a.csv', again)).toBeLessThan(slowest);
      }
    }
  });

  test('cut anywhere', () => {
    for (const [name, bytes] of files)
      for (let length = 0; length < bytes.length; length += 37) readAll(name, bytes.slice(0, length));
  });
});

describe('files that want too much', () => {
  const huge = 10_000_000;
  const usual = Object.fromEntries(Object.entries(parts).map(([name, bytes]) => [name, packed(bytes)]));
  const bomb = zipOf({ ...usual, 'xl/worksheets/sheet1.xml': swollen(260) });
  const head = '登记号,姓名,身份证号,备注\n';
  const book = (sheet: string, strings?: string) =>
    zipOf({
      ...usual,
      'xl/worksheets/sheet1.xml': packed(sheet, 1),
      'xl/worksheets/sheet2.xml': packed('<worksheet/>'),
      ...(strings === undefined ? {} : { 'xl/sharedStrings.xml': packed(strings, 1) }),
    });
  const sheet = (content: string) => `<worksheet><sheetData>${content}</sheetData></worksheet>`;
  const strings = '<sst><si><t>登记号</t></si><si><t>姓名</t></si></sst>';
  const header = '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>';
  const cases: readonly [what: string, name: string, bytes: () => Uint8Array][] = [
    ['a huge name', 'a.csv', () => toUtf8(`${head}1,${'张'.repeat(huge / 3)},,\n`)],
    ['a huge number', 'a.csv', () => toUtf8(`${head}${'1'.repeat(huge)},张三,,\n`)],
    ['a huge ID number', 'a.csv', () => toUtf8(`${head}1,张三,${'1'.repeat(huge)},\n`)],
    ['a huge cell of quotes', 'a.csv', () => toUtf8(`${head}1,张三,,"${'""'.repeat(huge / 2)}"\n`)],
    ['an open quote', 'a.csv', () => toUtf8(`${head}1,"${'张三\n'.repeat(huge / 7)}`)],
    ['many quotes', 'a.csv', () => toUtf8(`${head}${'"",'.repeat(huge / 3)}\n`)],
    ['many quotes with text behind', 'a.csv', () => toUtf8(`${head}${'"a"b\n'.repeat(rounds(huge / 20, huge / 5))}\n`)],
    ['a huge cell of blanks', 'a.csv', () => toUtf8(`${head}1,张${' '.repeat(huge)}三,,\n`)],
    ['a huge cell of zero-width characters', 'a.csv', () => toUtf8(`${head}1,张${'\u200b'.repeat(huge / 3)}三,,\n`)],
    ['a million columns', 'a.csv', () => toUtf8(`${head}1,张三${',x'.repeat(1_000_000)}\n`)],
    ['a million headers', 'a.csv', () => toUtf8(`${head.trim()}${',x'.repeat(1_000_000)}\n1,张三,,\n`)],
    ['a header of commas', 'a.csv', () => toUtf8(`${','.repeat(huge)}\n`)],
    ['empty rows', 'a.csv', () => toUtf8(`${head}${'\n'.repeat(rounds(huge / 4, huge))}`)],
    ['rows of commas', 'a.csv', () => toUtf8(`${head}${',,,\n'.repeat(huge / 4)}1,张三,,\n`)],
    ['rows of blanks', 'a.csv', () => toUtf8(`${head}${' , , , \n'.repeat(190_000)}1,张三,,\n`)],
    [
      'rows with a fault in every cell',
      'a.csv',
      () => toUtf8(`${head}${"'１\u200b,張 ?\ue000,１,\ue000\n".repeat(rounds(40_000, 150_000))}`),
    ],
    ['the same row again and again', 'a.csv', () => toUtf8(`${head}${'1,张三,411299201208150017,\n'.repeat(190_000)}`)],
    [
      'one group of all',
      'a.csv',
      () => toUtf8(`登记号,姓名,多胞胎组\n${Array.from({ length: 190_000 }, (_, at) => `${at},张三,T\n`).join('')}`),
    ],
    [
      'groups of one',
      'a.csv',
      () =>
        toUtf8(`登记号,姓名,多胞胎组\n${Array.from({ length: 190_000 }, (_, at) => `${at},张三,T${at}\n`).join('')}`),
    ],
    ['rare characters of four bytes', 'a.csv', () => toGb18030(`${head}${'1,𠮷㛃,,\n'.repeat(150_000)}`)],
    ['a bomb as a sheet', 'a.xlsx', () => bomb],
    [
      'a huge shared string',
      'a.xlsx',
      () =>
        book(
          sheet(`${header}<row><c t="s"><v>0</v></c><c t="s"><v>2</v></c></row>`),
          strings.replace('</sst>', `<si><t>${'张'.repeat(huge / 3)}</t></si></sst>`),
        ),
    ],
    [
      'a long shared string in every row',
      'a.xlsx',
      () =>
        book(
          sheet(header + '<row><c t="s"><v>2</v></c><c t="s"><v>3</v></c></row>'.repeat(rounds(25_000, 100_000))),
          strings.replace(
            '</sst>',
            `<si><t>${'１?'.repeat(80)}</t></si><si><t>${'张\ue000 '.repeat(60)}</t></si></sst>`,
          ),
        ),
    ],
    [
      'a huge shared string in every row',
      'a.xlsx',
      () =>
        book(
          sheet(header + '<row><c t="s"><v>2</v></c><c t="s"><v>2</v></c></row>'.repeat(20_000)),
          strings.replace('</sst>', `<si><t>${'张?'.repeat(20_000)}</t></si></sst>`),
        ),
    ],
    ['a million empty rows', 'a.xlsx', () => book(sheet(header + '<row/>'.repeat(1_000_000)), strings)],
    ['two million empty rows', 'a.xlsx', () => book(sheet(header + '<row/>'.repeat(2_000_000)), strings)],
    [
      'a million formatted cells',
      'a.xlsx',
      () => book(sheet(header + `<row>${'<c s="1"/>'.repeat(16_000)}</row>`.repeat(60)), strings),
    ],
    [
      'rows with a cell in the last column',
      'a.xlsx',
      () =>
        book(
          sheet(
            header +
              Array.from(
                { length: 100_000 },
                (_, at) => `<row r="${at + 2}"><c r="XFD${at + 2}"><v>1</v></c></row>`,
              ).join(''),
          ),
          strings,
        ),
    ],
    ['too many columns', 'a.xlsx', () => book(sheet(`<row>${'<c><v>1</v></c>'.repeat(20_000)}</row>`), strings)],
    ['deep elements', 'a.xlsx', () => book('<worksheet>'.repeat(1_000_000))],
    [
      'many attributes',
      'a.xlsx',
      () => book(`<worksheet ${Array.from({ length: 1_000_000 }, (_, at) => `a${at}="1"`).join(' ')}/>`),
    ],
    [
      'entities',
      'a.xlsx',
      () => book('<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]><worksheet>&b;</worksheet>'),
    ],
    [
      'references',
      'a.xlsx',
      () =>
        book(
          sheet(`${header}<row><c><v>1</v></c><c t="str"><v>${'&#x5F20;'.repeat(1_000_000)}</v></c></row>`),
          strings,
        ),
    ],
    [
      'escapes',
      'a.xlsx',
      () =>
        book(sheet(`${header}<row><c><v>1</v></c><c t="str"><v>${'_x5F20_'.repeat(1_000_000)}</v></c></row>`), strings),
    ],
    ['an open comment', 'a.xlsx', () => book(`<worksheet><!--${'-> '.repeat(3_000_000)}`)],
    [
      'merged cells',
      'a.xlsx',
      () =>
        book(
          `${sheet(header).replace('</worksheet>', '')}<mergeCells>${'<mergeCell ref="B2:B9"/>'.repeat(100_000)}</mergeCells></worksheet>`,
          strings,
        ),
    ],
    [
      'a million shared strings',
      'a.xlsx',
      () => book(sheet(header), strings.replace('</sst>', `${'<si/>'.repeat(1_000_000)}</sst>`)),
    ],
  ];
  test.each(cases)('%s', (_, name, make) => {
    const bytes = make();
    const before = process.memoryUsage().rss;
    expect(readAll(name, bytes)).toBeLessThan(slowest);
    expect(process.memoryUsage().rss - before).toBeLessThan(1 << 30);
  });

  test('are refused or reported for what they are', () => {
    expect(refusalOf({ name: 'a.xlsx', bytes: bomb })).toBe('list.too-large');
    expect(refusalOf({ name: 'a.xlsx', bytes: book('<!DOCTYPE x><worksheet/>') })).toBe('list.workbook');
    expect(refusalOf({ name: 'a.xlsx', bytes: book('<chartsheet/>') })).toBe('list.workbook');
    expect(refusalOf({ name: 'a.xlsx', bytes: book(sheet('<row r="2"/><row r="1"/>')) })).toBe('list.workbook');
    expect(refusalOf({ name: 'a.xlsx', bytes: book(sheet('<row><c t="s"><v>99</v></c></row>'), strings) })).toBe(
      'list.workbook',
    );
    const amplified = book(
      sheet(header + '<row><c t="s"><v>2</v></c></row>'.repeat(20_000)),
      strings.replace('</sst>', `<si><t>${'张'.repeat(30_000)}</t></si></sst>`),
    );
    expect(refusalOf({ name: 'a.xlsx', bytes: amplified })).toBe('list.too-large');
    expect(refusalOf(text(`姓名,登记号\n${',\n'.repeat(10)}${'x,'.repeat(16_000_001)}`))).toBe('list.too-many-cells');
    const emptyRows = report({
      name: 'a.xlsx',
      bytes: book(
        sheet(`${header}${'<row/>'.repeat(1000)}<row><c><v>7</v></c><c t="inlineStr"><is><t>张三</t></is></c></row>`),
        strings,
      ),
    });
    expect(emptyRows.list?.row(0)).toBe(1002);
  });
});
