import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { crc32, openZip, usualZipLimits } from '../../shared/zip.ts';
import { swollen, zipOf } from '../support/hostile-lists.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const mtime = new Date(2024, 6, 10, 12);

/** A zip of stored entries, to be damaged by hand. */
function stored(...entries: readonly (readonly [name: string, content: string])[]): Uint8Array {
  return zipSync(Object.fromEntries(entries.map(([name, content]) => [name, bytes(content)])), { level: 0, mtime });
}

function codeOf(zip: Uint8Array, limits = usualZipLimits): string {
  const opened = openZip(zip, limits);
  return opened.ok ? 'opened' : opened.refusal.code;
}

function readCode(zip: Uint8Array, name: string, limits = usualZipLimits): string {
  const opened = openZip(zip, limits);
  if (!opened.ok) return opened.refusal.code;
  const content = opened.value.read(name);
  return content.ok ? 'read' : content.refusal.code;
}

/** Sets bytes at an offset behind the first occurrence of a signature. */
function patch(zip: Uint8Array, signature: string, offset: number, ...values: readonly number[]): Uint8Array {
  const copy = zip.slice();
  const at = Buffer.from(copy).indexOf(Buffer.from(signature, 'latin1'));
  copy.set(values, at + offset);
  return copy;
}

const central = 'PK\x01\x02';
const local = 'PK\x03\x04';
const end = 'PK\x05\x06';

describe('a plain archive', () => {
  test('names and contents', () => {
    const zip = zipSync(
      { 'a.txt': bytes('甲'.repeat(1000)), 'b/': new Uint8Array(0), 'b/c.txt': bytes('') },
      { mtime },
    );
    const opened = openZip(zip);
    if (!opened.ok) throw new Error(opened.refusal.code);
    expect(opened.value.names).toEqual(['a.txt', 'b/c.txt']);
    const content = opened.value.read('a.txt');
    expect(content.ok && new TextDecoder().decode(content.value)).toBe('甲'.repeat(1000));
    expect(opened.value.has('b/c.txt')).toBe(true);
    expect(readCode(zip, 'b')).toBe('zip.missing');
  });

  test('as a part of a larger array', () => {
    const zip = stored(['a', 'x']);
    const larger = new Uint8Array(zip.length + 20);
    larger.set(zip, 7);
    expect(readCode(larger.subarray(7, 7 + zip.length), 'a')).toBe('read');
  });

  test('CRC-32 of "123456789"', () => {
    expect(crc32(bytes('123456789'))).toBe(0xcbf43926);
  });
});

describe('refused', () => {
  const zip = stored(['a.txt', 'hello'], ['b.txt', 'world']);

  test.each(['../a', 'a/../../b', '/etc/passwd', 'C:/a', 'c:a', 'a\\b', 'a//b', './a', 'a\u0000b', 'a\nb'])(
    'the name %j',
    name => {
      expect(codeOf(stored([name, 'x']))).toBe('zip.name');
    },
  );

  test('names that are the same on some file system', () => {
    expect(codeOf(stored(['a.txt', 'x'], ['A.TXT', 'y']))).toBe('zip.twice');
    const twice = stored(['a.txt', 'x'], ['b.txt', 'y']);
    expect(
      codeOf(
        Uint8Array.from(Buffer.from(Buffer.from(twice).toString('latin1').replaceAll('b.txt', 'a.txt'), 'latin1')),
      ),
    ).toBe('zip.twice');
    expect(codeOf(stored(['\u00e9', 'x'], ['e\u0301', 'y']))).toBe('zip.twice');
  });

  test('links, passwords, methods', () => {
    expect(codeOf(patch(zip, central, 38, 0, 0, 0xff, 0xa1))).toBe('zip.link');
    expect(codeOf(patch(zip, central, 38, 0, 0, 0xff, 0x61))).toBe('zip.link');
    expect(codeOf(patch(zip, central, 38, 0, 0, 0xa4, 0x81))).toBe('opened');
    expect(codeOf(patch(zip, central, 8, 1))).toBe('zip.encrypted');
    expect(codeOf(patch(zip, central, 10, 12))).toBe('zip.method');
  });

  test('no zip, a cut one, one with something behind or before', () => {
    expect(codeOf(bytes('hello'))).toBe('zip.not-zip');
    expect(codeOf(new Uint8Array(0))).toBe('zip.not-zip');
    for (const length of [4, 30, zip.length - 30, zip.length - 1])
      expect(codeOf(zip.slice(0, length))).toBe('zip.truncated');
    expect(codeOf(Uint8Array.of(...zip, 0))).toBe('zip.truncated');
    expect(codeOf(Uint8Array.of(...zip.slice(0, 4), 0, 0, ...zip.slice(4)))).toBe('zip.damaged');
  });

  test('directories that lie', () => {
    expect(codeOf(patch(zip, end, 16, 1))).toBe('zip.damaged');
    expect(codeOf(patch(zip, end, 10, 3))).toBe('zip.damaged');
    expect(codeOf(patch(zip, end, 8, 3, 0, 3))).toBe('zip.damaged');
    expect(codeOf(patch(zip, central, 42, 200))).toBe('zip.damaged');
    expect(codeOf(patch(zip, local, 30, 0x78))).toBe('zip.damaged');
    expect(codeOf(patch(zip, local, 8, 8))).toBe('zip.damaged');
    expect(codeOf(patch(zip, local, 18, 4))).toBe('zip.damaged');
    expect(codeOf(patch(zip, central, 20, 0xff, 0xff))).toBe('zip.damaged');
  });

  test('contents that do not fit', () => {
    expect(readCode(patch(zip, central, 16, 0), 'a.txt')).toBe('zip.damaged');
    expect(readCode(patch(zip, central, 24, 6), 'a.txt')).toBe('zip.damaged');
    const packed = zipSync({ a: bytes('x'.repeat(5000)) }, { mtime });
    expect(readCode(patch(packed, central, 24, 1, 0), 'a')).toBe('zip.damaged');
    expect(readCode(patch(packed, central, 24, 0xff, 0xff, 0xff, 0x7f), 'a')).toBe('zip.too-large');
    expect(readCode(patch(packed, central, 24, 0xff, 0xff, 0xff, 0x0f), 'a')).toBe('zip.damaged');
    expect(readCode(patch(packed, local, 31, 0xff, 0xff, 0xff), 'a')).toBe('zip.damaged');
  });

  test('entries over each other', () => {
    // Both entries of the directory name the first local header; the second is renamed to fit.
    const overlapping = stored(['a', 'x'], ['b', 'x']);
    const latin = Buffer.from(overlapping).toString('latin1');
    const second = latin.lastIndexOf(central);
    const copy = overlapping.slice();
    copy.set([0, 0, 0, 0], second + 42);
    expect(codeOf(copy)).toBe('zip.damaged');
    const view = new DataView(zip.buffer, zip.byteOffset);
    expect(view.getUint32(0, true)).toBe(0x04034b50);
    const long = zip.slice();
    const first = Buffer.from(long).indexOf(Buffer.from(central, 'latin1'));
    long.set([20, 0, 0, 0], first + 20);
    long.set([20, 0, 0, 0], 18);
    expect(codeOf(long)).toBe('zip.overlap');
  });

  test('beyond the limits', () => {
    expect(codeOf(zip, { ...usualZipLimits, entries: 1 })).toBe('zip.entries');
    expect(readCode(zip, 'a.txt', { ...usualZipLimits, entryBytes: 4 })).toBe('zip.too-large');
    const opened = openZip(zip, { ...usualZipLimits, totalBytes: 9 });
    if (!opened.ok) throw new Error(opened.refusal.code);
    expect(opened.value.read('a.txt').ok).toBe(true);
    expect(opened.value.read('b.txt').ok).toBe(false);
  });

  test('a bomb stops early', () => {
    // 300 MB of zeros in 0.3 MB, stated as one byte and as what it is.
    const bomb = zipOf({ a: swollen(300, '\0') });
    const begun = process.cpuUsage();
    expect(readCode(bomb, 'a')).toBe('zip.too-large');
    expect(readCode(patch(bomb, central, 24, 1, 0, 0, 0), 'a')).toBe('zip.damaged');
    expect(process.cpuUsage(begun).user).toBeLessThan(3_000_000);
  });
});

test('zip64: sizes in the long field', () => {
  const zip = stored(['a', 'xy']);
  const directory = Buffer.from(zip).indexOf(Buffer.from(central, 'latin1'));
  const head = zip.slice(0, directory);
  const entry = zip.slice(directory, directory + 47);
  const extra = new Uint8Array(4 + 24);
  const view = new DataView(extra.buffer);
  view.setUint16(0, 1, true);
  view.setUint16(2, 24, true);
  view.setBigUint64(4, 2n, true);
  view.setBigUint64(12, 2n, true);
  view.setBigUint64(20, 0n, true);
  entry.set([0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], 20);
  entry.set([0xff, 0xff, 0xff, 0xff], 42);
  entry.set([28, 0], 30);
  const wideEnd = new Uint8Array(56 + 20);
  const wide = new DataView(wideEnd.buffer);
  wide.setUint32(0, 0x06064b50, true);
  wide.setBigUint64(4, 44n, true);
  wide.setBigUint64(24, 1n, true);
  wide.setBigUint64(32, 1n, true);
  wide.setBigUint64(40, BigInt(entry.length + extra.length), true);
  wide.setBigUint64(48, BigInt(directory), true);
  wide.setUint32(56, 0x07064b50, true);
  wide.setBigUint64(64, BigInt(directory + entry.length + extra.length), true);
  wide.setUint32(72, 1, true);
  const endRecord = zip.slice(-22);
  endRecord.set([0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], 8);
  const whole = Uint8Array.of(...head, ...entry, ...extra, ...wideEnd, ...endRecord);
  expect(readCode(whole, 'a')).toBe('read');
  const huge = whole.slice();
  huge.set([0xff, 0xff, 0xff, 0xff, 0xff], head.length + entry.length + 4);
  expect(codeOf(huge)).toBe('zip.damaged');
});
