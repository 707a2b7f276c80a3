import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toCsv, toUtf8 } from '../../assets/sample/generator/csv.ts';
import { toGb18030 } from '../../assets/sample/generator/gb18030.ts';
import { readCatchment } from '../../shared/intake/catchment.ts';
import { type Separator, split } from '../../shared/intake/decode/csv.ts';
import { decode } from '../../shared/intake/decode/encoding.ts';
import { XmlScanner } from '../../shared/intake/decode/xml.ts';
import { maskId, maskName } from '../../shared/intake/findings/mask.ts';
import { judgeResidentId } from '../../shared/intake/findings/residents.ts';
import { readList } from '../../shared/intake/list.ts';
import { openZip } from '../../shared/zip.ts';
import { must } from '../support/outcome.ts';
import { rounds } from '../support/rounds.ts';
import { child, codes, csv, gb, idNumber, preview, report, table, xlsx } from './support.ts';

const seed = 20240714;

/** The rows of a text as strings, without the rows that are empty. */
function rowsOf(text: string, separator: Separator): string[][] {
  return split(text, separator).rows.map(({ cells }) => [...cells]);
}

describe('any bytes', () => {
  const starts = [
    '',
    'PK\x03\x04',
    '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
    '\xef\xbb\xbf',
    '\xff\xfe',
    '\xfe\xff',
    '<?xml',
    'sep=;\n',
    '"',
  ];
  const anything = fc
    .tuple(
      fc.constantFrom(...starts),
      fc.uint8Array({ maxLength: 300 }),
      fc.constantFrom('', `PK\x05\x06${'\0'.repeat(18)}`),
    )
    .map(([start, middle, end]) =>
      Uint8Array.of(...Buffer.from(start, 'latin1'), ...middle, ...Buffer.from(end, 'latin1')),
    );
  test('give a result in every reader', () => {
    fc.assert(
      fc.property(anything, fc.constantFrom('a.csv', 'a.xlsx', 'a'), (bytes, name) => {
        for (const outcome of [
          readList({ name, bytes }),
          preview({ name, bytes }),
          readCatchment({ name, bytes }),
          openZip(bytes),
          decode(name, bytes),
        ]) {
          expect(typeof outcome.ok).toBe('boolean');
        }
        const xml = new XmlScanner(new TextDecoder().decode(bytes));
        let kind = xml.next();
        while (kind !== 'end' && kind !== 'broken') kind = xml.next();
        expect(xml.next()).toBe(kind);
      }),
      { seed, numRuns: rounds(600, 3000) },
    );
  });
});

describe('CSV', () => {
  const cell = fc.string({ unit: fc.constantFrom(...'ab0189,;\t"\r\n 张䶮𠮷·\u00e9\u3000\ufeff'), maxLength: 12 });
  const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { maxLength: 8 });
  test('comes back as it was written', () => {
    fc.assert(
      fc.property(
        rows,
        fc.constantFrom<',' | ';' | '\t'>(',', ';', '\t'),
        fc.constantFrom<'\n' | '\r\n'>('\n', '\r\n'),
        (written, separator, newline) => {
          // A row before it: at the very start U+FEFF is a byte order mark.
          const content = toCsv([['a'], ...written], { separator, newline });
          // In a file with several line ends those inside of quotes are read as LF.
          const even = (one: string) => one.replace(/\r\n?/g, '\n');
          const expected = [['a'], ...written]
            .filter(row => row.some(one => one.trim() !== ''))
            .map(row => row.map(even));
          const read = (text: string) => rowsOf(text, separator).map(row => row.map(even));
          for (const bytes of [toUtf8(content), toGb18030(content)]) {
            expect(read(must(decode('a', bytes)).text)).toEqual(expected);
          }
          expect(read(content.slice(0, -newline.length))).toEqual(expected);
        },
      ),
      { seed, numRuns: rounds(600, 3000) },
    );
  });
});

describe('XML', () => {
  const text = fc.string({ unit: fc.constantFrom(...'ab<>&"\'\u4e00 \n]'), maxLength: 20 });
  const escaped = (value: string) => value.replace(/[<>&"]/g, one => `&#${one.charCodeAt(0)};`);
  test('texts and attributes come back, in any dress', () => {
    fc.assert(
      fc.property(text, text, fc.boolean(), (content, value, cdata) => {
        const inside = cdata && !content.includes(']]>') ? `<![CDATA[${content}]]>` : escaped(content);
        const xml = new XmlScanner(
          `\ufeff<?xml version="1.0"?>\n<!-- <x> --><p:t q:v = "${escaped(value)}"\n>${inside}<e/></p:t >\n`,
        );
        expect(xml.next()).toBe('open');
        expect(xml.name).toBe('t');
        expect(xml.attribute('v')).toBe(value);
        expect(xml.attribute('w')).toBeNull();
        let kind = xml.next();
        let read: string | null = '';
        if (kind === 'text') {
          read = xml.text;
          kind = xml.next();
        }
        expect(read).toBe(content);
        expect([kind, xml.next(), xml.name]).toEqual(['open', 'close', 'e']);
        expect([xml.next(), xml.next(), xml.next()]).toEqual(['close', 'end', 'end']);
      }),
      { seed, numRuns: rounds(600, 3000) },
    );
  });

  test.each([
    '',
    'x',
    '<a>',
    '<a></b>',
    '<a/><b/>',
    '<a b></a>',
    '<a b=c></a>',
    '<a b="c"d="e"/>',
    '<a b="<"/>',
    '<a><!-- </a>',
    '<a><![CDATA[x</a>',
    '<!DOCTYPE a><a/>',
    '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
    '<a/>x',
    'x<a/>',
    '</a>',
    '<a',
    '<a b="c',
    '<1/>',
    '<a/',
    `${'<a>'.repeat(300)}${'</a>'.repeat(300)}`,
    '<?xml',
    '<![CDATA[x]]><a/>',
  ])('%j is broken', document => {
    const xml = new XmlScanner(document);
    let kind = xml.next();
    while (kind !== 'end' && kind !== 'broken') kind = xml.next();
    expect(kind).toBe('broken');
    expect(xml.next()).toBe('broken');
  });

  test('unknown entities and references', () => {
    for (const inside of ['&b;', '&', '&#0;', '&#x110000;', '&#xq;', '&amp', '&constructor;']) {
      const xml = new XmlScanner(`<a>${inside}</a>`);
      xml.next();
      xml.next();
      expect(xml.text).toBeNull();
    }
  });
});

test('ID numbers: the same verdict as the definition', () => {
  const verdict = (id: string) => {
    if (!/^\d{17}[\dX]$/.test(id)) return /^\d*[\dX]$/.test(id) ? (id.length === 15 ? 'old' : 'length') : 'characters';
    const [year, month, day] = [id.slice(6, 10), id.slice(10, 12), id.slice(12, 14)].map(Number) as [
      number,
      number,
      number,
    ];
    const date = new Date(Date.UTC(year, month - 1, day));
    if (year < 1900 || year > 2099 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || month < 1)
      return 'birth';
    return idNumberOf(id.slice(0, 17)) === id[17] ? 'resident' : 'check';
  };
  const idNumberOf = (body: string) => {
    // ISO 7064 MOD 11-2 by its recursive definition.
    let remainder = 0;
    for (const digit of body) remainder = ((remainder + Number(digit)) * 2) % 11;
    const check = (12 - remainder) % 11;
    return check === 10 ? 'X' : String(check);
  };
  const near = fc
    .tuple(
      fc.integer({ min: 1890, max: 2110 }),
      fc.integer({ min: 0, max: 13 }),
      fc.integer({ min: 0, max: 32 }),
      fc.nat(999),
    )
    .map(([year, month, day, sequence]) => {
      const two = (value: number) => String(value).padStart(2, '0');
      const body = `411299${year}${two(month)}${two(day)}${String(sequence).padStart(3, '0')}`;
      return body + idNumberOf(body);
    });
  const changed = fc
    .tuple(near, fc.nat(17), fc.constantFrom(...'0123456789Xx aé'))
    .map(([id, at, by]) => id.slice(0, at) + by + id.slice(at + 1));
  const other = fc.string({ unit: fc.constantFrom(...'0123456789Xx-'), maxLength: 20 });
  fc.assert(
    fc.property(
      fc.oneof(
        near,
        near.map(id => id.toLowerCase()),
        changed,
        other,
      ),
      id => {
        expect(judgeResidentId(id)).toBe(verdict(id));
      },
    ),
    { seed, numRuns: rounds(4000, 20_000) },
  );
});

describe('lists', () => {
  const members = fc.array(
    fc.tuple(
      fc.constantFrom('', '', '', 'A', 'B', 'C'),
      fc
        .string({ unit: fc.constantFrom(...'AZ09-a'), minLength: 1, maxLength: 4 })
        // A dash alone says that there is no number.
        .filter(number => !/^-+$/.test(number)),
    ),
    { minLength: 1, maxLength: 12 },
  );
  test('order, lots and repeats', () => {
    fc.assert(
      fc.property(members, fc.constantFrom(csv, gb, xlsx), (rows, format) => {
        const read = report(
          format(table(...rows.map(([group, number], at) => child(at, { 多胞胎组: group, 登记号: number })))),
        );
        const numbers = rows.map(([, number]) => number);
        const repeats = numbers.flatMap((number, at) => (numbers.indexOf(number) < at ? [at + 2] : []));
        expect(read.findings.filter(one => one.code === 'row.registration-twice').map(one => one.row)).toEqual(repeats);
        // Few that do not fit among many that do are errors.
        const odd = numbers.filter(number => !/^[A-Z0-9-]+$/.test(number)).length;
        const isSlip = odd === 1 ? numbers.length > 1 : odd > 0 && odd * 5 <= numbers.length;
        expect(codes(read).filter(code => code === 'cell.registration-unfit')).toHaveLength(isSlip ? odd : 0);
        expect(read.list === null).toBe(repeats.length > 0 || isSlip);
        const { list } = read;
        if (list === null) return;
        const all = numbers.map((_, at) => list.child(at));
        expect(all.map(one => one.registration)).toEqual(numbers);
        expect(all.map(one => one.id)).toEqual(numbers.map((_, at) => idNumber(at)));
        const groups = new Map<string, string[]>();
        for (const [at, [group, number]] of rows.entries()) {
          const key = group === '' ? `#${at}` : group;
          groups.set(key, [...(groups.get(key) ?? []), number]);
        }
        const isFit = odd === 0;
        expect(read.numbering).toBe(isFit ? 'registration' : 'made');
        const names = [...groups.values()].map((group, at) =>
          isFit ? [...group].sort()[0] : String(at + 1).padStart(4, '0'),
        );
        expect(Array.from({ length: list.lots }, (_, at) => list.lot(at).name)).toEqual(names);
        for (const [at, lot] of Array.from({ length: list.lots }, (_, index) => list.lot(index)).entries()) {
          expect(lot.children.map(index => all[index]?.lot)).toEqual(lot.children.map(() => names[at]));
        }
      }),
      { seed, numRuns: rounds(150, 600) },
    );
  });

  test('masks have as many characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'张三𠮷·a'), maxLength: 12 }), name => {
        expect([...maskName(name)].length).toBe([...name].length);
        expect([...maskId(name)].length).toBe([...name].length);
      }),
      { seed },
    );
  });
});
