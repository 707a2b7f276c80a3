// The checks of protocol.md §6 by name, and what a verdict says.

import type { Draw } from '../protocol/result.ts';
import type { State } from '../record/state.ts';
import { checkTexts } from '../text/check-names.ts';
import type { Refusal } from '../text/refusal.ts';
import type { Comparison, Remark } from './remarks.ts';

type IdOf<Code> = Code extends `check.${infer Id}` ? Id : never;

/** The id of a check. */
export type CheckId = IdOf<keyof typeof checkTexts>;

/** The ids of all checks in the order in which they are made and listed. */
export const checkIds = Object.keys(checkTexts).map(code => code.slice('check.'.length)) as readonly CheckId[];

/** One check. `expected` and `actual` are values or forms, not sentences; `why` explains a failure, if there is an explanation. */
export type Check = {
  readonly id: CheckId;
  readonly ok: boolean;
  readonly expected: string;
  readonly actual: string;
  readonly why?: Refusal;
};

/** What a verifier answers of a folder that it can read (protocol.md §6). */
export type Status = 'verified' | 'given up' | 'rejected';

/** A verdict: all checks, and the ceremony's id and seed, null if they could not be read. */
export type Verdict = {
  readonly status: Status;
  /** Whether every check holds: `status` is not `rejected`. */
  readonly ok: boolean;
  readonly ceremony: string | null;
  readonly seed: string | null;
  /** What `prior` of the next attempt must be; null unless this one was given up. */
  readonly prior: string | null;
  readonly checks: readonly Check[];
  /** The draw, computed again; null if an earlier check failed, or the attempt was given up. */
  readonly draw: Draw | null;
  readonly state: State | null;
  /** What a reader has to weigh, and what to compare with paper; both empty unless `ok`. */
  readonly remarks: readonly Remark[];
  readonly compare: readonly Comparison[];
};

/** Of a verdict, what a screen shows. */
export type ShownVerdict = Pick<Verdict, 'status' | 'checks' | 'remarks' | 'compare'>;

/** The first check that failed, by which a rejected dossier is reported; null if all hold. */
export function firstFailed(verdict: Verdict): Check | null {
  return verdict.checks.find(({ ok }) => !ok) ?? null;
}
