// What the console gets of the preparation: previews of files that nothing is kept of, and where the draft comes from.

import type { ColumnMapping } from '../intake/columns/header.ts';
import type { Preview, PreviewRow } from '../intake/preview.ts';
import type { FindingKind, FindingView } from './findings.ts';

/** Findings of a file: at most 1,000, some of each kind, errors first; `kinds` says how many there are. */
export type ShownFindings = { readonly findings: readonly FindingView[]; readonly kinds: readonly FindingKind[] };

/** Preview of a list before import. `earlier` is the mapping of the school's list before, if its columns still have the same headers. */
export type ListPreview = Omit<Preview, 'findings'> & ShownFindings & { readonly earlier: ColumnMapping | null };

/** What the catchment table says of the children of a school, in children. `unknown` are those of no row at all. */
export type CatchmentCount = {
  readonly code: string;
  readonly found: number;
  readonly toVerify: number;
  readonly unknown: number;
};

/** Preview of a catchment table before import. */
export type CatchmentPreview = ShownFindings & {
  readonly file: string;
  readonly sheet: string | null;
  /** The columns that are read, by what they say. */
  readonly columns: readonly { readonly letter: string; readonly header: string }[];
  readonly rows: readonly PreviewRow[];
  readonly counts: { readonly rows: number; readonly errors: number; readonly warnings: number };
  readonly schools: readonly CatchmentCount[];
};

/** A plan file: its path and the digest (SHA-256, hex) of its bytes. */
export type PlanFile = { readonly path: string; readonly sha256: string };

/** A file of the draft that is the sample's (assets/sample): `school` is the name of the school whose list it is, null for the catchment table. */
export type SampleFile = { readonly file: string; readonly school: string | null };

/** The preparation as the console shows it. */
export type Preparation = {
  /** Digest of what the plan's form edits: a plan is saved in the place of the one that the editing began from. */
  readonly basis: string;
  /** Changes of the plan that were not saved, from a window that is gone: the plan as JSON, and what it began from. */
  readonly unsaved: { readonly basis: string; readonly json: string } | null;
  /** Set where the app was started with another plan than the one that the draft was begun from. */
  readonly otherPlan: { readonly begun: PlanFile; readonly given: PlanFile; readonly canRestart: boolean } | null;
  /** The files of the sample among those of the draft: a rehearsal may freeze them, a ceremony with an official id may not. */
  readonly samples: readonly SampleFile[];
  /** The bureau's own font files, and how many characters each draws. */
  readonly fonts: readonly { readonly file: string; readonly digest: string; readonly characters: number }[];
  readonly catchment: {
    readonly file: string;
    readonly rows: number;
    readonly errors: number;
    readonly open: number;
    readonly schools: readonly CatchmentCount[];
  } | null;
};
