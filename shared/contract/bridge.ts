// How a window reaches the service, whatever carries it: Electron's IPC or the browser host's HTTP.

import type { Refusal } from '../text/refusal.ts';
import type { Request, WindowRole } from './requests.ts';
import type { StageSnapshot } from './scenes.ts';
import type { Answer, ConsoleSnapshot, StagePlace } from './snapshots.ts';

/** The bridge of a window. A page finds it as `window.bridge` in Electron; in a browser it is made over fetch and SSE. */
export type Bridge<Snapshot> = {
  readonly role: WindowRole;
  readonly call: (request: Request) => Promise<Answer>;
  /** Calls back with the present snapshot at once and with each that follows; returns how to stop. */
  readonly onSnapshot: (listener: (snapshot: Snapshot) => void) => () => void;
  /**
   * Calls back when the program has not been reachable for three seconds (true), and when it is again (false); returns how to
   * stop. Electron's windows end with the program and have none.
   */
  readonly onLost?: (listener: (isLost: boolean) => void) => () => void;
};

/** The console's bridge. */
export type ConsoleBridge = Bridge<ConsoleSnapshot>;

/** The stage's bridge. */
export type StageBridge = Bridge<StageSnapshot>;

/** The stage's window as its host sees it. `open` brings it (back), where the host can. */
export type StageWindow = Omit<StagePlace, 'canOpen'> & { readonly open: (() => void) | null };

/** The service as a host sees it: one for all windows. */
export type Service = {
  /** Answers a request from a window; `raw` is untrusted. Never throws. */
  readonly handle: (from: WindowRole, raw: unknown) => Promise<Answer>;
  /** The present snapshot of a window. */
  readonly snapshot: (role: WindowRole) => StageSnapshot | ConsoleSnapshot;
  /** Takes from the host where the stage's window is, for the console to say. */
  readonly placeStage: (window: StageWindow) => void;
  /** Calls back after each change; returns how to stop. */
  readonly onChange: (listener: () => void) => () => void;
  /** What whoever starts the app is told at once, in a line; null where there is nothing. */
  readonly notice?: Refusal | null;
  /** Gives back the folder's lock. */
  readonly close: () => void;
};
