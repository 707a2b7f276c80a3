// The Encoding Standard gives browsers and Node a GB18030 decoder and no encoder; this one is the decoder turned around, so that
// whatever it writes is read back as the same text by every TextDecoder of the same edition of the standard.

const FIRST_LEAD = 0x81;
const LAST_LEAD = 0xfe;
// Four-byte pointers below this stand for the Basic Multilingual Plane, those from 189,000 on for the planes above it.
const BMP_POINTERS = 39_420;
const SUPPLEMENTARY_POINTER = 189_000;
const NEWLINE = 0x0a;
const REPLACEMENT = 0xfffd;
const REPLACEMENT_SEQUENCE = 0x8431a437;

let table: Uint32Array | undefined;

function fourBytes(pointer: number): number {
  const fourth = 0x30 + (pointer % 10);
  const third = FIRST_LEAD + (Math.floor(pointer / 10) % 126);
  const second = 0x30 + (Math.floor(pointer / 1260) % 10);
  const lead = FIRST_LEAD + Math.floor(pointer / 12_600);
  return ((lead << 24) | (second << 16) | (third << 8) | fourth) >>> 0;
}

/** Every two-byte sequence, then every four-byte sequence of the BMP, as big-endian numbers. */
function sequences(): number[] {
  const all: number[] = [];
  for (let lead = FIRST_LEAD; lead <= LAST_LEAD; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) if (trail !== 0x7f) all.push((lead << 8) | trail);
  }
  for (let pointer = 0; pointer < BMP_POINTERS; pointer++) all.push(fourBytes(pointer));
  return all;
}

/** For each code unit of the BMP the bytes that decode to it, as one number; 0 where there are none. */
function bmpTable(): Uint32Array {
  if (table !== undefined) return table;
  const made = new Uint32Array(0x10000);
  const all = sequences();
  // One decoding of all sequences, a line each, instead of 63,000 decodings: no trail byte is a newline.
  const bytes = new Uint8Array(all.length * 5);
  let length = 0;
  for (const sequence of all) {
    length = put(bytes, length, sequence);
    bytes[length++] = NEWLINE;
  }
  const lines = new TextDecoder('gb18030').decode(bytes.subarray(0, length)).split('\n');
  for (const [index, sequence] of all.entries()) {
    const line = lines[index] ?? '';
    const unit = line.charCodeAt(0);
    // U+FFFD is also what the decoder says for a sequence that it does not know.
    if (line.length !== 1 || unit === REPLACEMENT) continue;
    // The shortest sequence comes first and wins where the standard has two for a character.
    if (made[unit] === 0) made[unit] = sequence;
  }
  made[REPLACEMENT] = REPLACEMENT_SEQUENCE;
  table = made;
  return made;
}

/** Writes a sequence of one, two or four bytes and returns the position behind it. */
function put(bytes: Uint8Array, position: number, sequence: number): number {
  if (sequence > 0xffff) {
    bytes[position++] = sequence >>> 24;
    bytes[position++] = (sequence >>> 16) & 0xff;
  }
  if (sequence > 0xff) bytes[position++] = (sequence >>> 8) & 0xff;
  bytes[position++] = sequence & 0xff;
  return position;
}

/** The text in GB18030, without a byte order mark. Throws a RangeError for a code point that the encoding cannot carry. */
export function toGb18030(text: string): Uint8Array {
  const bmp = bmpTable();
  // At most four bytes for each code unit: two bytes each for a surrogate pair, four for a rare character of the BMP.
  const bytes = new Uint8Array(text.length * 4);
  let length = 0;
  for (let index = 0; index < text.length; index++) {
    const point = text.codePointAt(index) ?? 0;
    if (point < 0x80) {
      bytes[length++] = point;
      continue;
    }
    if (point > 0xffff) {
      length = put(bytes, length, fourBytes(SUPPLEMENTARY_POINTER + point - 0x10000));
      index += 1;
      continue;
    }
    const sequence = bmp[point] ?? 0;
    if (sequence === 0)
      throw new RangeError(`U+${point.toString(16).toUpperCase().padStart(4, '0')} has no GB18030 bytes`);
    length = put(bytes, length, sequence);
  }
  return bytes.slice(0, length);
}
