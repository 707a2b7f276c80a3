// protocol.md §2.4, the beacon: before its value can exist, everybody sees and photographs H of the record's last line, which is PREV
// of the beacon's line once that is there.

import type { Hex64 } from '../protocol/hash.ts';
import type { Journal } from '../protocol/journal.ts';
import type { State } from './state.ts';

/**
 * The record behind which a beacon waits: H of its last line, that line's number, and how many lines have been added since the beacon
 * became due. Each of them changes the digest, and a photograph that was taken before it no longer counts.
 */
export type AwaitedBeacon = { readonly digest: Hex64; readonly line: number; readonly added: number };

/** What is to be photographed now; null unless a beacon is due. */
export function awaitedBeacon({ entries }: Journal, { due }: State): AwaitedBeacon | null {
  const last = entries.at(-1);
  if (due.type !== 'input' || due.line.kind !== 'beacon' || last === undefined) return null;
  const since = entries.findLastIndex(({ event }) => event.type === 'input' || event.type === 'publish');
  return { digest: last.hash, line: entries.length, added: entries.length - 1 - since };
}

/** H of the line before the beacon's, which was to be photographed; null if no beacon is on record. */
export function beforeBeacon({ entries }: Journal): Hex64 | null {
  const at = entries.findIndex(({ event }) => event.type === 'input' && event.kind === 'beacon');
  return at < 0 ? null : (entries[at - 1]?.hash ?? null);
}
