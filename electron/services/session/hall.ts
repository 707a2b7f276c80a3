// What the scenes and the console are made of: everything that is known at one moment, gathered once.

import type { Ceremony } from '../../../shared/ceremony/ceremony.ts';
import { madeHereNote } from '../../../shared/ceremony/notes.ts';
import type { Plan } from '../../../shared/ceremony/plan.ts';
import type { StageSchool } from '../../../shared/contract/scenes.ts';
import { decodeText } from '../../../shared/protocol/lexis.ts';
import type { Draw } from '../../../shared/protocol/result.ts';
import { allRoles, type Role } from '../../../shared/protocol/rules.ts';
import type { MaskedNames } from './scenes.ts';

/** The plan, the ceremony as far as it has come, and what was computed from both. `today` is a date, YYYY-MM-DD. */
export type Hall = {
  readonly plan: Plan;
  /** Null until something is put on record. */
  readonly ceremony: Ceremony | null;
  /** The draw that is on disk; null before. */
  readonly drawn: Draw | null;
  readonly names: MaskedNames;
  readonly schools: readonly StageSchool[];
  /** Roles whose secrets were made on this machine. */
  readonly madeHere: ReadonlySet<Role>;
  readonly today: string;
};

/** Roles whose secrets were made on this machine: the operator's always, another's where the record says so. */
export function rolesMadeHere(ceremony: Ceremony | null): ReadonlySet<Role> {
  const notes = ceremony?.state.notes ?? [];
  const said = notes.map(note => (note.type === 'incident' ? (decodeText(note.text) ?? '') : ''));
  return new Set(allRoles.filter(role => role === 'operator' || said.includes(madeHereNote(role))));
}

/** The codes of the schools whose results have been shown, in the order in which they were. */
export function presentedIn(ceremony: Ceremony | null): string[] {
  return ceremony?.state.notes.flatMap(note => (note.type === 'present' ? [note.school] : [])) ?? [];
}
