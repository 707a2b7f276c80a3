// Writes zip archives of dossiers: entries are stored one after the other, so that an archive may be larger than memory and has the same
// bytes on every machine. It depends only on names and contents.
//
// Sizes are written before the data. fflate's streams write them after it, which old readers refuse for stored entries, and its zipSync
// holds the whole archive in memory.

import { crc32 } from './zip.ts';

/** A file of an archive. Private ones are unpacked readable for their owner alone, where the system knows owners. */
export type StoredFile = { readonly name: string; readonly bytes: Uint8Array; readonly private: boolean };

/** The most that an archive may be: beyond it the format needs fields that old readers lack. */
export const largestStore = 0xffff_0000;

// 1 January 1980, 0:00: the zero of the format.
const date = 0x0021;
const utf8Names = 0x0800;
const plainVersion = 20;
const fromUnix = 3 << 8;

/** The pieces of an archive with these files, in their order. Throws beyond `largestStore` or 65,000 files: the caller counts. */
export function* storePieces(files: Iterable<StoredFile>): Generator<Uint8Array> {
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const file of files) {
    const name = new TextEncoder().encode(file.name);
    const common = new Fields()
      .short(plainVersion, utf8Names, 0, 0, date)
      .long(crc32(file.bytes), file.bytes.length, file.bytes.length)
      .short(name.length, 0).bytes;
    const local = [...new Fields().long(0x04034b50).bytes, ...common, ...name];
    const mode = (0o100000 | (file.private ? 0o600 : 0o644)) << 16;
    const central = new Fields().long(0x02014b50).short(fromUnix | plainVersion).bytes;
    const rest = new Fields().short(0, 0, 0).long(mode, offset).bytes;
    directory.push(Uint8Array.from([...central, ...common, ...rest, ...name]));
    yield Uint8Array.from(local);
    yield file.bytes;
    offset += local.length + file.bytes.length;
    if (offset > largestStore || directory.length > 65_000) throw new RangeError('the archive is too large');
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  yield* directory;
  const count = directory.length;
  const end = new Fields().long(0x06054b50).short(0, 0, count, count).long(size, offset).short(0);
  yield Uint8Array.from(end.bytes);
}

/** Little-endian numbers, one after the other. */
class Fields {
  readonly bytes: number[] = [];

  short(...values: readonly number[]): this {
    for (const value of values) this.bytes.push(value & 0xff, (value >>> 8) & 0xff);
    return this;
  }

  long(...values: readonly number[]): this {
    for (const value of values) this.short(value, value >>> 16);
    return this;
  }
}
