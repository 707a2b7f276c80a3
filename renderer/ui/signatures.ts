// Ed25519 by @noble/curves, for pages that have no node:crypto. The counterpart in Node is electron/service/ports/signatures.ts.

import { ed25519 } from '@noble/curves/ed25519.js';
import { sha512 } from '@noble/hashes/sha2.js';
import type { RandomBytes, Signatures, VerifySignature } from '../../shared/ports.ts';

const { Point } = ed25519;
const order = Point.Fn.ORDER;

/** A number from its bytes, the lowest first. */
function littleEndian(bytes: Uint8Array): bigint {
  return bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}

/**
 * Verifies as protocol.md §2.3 says: S·B − k·A, encoded, is R byte by byte, without the cofactor that noble's own check multiplies by;
 * so it agrees with OpenSSL on keys of mixed order, too. False if it cannot read the key or the signature.
 */
export const verifySignature: VerifySignature = (key, message, signature) => {
  try {
    if (key.length !== 32 || signature.length !== 64) return false;
    const point = Point.fromBytes(key, false);
    if (point.isSmallOrder()) return false;
    const S = littleEndian(signature.subarray(32));
    if (S >= order) return false;
    const R = signature.subarray(0, 32);
    const k = littleEndian(sha512.create().update(R).update(key).update(message).digest()) % order;
    const found = Point.BASE.multiplyUnsafe(S).subtract(point.multiplyUnsafe(k)).toBytes();
    return found.every((byte, index) => byte === R[index]);
  } catch {
    return false;
  }
};

/** Ed25519 by noble. */
export const signatures: Signatures = {
  keyOf: seed => ({ seed, publicKey: ed25519.getPublicKey(seed) }),
  sign: (key, message) => ed25519.sign(message, key.seed),
  verify: verifySignature,
};

/** Random bytes from the browser's cryptographic source, at most 65536, its limit. */
export const secureRandom: RandomBytes = count => crypto.getRandomValues(new Uint8Array(count));
