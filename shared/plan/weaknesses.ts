// Weaknesses that a plan may have (docs/threats.md A6). They are not errors: the operator is told, and decides.

import { digitsIn, enoughDigits, inputNumber, unchosenDigits } from '../protocol/inputs.ts';
import type { Role } from '../protocol/rules.ts';
import type { Plan } from './plan.ts';

/** One weakness of a plan; `digits` are those that nobody chooses, all together (`few-digits`) or of the last throw (`few-last`). */
export type Weakness =
  | { readonly kind: 'one-holder'; readonly role: Role }
  | { readonly kind: 'few-digits'; readonly digits: number }
  | { readonly kind: 'few-last'; readonly digits: number; readonly number: string };

/** The digits that the last throw should have, unless a beacon follows: everything else is known to whoever throws it. */
export const enoughLastDigits = 10;

/** The weaknesses of a plan; none if it has two holders and enough digits that nobody chooses, also in the last throw. */
export function weaknessesOf({ secrets, inputs }: Pick<Plan, 'secrets' | 'inputs'>): Weakness[] {
  const found: Weakness[] = [];
  const [role] = secrets;
  if (role !== undefined && secrets.length === 1) found.push({ kind: 'one-holder', role });
  // Digits on cards are chosen, so they do not stop anybody who knows the secrets.
  const digits = unchosenDigits(inputs);
  if (digits < enoughDigits) found.push({ kind: 'few-digits', digits });
  const last = inputs.at(-1);
  // What follows in a beacon is known to nobody who throws; without any throw, the digits are few already.
  if (last === undefined || last.kind === 'beacon' || last.kind === 'card') return found;
  const lastDigits = digitsIn(last);
  if (lastDigits < enoughLastDigits) {
    found.push({ kind: 'few-last', digits: lastDigits, number: inputNumber(inputs.length - 1) });
  }
  return found;
}
