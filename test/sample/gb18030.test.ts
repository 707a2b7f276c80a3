import { describe, expect, test } from 'vitest';
import { toGb18030 } from '../../assets/sample/generator/gb18030.ts';

const decoder = new TextDecoder('gb18030', { fatal: true });

function points(from: number, to: number, step = 1): number[] {
  const all: number[] = [];
  for (let point = from; point <= to; point += step) if (point < 0xd800 || point > 0xdfff) all.push(point);
  return all;
}

function encodable(point: number): boolean {
  try {
    toGb18030(String.fromCodePoint(point));
    return true;
  } catch {
    return false;
  }
}

const hex = (text: string): string => Buffer.from(toGb18030(text)).toString('hex');

describe('GB18030', () => {
  test('known bytes', () => {
    // GB 18030-2022: one, two and four bytes; 䶮 moved from a private character to U+4DAE in the edition of 2005.
    expect(hex('A')).toBe('41');
    expect(hex('中文')).toBe('d6d0cec4');
    expect(hex('·')).toBe('a1a4');
    expect(hex('䶮')).toBe('fe9f');
    expect(hex('€')).toBe('a2e3');
    expect(hex('㛃')).toBe('8230b731');
    expect(hex('\u{10000}')).toBe('90308130');
    expect(hex('\u{10FFFF}')).toBe('e3329a35');
    expect(hex('\uFFFD')).toBe('8431a437');
    expect(hex('')).toBe('');
  });

  test('every character of the basic plane comes back', () => {
    const all = points(0, 0xffff);
    const known = all.filter(encodable);
    const knownSet = new Set(known);
    const text = String.fromCodePoint(...known.slice(0, 30_000)) + String.fromCodePoint(...known.slice(30_000));
    expect(decoder.decode(toGb18030(text))).toBe(text);
    // The few that no sequence decodes to are private-use characters whose places were given to real ones.
    const unknown = all.filter(point => !knownSet.has(point));
    expect(unknown.every(point => point >= 0xe000 && point <= 0xf8ff)).toBe(true);
    expect(unknown.length).toBeLessThan(30);
  });

  test('every sequence of two and four bytes that the decoder knows can be written', () => {
    const reached = new Set<string>();
    for (let lead = 0x81; lead <= 0xfe; lead++) {
      for (let trail = 0x40; trail <= 0xfe; trail++) {
        if (trail !== 0x7f) reached.add(decoder.decode(Uint8Array.of(lead, trail)));
      }
    }
    for (const character of reached) expect(decoder.decode(toGb18030(character))).toBe(character);
    expect(reached.size).toBeGreaterThan(23_900);
  });

  test('characters of all sixteen planes above it come back', () => {
    for (let plane = 1; plane <= 16; plane++) {
      const first = plane * 0x10000;
      const text = [...points(first, first + 0xffff, 97), first + 0xffff]
        .map(point => String.fromCodePoint(point))
        .join('');
      expect(decoder.decode(toGb18030(text))).toBe(text);
    }
  });

  test('half a surrogate pair is refused', () => {
    expect(() => toGb18030('王\uD842')).toThrow(RangeError);
    expect(() => toGb18030('\uDFB7吉')).toThrow('U+DFB7');
  });
});
