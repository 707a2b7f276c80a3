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
  const { bytes, spans } = roster;
  const fixed = rest.length;
  block.set(rest);
  let end = fixed; // where the message before ended: behind it the block holds nothing but zeros
  for (const { school, from, to } of roster.sections) {
    const schoolLength = school.length + 1;
    for (let row = from; row < to; row++) {
      const lotTo = spans[row * 2 + 1] as number;
      let at = fixed;
      for (let i = (spans[row * 2] as number) - schoolLength; i < lotTo; i++) block[at++] = bytes[i] as number;
      // In roster.csv a comma stands where the message has its bar.
      block[fixed + schoolLength - 1] = 0x7c;
      const bits = (64 + at) * 8;
      block[at] = 0x80;
      for (let i = at + 1; i <= end; i++) block[i] = 0;
      end = at;
      block[62] = bits >> 8;
      block[63] = bits & 0xff;
      copyState(afterHead, state);
      compress(state, block, 0);
      for (let w = 0; w < 8; w++) tickets[row * 8 + w] = state[w] as number;
    }
  }
  return tickets;
}

/** The first sixteen hexadecimal digits of the ticket of a row. */
export function ticketDigits(tickets: Tickets, row: number): string {
  return [0, 1].map(word => ((tickets[row * 8 + word] ?? 0) >>> 0).toString(16).padStart(8, '0')).join('');
}
