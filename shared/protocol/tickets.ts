// protocol.md §3: the tickets of all lots. A ticket's message is always two blocks of SHA-256 (79 to 111 bytes), and the
// first block is the same for the whole draw: it is hashed once, and each lot costs one compression.

import type { Hex64 } from './hash.ts';
import { bytesOf } from './lexis.ts';
import type { Roster } from './roster.ts';
import { compress, copyState, startState } from './sha256.ts';

/** Tickets of a roster: eight 32-bit words a row, most significant first. */
export type Tickets = Int32Array;

/** T of every lot of `roster` under the seed F. */
export function ticketsOf(roster: Roster, seed: Hex64): Tickets {
  const head = bytesOf(`lot/1|ticket|${seed}|`);
  const afterHead = startState();
  compress(afterHead, head, 0);
  const rest = head.subarray(64);

  const tickets = new Int32Array(roster.lots * 8);
  const block = new Uint8Array(64);
  const state = startState();
  for (const { school, from, to } of roster.sections) {
    const schoolLength = school.length + 1;
    for (let row = from; row < to; row++) {
      // In roster.csv a comma stands where the message has its bar.
      const lotFrom = roster.lotFrom[row] as number;
      const lotTo = roster.lotTo[row] as number;
      let at = 0;
      for (; at < rest.length; at++) block[at] = rest[at] as number;
      for (let i = lotFrom - schoolLength; i < lotTo; i++) block[at++] = roster.bytes[i] as number;
      block[rest.length + schoolLength - 1] = 0x7c;
      const bits = (64 + at) * 8;
      block[at++] = 0x80;
      while (at < 62) block[at++] = 0;
      block[62] = bits >> 8;
      block[63] = bits & 0xff;
      copyState(afterHead, state);
      compress(state, block, 0);
      tickets.set(state, row * 8);
    }
  }
  return tickets;
}
