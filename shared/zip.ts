// Reads zip archives: workbooks, and dossiers that come back on a stick. It reads the central directory itself and inflates with
// fflate's stream, because the sizes stated in an archive are claims: bytes are counted as they come out, and reading stops at a limit. fflate's
// own unzip checks neither limits nor CRCs, names or overlaps. Anything but a plain archive is refused.

import { Inflate } from 'fflate';
import { strictText } from './bytes.ts';
import { done, type Outcome, refused } from './outcome.ts';
import { type Refusal, refusal } from './text/refusal.ts';
import { unruly, visible } from './text/visible.ts';

/** How much an archive may hold: entries, and bytes after inflating, of one entry and of all entries that are read. */
export type ZipLimits = { readonly entries: number; readonly entryBytes: number; readonly totalBytes: number };

/** An archive whose directory has been checked. Entries are inflated when they are asked for. */
export type Zip = {
  /** The names of the files, in the order of the directory; folders are left out. */
  readonly names: readonly string[];
  readonly has: (name: string) => boolean;
  /** The bytes of a file, checked against its CRC-32; a refusal if it is missing, damaged or beyond a limit. */
  readonly read: (name: string) => Outcome<Uint8Array>;
};

type Entry = {
  readonly name: string;
  readonly packed: boolean;
  readonly crc: number;
  readonly size: number;
  readonly data: Uint8Array;
};

type Directory = { readonly start: number; readonly end: number; readonly entries: number };

/** 256 MiB for one entry and 384 MiB for all. */
export const usualZipLimits: ZipLimits = { entries: 4096, entryBytes: 256 << 20, totalBytes: 384 << 20 };

const localSignature = 0x04034b50;
const centralSignature = 0x02014b50;
const endSignature = 0x06054b50;
const wideEndSignature = 0x06064b50;
const wideLocatorSignature = 0x07064b50;
const unknown32 = 0xffffffff;
const inflateStep = 1 << 15;

/**
 * Opens an archive and checks its whole directory. Returns a refusal for anything unusual; never throws. With
 * `anySlashes` names may have backslashes or begin with a slash, as those of workbooks do that some programs write.
 */
export function openZip(
  bytes: Uint8Array,
  limits: ZipLimits = usualZipLimits,
  { anySlashes = false }: { readonly anySlashes?: boolean } = {},
): Outcome<Zip> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4 || view.getUint32(0, true) !== localSignature) return refused(refusal('zip.not-zip', {}));
  const directory = findDirectory(view);
  if (!directory.ok) return directory;
  if (directory.value.entries > limits.entries) {
    return refused(refusal('zip.entries', { most: limits.entries }));
  }
  const entries = readDirectory(bytes, view, directory.value, anySlashes);
  if (!entries.ok) return entries;
  let left = limits.totalBytes;
  const read = (name: string): Outcome<Uint8Array> => {
    const entry = entries.value.get(name);
    if (entry === undefined) return refused(refusal('zip.missing', { entry: name }));
    if (entry.size > limits.entryBytes) return tooLarge(entry, limits.entryBytes);
    if (entry.size > left) return tooLarge(entry, limits.totalBytes);
    const content = unpack(entry);
    if (content.ok) left -= content.value.length;
    return content;
  };
  return done({ names: [...entries.value.keys()], has: name => entries.value.has(name), read });
}

/** The end record must be at the very end: bytes after it, or between it and the directory, are refused. */
function findDirectory(view: DataView): Outcome<Directory> {
  const size = view.byteLength;
  for (let at = size - 22; at >= Math.max(0, size - 22 - 0xffff); at--) {
    if (view.getUint32(at, true) !== endSignature || view.getUint16(at + 20, true) !== size - at - 22) continue;
    let entries = view.getUint16(at + 10, true);
    let length = view.getUint32(at + 12, true);
    let start = view.getUint32(at + 16, true);
    let end = at;
    if (view.getUint16(at + 4, true) !== 0 || view.getUint16(at + 8, true) !== entries) return damaged('');
    if (at >= 20 && view.getUint32(at - 20, true) === wideLocatorSignature) {
      const wide = wideNumber(view, at - 12);
      if (wide > at - 76 || view.getUint32(wide, true) !== wideEndSignature) return damaged('');
      entries = wideNumber(view, wide + 32);
      length = wideNumber(view, wide + 40);
      start = wideNumber(view, wide + 48);
      end = wide;
    }
    return start + length === end ? done({ start, end, entries }) : damaged('');
  }
  return refused(refusal('zip.truncated', {}));
}

function readDirectory(
  bytes: Uint8Array,
  view: DataView,
  directory: Directory,
  anySlashes: boolean,
): Outcome<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  const folded = new Set<string>();
  const ranges: (readonly [start: number, end: number])[] = [];
  let at = directory.start;
  for (let count = 0; count < directory.entries; count++) {
    if (at + 46 > directory.end || view.getUint32(at, true) !== centralSignature) return damaged('');
    const nameEnd = at + 46 + view.getUint16(at + 28, true);
    const extraEnd = nameEnd + view.getUint16(at + 30, true);
    const next = extraEnd + view.getUint16(at + 32, true);
    if (next > directory.end) return damaged('');
    const rawName = bytes.subarray(at + 46, nameEnd);
    const decoded = decodeName(rawName);
    const name = anySlashes ? (decoded?.replaceAll('\\', '/').replace(/^\/+/, '') ?? null) : decoded;
    if (name === null || !isPlainName(name)) return refused(refusal('zip.name', { entry: shown(name ?? '') }));
    const key = name.normalize('NFC').toLowerCase().replace(/\/$/, '');
    if (folded.has(key)) return refused(refusal('zip.twice', { entry: shown(name) }));
    folded.add(key);
    const flags = view.getUint16(at + 8, true);
    const method = view.getUint16(at + 10, true);
    const kind = (view.getUint32(at + 38, true) >>> 28) & 0xf;
    if ((flags & 0x2041) !== 0) return refused(refusal('zip.encrypted', { entry: shown(name) }));
    if (method !== 0 && method !== 8) return refused(refusal('zip.method', { entry: shown(name), method }));
    // The file type of the Unix mode: none, a file or a folder. Links and devices do not belong in a list or a dossier.
    if (kind !== 0 && kind !== 8 && kind !== 4) return refused(refusal('zip.link', { entry: shown(name) }));
    const sizes = wideSizes(view, at, nameEnd, extraEnd);
    const local = sizes === null ? null : localData(bytes, view, sizes, rawName, method, directory.start);
    if (sizes === null || local === null) return damaged(name);
    ranges.push([sizes.offset, local.end]);
    if (!name.endsWith('/')) {
      const crc = view.getUint32(at + 16, true);
      entries.set(name, { name, packed: method === 8, crc, size: sizes.size, data: local.data });
    } else if (sizes.size !== 0) return damaged(name);
    at = next;
  }
  if (at !== directory.end) return damaged('');
  ranges.sort((a, b) => a[0] - b[0]);
  for (const [index, range] of ranges.entries()) {
    if (range[0] < (ranges[index - 1]?.[1] ?? 0)) return refused(refusal('zip.overlap', {}));
  }
  return done(entries);
}

type Sizes = { readonly packed: number; readonly size: number; readonly offset: number };

/** Sizes and offset of an entry, from its zip64 field if the short fields are full; null if they are too large or malformed. */
function wideSizes(view: DataView, at: number, extraStart: number, extraEnd: number): Sizes | null {
  const found = [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)];
  let field = extraStart;
  while (field + 4 <= extraEnd) {
    const length = view.getUint16(field + 2, true);
    const end = field + 4 + length;
    if (end > extraEnd) return null;
    if (view.getUint16(field, true) === 1) {
      let value = field + 4;
      for (const [index, short] of found.entries()) {
        if (short !== unknown32) continue;
        if (value + 8 > end) return null;
        found[index] = wideNumber(view, value);
        value += 8;
      }
    }
    field = end;
  }
  const [size = 0, packed = 0, offset = 0] = found;
  return size >= unknown32 || packed >= unknown32 || offset >= unknown32 ? null : { packed, size, offset };
}

/** The packed bytes of an entry; null if its local header contradicts the directory or points outside. */
function localData(
  bytes: Uint8Array,
  view: DataView,
  { packed, offset }: Sizes,
  name: Uint8Array,
  method: number,
  limit: number,
): { readonly data: Uint8Array; readonly end: number } | null {
  if (offset + 30 > limit || view.getUint32(offset, true) !== localSignature) return null;
  const nameLength = view.getUint16(offset + 26, true);
  const start = offset + 30 + nameLength + view.getUint16(offset + 28, true);
  if (start + packed > limit || nameLength !== name.length || view.getUint16(offset + 8, true) !== method) return null;
  // Bit 3: the sizes follow the data. Otherwise they are here and must agree, or another reader would read something else.
  const stated = view.getUint32(offset + 18, true);
  if ((view.getUint16(offset + 6, true) & 8) === 0 && stated !== packed && stated !== unknown32) return null;
  for (const [index, byte] of name.entries()) if (bytes[offset + 30 + index] !== byte) return null;
  return { data: bytes.subarray(start, start + packed), end: start + packed };
}

function tooLarge({ name }: Entry, most: number): Outcome<never> {
  return refused(refusal('zip.too-large', { entry: shown(name), most: Math.ceil(most / 2 ** 20) }));
}

/** Inflates an entry, or copies a stored one, and checks length and CRC-32. */
function unpack(entry: Entry): Outcome<Uint8Array> {
  if (!entry.packed && entry.data.length !== entry.size) return damaged(entry.name);
  const content = entry.packed ? inflate(entry.data, entry.size) : entry.data.slice();
  return content === null || crc32(content) !== entry.crc ? damaged(entry.name) : done(content);
}

/** The inflated bytes; null if damaged or not exactly `size`. Stops at the first byte too many. */
function inflate(data: Uint8Array, size: number): Uint8Array | null {
  let length = 0;
  let ended = false;
  // Deflate cannot pack better than 1032 to 1: a claim beyond that is false and gets no memory.
  if (size > data.length * 1032) return null;
  const content = new Uint8Array(size);
  const stream = new Inflate((chunk, final) => {
    ended = final;
    if (length + chunk.length <= size) content.set(chunk, length);
    length += chunk.length;
  });
  try {
    for (let at = 0; at < data.length && length <= size; at += inflateStep) {
      stream.push(data.subarray(at, at + inflateStep), at + inflateStep >= data.length);
    }
  } catch {
    return null;
  }
  return ended && length === size ? content : null;
}

function wideNumber(view: DataView, at: number): number {
  return at + 8 > view.byteLength ? Number.MAX_SAFE_INTEGER : Number(view.getBigUint64(at, true));
}

/** Names are UTF-8 or, from Chinese Windows programs, GB18030 without a flag; null if neither. */
function decodeName(name: Uint8Array): string | null {
  return strictText(name) ?? strictText(name, 'gb18030');
}

// The deepest path of a dossier in a data folder has four parts.
const deepest = 32;

/** A relative path with forward slashes, not too deep, without `.`, `..`, empty parts, drive letters or unruly characters. */
function isPlainName(name: string): boolean {
  if (name.length > 1024 || unruly.test(name) || /\\|^[A-Za-z]:/.test(name)) return false;
  const parts = name.replace(/\/$/, '').split('/');
  return parts.length <= deepest && parts.every(part => part !== '' && part !== '.' && part !== '..');
}

function shown(name: string): string {
  return visible(name.slice(0, 100));
}

function damaged(name: string): { readonly ok: false; readonly refusal: Refusal } {
  return refused(refusal('zip.damaged', { entry: shown(name) }));
}

let crcTable: Int32Array | null = null;

/** CRC-32 as zip uses it, unsigned. */
export function crc32(bytes: Uint8Array): number {
  crcTable ??= Int32Array.from({ length: 256 }, (_, index) => {
    let value = index;
    for (let bit = 0; bit < 8; bit++) value = (value & 1) === 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    return value;
  });
  const table = crcTable;
  let crc = -1;
  for (let at = 0; at < bytes.length; at++) crc = (table[(crc ^ (bytes[at] ?? 0)) & 255] ?? 0) ^ (crc >>> 8);
  return ~crc >>> 0;
}
