// What was found in the lists, as the console shows it.

import type { Severity } from '../intake/findings/severities.ts';
import type { FindingCode } from '../text/finding-names.ts';
import type { Refusal } from '../text/refusal.ts';

/** A finding as the console shows it: its text is made of `refusal` by the dictionary. */
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

/** How many findings a file has of a code. `open` counts warnings that nobody has accepted yet. */
export type FindingKind = {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly file: string;
  readonly count: number;
  readonly open: number;
};
