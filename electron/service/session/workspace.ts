// All that requests work on: the attempts with their draft, what the stage shows, printing, and where the ceremony is.

import { join } from 'node:path';
import { isFrozenIn } from '../../../shared/ceremony/soundness.ts';
import type { LiveWindow, StageWindow } from '../../../shared/contract/bridge.ts';
import type { Answer, CeremonyRequestType, RequestOf, RequestType } from '../../../shared/contract/requests.ts';
import type { ConsoleSnapshot } from '../../../shared/contract/snapshots.ts';
import { done, type Outcome, refused } from '../../../shared/outcome.ts';
import type { Clock, Disk } from '../../../shared/ports.ts';
import { refusal } from '../../../shared/text/refusal.ts';
import { Draft, type DraftOptions } from '../draft/draft.ts';
import { systemClock } from '../ports/clock.ts';
import { diskOf } from '../ports/disk.ts';
import { noPrinter, type OpenPrinter } from '../sheets/printer.ts';
import { noteTaken } from '../transfer/handover.ts';
import { settleTakeOver } from '../transfer/takeover.ts';
import type { Place } from './attempt.ts';
import { Attempts } from './attempts.ts';
import { Printing } from './printing.ts';
import { latestFrom } from './rehearsals.ts';
import { Showing } from './showing.ts';
import { standingIn } from './standing.ts';

/** Where a session works: its data folder, and the plan that a new one begins with. `clock`, `files` and `lookAtList` are for tests. */
export type SessionOptions = Omit<DraftOptions, 'folder' | 'isBegun' | 'sealed'> & {
  readonly dataFolder: string;
  readonly clock?: Clock;
  /** The data folders of the other ceremonies of this computer. */
  readonly others?: Place['others'];
  /** What sheets are printed with; without it none are. */
  readonly printer?: OpenPrinter;
};

/** The workspace of a data folder. */
export class Workspace {
  readonly place: Place;
  readonly attempts: Attempts;
  readonly showing: Showing;
  readonly printing: Printing;
  /** The digest of the manifest with which the ceremony was taken over here since the start; else null. */
  taken: string | null = null;
  /** The windows as their host sees them, and the stage's real pixels once it has told them. */
  stageWindow: StageWindow = { place: 'opening', address: null, open: null };
  liveWindow: LiveWindow = { isOpen: false, address: null, open: null };
  stagePixels: ConsoleSnapshot['windows']['stage'] = null;
  /** Grows with each change: the number of a snapshot. */
  number = 1;
  private readonly listeners = new Set<() => void>();

  private constructor(place: Place, draft: Draft, options: SessionOptions) {
    this.place = place;
    this.attempts = new Attempts(place, draft, () => this.showing.begin());
    this.printing = new Printing(options.printer ?? noPrinter, this.changed);
    this.showing = new Showing(
      draft.disk,
      () => this.attempts.held.hall,
      () => this.attempts.held.checkNames(),
      this.changed,
    );
  }

  /** Opens what lies in the data folder `folder`, or begins there. */
  static open(folder: string, options: SessionOptions): Outcome<Workspace> {
    const settled = settleTakeOver(folder);
    if (!settled.ok) return settled;
    const { clock = systemClock, files, others } = options;
    const place = { folder, clock, files, others };
    const standing = standingIn(diskOf(folder));
    const begun = standing.begun === null ? null : latestFrom(folder, standing.begun);
    const own = begun === null ? null : join(folder, begun);
    const sealed = own !== null && isFrozenIn(diskOf(own)) ? own : null;
    const draft = Draft.open({ ...options, folder: join(folder, 'draft'), isBegun: begun !== null, sealed });
    if (!draft.ok) return draft;
    const workspace = new Workspace(place, draft.value, options);
    const opened = workspace.takeUp(draft.value);
    return opened.ok ? done(workspace) : opened;
  }

  /** Tells everybody who listens that something has changed. */
  readonly changed = (): void => {
    this.number++;
    for (const listener of this.listeners) listener();
  };

  /** Calls back after each change; returns how to stop. */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** The draft before the freeze. */
  get draft(): Draft {
    return this.attempts.draft;
  }

  /** The dossier of the attempt that is held. */
  get dossier(): Disk {
    return diskOf(this.attempts.held.folder);
  }

  /** Begins again with the plan that the app was started with. */
  restart(): Outcome<void> {
    const { attempts, draft } = this;
    if (attempts.records.length > 0) return refused(refusal('session.record-begun', {}));
    const begun = draft.restart(this.place.clock);
    const taken = begun.ok ? this.takeUp(draft) : begun;
    if (taken.ok) this.showing.begin();
    return taken;
  }

  /** Ends what is under way. */
  close(): void {
    void this.printing.close();
    this.showing.close();
  }

  /** Takes up what is on disk: attempts, a hand-over that has yet to be put on record, the scene. */
  private takeUp(draft: Draft): Outcome<void> {
    const opened = this.attempts.open(draft);
    if (!opened.ok) return opened;
    const noted = noteTaken(this.place.folder, this.attempts.records);
    if (!noted.ok) return noted;
    this.taken = noted.value ?? this.taken;
    this.showing.restore();
    return done(undefined);
  }
}

/** Carries out the requests of one type, on what is open. */
export type Handler<Type extends RequestType, Open = Workspace> = (
  request: RequestOf<Type>,
  open: Open,
) => Answer<Type> | Promise<Answer<Type>>;

/** A handler for every request to a ceremony. */
export type Handlers = { readonly [Type in CeremonyRequestType]: Handler<Type> };
