// Ed25519 by @noble/curves, for pages that have no node:crypto. The counterpart in Node is electron/service/ports/signatures.ts.

import { ed25519 } from '@noble/curves/ed25519.js';
import type { RandomBytes, Signatures, VerifySignature } from '../../shared/ports.ts';

/**
 * Verifies with noble, by RFC 8032 as OpenSSL does (noble's default is the laxer ZIP 215); false if it cannot read the key or the
 * signature.
 */
export const verifySignature: VerifySignature = (key, message, signature) => {
  try {
    return ed25519.verify(signature, message, key, { zip215: false });
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
