// What the console gets: all the state that the operator needs, sent in full on every change.

import type { Accounting } from '../intake/accounting.ts';
import type { Format } from '../intake/columns/source.ts';
import type { FileColumn } from '../intake/columns/unread.ts';
import type { Plan } from '../plan/plan.ts';
import type { JournalEvent } from '../protocol/journal.ts';
import type { Role } from '../protocol/rules.ts';
import type { Attendance } from '../record/attendance.ts';
import type { AwaitedBeacon } from '../record/beacon.ts';
import type { Holder } from '../record/holders.ts';
import type { LiveInput } from '../record/inputs.ts';
import type { ListedSchool } from '../record/schools.ts';
import type { Signing } from '../record/signing.ts';
import type { Due, Note } from '../record/state.ts';
import type { SheetEntry } from '../sheets/sheet.ts';
import type { Refusal } from '../text/refusal.ts';
import type { ShownVerdict } from '../verifier/checks.ts';
import type { FindingKind, FindingView } from './findings.ts';
import type { Preparation } from './preparation.ts';
import type { StageSnapshot } from './scenes.ts';

/** The steps of a ceremony in order (the console's list). */
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

/** A list imported for a school. `open` counts warnings not yet accepted. */
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
  /** What became of each row, with the first runs of rows for each kind; null without a list. */
  readonly accounting: Accounting | null;
  /** The columns that are not used. */
  readonly unused: readonly Pick<FileColumn, 'letter' | 'header'>[];
};

/** One event of the record, by the number of its line. */
export type RecordLine = { readonly number: number; readonly time: string; readonly event: JournalEvent };

/**
 * Typing the due input: who has typed, whether the last two values differed, the roles that give it, and the value that both typed
 * alike while it waits to be recorded; else null.
 */
export type Typing = {
  readonly typed: readonly (1 | 2)[];
  readonly mismatch: boolean;
  readonly givers: readonly string[];
  readonly agreed: string | null;
};

/** Typing a commitment: the holder whose first typing is there, or null; whether the last two values differed. */
export type TypedCommitmentView = { readonly first: Role | null; readonly mismatch: boolean };

/** A past rehearsal: when it began, the last event of its record but notes (null if none), and whether it was verified when it ended. */
export type RehearsalView = {
  readonly id: string;
  readonly time: string;
  readonly reached: Exclude<JournalEvent, Note>['type'] | null;
  readonly events: number;
  readonly givenUp: boolean;
  readonly verified: boolean | null;
};

/**
 * Where the stage's window is. `opening`: not open yet; `projector`: full screen on its own display; `window`: no display is free
 * for it; `mirrored`: a display mirrors the console's; `lost`: its projector is gone, and it is a window; `astray`: minimised, hidden
 * or not full screen on its projector; `page`: a browser window, wherever that is; `closed`: there is none.
 */
export type StagePlace = {
  readonly place: 'opening' | 'projector' | 'window' | 'mirrored' | 'lost' | 'astray' | 'page' | 'closed';
  /** Whether the console may ask for it (`stage.open`). */
  readonly canOpen: boolean;
  /** The one-time address that opens it, if the host opens none itself. */
  readonly address: string | null;
};

/** The live picture: whether it is open, whether the console may ask for it, and its one-time address if no window is opened for it. */
export type LivePlace = { readonly isOpen: boolean; readonly canOpen: boolean; readonly address: string | null };

/**
 * A sheet that can be printed, and the digest of its PDF if it was. `isOld`: it would read differently now, for example as the
 * record has grown. `isDamaged`: a PDF lies there that has not the digest that was kept, or none was kept: it counts as not made.
 */
export type KeptSheetView = SheetEntry & {
  readonly digest: string | null;
  readonly isOld: boolean;
  readonly isDamaged: boolean;
};

/** The PDF of a sheet, under the name that it is kept by. */
export type KeptPdf = { readonly name: string; readonly bytes: Uint8Array };

/** The batch being printed (`onPaper`: its PDFs are made and go to the printer), and why the last one failed; null if absent. */
export type PaperView = {
  readonly progress: {
    readonly done: number;
    readonly total: number;
    readonly id: string;
    readonly onPaper: boolean;
  } | null;
  readonly trouble: Refusal | null;
};

/** An export as the console saves it, with its manifest's digest (null unless it is an archive). */
export type ExportedFile = { readonly name: string; readonly bytes: Uint8Array; readonly manifest: string | null };

/** Where the ceremony moved to or came from. */
export type Handover = {
  /** When everything was exported, with the manifest's digest (null if the mark cannot be read); null if it is here. */
  readonly moved: { readonly time: string; readonly manifest: string | null } | null;
  /** The manifest's digest if it was taken over here since the app started; else null. */
  readonly taken: string | null;
  /** Whether exporting everything stops this computer. */
  readonly stops: boolean;
};

/** Everything that the console shows of a ceremony. */
export type ConsoleSnapshot = {
  readonly at: 'ceremony';
  readonly number: number;
  readonly folder: string;
  readonly plan: Plan;
  readonly rehearsal: boolean;
  /** The current rehearsal, or null; and the past ones. */
  readonly rehearsing: string | null;
  readonly rehearsals: readonly RehearsalView[];
  readonly schools: readonly ListedSchool[];
  readonly lists: readonly ListView[];
  /** At most 2,000 (200 after the freeze), some of each kind, errors first, accepted warnings last; `findingKinds` has full counts. */
  readonly findings: readonly FindingView[];
  readonly findingKinds: readonly FindingKind[];
  readonly preparation: Preparation;
  readonly attendance: readonly Attendance[];
  /**
   * What is due of the operator: the event that the record waits for; before there is a record, the freeze. Commitments that are held
   * count as handed over: once all are, the promise is due, with which they go on record.
   */
  readonly due: Due;
  readonly holders: readonly Holder[];
  readonly inputs: readonly LiveInput[];
  /** The record that the stage shows to be photographed; null unless a beacon is due. */
  readonly beacon: AwaitedBeacon | null;
  /** The roles that may give a live input that is not a beacon. */
  readonly givers: readonly string[];
  readonly typing: Typing;
  readonly typedCommitment: TypedCommitmentView;
  /** Whose secret was offered in the place of a commitment, while the record does not say so yet; else null. */
  readonly offered: Role | null;
  /** Whether the secret of a role that is held was printed: to take it back needs a reason. */
  readonly printed: readonly Role[];
  /** Who signed which sheet, as far as the record says. */
  readonly signings: readonly Signing[];
  /** The roles that may sign. */
  readonly signers: readonly string[];
  /** How many incidents people have written. */
  readonly incidents: number;
  /** The last hundred events, newest first. */
  readonly record: readonly RecordLine[];
  /** What is on record to be compared: the digests of list, rules, promise and result, and the seed; each null until then. */
  readonly digests: {
    readonly roster: string | null;
    readonly rules: string | null;
    readonly promise: string | null;
    readonly seed: string | null;
    readonly result: string | null;
  };
  /** When the lists were frozen and the promise published; each null until then. */
  readonly times: { readonly frozen: string | null; readonly published: string | null };
  /** When the test card was last on a stage of this machine; null if it never was. */
  readonly tested: string | null;
  /** Whether the stage shows the scene of the step that is due, to which `stage.home` leads back. */
  readonly atHome: boolean;
  /** Whether the seed has had its scene. */
  readonly seedShown: boolean;
  /** Schools whose results have been shown. */
  readonly presented: readonly string[];
  /**
   * What was found on disk when the service started; null for a new ceremony. `planEdited` if the draft's plan is no longer the
   * sealed one, which counts.
   */
  readonly recovered: { readonly events: number; readonly torn: boolean; readonly planEdited: boolean } | null;
  /** What is wrong with files of the ceremony on disk, what keeps every step from being taken first; empty if nothing is. */
  readonly troubles: readonly Refusal[];
  /** What the last verification of the dossier said; null before one. */
  readonly verdict: ShownVerdict | null;
  readonly handover: Handover;
  /** The stage's window: where it is, and its real pixels once reported. */
  readonly windows: {
    readonly place: StagePlace;
    readonly stage: { readonly width: number; readonly height: number; readonly pixelRatio: number } | null;
    readonly live: LivePlace;
  };
  readonly paper: PaperView;
  readonly stage: StageSnapshot;
};

/** The content of a holder's envelope page: the answer to `secret.envelope`, never in a snapshot. */
export type EnvelopePage = {
  readonly ceremony: string;
  readonly role: Role;
  readonly secret: string;
  readonly commitment: string;
  readonly roster: string;
  readonly rules: string;
};
