// The windows' messages. This is the only place that checks who sends them.

import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import type { Service } from '../../shared/contract/bridge.ts';
import { type Answer, type WindowRole, windowRoles } from '../../shared/contract/requests.ts';
import { largestRequest } from '../../shared/contract/wire.ts';
import { refusal } from '../../shared/text/refusal.ts';
import { isPageOf } from './address.ts';
import { requestChannel, snapshotChannel } from './channels.ts';
import type { Windows } from './windows.ts';

/** Passes the windows' requests to the service and its snapshots to them. Returns how to stop. */
export function serveWindows(service: Service, windows: Windows): () => void {
  ipcMain.handle(requestChannel, async (event, raw: unknown): Promise<Answer> => {
    const role = senderOf(event, windows);
    if (role === null) return { ok: false, refusal: refusal('host.sender', {}) };
    if (bytesIn(raw) > largestRequest) {
      return { ok: false, refusal: refusal('host.too-large', { limit: largestRequest / 2 ** 20 }) };
    }
    try {
      return await service.handle(role, raw);
    } catch (error) {
      // A bug: the window shows a sentence instead of Electron's text for an exception.
      return { ok: false, refusal: refusal('host.failed', { detail: error instanceof Error ? error.message : '?' }) };
    }
  });
  ipcMain.handle(snapshotChannel, event => {
    const role = senderOf(event, windows);
    return role === null ? null : service.snapshot(role);
  });
  let scheduled = false;
  const unsubscribe = service.onChange(() => {
    if (scheduled) return;
    scheduled = true;
    // One snapshot for all changes of this turn.
    setImmediate(() => {
      scheduled = false;
      for (const role of windowRoles) {
        const contents = windows.get(role)?.webContents;
        // A crashed page asks for the current snapshot after its reload.
        if (contents?.isCrashed() === false) contents.send(snapshotChannel, service.snapshot(role));
      }
    });
  });
  return () => {
    unsubscribe();
    ipcMain.removeHandler(requestChannel);
    ipcMain.removeHandler(snapshotChannel);
  };
}

/** The role of the window that sent a message; null unless it came from the top frame of one of our windows, on its own page. */
export function senderOf(
  event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>,
  windows: Windows,
): WindowRole | null {
  const role = windows.roleOf(event.sender);
  // The frame is null if it is gone or navigating.
  const frame = event.senderFrame;
  if (role === null || frame === null || frame.parent !== null) return null;
  return isPageOf(role, frame.url) ? role : null;
}

/** The size of the file in a request; the service's schema limits everything else. */
function bytesIn(raw: unknown): number {
  if (typeof raw !== 'object' || raw === null || !('file' in raw)) return 0;
  const { file } = raw;
  if (typeof file !== 'object' || file === null || !('bytes' in file)) return 0;
  return ArrayBuffer.isView(file.bytes) ? file.bytes.byteLength : 0;
}
