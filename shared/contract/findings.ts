// What was found in the lists, as the console shows it.

import type { Severity } from '../intake/findings/severities.ts';
import type { FindingCode } from '../text/finding-names.ts';
import type { Refusal } from '../text/refusal.ts';

/** A finding as the console shows it; the dictionary makes its text from `refusal`. */
export type FindingView = {
  readonly id: string;
  readonly severity: Severity;
  readonly accepted: boolean;
  readonly file: string;
  readonly sheet: string | null;
  readonly row: number | null;
  readonly letter: string | null;
  readonly column: string | null;
  readonly value: string;
  readonly refusal: Refusal<FindingCode>;
};

/** How many findings with one code a file has. `open` counts warnings not yet accepted. */
export type FindingKind = {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly file: string;
  readonly count: number;
  readonly open: number;
};
