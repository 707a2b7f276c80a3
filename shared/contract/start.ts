// What the console shows where no ceremony is open: the start screen with the ceremonies of this computer, and an archive that is read.

import type { ListedSchool } from '../record/schools.ts';
import type { Refusal } from '../text/refusal.ts';
import type { ShownVerdict } from '../verifier/checks.ts';
import type { ConsoleSnapshot, PaperView } from './snapshots.ts';

/** How far a ceremony of this computer is. `moved`: it went on on another one. `unclear`: its lists are frozen, and only opening it can judge its record. */
export type EntryState = 'preparing' | 'frozen' | 'drawn' | 'sealed' | 'moved' | 'unclear';

/** Whether a ceremony can go on here: it is neither over nor elsewhere. */
export function isUnderWay(state: EntryState): boolean {
  return state !== 'sealed' && state !== 'moved';
}

/**
 * A ceremony in the list of the start screen: `entry` names its folder, `time` is that of the last line of its record, or of the last
 * change of its plan. What cannot be read is listed with the reason.
 */
export type CeremonyEntry = { readonly entry: string } & (
  | {
      readonly title: string;
      readonly organiser: string;
      readonly ceremony: string;
      readonly rehearsal: boolean;
      readonly state: EntryState;
      readonly time: string;
      readonly trouble: null;
    }
  | { readonly trouble: Refusal }
);

/** The ceremony that goes on next: the newest that is under way and not for practice; undefined if there is none. `ceremonies` are the newest first. */
export function nextOf(ceremonies: readonly CeremonyEntry[]): CeremonyEntry | undefined {
  return ceremonies.find(each => each.trouble === null && !each.rehearsal && isUnderWay(each.state));
}

/** What all views of the console have: the number, the stage's window, and the stage. */
type Common = Pick<ConsoleSnapshot, 'number' | 'windows' | 'stage'>;

/** The start screen. `folder` is where the ceremonies of this computer lie, the newest first. */
export type StartSnapshot = Common & {
  readonly at: 'start';
  readonly folder: string;
  readonly ceremonies: readonly CeremonyEntry[];
  /** Why the ceremony that was open last could not be opened; null if it could, or none was. */
  readonly trouble: Refusal | null;
};

/** A dossier of an archive. `key` tells it from the others. `ceremony` is its id, — where it could not be read. */
export type ArchivedDossier = { readonly key: string; readonly ceremony: string; readonly rehearsal: boolean };

/**
 * An archive that is being read. It may hold several dossiers, of which `chosen` is shown. `reading` is what follows from its files,
 * null where it does not verify: then the verdict alone is shown.
 */
export type ArchiveSnapshot = Common & {
  readonly at: 'archive';
  /** The name of the chosen file or folder. */
  readonly name: string;
  readonly dossiers: readonly ArchivedDossier[];
  readonly chosen: string;
  /** Why there is no reading of a dossier that verifies: its sealed files do not fit. Null otherwise. */
  readonly trouble: Refusal | null;
  readonly verdict: ShownVerdict;
  readonly seed: string | null;
  readonly reading: {
    readonly title: string;
    readonly organiser: string;
    /** Whether the sealed list is there: without it nobody has a name, and sheets cannot be printed. */
    readonly named: boolean;
    readonly schools: readonly ListedSchool[];
    /** When the lists were sealed, the promise published, the result drawn and the record closed, as its record says; null if not. */
    readonly times: {
      readonly freeze: string | null;
      readonly publish: string | null;
      readonly result: string | null;
      readonly seal: string | null;
    };
    readonly drawn: boolean;
  } | null;
  readonly paper: PaperView;
};

/** What the console shows: a ceremony, the start screen, or an archive. */
export type ConsoleView = ConsoleSnapshot | StartSnapshot | ArchiveSnapshot;

/** Rows of an archive's result on one page of the console. */
export const rowsOfArchivePage = 50;

/** One lot of an archive's result. `rank` is null where the school did not draw. `names` are masked, and empty without the sealed list. */
export type ArchiveRow = {
  readonly lot: string;
  readonly size: number;
  readonly names: readonly string[];
  readonly rank: number | null;
  readonly ticket: string | null;
  readonly admitted: boolean;
  /** Its place among those not admitted, from 1; null for an admitted lot. */
  readonly waiting: number | null;
};

/** A page of them, and how many rows and pages there are. */
export type ArchiveRows = {
  readonly rows: readonly ArchiveRow[];
  readonly count: number;
  readonly page: number;
  readonly pages: number;
};
