import { brotliDecompressSync } from 'node:zlib';

/**
 * A reader of the few tables of a WOFF2 file that tell what a face can draw. WOFF File Format 2.0 (W3C) §4.1 is the
 * table directory, OpenType 1.9 the tables themselves. Only glyf, loca and hmtx may be transformed; the first two are
 * skipped and a transformed hmtx is refused.
 */

/** A face's version, its tables by tag. */
export interface Face {
  readonly flavour: string;
  readonly tables: ReadonlyMap<string, Buffer>;
}

// WOFF2 §4.1: the tags of the first six bits of the flags; 63 means that the tag is spelt out.
const TAGS = (
  'cmap head hhea hmtx maxp name OS/2 post cvt_ fpgm glyf loca prep CFF_ VORG EBDT EBLC gasp hdmx kern LTSH PCLT ' +
  'VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG_ sbix acnt avar bdat bloc bsln cvar ' +
  'fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill'
)
  .split(' ')
  .map(tag => tag.replace('_', ' '));

/** Splits a WOFF2 file into its tables; throws where it is not one. */
export function readWoff2(file: Buffer): Face {
  if (file.toString('latin1', 0, 4) !== 'wOF2') throw new Error('not a WOFF2 file');
  if (file.readUInt32BE(8) !== file.length) throw new Error('length differs from the header');
  let at = 48;
  const base128 = (): number => {
    let value = 0;
    for (let count = 0; count < 5; count++) {
      const byte = file.readUInt8(at++);
      value = value * 128 + (byte & 0x7f);
      if (byte < 0x80) return value;
    }
    throw new Error('a number of more than five bytes');
  };
  const entries: { tag: string; length: number; transformed: boolean }[] = [];
  for (let count = file.readUInt16BE(12); count > 0; count--) {
    const flags = file.readUInt8(at++);
    let tag = TAGS[flags & 0x3f];
    if (tag === undefined) {
      tag = file.toString('latin1', at, at + 4);
      at += 4;
    }
    // For glyf and loca version 0 is the transform and 3 is none; for every other table it is the other way round.
    const none = tag === 'glyf' || tag === 'loca' ? 3 : 0;
    const transformed = flags >> 6 !== none;
    const original = base128();
    entries.push({ tag, transformed, length: transformed ? base128() : original });
  }
  const data = brotliDecompressSync(file.subarray(at, at + file.readUInt32BE(20)));
  const tables = new Map<string, Buffer>();
  let offset = 0;
  for (const { tag, length, transformed } of entries) {
    if (!transformed) tables.set(tag, data.subarray(offset, offset + length));
    offset += length;
  }
  if (offset !== data.length) throw new Error('the tables do not fill the data');
  return { flavour: file.toString('latin1', 4, 8), tables };
}

function table(face: Face, tag: string): Buffer {
  const found = face.tables.get(tag);
  if (!found) throw new Error(`no plain table ${tag}`);
  return found;
}

/** The glyph of every character that the face maps, by its cmap subtable of format 12, or of format 4 without one. */
export function glyphs(face: Face): Map<number, number> {
  const cmap = table(face, 'cmap');
  const subtables = Array.from({ length: cmap.readUInt16BE(2) }, (_, index) =>
    cmap.subarray(cmap.readUInt32BE(4 + index * 8 + 4)),
  );
  const full = subtables.find(each => each.readUInt16BE(0) === 12);
  if (full) return segmentedCoverage(full);
  const basic = subtables.find(each => each.readUInt16BE(0) === 4);
  if (basic) return segmentMapping(basic);
  throw new Error('no cmap of format 4 or 12');
}

function segmentedCoverage(subtable: Buffer): Map<number, number> {
  const map = new Map<number, number>();
  for (let group = subtable.readUInt32BE(12) - 1; group >= 0; group--) {
    const first = subtable.readUInt32BE(16 + group * 12);
    const last = subtable.readUInt32BE(20 + group * 12);
    const glyph = subtable.readUInt32BE(24 + group * 12);
    for (let point = first; point <= last; point++)
      if (glyph + point - first !== 0) map.set(point, glyph + point - first);
  }
  return map;
}

function segmentMapping(subtable: Buffer): Map<number, number> {
  const map = new Map<number, number>();
  const size = subtable.readUInt16BE(6);
  for (let at = 14; at < 14 + size; at += 2) {
    const [last, first] = [subtable.readUInt16BE(at), subtable.readUInt16BE(at + size + 2)];
    const delta = subtable.readUInt16BE(at + 2 * size + 2);
    const rangeAt = at + 3 * size + 2;
    const range = subtable.readUInt16BE(rangeAt);
    for (let point = first; point <= last; point++) {
      const stored = range === 0 ? point : subtable.readUInt16BE(rangeAt + range + 2 * (point - first));
      const glyph = range !== 0 && stored === 0 ? 0 : (stored + delta) & 0xffff;
      if (glyph !== 0) map.set(point, glyph);
    }
  }
  return map;
}

/** The advance width of a glyph, in font units. */
export function advance(face: Face, glyph: number): number {
  const metrics = table(face, 'hhea').readUInt16BE(34);
  return table(face, 'hmtx').readUInt16BE(4 * Math.min(glyph, metrics - 1));
}
