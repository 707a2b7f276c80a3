// Weaknesses that a plan may have (docs/threats.md A6). They are not errors: the operator is told, and decides.

import { unchosenDigits } from '../protocol/inputs.ts';
import type { Role } from '../protocol/rules.ts';
import type { Plan } from './plan.ts';

/** One weakness of a plan; `digits` are those of dice and balls together. */
export type Weakness =
  | { readonly kind: 'one-holder'; readonly role: Role }
  | { readonly kind: 'few-digits'; readonly digits: number };

/** The digits of dice and balls that a plan should have: with fewer, all outcomes can be computed one by one. */
export const enoughDigits = 20;

/** The weaknesses of a plan; none if it has two holders and enough digits that nobody chooses. */
export function weaknessesOf({ secrets, inputs }: Pick<Plan, 'secrets' | 'inputs'>): Weakness[] {
  const found: Weakness[] = [];
  const [role] = secrets;
  if (role !== undefined && secrets.length === 1) found.push({ kind: 'one-holder', role });
  // Digits on cards are chosen, so they do not stop anybody who knows the secrets.
  const digits = unchosenDigits(inputs);
  if (digits < enoughDigits) found.push({ kind: 'few-digits', digits });
  return found;
}
