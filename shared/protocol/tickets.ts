// protocol.md §3: the tickets of all lots. A ticket's message is always two blocks of SHA-256 (79 to 111 bytes), and the
// first block is the same for the whole draw: it is hashed once, and each lot goes on from a copy of that state.

import { sha256 } from '@noble/hashes/sha2.js';
import type { Hex64 } from './hash.ts';
import { bytesOf } from './lexis.ts';
import type { Roster } from './roster.ts';

/** Tickets of a roster: eight 32-bit words a row, most significant first. */
export type Tickets = Int32Array;

/** The longest `CODE|LOT`: school 8, bar, lot 24. */
const longestRest = 8 + 1 + 24;

/** T of every lot of `roster` under the seed F. */
export function ticketsOf(roster: Roster, seed: Hex64): Tickets {
  const start = sha256.create().update(bytesOf(`lot/1|ticket|${seed}|`));
  const hash = start.clone();
  const ticket = new DataView(new ArrayBuffer(hash.outputLen));
  const digest = new Uint8Array(ticket.buffer);

  const tickets = new Int32Array(roster.lots * 8);
  const rest = new Uint8Array(longestRest);
  const { bytes, spans } = roster;
  for (const { school, from, to } of roster.sections) {
    for (let row = from; row < to; row++) {
      let length = 0;
      const lotTo = spans[row * 2 + 1] as number;
      for (let i = (spans[row * 2] as number) - school.length - 1; i < lotTo; i++) rest[length++] = bytes[i] as number;
      // In roster.csv a comma stands where the message has its bar.
      rest[school.length] = 0x7c;
      start._cloneInto(hash);
      hash.update(rest.subarray(0, length)).digestInto(digest);
      for (let w = 0; w < 8; w++) tickets[row * 8 + w] = ticket.getInt32(w * 4);
    }
  }
  return tickets;
}

/** The first sixteen hexadecimal digits of the ticket of a row, which tell lots apart. */
export function ticketDigits(tickets: Tickets, row: number): string {
  return wholeTicket(tickets, row).slice(0, 16);
}

/** All digits of the ticket of a row. */
export function wholeTicket(tickets: Tickets, row: number): Hex64 {
  const words = Array.from(tickets.subarray(row * 8, row * 8 + 8), word => (word >>> 0).toString(16).padStart(8, '0'));
  return words.join('');
}
