// Reads which characters a font file draws from the cmap table of a .ttf, .otf or .woff2 file.

import { brotliDecompressSync } from 'node:zlib';
import { done, type Outcome, refused } from '../../../shared/outcome.ts';
import { refusal } from '../../../shared/text/refusal.ts';

/** Code points that a font draws, as ranges with both ends included. */
export type FontRanges = readonly (readonly [first: number, last: number])[];

/** The largest font that is unpacked, in bytes: the largest of the bundled ones has 8 MB, the largest known some 60. */
const largestFont = 128 * 2 ** 20;

/** The characters that a font file draws. Refuses anything that is no such font, whatever its bytes are. */
export function fontCoverage(file: string, bytes: Uint8Array): Outcome<FontRanges> {
  try {
    const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const cmap = data.toString('latin1', 0, 4) === 'wOF2' ? cmapOfWoff2(data) : cmapOfSfnt(data);
    if (cmap !== null) return done(rangesOf(cmap));
  } catch (error) {
    // Reading beyond the end is a RangeError; errors of brotli and our own are about these bytes too.
    if (!(error instanceof Error)) throw error;
  }
  return refused(refusal('font.unreadable', { file }));
}

/** The cmap of a TrueType or OpenType file (OpenType 1.9, "Organization of an OpenType font"). */
function cmapOfSfnt(data: Buffer): Buffer | null {
  if (!['\0\u0001\0\0', 'OTTO', 'true'].includes(data.toString('latin1', 0, 4))) return null;
  for (let i = 0; i < data.readUInt16BE(4); i++) {
    const entry = 12 + i * 16;
    if (data.toString('latin1', entry, entry + 4) !== 'cmap') continue;
    return data.subarray(data.readUInt32BE(entry + 8), data.readUInt32BE(entry + 8) + data.readUInt32BE(entry + 12));
  }
  return null;
}

/** The cmap of a WOFF2 file (WOFF File Format 2.0, §4.1): it is never transformed. */
function cmapOfWoff2(data: Buffer): Buffer | null {
  let at = 48;
  const base128 = () => {
    let value = 0;
    for (let count = 0; count < 5; count++) {
      const byte = data.readUInt8(at++);
      value = value * 128 + (byte & 0x7f);
      if (byte < 0x80) return value;
    }
    throw new Error('a number of more than five bytes');
  };
  let offset = 0;
  let span: [number, number] | null = null;
  for (let count = data.readUInt16BE(12); count > 0; count--) {
    const flags = data.readUInt8(at++);
    const known = flags & 0x3f;
    if (known === 63) at += 4;
    // Tables 10 and 11 are glyf and loca, whose version 3 is the plain one; for all others 0 is.
    const plain = flags >> 6 === (known === 10 || known === 11 ? 3 : 0);
    const original = base128();
    const length = plain ? original : base128();
    if (known === 0) span = [offset, offset + length];
    offset += length;
  }
  const packed = data.subarray(at, at + data.readUInt32BE(20));
  const tables = brotliDecompressSync(packed, { maxOutputLength: largestFont });
  return span === null ? null : tables.subarray(...span);
}

/** The code points that a cmap gives a glyph: its format 12 subtable, else its format 4 one. */
function rangesOf(cmap: Buffer): FontRanges {
  const subtables = Array.from({ length: cmap.readUInt16BE(2) }, (_, i) => cmap.subarray(cmap.readUInt32BE(8 + i * 8)));
  const full = subtables.find(each => each.readUInt16BE(0) === 12);
  if (full !== undefined) {
    return Array.from({ length: Math.min(full.readUInt32BE(12), 0x110000) }, (_, i): [number, number] => {
      // Glyph 0 is the box that is drawn for a missing glyph.
      const skipped = full.readUInt32BE(24 + i * 12) === 0 ? 1 : 0;
      return [full.readUInt32BE(16 + i * 12) + skipped, full.readUInt32BE(20 + i * 12)];
    });
  }
  const basic = subtables.find(each => each.readUInt16BE(0) === 4);
  if (basic === undefined) throw new Error('no cmap of format 4 or 12');
  const ranges: [number, number][] = [];
  const size = basic.readUInt16BE(6);
  for (let at = 14; at < 14 + size; at += 2) {
    const [last, first] = [basic.readUInt16BE(at), basic.readUInt16BE(at + size + 2)];
    const delta = basic.readUInt16BE(at + 2 * size + 2);
    const rangeAt = at + 3 * size + 2;
    const range = basic.readUInt16BE(rangeAt);
    for (let point = first; point <= last; point++) {
      const stored = range === 0 ? point : basic.readUInt16BE(rangeAt + range + 2 * (point - first));
      if (((stored + delta) & 0xffff) !== 0 && !(range !== 0 && stored === 0)) ranges.push([point, point]);
    }
  }
  return ranges;
}
