// protocol.md §2.5: result.csv, and the draw as one function from frozen bytes to result bytes.

import { joined } from '../bytes.ts';
import { bytesOf } from './lexis.ts';
import { type Ranking, rank } from './ranking.ts';
import type { Roster } from './roster.ts';
import type { DrawRule } from './rules.ts';
import { type Tickets, ticketsOf } from './tickets.ts';

/** A draw: all tickets, and the order and admissions of each school. */
export type Draw = { readonly roster: Roster; readonly tickets: Tickets; readonly rankings: readonly Ranking[] };

/** Draws (§3, §4): a pure function of the list, the rules and the seed. */
export function draw(roster: Roster, schools: readonly DrawRule[], seed: string): Draw {
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
export function* resultPieces(drawn: Draw): Generator<Uint8Array> {
  const piece = new Uint8Array(pieceLength);
  piece.set(header);
  let at = header.length;
  const block = new Block();
  for (const ranking of drawn.rankings) {
    const rank = new Counter();
    for (let from = 0; from < ranking.rows.length; from += blockRows) {
      if (pieceLength - at < blockRows * longestLine) {
        yield piece.subarray(0, at);
        at = 0;
      }
      block.gather(drawn, ranking, from);
      at = block.put(ranking, rank, piece, at);
    }
  }
  if (at > 0) yield piece.subarray(0, at);
}

/** Rows that are gathered before they are written. */
const blockRows = 256;

/** The longest of `lot,size,` in a row. */
const longestLot = 24 + ',1,'.length;

/**
 * The next rows of a ranking, fetched from all over the roster. A loop that only fetches has many cache misses under way at
 * a time; one that fetches and writes each row by itself waits for every one: at a million lots, half as long again.
 */
class Block {
  private count = 0;
  private from = 0;
  private readonly tickets = new Int32Array(blockRows * 8);
  private readonly lots = new Uint8Array(blockRows * longestLot);
  private readonly starts = new Uint32Array(blockRows);
  private readonly lengths = new Uint8Array(blockRows);

  /** Fetches the rows from the `from`th of a ranking on. */
  gather({ roster: { bytes, spans }, tickets }: Draw, { rows }: Ranking, from: number): void {
    this.from = from;
    this.count = Math.min(blockRows, rows.length - from);
    const { count, starts, lengths, lots } = this;
    const words = this.tickets;
    // Short loops first, one load a turn: they are what keeps many misses under way. The copies then find all near by.
    for (let i = 0; i < count; i++) words[i * 8] = tickets[(rows[from + i] as number) * 8] as number;
    for (let i = 0; i < count; i++) starts[i] = spans[(rows[from + i] as number) * 2] as number;
    for (let i = 0; i < count; i++) lots[i * longestLot] = bytes[starts[i] as number] as number;
    for (let i = 0; i < count; i++) {
      const row = rows[from + i] as number;
      for (let w = 1; w < 8; w++) words[i * 8 + w] = tickets[row * 8 + w] as number;
      // A comma and the size follow the lot in roster.csv too, and so does the comma behind them.
      const start = starts[i] as number;
      const length = (spans[row * 2 + 1] as number) + 3 - start;
      lengths[i] = length;
      for (let k = 1; k < length; k++) lots[i * longestLot + k] = bytes[start + k] as number;
    }
  }

  /** Writes the rows into `out` at `at`; returns where they end. */
  put({ school, admitted }: Ranking, rank: Counter, out: Uint8Array, at: number): number {
    fourDigits ??= makeFourDigits();
    const digits = fourDigits;
    const words = new DataView(out.buffer);
    const prefix = bytesOf(`${school},`);
    for (let i = 0; i < this.count; i++) {
      for (let k = 0; k < prefix.length; k++) out[at++] = prefix[k] as number;
      at = rank.putNext(out, at);
      out[at++] = 0x2c;
      const length = this.lengths[i] as number;
      for (let k = 0; k < length; k++) out[at++] = this.lots[i * longestLot + k] as number;
      for (let w = i * 8; w < i * 8 + 8; w++, at += 8) {
        const word = this.tickets[w] as number;
        words.setInt32(at, digits[word >>> 16] as number);
        words.setInt32(at + 4, digits[word & 0xffff] as number);
      }
      const end = ending[admitted[this.from + i] as 0 | 1];
      for (let k = 0; k < end.length; k++) out[at++] = end[k] as number;
    }
    return at;
  }
}

/** Writes result.csv in one piece. */
export function printResult(drawn: Draw): Uint8Array {
  return joined(Array.from(resultPieces(drawn), piece => piece.slice()));
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
