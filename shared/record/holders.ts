// The holders of secrets: who handed over what, who promised what, and what was opened of it. Stage, console and sheets show the same
// holders.

import * as v from 'valibot';
import type { Plan } from '../plan/plan.ts';
import { isHex64 } from '../protocol/lexis.ts';
import { allRoles, type Role } from '../protocol/rules.ts';
import { type DigestedFile, digestedFile } from './digested.ts';
import { madeHereIn } from './notes.ts';
import type { State } from './state.ts';

/** Keeps the commitments that were handed over until they go on record, all at once, with the promise. */
export const heldFile = 'sealed/held.json';

const heldSchema = v.strictObject({
  commitments: v.array(
    v.strictObject({
      role: v.picklist(allRoles),
      commitment: v.pipe(v.string(), v.check(isHex64)),
      madeHere: v.boolean(),
      /** How many events were on record when it was handed over: a `printed` after them is of this secret. */
      since: v.pipe(v.number(), v.integer(), v.minValue(0)),
    }),
  ),
  /** A secret was offered in the place of a commitment: of whom, and how many events were on record then; null if none was. */
  offered: v.nullable(
    v.strictObject({ role: v.picklist(allRoles), since: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
  ),
});

/** What was handed over and is not on record yet. */
export type Held = Readonly<v.InferOutput<typeof heldSchema>>;

/** The file: a digit that changed in it would be promised, and nothing would open it. */
export const heldForm: DigestedFile<Held> = digestedFile(heldSchema);

/** A commitment that was handed over; its holder can take it back until the promise is published. */
export type HeldCommitment = Held['commitments'][number];

/** Nothing is handed over. */
export const noneHeld: Held = { commitments: [], offered: null };

/**
 * A holder of a secret. `commitment` is null until it is handed over, `secret` until it is revealed; `madeHere` if the secret was
 * made on the operator's machine, which the operator's own always is. `isHeld`: it is not on record yet, and can be taken back.
 */
export type Holder = {
  readonly role: Role;
  readonly commitment: string | null;
  readonly isHeld: boolean;
  readonly madeHere: boolean;
  readonly secret: string | null;
};

/** The holders that a plan names, in the order of the protocol, as far as the record has come, and what is held beside it. */
export function holdersOf({ secrets }: Pick<Plan, 'secrets'>, state: State, held: readonly HeldCommitment[]): Holder[] {
  const madeHere = madeHereIn(state.notes);
  return allRoles
    .filter(role => secrets.includes(role))
    .map((role, index) => {
      const recorded = state.commitments.find(each => each.role === role)?.commitment;
      const waiting = recorded === undefined ? held.find(each => each.role === role) : undefined;
      return {
        role,
        commitment: recorded ?? waiting?.commitment ?? null,
        isHeld: waiting !== undefined,
        madeHere: waiting?.madeHere ?? madeHere.has(role),
        secret: state.secrets[index] ?? null,
      };
    });
}
