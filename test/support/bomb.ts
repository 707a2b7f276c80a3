// Archives with an entry that is small when packed and huge when unpacked, made by zlib in a tenth of the time that fflate takes.

import { crc32, deflateRawSync } from 'node:zlib';
import { zipSync } from 'fflate';

/** Where the fields of an entry stand behind its header's signature: method, checksum, size when unpacked; and its name. */
const headers = [
  { signature: 0x04034b50, method: 8, checksum: 14, size: 22, name: 30 },
  { signature: 0x02014b50, method: 10, checksum: 16, size: 24, name: 46 },
];

/** A zip of `entries` and of `huge` under `name`, which is packed. Names are ASCII; the others are stored. */
export function bombOf(name: string, huge: Uint8Array, entries: Readonly<Record<string, Uint8Array>> = {}): Uint8Array {
  const zip = zipSync({ ...entries, [name]: deflateRawSync(huge, { level: 1 }) }, { level: 0 });
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  for (const header of headers) {
    for (let at = 0; at + header.name + name.length <= zip.length; at++) {
      if (view.getUint32(at, true) !== header.signature) continue;
      const named = zip.subarray(at + header.name, at + header.name + name.length);
      if (Buffer.from(named).toString('latin1') !== name) continue;
      view.setUint16(at + header.method, 8, true);
      view.setUint32(at + header.checksum, crc32(huge), true);
      view.setUint32(at + header.size, huge.length, true);
    }
  }
  return zip;
}
