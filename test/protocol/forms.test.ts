// Every file's parser: what it reads it prints again to the byte, and any bytes at all give a result.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../shared/outcome.ts';
import { parseCommitment, parseKey, printCommitment, printKey } from '../../shared/protocol/commitment.ts';
import { parseHead, printHead } from '../../shared/protocol/head.ts';
import { parseJournal, printJournal } from '../../shared/protocol/journal.ts';
import { decodeText, encodeText, instantOf, isTime } from '../../shared/protocol/lexis.ts';
import { type Person, parsePeople, peopleColumns, printPeople } from '../../shared/protocol/people.ts';
import { parseRoster, printRoster, rosterLine } from '../../shared/protocol/roster.ts';
import { parseRules, printRules } from '../../shared/protocol/rules.ts';
import { forge, randomIngredients } from '../support/forge.ts';
import { codeOf, must, textOf, utf8 } from '../support/outcome.ts';

/** For each file: what reads it, and what prints what was read. */
const forms: { readonly [file: string]: (bytes: Uint8Array, ceremony: string) => Outcome<Uint8Array> } = {
  'rules.txt': bytes => through(parseRules(bytes), printRules),
  'roster.csv': bytes =>
    through(parseRoster(bytes), roster =>
      printRoster(Array.from({ length: roster.lots }, (_, row) => rosterLine(roster, row))),
    ),
  'commitment.txt': bytes => through(parseCommitment(bytes), printCommitment),
  'key.pem': bytes => through(parseKey(bytes), printKey),
  'journal.txt': (bytes, ceremony) => through(parseJournal(bytes, ceremony), printJournal),
  'head.txt': bytes => through(parseHead(bytes), printHead),
};

function through<T>(read: Outcome<T>, print: (value: T) => Uint8Array): Outcome<Uint8Array> {
  return read.ok ? { ok: true, value: print(read.value) } : read;
}

describe.each(Object.entries(forms))('%s', (file, form) => {
  test('print after parse gives the same bytes', () => {
    for (let seed = 1; seed <= 100; seed++) {
      const ingredients = randomIngredients(seed);
      const bytes = forge(ingredients).get(file) as Uint8Array;
      expect(textOf(must(form(bytes, ingredients.rules.ceremony)))).toBe(textOf(bytes));
    }
  });

  test('any bytes give a result, and what is accepted is printed again as it was', () => {
    const seen = (bytes: Uint8Array) => {
      const read = form(bytes, 'A-a1');
      if (read.ok) expect(read.value).toEqual(bytes);
      else expect(read.refusal.code).toMatch(/^public\./);
    };
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), seen), { numRuns: 300 });
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), text => seen(utf8(text))),
      { numRuns: 300 },
    );
  });

  test('honest bytes with a piece cut out, doubled or changed give a result', () => {
    const ingredients = randomIngredients(7);
    const honest = forge(ingredients).get(file) as Uint8Array;
    fc.assert(
      fc.property(fc.nat(honest.length), fc.nat(90), fc.uint8Array({ maxLength: 90 }), (from, length, put) => {
        const changed = Uint8Array.of(...honest.subarray(0, from), ...put, ...honest.subarray(from + length));
        const read = form(changed, ingredients.rules.ceremony);
        if (!read.ok) return;
        // A name may be encoded more than it needs to be, or less: it is the same name.
        if (file === 'rules.txt') expect(must(form(read.value, ingredients.rules.ceremony))).toEqual(read.value);
        else expect(read.value).toEqual(changed);
      }),
      { numRuns: 500 },
    );
  });
});

describe('text fields (§1.8)', () => {
  test('decode after encode gives the same text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 100 }), text => {
        expect(decodeText(encodeText(text))).toBe(text);
      }),
    );
  });

  test('any field gives a text or null', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), field => void decodeText(field)));
    expect(decodeText('')).toBeNull();
    expect(decodeText('%e5%81%9c')).toBeNull();
    expect(decodeText('%E5%81')).toBeNull();
    expect(decodeText('a|b')).toBeNull();
    expect(decodeText('a b')).toBeNull();
    expect(decodeText('a'.repeat(4001))).toBeNull();
    expect(decodeText("it's!")).toBe("it's!");
  });
});

describe('times (§1.7)', () => {
  test.each(['2024-07-15T09:30:00+08:00', '2024-02-29T00:00:00-00:30', '2000-02-29T23:59:59+14:00'])(
    '%s is one',
    time => {
      expect(isTime(time)).toBe(true);
    },
  );

  test.each([
    '2023-02-29T00:00:00+08:00',
    '1900-02-29T00:00:00+08:00',
    '2024-04-31T00:00:00+08:00',
    '2024-13-01T00:00:00+08:00',
    '2024-00-01T00:00:00+08:00',
    '2024-07-00T00:00:00+08:00',
    '2024-07-15T24:00:00+08:00',
    '2024-07-15T09:60:00+08:00',
    '2024-07-15T09:30:60+08:00',
    '2024-07-15T09:30:00+14:01',
    '2024-07-15T09:30:00+08:60',
    '2024-07-15T09:30:00Z',
    '2024-07-15T09:30:00',
    '2024-07-15T09:30:00.5+08:00',
    ' 2024-07-15T09:30:00+08:00',
    '2024-07-15t09:30:00+08:00',
  ])('%s is none', time => {
    expect(isTime(time)).toBe(false);
  });

  test('instants compare across offsets', () => {
    expect(instantOf('2024-07-15T09:30:00+08:00')).toBe(instantOf('2024-07-15T01:30:00+00:00'));
  });
});

describe('people.csv', () => {
  const word = fc.string({ unit: 'grapheme', maxLength: 12 });
  const hashed = word.map(text => text.replace(/[|\p{Cc}]/gu, ' '));
  const person = fc.record({
    ...(Object.fromEntries(peopleColumns.map(column => [column, word])) as Record<
      (typeof peopleColumns)[number],
      typeof word
    >),
    school: fc.constant('GX'),
    lot: fc.constant('A'),
    salt: fc.constant('0'.repeat(32)),
    id: hashed,
    name: hashed,
  });

  test('parse after print gives the same people, whatever their fields hold', () => {
    fc.assert(
      fc.property(fc.array(person, { maxLength: 5 }), people => {
        const wellFormed = people.map(each =>
          Object.fromEntries(Object.entries(each).map(([key, value]) => [key, value.toWellFormed()])),
        ) as Person[];
        const bytes = printPeople(wellFormed);
        expect(must(parsePeople(bytes))).toEqual(wellFormed);
      }),
    );
  });

  test('any bytes give a result', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), bytes => void codeOf(parsePeople(bytes))));
    const honest = printPeople([
      {
        ...(Object.fromEntries(peopleColumns.map(c => [c, c])) as Person),
        school: 'GX',
        lot: 'A',
        salt: 'a'.repeat(32),
        remark: 'a,"b"\n',
      },
    ]);
    fc.assert(
      fc.property(fc.nat(honest.length), fc.uint8Array({ maxLength: 4 }), (at, put) => {
        const bytes = Uint8Array.of(...honest.subarray(0, at), ...put, ...honest.subarray(at + 1));
        const read = parsePeople(bytes);
        if (read.ok) expect(printPeople(read.value)).toEqual(bytes);
      }),
    );
  });
});
