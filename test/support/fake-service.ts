// A service that knows no ceremony: hosts only carry its requests and snapshots.

import type { LiveWindow, Service, StageWindow } from '../../shared/contract/bridge.ts';
import { parseRequest, type WindowRole } from '../../shared/contract/requests.ts';

/** A service that records what it is asked. `due` is the event that it says is due. */
export type FakeService = Omit<Service, 'handle'> & {
  handle: Service['handle'];
  readonly calls: { readonly from: WindowRole; readonly raw: unknown }[];
  /** Makes a new snapshot and tells everybody. */
  readonly change: (due?: string) => void;
  readonly isClosed: () => boolean;
  /** Where its host saw the stage, one after the other. */
  readonly stages: StageWindow[];
  /** Where its host saw the live picture, likewise. */
  readonly lives: LiveWindow[];
  /** What the next requests are answered with, where the contract allows them. */
  answerWith: (value: unknown) => void;
};

/** Makes a service whose requests pass the contract's own parser. */
export function fakeService(): FakeService {
  const listeners = new Set<() => void>();
  const calls: { from: WindowRole; raw: unknown }[] = [];
  let number = 1;
  let due = 'freeze';
  let closed = false;
  let value: unknown = null;
  const stages: StageWindow[] = [];
  const lives: LiveWindow[] = [];
  const snapshot = (role: WindowRole) => ({
    at: 'ceremony',
    number,
    role,
    due: { type: due, role: null, index: null },
    stage: { number, scene: { kind: 'cover' } },
    windows: { stage: null, place: { place: stages.at(-1)?.place ?? 'opening', address: null, canOpen: false } },
  });
  return {
    calls,
    handle: (async (from: WindowRole, raw: unknown) => {
      calls.push({ from, raw });
      const request = parseRequest(from, raw);
      return request.ok ? { ok: true, value } : request;
    }) as Service['handle'],
    // Hosts read of a snapshot no more than this.
    snapshot: snapshot as unknown as Service['snapshot'],
    onChange: listener => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    stages,
    placeStage: window => {
      stages.push(window);
      number += 1;
      for (const listener of listeners) listener();
    },
    lives,
    placeLive: window => {
      lives.push(window);
      number += 1;
      for (const listener of listeners) listener();
    },
    close: () => {
      closed = true;
    },
    change: next => {
      number += 1;
      due = next ?? due;
      for (const listener of listeners) listener();
    },
    isClosed: () => closed,
    answerWith: next => {
      value = next;
    },
  };
}
