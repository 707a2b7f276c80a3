// This window's bridge: the one from Electron's preload, or one over fetch and server-sent events.

import type { Bridge } from '../../shared/contract/bridge.ts';
import type { Answer, RequestType, WindowRole } from '../../shared/contract/requests.ts';
import { decodeMessage, encodeMessage, largestRequest } from '../../shared/contract/wire.ts';
import { refusal } from '../../shared/text/refuse.ts';

/** A window's bridge: the one from Electron's preload, else one to the browser host. */
export function connect<Snapshot>(role: WindowRole): Bridge<Snapshot> {
  const given = Reflect.get(globalThis, 'bridge') as Bridge<Snapshot> | undefined;
  return given ?? browserBridge(role);
}

/** How long the program may be silent before the window says so, in ms. */
const patience = 3_000;

function browserBridge<Snapshot>(role: WindowRole): Bridge<Snapshot> {
  // Tells this window from another of the same role: only one console may act.
  const self = crypto.randomUUID();
  const listeners = new Set<(snapshot: Snapshot) => void>();
  let latest: Snapshot | null = null;
  let events: EventSource | null = null;
  const lostListeners = new Set<(isLost: boolean) => void>();
  let lostTimer: ReturnType<typeof setTimeout> | undefined;
  const tellLost = (isLost: boolean) => {
    for (const listener of lostListeners) listener(isLost);
  };

  const listen = () => {
    events = new EventSource(`./events?window=${self}`);
    events.addEventListener('snapshot', event => {
      const snapshot = JSON.parse(event.data) as Snapshot;
      latest = snapshot;
      for (const listener of listeners) listener(snapshot);
    });
    // Browsers reconnect by themselves; only a lasting silence counts.
    events.addEventListener('error', () => {
      lostTimer ??= setTimeout(() => tellLost(true), patience);
    });
    events.addEventListener('open', () => {
      clearTimeout(lostTimer);
      lostTimer = undefined;
      tellLost(false);
    });
    events.addEventListener('second', () => {
      events?.close();
      location.replace('./second');
    });
  };

  return {
    role,
    call: async request => {
      const body = encodeMessage(request);
      if (body.length > largestRequest) {
        return { ok: false, refusal: refusal('host.too-large', { limit: largestRequest / 2 ** 20 }) };
      }
      return send(self, body);
    },
    onSnapshot: listener => {
      listeners.add(listener);
      if (events === null) listen();
      else if (latest !== null) listener(latest);
      return () => {
        listeners.delete(listener);
      };
    },
    onLost: listener => {
      lostListeners.add(listener);
      return () => {
        lostListeners.delete(listener);
      };
    },
  };
}

/** Sends the body of a request; our own host gives the answer that the contract promises. */
async function send<Type extends RequestType>(self: string, body: Uint8Array<ArrayBuffer>): Promise<Answer<Type>> {
  try {
    const response = await fetch('./request', {
      method: 'POST',
      headers: { 'Content-Type': 'application/octet-stream', 'X-Window': self },
      body,
    });
    const answer = decodeMessage(new Uint8Array(await response.arrayBuffer()));
    return answer.ok ? (answer.value as Answer<Type>) : answer;
  } catch {
    // The host ended or was killed, so fetch failed; nothing else here can.
    return { ok: false, refusal: refusal('host.gone', {}) };
  }
}
