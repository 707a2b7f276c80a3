// How a window reaches the service, over Electron's IPC or the browser host's HTTP.

import type { Refusal } from '../text/refusal.ts';
import type { Answer, RequestOf, RequestType, WindowRole } from './requests.ts';
import type { LiveVariant, StageSnapshot } from './scenes.ts';
import type { ConsoleSnapshot, LivePlace, StagePlace } from './snapshots.ts';
import type { ConsoleView } from './start.ts';

/** Sends a request to the service. Rejects only if it cannot be reached at all. */
export type Call = <Type extends RequestType>(request: RequestOf<Type>) => Promise<Answer<Type>>;

/** A window's bridge. In Electron it is `window.bridge`; in a browser it is built on fetch and SSE. */
export type Bridge<Snapshot> = {
  readonly role: WindowRole;
  readonly call: Call;
  /** Calls back with the current snapshot at once and with each new one; returns a stop function. */
  readonly onSnapshot: (listener: (snapshot: Snapshot) => void) => () => void;
  /**
   * Calls back with true when the program has been unreachable for three seconds, with false when it is back; returns a stop
   * function. Absent in Electron, whose windows end with it.
   */
  readonly onLost?: (listener: (isLost: boolean) => void) => () => void;
};

/** The console's bridge. */
export type ConsoleBridge = Bridge<ConsoleView>;

/** The stage's bridge. */
export type StageBridge = Bridge<StageSnapshot>;

/** The stage's window as its host sees it. `open` opens or reopens it, if the host can. */
export type StageWindow = Omit<StagePlace, 'canOpen'> & { readonly open: (() => void) | null };

/** The live picture as its host sees it: whether it is open, its one-time address if the host opens no window, and how to open it. */
export type LiveWindow = Omit<LivePlace, 'canOpen'> & {
  readonly open: ((variant: LiveVariant) => void) | null;
};

/** The snapshot that each window gets. */
export type Snapshots = { readonly console: ConsoleView; readonly stage: StageSnapshot; readonly live: StageSnapshot };

/** The snapshots of a ceremony. */
export type CeremonySnapshots = {
  readonly console: ConsoleSnapshot;
  readonly stage: StageSnapshot;
  readonly live: StageSnapshot;
};

/** The service as a host sees it: one for all windows. */
export type Service = {
  /** Answers a window's request; `raw` is untrusted outside input. Never throws. */
  readonly handle: {
    <Type extends RequestType>(from: WindowRole, request: RequestOf<Type>): Promise<Answer<Type>>;
    (from: WindowRole, raw: unknown): Promise<Answer>;
  };
  /** A window's current snapshot. */
  readonly snapshot: <Role extends WindowRole>(role: Role) => Snapshots[Role];
  /** The host reports where the stage's window is, for the console to show. */
  readonly placeStage: (window: StageWindow) => void;
  /** The host reports the live picture, likewise. */
  readonly placeLive: (window: LiveWindow) => void;
  /** Calls back on changes; returns a stop function. */
  readonly onChange: (listener: () => void) => () => void;
  /** A line for whoever starts the app; null if none. */
  readonly notice?: Refusal | null;
  /** Releases the folder's lock. */
  readonly close: () => void;
};

/** The service of one ceremony. */
export type CeremonyService = Omit<Service, 'snapshot'> & {
  readonly snapshot: <Role extends WindowRole>(role: Role) => CeremonySnapshots[Role];
};
