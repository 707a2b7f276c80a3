// Fonts with nothing in them but the table that says which characters they draw: honest, and made to harm.

/** A TrueType file with one table, `cmap`. */
export function fontOf(cmap: Uint8Array): Buffer {
  const head = Buffer.alloc(28);
  head.writeUInt32BE(0x00010000, 0);
  head.writeUInt16BE(1, 4);
  head.write('cmap', 12, 'latin1');
  head.writeUInt32BE(head.length, 20);
  head.writeUInt32BE(cmap.length, 24);
  return Buffer.concat([head, cmap]);
}

/** A cmap table of one subtable. */
function tableOf(subtable: Buffer): Buffer {
  const head = Buffer.alloc(12);
  head.writeUInt16BE(1, 2);
  head.writeUInt16BE(3, 4);
  head.writeUInt16BE(1, 6);
  head.writeUInt32BE(head.length, 8);
  return Buffer.concat([head, subtable]);
}

/** A cmap of format 4 whose segments map each character to the glyph of its own number plus one. */
export function format4(segments: readonly (readonly [first: number, last: number])[]): Buffer {
  const count = segments.length;
  const subtable = Buffer.alloc(16 + count * 8);
  subtable.writeUInt16BE(4, 0);
  subtable.writeUInt16BE(subtable.length & 0xffff, 2);
  subtable.writeUInt16BE(count * 2, 6);
  for (const [at, [first, last]] of segments.entries()) {
    subtable.writeUInt16BE(last, 14 + at * 2);
    subtable.writeUInt16BE(first, 16 + (count + at) * 2);
    subtable.writeUInt16BE(2, 16 + (2 * count + at) * 2);
  }
  return tableOf(subtable);
}

/** A cmap of format 12; `count` is how many groups it says that it has. */
export function format12(
  groups: readonly (readonly [first: number, last: number, glyph: number])[],
  count = groups.length,
): Buffer {
  const subtable = Buffer.alloc(16 + groups.length * 12);
  subtable.writeUInt16BE(12, 0);
  subtable.writeUInt32BE(subtable.length, 4);
  subtable.writeUInt32BE(count, 12);
  for (const [at, group] of groups.entries()) {
    for (const [index, value] of group.entries()) subtable.writeUInt32BE(value, 16 + at * 12 + index * 4);
  }
  return tableOf(subtable);
}

/** A font of a few kilobytes with so many segments, each over all characters of the basic plane. */
export function overlapping(segments: number): Buffer {
  return fontOf(format4(Array.from({ length: segments }, () => [0, 0xffff] as const)));
}
