// protocol.md §2.5: result.csv, and the draw as one function from frozen bytes to result bytes.

import { bytesOf } from './lexis.ts';
import { type Ranking, rank } from './ranking.ts';
import type { Roster } from './roster.ts';
import type { SchoolRule } from './rules.ts';
import { type Tickets, ticketsOf } from './tickets.ts';

/** A draw: all tickets, and the order and admissions of each school. */
export type Draw = { readonly roster: Roster; readonly tickets: Tickets; readonly rankings: readonly Ranking[] };

/** Draws (§3, §4): a pure function of the list, the rules and the seed. */
export function draw(roster: Roster, schools: readonly SchoolRule[], seed: string): Draw {
  const tickets = ticketsOf(roster, seed);
  return { roster, tickets, rankings: rank(roster, schools, tickets) };
}

const header = bytesOf('school,rank,lot,size,ticket,status\n');
const ending = [bytesOf(',WAIT\n'), bytesOf(',ADMIT\n')] as const;

/** The four hexadecimal digits of every 16-bit number as one big-endian word: a ticket is sixteen of them. */
let fourDigits: Int32Array | null = null;

function makeFourDigits(): Int32Array {
  const digits = bytesOf('0123456789abcdef');
  const digit = (n: number) => digits[n & 15] as number;
  return Int32Array.from(
    { length: 0x10000 },
    (_, n) => (digit(n >> 12) << 24) | (digit(n >> 8) << 16) | (digit(n >> 4) << 8) | digit(n),
  );
}

/** The length of a piece of result.csv: it stays in a core's own cache, and no million rows wait in memory. */
const pieceLength = 1 << 18;

/** The longest line: school 8, rank 8, lot 24, size 1, ticket 64, status 5, five commas, LF. */
const longestLine = 8 + 8 + 24 + 1 + 64 + 5 + 5 + 1;

/**
 * Writes result.csv (§2.5) piece by piece. Each piece is the same memory again: whoever wants to keep one copies it.
 * Written byte by byte, because joining strings takes four times as long.
 */
export function* resultPieces({ roster, tickets, rankings }: Draw): Generator<Uint8Array> {
  fourDigits ??= makeFourDigits();
  const piece = new Uint8Array(pieceLength);
  const words = new DataView(piece.buffer);
  piece.set(header);
  let at = header.length;
  for (const ranking of rankings) {
    const rank = new Counter();
    for (let from = 0; from < ranking.rows.length; ) {
      const to = Math.min(ranking.rows.length, from + Math.floor((pieceLength - at) / longestLine));
      at = putRows(roster, tickets, ranking, from, to, rank, words, piece, at);
      from = to;
      if (pieceLength - at < longestLine) {
        yield piece.subarray(0, at);
        at = 0;
      }
    }
  }
  if (at > 0) yield piece.subarray(0, at);
}

/** Writes the rows `from` to `to` of a ranking into `piece` at `at`; returns where they end. */
function putRows(
  { bytes, lotFrom, lotTo }: Roster,
  tickets: Tickets,
  { school, rows, admitted }: Ranking,
  from: number,
  to: number,
  rank: Counter,
  words: DataView,
  piece: Uint8Array,
  at: number,
): number {
  const prefix = bytesOf(`${school},`);
  const digits = fourDigits as Int32Array;
  for (let i = from; i < to; i++) {
    const row = rows[i] as number;
    for (let k = 0; k < prefix.length; k++) piece[at++] = prefix[k] as number;
    at = rank.putNext(piece, at);
    piece[at++] = 0x2c;
    // The lot, a comma and the size stand side by side in roster.csv too, and so does the comma behind them.
    const lineTo = (lotTo[row] as number) + 3;
    for (let k = lotFrom[row] as number; k < lineTo; k++) piece[at++] = bytes[k] as number;
    for (let w = row * 8; w < row * 8 + 8; w++, at += 8) {
      const word = tickets[w] as number;
      words.setInt32(at, digits[word >>> 16] as number);
      words.setInt32(at + 4, digits[word & 0xffff] as number);
    }
    const end = ending[admitted[i] as 0 | 1];
    for (let k = 0; k < end.length; k++) piece[at++] = end[k] as number;
  }
  return at;
}

/** Writes result.csv in one piece. */
export function printResult(drawn: Draw): Uint8Array {
  const pieces = Array.from(resultPieces(drawn), piece => piece.slice());
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** Counts 1, 2, 3 … in decimal digits: cheaper than dividing each rank anew. */
class Counter {
  private readonly digits = new Uint8Array(16).fill(0x30);
  private first = 15;

  /** Counts on, writes the number at `at` and returns where it ends. */
  putNext(out: Uint8Array, at: number): number {
    let k = 15;
    for (; this.digits[k] === 0x39; k--) this.digits[k] = 0x30;
    this.digits[k] = (this.digits[k] as number) + 1;
    if (k < this.first) this.first = k;
    for (let d = this.first; d < 16; d++) out[at++] = this.digits[d] as number;
    return at;
  }
}
