// Reads which characters a font file draws from the cmap table of a .ttf, .otf or .woff2 file. Every number in a font is a claim: an
// offset is followed only inside its table, what is declared must fit the bytes that are there, and no character is looked at twice.
// Segments that overlap or go back, with which a file of 5 kB could name 40 million characters, are refused, as Chromium's own
// sanitizer (OTS, src/cmap.cc) refuses them: such a font would draw nothing.

import { brotliDecompressSync } from 'node:zlib';
import { done, type Outcome, refused } from '../../../shared/outcome.ts';
import { refusal } from '../../../shared/text/refusal.ts';

/** Code points that a font draws, as ranges with both ends included. */
export type FontRanges = readonly (readonly [first: number, last: number])[];

/** The largest font that is unpacked, in bytes: the largest of the bundled ones has 8 MB, the largest known some 60. */
const largestFont = 128 * 2 ** 20;

/** How many bytes one packed byte may become in a font of more than a megabyte; the outlines of real fonts pack two to four to one. */
const densest = 32;

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

const tagOfCmap = 0x636d6170;

/** The cmap of a TrueType or OpenType file (OpenType 1.9, "Organization of an OpenType font"). */
function cmapOfSfnt(data: Buffer): Buffer | null {
  if (!['\0\u0001\0\0', 'OTTO', 'true'].includes(data.toString('latin1', 0, 4))) return null;
  for (let i = 0; i < data.readUInt16BE(4); i++) {
    const entry = 12 + i * 16;
    if (data.readUInt32BE(entry) !== tagOfCmap) continue;
    const [start, length] = [data.readUInt32BE(entry + 8), data.readUInt32BE(entry + 12)];
    if (start + length > data.length) throw new Error('a table beyond the end');
    return data.subarray(start, start + length);
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
  // The tables lie one behind the other and are all that is packed.
  if (offset > Math.min(largestFont, 2 ** 20 + densest * packed.length)) throw new Error('more than it can hold');
  const tables = brotliDecompressSync(packed, { maxOutputLength: offset });
  return span === null ? null : tables.subarray(...span);
}

/** The code points that a cmap gives a glyph: its format 12 subtable, else its format 4 one. */
function rangesOf(cmap: Buffer): FontRanges {
  const subtables = Array.from({ length: cmap.readUInt16BE(2) }, (_, i) => cmap.readUInt32BE(8 + i * 8));
  const full = subtables.find(at => cmap.readUInt16BE(at) === 12);
  if (full !== undefined) return rangesOfFormat12(cmap.subarray(full, full + cmap.readUInt32BE(full + 4)));
  const basic = subtables.find(at => cmap.readUInt16BE(at) === 4);
  if (basic === undefined) throw new Error('no cmap of format 4 or 12');
  // Its length has 16 bits, which large fonts overflow: the glyphs of the last segments then lie behind it.
  return rangesOfFormat4(cmap.subarray(basic));
}

const points = 0x110000;

/** Collects code points in ascending order as ranges. */
class Ascending {
  readonly ranges: [first: number, last: number][] = [];

  /** Adds a range; throws if it is not behind all others, or not among the code points. */
  add(first: number, last: number): void {
    const before = this.ranges.at(-1);
    if (first > last || last >= points || first <= (before?.[1] ?? -1)) throw new Error('ranges that do not ascend');
    if (before !== undefined && first === before[1] + 1) before[1] = last;
    else this.ranges.push([first, last]);
  }
}

/** OpenType 1.9, "Format 12: Segmented coverage". */
function rangesOfFormat12(table: Buffer): FontRanges {
  const count = table.readUInt32BE(12);
  if (16 + count * 12 > table.length) throw new Error('more groups than bytes');
  const all = new Ascending();
  const drawn = new Ascending();
  for (let at = 16; at < 16 + count * 12; at += 12) {
    const [first, last] = [table.readUInt32BE(at), table.readUInt32BE(at + 4)];
    all.add(first, last);
    // Glyph 0 is the box that is drawn for a missing glyph.
    const skipped = table.readUInt32BE(at + 8) === 0 ? 1 : 0;
    if (first + skipped <= last) drawn.add(first + skipped, last);
  }
  return drawn.ranges;
}

/** OpenType 1.9, "Format 4: Segment mapping to delta values". */
function rangesOfFormat4(table: Buffer): FontRanges {
  const drawn = new Ascending();
  const size = table.readUInt16BE(6);
  let before = -1;
  for (let at = 14; at < 14 + size; at += 2) {
    const [last, first] = [table.readUInt16BE(at), table.readUInt16BE(at + size + 2)];
    // Some fonts end with the last segment twice.
    if (first === 0xffff && last === 0xffff && before === 0xffff) continue;
    if (first > last || first <= before) throw new Error('segments that do not ascend');
    before = last;
    const delta = table.readUInt16BE(at + 2 * size + 2);
    const rangeAt = at + 3 * size + 2;
    const range = table.readUInt16BE(rangeAt);
    for (let point = first; point <= last; point++) {
      const stored = range === 0 ? point : table.readUInt16BE(rangeAt + range + 2 * (point - first));
      if (((stored + delta) & 0xffff) !== 0 && !(range !== 0 && stored === 0)) drawn.add(point, point);
    }
  }
  return drawn.ranges;
}
