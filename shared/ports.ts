// What the ceremony needs from the machine it runs on. `shared/` knows neither Node nor a browser: each host brings
// these few functions, and the tests bring ones that fail on purpose.

import type { Outcome } from './outcome.ts';

/** Does `signature` (64 bytes) sign `message` under the raw Ed25519 public key `key` (32 bytes)? Never throws. */
export type VerifySignature = (key: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;

/** A signing key pair (Ed25519): the seed is the private key (32 bytes), `publicKey` the raw public one (32 bytes). */
export type SigningKey = { readonly seed: Uint8Array; readonly publicKey: Uint8Array };

/** Ed25519 (RFC 8032): node:crypto in Node, noble in a browser. The tests hold them equal. */
export type Signatures = {
  /** The key pair of a private seed of 32 random bytes. */
  readonly keyOf: (seed: Uint8Array) => SigningKey;
  /** The signature (64 bytes) of a message. */
  readonly sign: (key: SigningKey, message: Uint8Array) => Uint8Array;
  readonly verify: VerifySignature;
};

/** Random bytes from the operating system's cryptographic source. */
export type RandomBytes = (count: number) => Uint8Array;

/** The time now, as the protocol writes it (protocol.md §1.7). */
export type Clock = () => string;

/** Who may read a file: everybody, as what is published, or nobody but the owner (mode 0600). */
export type Privacy = 'open' | 'private';

/** Reads a file of a dossier by its relative name with `/`: its bytes, or null if absent. */
export type ReadFile = (name: string) => Outcome<Uint8Array | null>;

/**
 * The dossier's folder. Names are relative, with `/`. Each call that succeeds has reached the disk: file and folder are
 * flushed. A call that is refused (full, read-only, held, taken away) has left everything as it was, or the next one mends it.
 */
export type Disk = {
  readonly read: ReadFile;
  /** Puts a file in place whole, or not at all. */
  readonly write: (name: string, pieces: Iterable<Uint8Array>, privacy: Privacy) => Outcome<void>;
  /** Adds bytes to the end of a file that is `length` bytes long; makes it where `length` is 0. */
  readonly append: (name: string, length: number, bytes: Uint8Array) => Outcome<void>;
  /** Removes a file; nothing happens where there is none. */
  readonly remove: (name: string) => Outcome<void>;
};
