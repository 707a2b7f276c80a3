// A window's state: the newest snapshot from the service, and nothing of its own that matters.

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Bridge } from '../../shared/contract/bridge.ts';

/** A store that holds the newest snapshot, or null before the first. */
export type SnapshotStore<Snapshot> = StoreApi<{ readonly snapshot: Snapshot | null }>;

/** Follows a bridge: keeps the snapshot with the highest number, whatever order they arrive in. */
export function followSnapshots<Snapshot extends { readonly number: number }>(
  bridge: Bridge<Snapshot>,
): SnapshotStore<Snapshot> {
  const store = createStore<{ readonly snapshot: Snapshot | null }>(() => ({ snapshot: null }));
  bridge.onSnapshot(snapshot => {
    const before = store.getState().snapshot;
    if (before === null || snapshot.number >= before.number) store.setState({ snapshot });
  });
  return store;
}
