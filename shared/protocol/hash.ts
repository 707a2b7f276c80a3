// protocol.md §1: H(x), and the digest of a file.

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesOf, hexOf } from './lexis.ts';

/** 64 lower-case hexadecimal digits (protocol.md §1.6). */
export type Hex64 = string;

/** Computes the digest of a file's bytes. A host may bring a faster one than noble's; the tests hold them equal. */
export type Digest = (bytes: Uint8Array) => Hex64;

/** H(x): SHA-256 of the bytes of a string, which is ASCII in every use but one (the salted names of §2.2, UTF-8). */
export function H(x: string): Hex64 {
  return digestOf(bytesOf(x));
}

/** The digest of a file (protocol.md §1.2), by @noble/hashes: it runs wherever JavaScript does. */
export const digestOf: Digest = bytes => hexOf(sha256(bytes));

/** The same for a file that is read in pieces. */
export function digestOfPieces(pieces: Iterable<Uint8Array>): Hex64 {
  const hash = sha256.create();
  for (const piece of pieces) hash.update(piece);
  return hexOf(hash.digest());
}
