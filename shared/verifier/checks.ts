// The checks of protocol.md §6 by name, and what a verdict says.

import type { Draw } from '../protocol/result.ts';
import type { State } from '../record/state.ts';
import type { Refusal } from '../text/refusal.ts';

/** The checks, by id, in the order in which they are made and listed. */
export const checkIds = [
  'files',
  'rules.form',
  'roster.form',
  'roster.schools',
  'commitment.form',
  'commitment.ceremony',
  'commitment.roster',
  'commitment.rules',
  'commitment.lots',
  'commitment.children',
  'commitment.roles',
  'key.form',
  'commitment.key',
  'commitment.signature',
  'journal.form',
  'journal.order',
  'journal.notes',
  'journal.freeze',
  'journal.commit',
  'journal.publish',
  'journal.input',
  'journal.close',
  'reveal',
  'seed',
  'journal.complete',
  'result.digest',
  'result.rows',
  'head.form',
  'head.ceremony',
  'head.journal',
  'head.result',
  'head.signature',
  'spec',
  'people.form',
  'people.tags',
] as const;

/** The id of a check. */
export type CheckId = (typeof checkIds)[number];

/** One check. `expected` and `actual` are values or forms, not sentences; `why` is the sentence where there is one. */
export type Check = {
  readonly id: CheckId;
  readonly ok: boolean;
  readonly expected: string;
  readonly actual: string;
  readonly why?: Refusal;
};

/** A verdict: all checks, and the ceremony's id and seed where they could be read. */
export type Verdict = {
  readonly ok: boolean;
  readonly ceremony: string | null;
  readonly seed: string | null;
  readonly checks: readonly Check[];
  /** The draw, computed again; null where a check before it failed. */
  readonly draw: Draw | null;
  readonly state: State | null;
};

/** The check that a rejected dossier is named by: the first that failed; null where all hold. */
export function firstFailed(verdict: Verdict): Check | null {
  return verdict.checks.find(({ ok }) => !ok) ?? null;
}
