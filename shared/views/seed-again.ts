// protocol.md §3: the seed, computed again from what a scene shows and from nothing else.

import type { Frame, SeedPieces } from '../contract/scenes.ts';
import { joinInputs } from '../protocol/inputs.ts';
import { seedOf } from '../protocol/seed.ts';

/** The seed that follows from these pieces and the list in the frame; null while a piece is missing. */
export function seedAgain(
  { ceremony, roster }: Pick<Frame, 'ceremony' | 'roster'>,
  { inputs, holders, rules }: Omit<SeedPieces, 'seed'>,
): string | null {
  const secrets = holders.flatMap(({ secret }) => (secret === null ? [] : [secret]));
  const values = inputs.flatMap(({ value }) => (value === null ? [] : [value]));
  if (roster === null || rules === null) return null;
  if (secrets.length < holders.length || values.length < inputs.length) return null;
  return seedOf({ ceremony, roster, rules, secrets, inputs: joinInputs(inputs, values) });
}
