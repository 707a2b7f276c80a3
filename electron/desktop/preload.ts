// The only thing that a page gets from Electron: the bridge of its role.

import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge } from '../../shared/contract/bridge.ts';
import type { WindowRole } from '../../shared/contract/requests.ts';
import { requestChannel, snapshotChannel } from './channels.ts';

type Numbered = { readonly number: number };

/** Puts `window.bridge` into the page, which sees no channel name and no function of Electron. */
export function exposeBridge(role: WindowRole): void {
  const listeners = new Set<(snapshot: Numbered) => void>();
  let latest: Numbered | null = null;
  const take = (snapshot: Numbered | null) => {
    // The answer to the first request may arrive after a newer snapshot.
    if (snapshot === null || (latest !== null && snapshot.number < latest.number)) return;
    latest = snapshot;
    for (const listener of listeners) listener(snapshot);
  };
  ipcRenderer.on(snapshotChannel, (_event, snapshot: Numbered) => take(snapshot));

  const bridge: Bridge<Numbered> = {
    role,
    call: request => ipcRenderer.invoke(requestChannel, request),
    onSnapshot: listener => {
      listeners.add(listener);
      if (latest !== null) listener(latest);
      else ipcRenderer.invoke(snapshotChannel).then(take, () => undefined);
      return () => {
        listeners.delete(listener);
      };
    },
  };
  contextBridge.exposeInMainWorld('bridge', bridge);
}
