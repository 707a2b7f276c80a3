// How a window reaches the service, whatever carries it: Electron's IPC or the browser host's HTTP.

import type { Refusal } from '../text/refusal.ts';
import type { Answer, RequestOf, RequestType, WindowRole } from './requests.ts';
import type { StageSnapshot } from './scenes.ts';
import type { ConsoleSnapshot, StagePlace } from './snapshots.ts';

/** Asks the service for something. Rejects only where it cannot be reached at all. */
export type Call = <Type extends RequestType>(request: RequestOf<Type>) => Promise<Answer<Type>>;

/** The bridge of a window. A page finds it as `window.bridge` in Electron; in a browser it is made over fetch and SSE. */
export type Bridge<Snapshot> = {
  readonly role: WindowRole;
  readonly call: Call;
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

/** The snapshot that each window gets. */
export type Snapshots = { readonly console: ConsoleSnapshot; readonly stage: StageSnapshot };

/** The service as a host sees it: one for all windows. */
export type Service = {
  /** Answers a request from a window. What comes from outside is `raw` and untrusted. Never throws. */
  readonly handle: {
    <Type extends RequestType>(from: WindowRole, request: RequestOf<Type>): Promise<Answer<Type>>;
    (from: WindowRole, raw: unknown): Promise<Answer>;
  };
  /** The present snapshot of a window. */
  readonly snapshot: <Role extends WindowRole>(role: Role) => Snapshots[Role];
  /** Takes from the host where the stage's window is, for the console to say. */
  readonly placeStage: (window: StageWindow) => void;
  /** Calls back after each change; returns how to stop. */
  readonly onChange: (listener: () => void) => () => void;
  /** A line for whoever starts the app; null if none. */
  readonly notice?: Refusal | null;
  /** Gives back the folder's lock. */
  readonly close: () => void;
};
