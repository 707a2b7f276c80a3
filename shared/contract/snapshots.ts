// What the console gets: the whole state as the operator needs it, whole each time something changes.

import type { Accounting } from '../intake/accounting.ts';
import type { Format } from '../intake/columns/source.ts';
import type { FileColumn } from '../intake/columns/unread.ts';
import type { Plan } from '../plan/plan.ts';
import type { JournalEvent } from '../protocol/journal.ts';
import type { Role } from '../protocol/rules.ts';
import type { Attendance } from '../record/attendance.ts';
import type { Holder } from '../record/holders.ts';
import type { LiveInput } from '../record/inputs.ts';
import type { ListedSchool } from '../record/schools.ts';
import type { Due, Note } from '../record/state.ts';
import type { SheetEntry } from '../sheets/sheet.ts';
import type { Refusal } from '../text/refusal.ts';
import type { Check } from '../verifier/checks.ts';
import type { FindingKind, FindingView } from './findings.ts';
import type { Preparation } from './preparation.ts';
import type { StageSnapshot } from './scenes.ts';

/** The steps of a ceremony, in their order (the console's list). */
export const stepIds = [
  'prepare',
  'displays',
  'rehearse',
  'freeze',
  'secrets',
  'publish',
  'inputs',
  'reveal',
  'draw',
  'present',
  'seal',
  'verify',
] as const;

/** A step of the console. */
export type StepId = (typeof stepIds)[number];

/** A list that was imported for a school. `open` counts warnings that nobody has accepted yet. */
export type ListView = {
  readonly school: string;
  readonly file: string | null;
  /** How the file was read; null if absent. */
  readonly format: Format | null;
  /** The worksheet that is read; null for a CSV file. */
  readonly sheet: string | null;
  /** Whether a person chose which column is which. */
  readonly mapped: boolean;
  readonly rows: number;
  readonly lots: number;
  readonly children: number;
  readonly errors: number;
  readonly open: number;
  /** What became of each row, of each kind the first runs of row numbers; null without a list. */
  readonly accounting: Accounting | null;
  /** The columns that are not used. */
  readonly unused: readonly Pick<FileColumn, 'letter' | 'header'>[];
};

/** One event of the record, in its own words. */
export type RecordLine = {
  readonly number: number;
  readonly time: string;
  readonly type: JournalEvent['type'];
  readonly payload: string;
};

/** The typing of the due input: who has typed, whether the last two differed, the roles that give it. */
export type Typing = {
  readonly typed: readonly (1 | 2)[];
  readonly mismatch: boolean;
  readonly givers: readonly string[];
};

/** A rehearsal that was held: when it began, the last ordered event of its record (null if it has none), and whether it was verified when it ended. */
export type RehearsalView = {
  readonly id: string;
  readonly time: string;
  readonly reached: Exclude<JournalEvent, Note>['type'] | null;
  readonly events: number;
  readonly givenUp: boolean;
  readonly verified: boolean | null;
};

/**
 * Where the stage's window is. `opening`: it has not come up yet; `projector`: full screen on a display of its own; `window`: no
 * display is free for it; `mirrored`: a display shows the same as the console's; `lost`: its projector went, and it is a window;
 * `page`: a window of the browser, wherever that is; `closed`: there is none.
 */
export type StagePlace = {
  readonly place: 'opening' | 'projector' | 'window' | 'mirrored' | 'lost' | 'page' | 'closed';
  /** Whether the console may ask for it (`stage.open`). */
  readonly canOpen: boolean;
  /** The one-time address that opens it, where the host opens none itself. */
  readonly address: string | null;
};

/**
 * A sheet that can be printed, and the digest of its PDF where it was. `isOld`: it would say something else now, such as a
 * record that has gone on.
 */
export type KeptSheetView = SheetEntry & { readonly digest: string | null; readonly isOld: boolean };

/** A batch that is being printed, and why the last one failed; null if absent. */
export type PaperView = {
  readonly progress: { readonly done: number; readonly total: number; readonly id: string } | null;
  readonly trouble: Refusal | null;
};

/** An export as the console saves it, with the digest of its manifest; null unless it is an archive. */
export type ExportedFile = { readonly name: string; readonly bytes: Uint8Array; readonly manifest: string | null };

/** Where the ceremony went and whence it came. */
export type Handover = {
  /** When everything was exported, with the manifest's digest (null if the mark cannot be read); null if it is here. */
  readonly moved: { readonly time: string; readonly manifest: string | null } | null;
  /** The digest of the manifest with which it was taken over here since the start; else null. */
  readonly taken: string | null;
  /** Whether this computer stands still after exporting everything. */
  readonly stops: boolean;
  /** An attempt that has begun here, so that nothing can be taken over; null if none. */
  readonly begun: string | null;
};

/** Everything that the console shows. */
export type ConsoleSnapshot = {
  readonly number: number;
  readonly folder: string;
  readonly plan: Plan;
  readonly rehearsal: boolean;
  /** The rehearsal that runs now, or null; and those that were held. */
  readonly rehearsing: string | null;
  readonly rehearsals: readonly RehearsalView[];
  readonly schools: readonly ListedSchool[];
  readonly lists: readonly ListView[];
  /**
   * At most 2,000 of them (200 after the freeze), some of each kind, errors first, accepted warnings last; `findingKinds` says how
   * many there are.
   */
  readonly findings: readonly FindingView[];
  readonly findingKinds: readonly FindingKind[];
  readonly preparation: Preparation;
  readonly attendance: readonly Attendance[];
  /** The event that is due. Before there is a record the first that the operator brings about, the freeze. */
  readonly due: Due;
  readonly holders: readonly Holder[];
  readonly inputs: readonly LiveInput[];
  /** The roles that may give a live input. */
  readonly givers: readonly string[];
  readonly typing: Typing;
  /** The last hundred events, the newest first. */
  readonly record: readonly RecordLine[];
  /** The digests that were put on record at the freeze, and that of the promise; each null before it. */
  readonly digests: {
    readonly roster: string | null;
    readonly rules: string | null;
    readonly promise: string | null;
  };
  /** Schools whose results have been shown. */
  readonly presented: readonly string[];
  /**
   * What was found on disk when the service started; null for a new ceremony. `planEdited` where the draft's plan is no longer the
   * one that was sealed, which counts.
   */
  readonly recovered: { readonly events: number; readonly torn: boolean; readonly planEdited: boolean } | null;
  readonly checks: readonly Check[] | null;
  readonly handover: Handover;
  /** The stage's window: where it is, and its real pixels once it has told them. */
  readonly windows: {
    readonly place: StagePlace;
    readonly stage: { readonly width: number; readonly height: number; readonly pixelRatio: number } | null;
  };
  readonly paper: PaperView;
  readonly stage: StageSnapshot;
};

/** What the page for a holder's envelope says: the answer to `secret.envelope`, and in no snapshot. */
export type EnvelopePage = {
  readonly ceremony: string;
  readonly role: Role;
  readonly secret: string;
  readonly commitment: string;
  readonly roster: string;
  readonly rules: string;
};
