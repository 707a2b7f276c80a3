// Lists that were made to harm: small files that say little and would cost much. Each is made here, in memory, whenever it is needed.

import { constants, crc32, deflateRawSync } from 'node:zlib';

/** An entry of an archive: what it holds, as it is packed, and what its header claims. */
export type Part = { readonly packed: Uint8Array; readonly crc: number; readonly size: number };

/** Packs the bytes of a part, quickly or well. */
export function packed(content: string | Uint8Array, level = 9): Part {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return { packed: deflateRawSync(bytes, { level }), crc: crc32(bytes), size: bytes.length };
}

/** A part of so many megabytes of one character. One of them is packed, and again and again named: to pack all takes seconds. */
export function swollen(megabytes: number, character = ' '): Part {
  const piece = Buffer.alloc(2 ** 20, character);
  // A flush ends at a whole byte, and nothing behind it refers to what is before.
  const block = deflateRawSync(piece, { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  let crc = 0;
  for (let count = 0; count < megabytes; count++) crc = crc32(piece, crc);
  const end = deflateRawSync('');
  return {
    packed: Buffer.concat([...Array.from({ length: megabytes }, () => block), end]),
    crc,
    size: megabytes * piece.length,
  };
}

/** A zip of parts by name. */
export function zipOf(parts: Readonly<Record<string, Part>>): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, { packed: data, crc, size }] of Object.entries(parts)) {
    const raw = Buffer.from(name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(0x800, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt16LE(0x21, 8);
    fields.writeUInt32LE(crc, 10);
    fields.writeUInt32LE(data.length, 14);
    fields.writeUInt32LE(size, 18);
    fields.writeUInt16LE(raw.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, raw, data]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, place, raw]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(central.length, 8);
  end.writeUInt16LE(central.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

const kinds = { sheet: 'worksheet', strings: 'sharedStrings', styles: 'styles' } as const;

/** What a hostile workbook has instead of the usual: its parts, more sheets in its directory, more relations. */
export type BookOptions = {
  readonly sheet?: string | Part;
  readonly strings?: string | Part;
  readonly styles?: string | Part;
  readonly workbook?: string;
  readonly relations?: string;
  readonly more?: Readonly<Record<string, Part>>;
};

const plainSheet = '<row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c></row>';

/** The XML of a worksheet around its rows. */
export function sheetXml(rows: string, before = '', after = ''): string {
  return `<worksheet>${before}<sheetData>${rows}</sheetData>${after}</worksheet>`;
}

/** A workbook of one sheet. */
export function bookOf({ sheet, strings, styles, workbook, relations, more = {} }: BookOptions): Buffer {
  const part = (given: string | Part | undefined, usual: string) =>
    typeof given === 'object' ? given : packed(given ?? usual);
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="x/${type}" Target="${target}"/>`;
  const own = Object.entries(kinds).map(([name, type]) => relation(name, type, `${name}.xml`));
  return zipOf({
    '[Content_Types].xml': packed('<Types/>'),
    '_rels/.rels': packed(`<Relationships>${relation('r', 'officeDocument', 'xl/workbook.xml')}</Relationships>`),
    'xl/workbook.xml': packed(workbook ?? '<workbook><sheets><sheet name="名单" r:id="sheet"/></sheets></workbook>'),
    'xl/_rels/workbook.xml.rels': packed(`<Relationships>${own.join('')}${relations ?? ''}</Relationships>`),
    'xl/sheet.xml': part(sheet, sheetXml(plainSheet)),
    'xl/strings.xml': part(strings, '<sst/>'),
    'xl/styles.xml': part(styles, '<styleSheet/>'),
    ...more,
  });
}

/** The letters of a column, counted from 0. */
export function letters(column: number): string {
  return column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26);
}

const header =
  '<row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c><c r="B1" t="inlineStr"><is><t>登记号</t></is></c></row>';

function rowsOf(count: number, row: (number: number) => string, from = 2): string {
  const rows: string[] = [];
  for (let number = from; number < from + count; number++) rows.push(row(number));
  return rows.join('');
}

const sheets = (count: number, id: (n: number) => string) =>
  `<workbook><sheets>${Array.from({ length: count }, (_, n) => `<sheet name="s${n}" r:id="${id(n)}"/>`).join('')}</sheets></workbook>`;

const wide = (rows: number) =>
  sheetXml(
    rowsOf(
      rows,
      r =>
        `<row r="${r}">${Array.from({ length: 16384 }, (_, c) => `<c r="${letters(c)}${r}" t="s"><v>0</v></c>`).join('')}</row>`,
      1,
    ),
  );

/** Hostile lists by what is wrong in them. */
export const hostileLists: Readonly<Record<string, () => readonly [name: string, bytes: Uint8Array]>> = {
  'one part named by 1,000 sheets': () => [
    'a.xlsx',
    bookOf({
      sheet: sheetXml(rowsOf(1, r => `<row r="${r}">${'<c t="s"><v>0</v></c>'.repeat(16384)}</row>`, 1)),
      strings: '<sst><si><t>姓名</t></si></sst>',
      workbook: sheets(1000, () => 'sheet'),
    }),
  ],
  'one part under 1,000 spellings of its name': () => {
    const spelling = (n: number) =>
      [...'sheetsheet'].map((one, at) => ((n >> at) & 1 ? one.toUpperCase() : one)).join('');
    return [
      'a.xlsx',
      bookOf({
        workbook: sheets(1000, n => `r${n}`),
        relations: Array.from(
          { length: 1000 },
          (_, n) => `<Relationship Id="r${n}" Type="x/worksheet" Target="${spelling(n)}.xml"/>`,
        ).join(''),
        more: { 'xl/sheetsheet.xml': packed(wide(4)) },
        strings: '<sst><si><t>姓名</t></si></sst>',
      }),
    ];
  },
  'a row of 16,384 cells that all say the same': () => [
    'a.xlsx',
    bookOf({ sheet: wide(16), strings: '<sst><si><t>a</t></si></sst>' }),
  ],
  '250 wide sheets': () => [
    'a.xlsx',
    bookOf({
      workbook: sheets(250, n => `r${n}`),
      relations: Array.from(
        { length: 250 },
        (_, n) => `<Relationship Id="r${n}" Type="x/worksheet" Target="w${n}.xml"/>`,
      ).join(''),
      more: Object.fromEntries(Array.from({ length: 250 }, (_, n) => [`xl/w${n}.xml`, wideShort])),
      strings: '<sst><si><t>a</t></si></sst>',
    }),
  ],
  '20 million empty cells': () => [
    'a.xlsx',
    bookOf({
      sheet: packed(
        Buffer.concat([
          Buffer.from('<worksheet><sheetData>'),
          Buffer.alloc(1220 * 16384 * 4 + 1220 * 11, rowOfEmpty),
          Buffer.from('</sheetData></worksheet>'),
        ]),
        1,
      ),
    }),
  ],
  '20 million empty cells with their names': () => {
    const starts = Array.from({ length: 15000 }, (_, c) => `<c r="${letters(c)}`);
    const rows = rowsOf(1000, r => `<row r="${r}">${starts.join(`${r}"/>`)}${r}"/></row>`, 1);
    return ['a.xlsx', bookOf({ sheet: packed(sheetXml(rows), 1) })];
  },
  '6 million cells in rows of ten': () => [
    'a.xlsx',
    bookOf({ sheet: packed(sheetXml(rowsOf(590_000, r => `<row r="${r}">${'<c/>'.repeat(10)}</row>`, 1)), 1) }),
  ],
  'a million rows without cells': () => [
    'a.xlsx',
    bookOf({ sheet: packed(sheetXml(header + rowsOf(1_048_570, r => `<row r="${r}"/>`)), 1) }),
  ],
  'two million elements that are no rows': () => [
    'a.xlsx',
    bookOf({ sheet: packed(sheetXml(header, '<a/>'.repeat(2_000_000)), 1) }),
  ],
  '20 million elements inside a cell': () => [
    'a.xlsx',
    bookOf({ sheet: packed(sheetXml(`<row r="1"><c r="A1">${'<a/>'.repeat(20_000_000)}</c></row>`), 1) }),
  ],
  'a million styles': () => [
    'a.xlsx',
    bookOf({
      styles: packed(`<styleSheet><cellXfs>${'<xf numFmtId="1"/>'.repeat(1_000_000)}</cellXfs></styleSheet>`, 1),
    }),
  ],
  'two million number formats': () => [
    'a.xlsx',
    bookOf({
      styles: packed(
        `<styleSheet><numFmts>${rowsOf(2_000_000, n => `<numFmt numFmtId="${n}" formatCode="0"/>`)}</numFmts></styleSheet>`,
        1,
      ),
    }),
  ],
  'a long number format in many cells': () => [
    'a.xlsx',
    bookOf({
      styles: `<styleSheet><numFmts><numFmt numFmtId="200" formatCode="${'[>1]0.00_-'.repeat(20_000)}"/></numFmts><cellXfs><xf/><xf numFmtId="200"/></cellXfs></styleSheet>`,
      sheet: sheetXml(header + rowsOf(5000, r => `<row r="${r}"><c r="A${r}" s="1"><v>${r}</v></c></row>`)),
    }),
  ],
  'many long number formats': () => [
    'a.xlsx',
    bookOf({
      styles: `<styleSheet><numFmts>${rowsOf(4000, n => `<numFmt numFmtId="${n + 200}" formatCode="${`&quot;${n}&quot;0#?`.repeat(20)}"/>`)}</numFmts><cellXfs>${rowsOf(4000, n => `<xf numFmtId="${n + 200}"/>`)}</cellXfs></styleSheet>`,
      sheet: sheetXml(header + rowsOf(40_000, r => `<row r="${r}"><c r="A${r}" s="${r % 4000}"><v>${r}</v></c></row>`)),
    }),
  ],
  'a format of a fraction of many digits': () => [
    'a.xlsx',
    bookOf({
      styles: `<styleSheet><numFmts><numFmt numFmtId="200" formatCode="# ${'?'.repeat(15)}/${'?'.repeat(15)}"/></numFmts><cellXfs><xf/><xf numFmtId="200"/></cellXfs></styleSheet>`,
      sheet: sheetXml(
        header + rowsOf(20_000, r => `<row r="${r}"><c r="A${r}" s="1"><v>0.${r}12345678912345</v></c></row>`),
      ),
    }),
  ],
  'a format that repeats a text of another cell': () => [
    'a.xlsx',
    bookOf({
      strings: `<sst><si><t>${'a'.repeat(30_000)}</t></si></sst>`,
      styles: `<styleSheet><numFmts><numFmt numFmtId="200" formatCode="${'@'.repeat(200)}"/></numFmts><cellXfs><xf/><xf numFmtId="200"/></cellXfs></styleSheet>`,
      sheet: sheetXml(header + rowsOf(2000, r => `<row r="${r}"><c r="A${r}" s="1" t="s"><v>0</v></c></row>`)),
    }),
  ],
  'a million shared strings': () => [
    'a.xlsx',
    bookOf({
      strings: packed(`<sst>${'<si><t>a</t></si>'.repeat(1_000_000)}</sst>`, 1),
      sheet: packed(
        sheetXml(
          header +
            rowsOf(500_000, r => `<row r="${r}"><c t="s"><v>${r}</v></c><c t="s"><v>${r + 400_000}</v></c></row>`),
        ),
        1,
      ),
    }),
  ],
  'a shared string of 32,000 characters in every cell': () => [
    'a.xlsx',
    bookOf({
      strings: `<sst><si><t>${'王'.repeat(32_000)}</t></si></sst>`,
      sheet: packed(sheetXml(header + rowsOf(100_000, r => `<row r="${r}"><c r="A${r}" t="s"><v>0</v></c></row>`)), 6),
    }),
  ],
  'a cell of 60 million characters': () => [
    'a.xlsx',
    bookOf({
      sheet: packed(
        sheetXml(`<row r="1"><c r="A1" t="inlineStr"><is><t>${'a'.repeat(60_000_000)}</t></is></c></row>`),
        1,
      ),
    }),
  ],
  'a text in 5 million pieces': () => [
    'a.xlsx',
    bookOf({ strings: packed(`<sst><si>${'<t>a</t>'.repeat(5_000_000)}</si></sst>`, 1) }),
  ],
  'an attribute of 60 million characters': () => [
    'a.xlsx',
    bookOf({
      workbook: '<workbook><sheets><sheet name="a" r:id="sheet"/></sheets></workbook>',
      sheet: packed(`<worksheet a="${'b'.repeat(60_000_000)}"><sheetData>${header}</sheetData></worksheet>`, 1),
    }),
  ],
  'an attribute of six million references': () => [
    'a.xlsx',
    bookOf({
      sheet: packed(sheetXml(`<row r="1"><c r="A1" t="${'&a;'.repeat(6_000_000)}"/></row>`), 1),
      more: { 'a.bin': filler },
    }),
  ],
  'a text of five million references': () => [
    'a.xlsx',
    bookOf({
      sheet: packed(
        sheetXml(`<row r="1"><c r="A1" t="inlineStr"><is><t>${'&amp;'.repeat(5_000_000)}</t></is></c></row>`),
        1,
      ),
      more: { 'a.bin': filler },
    }),
  ],
  '60 million blanks inside a tag': () => [
    'a.xlsx',
    bookOf({ sheet: packed(`<worksheet${' '.repeat(60_000_000)}x><sheetData/></worksheet>`, 1) }),
  ],
  'a name of 60 million letters': () => ['a.xlsx', bookOf({ sheet: packed(`<${'b'.repeat(60_000_000)}/>`, 1) })],
  'a million merged cells': () => [
    'a.xlsx',
    bookOf({
      sheet: packed(
        sheetXml(header, '', `<mergeCells>${rowsOf(1_000_000, r => `<mergeCell ref="A${r}:B${r}"/>`)}</mergeCells>`),
        1,
      ),
    }),
  ],
  '50,000 merged cells over everything': () => [
    'a.xlsx',
    bookOf({
      sheet: packed(
        sheetXml(
          header +
            rowsOf(
              50_000,
              r =>
                `<row r="${r}"><c r="A${r}" t="inlineStr"><is><t>王一</t></is></c><c r="B${r}"><v>${r}</v></c></row>`,
            ),
          '',
          `<mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(49_999)}</mergeCells>`,
        ),
        1,
      ),
    }),
  ],
  'a million hidden columns': () => [
    'a.xlsx',
    bookOf({
      sheet: packed(sheetXml(header, `<cols>${'<col min="1" max="16384" hidden="1"/>'.repeat(1_000_000)}</cols>`), 1),
    }),
  ],
  'XML a million deep': () => ['a.xlsx', bookOf({ sheet: packed(sheetXml(`${'<a>'.repeat(1_000_000)}`), 1) })],
  'a document type with entities': () => [
    'a.xlsx',
    bookOf({ sheet: `<!DOCTYPE a [<!ENTITY a "${'a'.repeat(1000)}">]>${sheetXml(header)}` }),
  ],
  'a row beyond the last': () => [
    'a.xlsx',
    bookOf({ sheet: sheetXml('<row r="99999999999"><c r="A99999999999"/></row>') }),
  ],
  'a column beyond the last': () => ['a.xlsx', bookOf({ sheet: sheetXml('<row r="1"><c r="ZZZZZZZ1"/></row>') })],
  'a part that unpacks a thousandfold': () => ['a.xlsx', bookOf({ sheet: swollen(200) })],
  'a million relations': () => [
    'a.xlsx',
    bookOf({ relations: rowsOf(1_000_000, n => `<Relationship Id="a${n}" Type="x" Target="y"/>`) }),
  ],
  '4,000 entries': () => [
    'a.xlsx',
    bookOf({ more: Object.fromEntries(Array.from({ length: 4200 }, (_, n) => [`a/${n}`, packed('')])) }),
  ],
  'a comment that never ends, many times': () => [
    'a.xlsx',
    bookOf({ sheet: packed(sheetXml(`${'<!---->'.repeat(5_000_000)}<!--`), 1) }),
  ],
  'csv: 200,000 brackets above the header': () => [
    'a.csv',
    Buffer.from(`${'(a'.repeat(200_000)}\n姓名,登记号\n张三,1\n`),
  ],
  'csv: 200,000 brackets in a cell of several lines': () => [
    'a.csv',
    Buffer.from(`姓名,登记号\n张三,1\n"李四\n${'（'.repeat(200_000)},3\n王五",2\n`),
  ],
  'csv: one line of 60 MB': () => ['a.csv', Buffer.alloc(60 << 20, 'a')],
  'csv: ten million commas': () => ['a.csv', Buffer.alloc(10_000_000, ',')],
  'csv: ten million lines': () => ['a.csv', Buffer.alloc(10_000_000, '\n')],
  'csv: a quote and 60 MB': () => [
    'a.csv',
    Buffer.concat([Buffer.from('姓名,登记号\n"'), Buffer.alloc(60 << 20, 'a\n')]),
  ],
  'csv: twenty million quotes': () => [
    'a.csv',
    Buffer.concat([Buffer.from('姓名,登记号\n'), Buffer.alloc(20_000_000, '""')]),
  ],
  'csv: five million quoted cells': () => [
    'a.csv',
    Buffer.concat([Buffer.from('姓名,登记号\n'), Buffer.alloc(20_000_000, '"",')]),
  ],
  'csv: a million broken quotes': () => [
    'a.csv',
    Buffer.concat([Buffer.from('姓名,登记号\n'), Buffer.alloc(4_000_000, '"a"a\n')]),
  ],
  'csv: cells of many lines': () => [
    'a.csv',
    Buffer.concat([Buffer.from('姓名,登记号\n'), Buffer.from(`"${'王一,1\n'.repeat(1_000_000)}",1\n`)]),
  ],
  'csv: two million lines of a comma': () => [
    'a.csv',
    Buffer.concat([Buffer.from('姓名,登记号\n'), Buffer.alloc(8_000_000, 'a,b\n')]),
  ],
  'csv: blanks of 60 MB': () => ['a.csv', Buffer.concat([Buffer.from('姓名,登记号\n'), Buffer.alloc(60 << 20, ' ')])],
  'csv: UTF-16 of 60 MB': () => ['a.csv', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.alloc(60 << 20, 'a\0')])],
  'csv: GBK of 60 MB': () => ['a.csv', Buffer.alloc(60 << 20, Buffer.from([0xcd, 0xf5]))],
  'csv: GB18030 of four bytes each, 60 MB': () => [
    'a.csv',
    Buffer.alloc(60 << 20, Buffer.from([0x95, 0x32, 0x82, 0x36])),
  ],
  'csv: 199,000 rows each wrong in all ways': () => [
    'a.csv',
    Buffer.from(`姓名,登记号,身份证号,性别\n${'王\u200b|\u202e一,a b,41129920120101000x,?\n'.repeat(199_000)}`),
  ],
  'csv: 199,000 times the same child': () => [
    'a.csv',
    Buffer.from(`姓名,登记号,多胞胎组\n${'王一,1,a\n'.repeat(199_000)}`),
  ],
  'csv: a header of 60 MB': () => [
    'a.csv',
    Buffer.concat([Buffer.from('姓名,登记号,'), Buffer.alloc(60 << 20, '姓名')]),
  ],
  'csv: 100 rows of 50,000 headers': () => ['a.csv', Buffer.from(`${'姓名,登记号'.repeat(25_000)}\n`.repeat(20))],
};

/** Bytes that do not pack, so that the size of a file bears more. */
const filler = packed(Uint8Array.from({ length: 2 << 20 }, (_, at) => (at * 7919 * (at >> 3)) >> 5));
const rowOfEmpty = Buffer.from(`<row>${'<c/>'.repeat(16384)}</row>`);
const wideShort = packed(sheetXml(`<row>${'<c t="s"><v>0</v></c>'.repeat(16384)}</row>`));
