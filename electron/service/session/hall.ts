// What the scenes and the console are made of: everything that is known at one moment, gathered once.

import type { Ceremony } from '../../../shared/ceremony/ceremony.ts';
import type { Plan } from '../../../shared/plan/plan.ts';
import type { Draw } from '../../../shared/protocol/result.ts';
import type { Role } from '../../../shared/protocol/rules.ts';
import type { ListedSchool } from '../../../shared/record/schools.ts';

/** Masked names by `school|lot`, one for each child. */
export type MaskedNames = ReadonlyMap<string, readonly string[]>;

/** The plan, the ceremony as far as it has come, and what was computed from both. `today` is a date, YYYY-MM-DD. */
export type Hall = {
  readonly plan: Plan;
  /** Null until something is put on record. */
  readonly ceremony: Ceremony | null;
  /** The draw that is on disk; null before. */
  readonly drawn: Draw | null;
  readonly names: MaskedNames;
  readonly schools: readonly ListedSchool[];
  /** Roles whose secrets were made on this machine. */
  readonly madeHere: ReadonlySet<Role>;
  readonly today: string;
  /** Digests of the bureau's own font files. */
  readonly faces: readonly string[];
};

/** The codes of the schools whose results have been shown, in the order in which they were. */
export function presentedIn(ceremony: Ceremony | null): string[] {
  return ceremony?.state.notes.flatMap(note => (note.type === 'present' ? [note.school] : [])) ?? [];
}
