// protocol.md §4: the order of the lots and who is admitted.

import type { Roster, RosterSection } from './roster.ts';
import type { DrawRule, Twins } from './rules.ts';
import type { Tickets } from './tickets.ts';

/** A school's lots in the order of their tickets. `rows` are rows of the roster, `admitted[i]` is 1 where rows[i] is. */
export type Ranking = {
  readonly school: string;
  readonly rows: Uint32Array;
  readonly admitted: Uint8Array;
  /** Children admitted. With `expand` it may exceed the places by the last lot's size less one. */
  readonly used: number;
};

/** Whether no draw can admit a lot of so many children (§4): under `skip` it has to fit the places. */
export function isNeverAdmitted({ places, twins }: Omit<DrawRule, 'code'>, children: number): boolean {
  return twins === 'skip' && children > places;
}

/** Ranks and admits every school of a roster. The rules and the roster must agree on the schools (§2.2). */
export function rank(roster: Roster, schools: readonly DrawRule[], tickets: Tickets): Ranking[] {
  return roster.sections.map(section => {
    const rule = schools.find(({ code }) => code === section.school);
    if (rule === undefined) throw new RangeError(`the rules do not name school ${section.school}`);
    const rows = order(section, tickets);
    return { school: section.school, rows, ...admit(rows, roster.sizes, rule.places, rule.twins) };
  });
}

/** The rows of a section, ascending by ticket, and by lot (which is by row) where tickets are equal. */
export function order(section: RosterSection, tickets: Tickets): Uint32Array {
  const count = section.to - section.from;
  if (count < fewRows) {
    const rows = Uint32Array.from({ length: count }, (_, i) => section.from + i);
    return rows.sort((a, b) => compareTickets(tickets, a, b) || a - b);
  }
  let from: Keyed = { keys: new Uint32Array(count), rows: new Uint32Array(count) };
  for (let i = 0; i < count; i++) {
    from.rows[i] = section.from + i;
    from.keys[i] = tickets[(section.from + i) * 8] as number;
  }
  // Two passes of a stable counting sort put the first 32 bits of the tickets in order. The keys travel with the rows:
  // looking them up again costs a cache miss each, which at a million lots is more than the sorting.
  let to: Keyed = { keys: new Uint32Array(count), rows: new Uint32Array(count) };
  for (const shift of [0, 16]) {
    countingSort(from, to, shift);
    [from, to] = [to, from];
  }
  // The few that share them (one pair in four thousand million) are put right by the other 224 bits.
  const { keys, rows } = from;
  for (let i = 1; i < count; i++) {
    if (keys[i] !== keys[i - 1]) continue;
    for (let k = i; k > 0 && keys[k] === keys[k - 1]; k--) {
      const row = rows[k] as number;
      if (compareTickets(tickets, rows[k - 1] as number, row) <= 0) break;
      rows[k] = rows[k - 1] as number;
      rows[k - 1] = row;
    }
  }
  return rows;
}

/** Below this many rows a sort by comparison is quicker than clearing the counters of two passes. */
const fewRows = 4096;

type Keyed = { readonly keys: Uint32Array; readonly rows: Uint32Array };

/** Moves `from` into `to`, ascending by the 16 bits of the keys from `shift` on; equal ones keep their order. */
function countingSort(from: Keyed, to: Keyed, shift: number): void {
  const starts = new Uint32Array(0x10001);
  const count = from.keys.length;
  for (let i = 0; i < count; i++) {
    const digit = ((from.keys[i] as number) >>> shift) & 0xffff;
    starts[digit + 1] = (starts[digit + 1] as number) + 1;
  }
  for (let digit = 0; digit < 0x10000; digit++) {
    starts[digit + 1] = (starts[digit + 1] as number) + (starts[digit] as number);
  }
  for (let i = 0; i < count; i++) {
    const key = from.keys[i] as number;
    const digit = (key >>> shift) & 0xffff;
    const at = starts[digit] as number;
    to.keys[at] = key;
    to.rows[at] = from.rows[i] as number;
    starts[digit] = at + 1;
  }
}

function compareTickets(tickets: Tickets, a: number, b: number): number {
  for (let i = 0; i < 8; i++) {
    const difference = ((tickets[a * 8 + i] as number) >>> 0) - ((tickets[b * 8 + i] as number) >>> 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Walks an order once (§4). `sizes` are the sizes by row of the roster, `places` is in children. */
export function admit(
  rows: Uint32Array,
  sizes: Uint8Array,
  places: number,
  twins: Twins,
): { readonly admitted: Uint8Array; readonly used: number } {
  const admitted = new Uint8Array(rows.length);
  let used = 0;
  for (let i = 0; i < rows.length && used < places; i++) {
    const size = sizes[rows[i] as number] as number;
    if (twins === 'skip' && used + size > places) continue;
    admitted[i] = 1;
    used += size;
  }
  return { admitted, used };
}
