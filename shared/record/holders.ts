// The holders of secrets: who promised what, and what was opened of it. Stage, console and sheets show the same holders.

import type { Plan } from '../plan/plan.ts';
import { allRoles, type Role } from '../protocol/rules.ts';
import { madeHereIn } from './notes.ts';
import type { State } from './state.ts';

/**
 * A holder of a secret. `commitment` is null until it is on record, `secret` until it is revealed; `madeHere` if the secret was
 * made on the operator's machine, which the operator's own always is.
 */
export type Holder = {
  readonly role: Role;
  readonly commitment: string | null;
  readonly madeHere: boolean;
  readonly secret: string | null;
};

/** The holders that a plan names, in the order of the protocol, as far as the record has come. */
export function holdersOf({ secrets }: Pick<Plan, 'secrets'>, state: State): Holder[] {
  const madeHere = madeHereIn(state.notes);
  return allRoles
    .filter(role => secrets.includes(role))
    .map((role, index) => ({
      role,
      commitment: state.commitments.find(each => each.role === role)?.commitment ?? null,
      madeHere: madeHere.has(role),
      secret: state.secrets[index] ?? null,
    }));
}
