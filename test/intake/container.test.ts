import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { toGb18030 } from '../../assets/sample/generator/gb18030.ts';
import { child, csv, gb, only, refusalOf, report, table, text, xlsx } from './support.ts';

const rows = table(child(1), child(2, { 姓名: '阿依古丽·买买提' }));
const bytes = (content: string) => new TextEncoder().encode(content);

/** A compound file whose directory names streams. */
function compound(...streams: readonly string[]): Uint8Array {
  const file = new Uint8Array(512 + 512 * 4);
  file.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  for (const [index, name] of ['Root Entry', ...streams].entries()) {
    const entry = 512 + index * 128;
    for (const [at, letter] of [...name].entries()) file[entry + at * 2] = letter.charCodeAt(0);
    file[entry + 64] = name.length * 2 + 2;
  }
  return file;
}

describe('files that are no list', () => {
  const biff = (() => {
    const file = compound('Workbook');
    file.set([0x09, 0x08, 0x10, 0, 0, 6, 5, 0], 512 + 1024);
    file.set([0x2f, 0, 0x36, 0], 512 + 1024 + 20);
    return file;
  })();
  const zip = (...names: string[]) => zipSync(Object.fromEntries(names.map(name => [name, bytes('<x/>')])));
  const cases: readonly [what: string, name: string, content: Uint8Array, code: string][] = [
    ['an empty file', 'a.csv', new Uint8Array(0), 'list.empty'],
    ['an old workbook', 'a.xls', compound('Workbook'), 'list.xls'],
    ['an older one', 'a.xls', compound('Book'), 'list.xls'],
    ['a BIFF4 stream', 'a.xls', Uint8Array.of(9, 4, 6, 0, 0, 0, 0x10, 0), 'list.xls'],
    ['an old workbook with a password', 'a.xls', biff, 'list.password'],
    ['a workbook with a password', 'a.xlsx', compound('EncryptionInfo', 'EncryptedPackage'), 'list.password'],
    ['an old Word file', 'a.doc', compound('WordDocument'), 'list.not-a-list'],
    ['HTML', 'a.xls', bytes('\n<html><table><tr><td>姓名'), 'list.web-page'],
    ['a table of HTML', 'a.xls', bytes('\ufeff<table>'), 'list.web-page'],
    ['XML of 2003', 'a.xls', bytes('<?xml version="1.0"?><Workbook/>'), 'list.web-page'],
    ['MHTML', 'a.xls', bytes('MIME-Version: 1.0'), 'list.web-page'],
    ['PDF', 'a.pdf', bytes('%PDF-1.7'), 'list.not-a-list'],
    ['PNG', 'a.xlsx', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10), 'list.not-a-list'],
    ['a Word file', 'a.xlsx', zip('[Content_Types].xml', '_rels/.rels', 'word/document.xml'), 'list.not-a-list'],
    ['xlsb', 'a.xlsb', zip('[Content_Types].xml', '_rels/.rels', 'xl/workbook.bin'), 'list.other-table'],
    ['Numbers', 'a.numbers', zip('Index/Document.iwa'), 'list.other-table'],
    [
      'ods',
      'a.ods',
      zipSync({ mimetype: bytes('application/vnd.oasis.opendocument.spreadsheet'), 'content.xml': bytes('') }),
      'list.other-table',
    ],
    ['any zip', 'a.xlsx', zip('a.txt'), 'list.archive'],
    ['half a zip', 'a.xlsx', xlsx(rows).bytes.slice(0, 700), 'list.container'],
    ['bytes', 'a.csv', Uint8Array.of(1, 2, 3, 0, 255), 'list.encoding'],
    ['UTF-8 that is cut', 'a.csv', Uint8Array.of(0xef, 0xbb, 0xbf, 0xe5, 0xbc), 'list.encoding'],
    ['neither UTF-8 nor GB18030', 'a.csv', Uint8Array.of(0x41, 0xff, 0x41), 'list.encoding'],
    ['GB18030 that is cut', 'a.csv', toGb18030('登记号,姓名\n1,张三').slice(0, -1), 'list.encoding'],
  ];
  test.each(cases)('%s', (_, name, content, code) => {
    expect(refusalOf({ name, bytes: content })).toBe(code);
  });

  test('too large', () => {
    expect(refusalOf({ name: 'a.csv', bytes: new Uint8Array((128 << 20) + 1) })).toBe('list.too-large');
  });
});

describe('encodings', () => {
  const content = rows.map(row => row.join('\t')).join('\r\n');
  const utf16 = (littleEndian: boolean) => {
    const file = new Uint8Array(content.length * 2 + 2);
    const view = new DataView(file.buffer);
    for (const [at, unit] of [0xfeff, ...Array.from(content, one => one.charCodeAt(0))].entries())
      view.setUint16(at * 2, unit, littleEndian);
    return file;
  };
  test.each([
    ['utf-8', csv(rows).bytes],
    ['utf-8-bom', bytes(`\ufeff${rows.map(row => row.join(',')).join('\n')}`)],
    ['gb18030', gb(rows).bytes],
    ['gb18030', Uint8Array.of(0x84, 0x31, 0x95, 0x33, ...gb(rows).bytes)],
    ['utf-16le', utf16(true)],
    ['utf-16be', utf16(false)],
  ])('%s', (encoding, file) => {
    const read = report({ name: 'list.csv', bytes: file });
    expect(read.format.encoding).toBe(encoding);
    expect(read.list?.child(1).name).toBe('阿依古丽·买买提');
    expect(read.findings).toEqual([]);
  });

  test('the bytes of the caller are not changed', () => {
    const file = bytes(`登记号,姓名\r1,"张""三"\r2,李四x`);
    const before = file.slice();
    expect(report({ name: 'a.csv', bytes: file }).list?.child(0).name).toBe('张"三');
    expect(file).toEqual(before);
  });
});

describe('separators and line ends', () => {
  test.each([
    [',', '\n'],
    [';', '\r\n'],
    ['\t', '\r'],
    [';', '\r'],
  ])('%j and %j', (separator, newline) => {
    const read = report(text(rows.map(row => row.join(separator)).join(newline)));
    expect(read.format.separator).toBe(separator);
    expect(read.list?.size).toBe(2);
  });

  test('a first line that names the separator is no row', () => {
    const read = report(text(`sep=;\r\n登记号;姓名\r\n1;张?\r\n`));
    expect(only(read, 'cell.placeholder').row).toBe(2);
    expect(report(text(`SEP=,\n登记号,姓名\n1,张三`)).list?.size).toBe(1);
  });

  test('titles with other separators', () => {
    const title = '灵宝市, 2024年, 报名, 登记, 表\n\n';
    const read = report(text(`${title}${rows.map(row => row.join(';')).join('\n')}`));
    expect([read.format.separator, read.list?.row(0)]).toEqual([';', 4]);
  });

  test('all cells quoted, with separators, quotes and line breaks in them', () => {
    const quoted = rows.map(row => row.map(cell => `"${cell}"`).join(',')).join('\r\n');
    expect(report(text(quoted)).findings).toEqual([]);
    const odd = report(text(`登记号,姓名,备注\n1,"张三","a,""b""\r\nc"\n`));
    expect(odd.list?.child(0).remark).toBe('a,"b" c');
    const gbk = report({ name: 'a.csv', bytes: toGb18030(`"登记号","姓名","备注"\n"1","张三","甲""乙"""`) });
    expect(gbk.list?.child(0)).toMatchObject({ name: '张三', remark: '甲"乙"' });
  });
});
