// What the console gets of the preparation: previews of files, of which nothing is kept, and the draft's origins.

import type { ColumnMapping } from '../intake/columns/header.ts';
import type { Preview, PreviewRow } from '../intake/preview.ts';
import type { FindingKind, FindingView } from './findings.ts';

/** A file's findings: at most 1,000, some of each kind, errors first; `kinds` has the full counts. */
export type ShownFindings = { readonly findings: readonly FindingView[]; readonly kinds: readonly FindingKind[] };

/** Preview of a list before import. `earlier` is the mapping of the school's last list, if its columns still have the same headers. */
export type ListPreview = Omit<Preview, 'findings'> & ShownFindings & { readonly earlier: ColumnMapping | null };

/** What the catchment table says about a school's children, in children. `unknown` are those in no row at all. */
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
  /** The columns read, by letter and header. */
  readonly columns: readonly { readonly letter: string; readonly header: string }[];
  readonly rows: readonly PreviewRow[];
  readonly counts: { readonly rows: number; readonly errors: number; readonly warnings: number };
  readonly schools: readonly CatchmentCount[];
};

/** A plan file: its path and the digest (SHA-256, hex) of its bytes. */
export type PlanFile = { readonly path: string; readonly sha256: string };

/** A draft file that comes from the sample (assets/sample): `school` names the school whose list it is, null for the catchment table. */
export type SampleFile = { readonly file: string; readonly school: string | null };

/** The preparation as the console shows it. */
export type Preparation = {
  /** Digest of the plan that the form edits: a save replaces only the plan that the editing began from. */
  readonly basis: string;
  /** Unsaved changes to the plan, from a window that is gone: the plan as JSON, and the basis it began from. */
  readonly unsaved: { readonly basis: string; readonly json: string } | null;
  /** Set if the app was started with a different plan from the one the draft began with. */
  readonly otherPlan: { readonly begun: PlanFile; readonly given: PlanFile; readonly canRestart: boolean } | null;
  /** The draft's files that come from the sample: a rehearsal may freeze them, a ceremony with an official id may not. */
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
