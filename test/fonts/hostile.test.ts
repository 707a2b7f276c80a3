// Font files that were made to harm: whatever a font claims, reading it costs no more than its bytes, and what does not fit is refused.
// Honest ones are read as before: the faces of the product, and the bureau's of the fixtures.

import { readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { fontCoverage } from '../../electron/service/intake/font-coverage.ts';
import { fontOf, format4, format12, overlapping } from '../support/hostile-fonts.ts';
import { must } from '../support/outcome.ts';

const codeOf = (bytes: Uint8Array) => {
  const read = fontCoverage('甲.ttf', bytes);
  return read.ok ? read.value : read.refusal.code;
};

/** A font in WOFF2 whose directory says that its only table, a cmap, has `claimed` bytes. */
function woff2Of(cmap: Uint8Array, claimed = cmap.length): Buffer {
  const digits = [28, 21, 14, 7, 0].map((shift, at) => ((claimed >>> shift) & 0x7f) | (at < 4 ? 0x80 : 0));
  while (digits[0] === 0x80) digits.shift();
  // The usual quality, the best, takes seconds for a hundred megabytes that come out as small.
  const packed = brotliCompressSync(cmap, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
  const head = Buffer.alloc(48);
  head.write('wOF2', 'latin1');
  head.writeUInt16BE(1, 12);
  head.writeUInt32BE(packed.length, 20);
  return Buffer.concat([head, Buffer.from([0, ...digits]), packed]);
}

describe('a cmap of format 4', () => {
  test('in order is read', () => {
    const segments = [
      [0x4e00, 0x4e05],
      [0x9fa5, 0x9fa5],
      [0xffff, 0xffff],
      [0xffff, 0xffff],
    ] as const;
    expect(codeOf(fontOf(format4(segments)))).toEqual([
      [0x4e00, 0x4e05],
      [0x9fa5, 0x9fa5],
      [0xffff, 0xffff],
    ]);
  });

  test('with 600 segments over all characters is refused before it costs anything', () => {
    const began = process.memoryUsage().heapUsed;
    expect(codeOf(overlapping(600))).toBe('font.unreadable');
    expect(process.memoryUsage().heapUsed - began).toBeLessThan(64 << 20);
  });

  test.each([
    ['that overlap', [[0x41, 0x50], [0x50, 0x5a]]],
    ['that go back', [[0x4e00, 0x4e10], [0x41, 0x50]]],
    ['that end before they begin', [[0x50, 0x41]]],
  ] as const)('with segments %s', (_, segments) => expect(codeOf(fontOf(format4(segments)))).toBe('font.unreadable')); // biome-ignore format: a table

  test('cut off anywhere', () => {
    const whole = fontOf(format4([[0x41, 0x5a], [0xffff, 0xffff]])); // biome-ignore format: pairs
    for (let end = 0; end < whole.length; end++) expect(codeOf(whole.subarray(0, end))).toBe('font.unreadable');
  });
});

describe('a cmap of format 12', () => {
  test('in order is read, without the box of glyph 0', () => {
    expect(codeOf(fontOf(format12([[0x41, 0x5a, 0], [0x20000, 0x20005, 7]])))).toEqual([[0x42, 0x5a], [0x20000, 0x20005]]); // biome-ignore format: pairs
  });

  test.each([
    ['that overlap', [[0x41, 0x10ffff, 1], [0x42, 0x10ffff, 1]]],
    ['that go back', [[0x20000, 0x20005, 1], [0x41, 0x42, 1]]],
    ['beyond the last character', [[0x41, 0x110000, 1]]],
    ['that end before they begin', [[0x5a, 0x41, 1]]],
  ] as const)('with groups %s', (_, groups) => expect(codeOf(fontOf(format12(groups)))).toBe('font.unreadable')); // biome-ignore format: a table

  test('with more groups than bytes', () => {
    expect(codeOf(fontOf(format12([[0x41, 0x5a, 1]], 0xffffffff)))).toBe('font.unreadable');
  });
});

describe('WOFF2', () => {
  const cmap = format12([[0x41, 0x5a, 1]]);

  test('is unpacked to what its directory says', () => {
    expect(codeOf(woff2Of(cmap))).toEqual([[0x41, 0x5a]]);
    expect(codeOf(woff2Of(cmap, cmap.length - 1))).toBe('font.unreadable');
  });

  test('that would unpack to a thousand times its size is not unpacked', () => {
    const bomb = new Uint8Array(100 << 20);
    bomb.set(cmap);
    const packed = woff2Of(bomb);
    expect(packed.length).toBeLessThan(1000);
    const began = process.memoryUsage().external;
    expect(codeOf(packed)).toBe('font.unreadable');
    expect(process.memoryUsage().external - began).toBeLessThan(8 << 20);
  });
});

test('the fonts of the fixtures are read', () => {
  for (const name of ['bureau.ttf']) {
    const read = must(fontCoverage(name, readFileSync(new URL(`../fixtures/${name}`, import.meta.url))));
    expect(read.length).toBeGreaterThan(0);
  }
});
