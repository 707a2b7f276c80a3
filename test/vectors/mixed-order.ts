// Keys of mixed order: A + T, T a point of order 8. Whoever has the scalar of A can sign under them. With the cofactor every such
// signature holds; without it (protocol.md §2.3) those whose k is a multiple of 8, and no other.

import { ED25519_TORSION_SUBGROUP, ed25519 } from '@noble/curves/ed25519.js';
import { sha512 } from '@noble/hashes/sha2.js';

const { Point } = ed25519;
const order = Point.Fn.ORDER;

function number(bytes: Uint8Array): bigint {
  return bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}

function bytesOf(value: bigint): Uint8Array {
  return Uint8Array.from({ length: 32 }, (_, at) => Number((value >> BigInt(8 * at)) & 0xffn));
}

/** A key of mixed order and signatures under it: `holds` chooses those that hold without the cofactor, or those that do not. */
export function mixedOrder(seed: Uint8Array, holds: boolean) {
  const { scalar, point } = ed25519.utils.getExtendedPublicKey(seed);
  const torsion = ED25519_TORSION_SUBGROUP.map(hex => Point.fromHex(hex)).find(each => !each.multiplyUnsafe(4n).is0());
  if (torsion === undefined) throw new Error('no point of order 8');
  const publicKey = point.add(torsion).toBytes();
  const sign = (message: Uint8Array): Uint8Array => {
    for (let r = 1n; ; r++) {
      const R = Point.BASE.multiply(r).toBytes();
      const k = number(sha512.create().update(R).update(publicKey).update(message).digest()) % order;
      if ((k % 8n === 0n) === holds) return Uint8Array.of(...R, ...bytesOf((r + k * scalar) % order));
    }
  };
  return { publicKey, sign };
}
