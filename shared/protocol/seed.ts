// protocol.md §3: F, the one number from which everything follows.

import { H, type Hex64 } from './hash.ts';

/** What the seed is made of. Secrets stand in the order of the rules; `inputs` is E. */
export type SeedParts = {
  readonly ceremony: string;
  readonly roster: Hex64;
  readonly rules: Hex64;
  readonly secrets: readonly string[];
  readonly inputs: string;
};

/** F of §3. */
export function seedOf({ ceremony, roster, rules, secrets, inputs }: SeedParts): Hex64 {
  return H(`lot/1|seed|${ceremony}|${roster}|${rules}|${secrets.join(',')}|${inputs}`);
}

/** T of §3, for one lot: the same number that `ticketsOf` gives for all lots at once. */
export function ticketOf(seed: Hex64, school: string, lot: string): Hex64 {
  return H(`lot/1|ticket|${seed}|${school}|${lot}`);
}
