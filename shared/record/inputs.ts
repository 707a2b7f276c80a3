// The live inputs: what is due, what was given, by whom, and what did not count.

import type { Plan } from '../plan/plan.ts';
import { type InputLine, inputNumber } from '../protocol/inputs.ts';
import { decodeText } from '../protocol/lexis.ts';
import { giversIn } from './notes.ts';
import type { State } from './state.ts';

/**
 * A live input. `number` is its two-digit number; `value` is null until both typists agreed; `givenBy` names the roles that gave it,
 * null if the record does not say; `voids` are the reasons why throws did not count.
 */
export type LiveInput = InputLine & {
  readonly number: string;
  readonly value: string | null;
  readonly givenBy: string | null;
  readonly voids: readonly string[];
};

/** The live inputs of a plan, as far as the record has come. */
export function inputsOf({ inputs }: Pick<Plan, 'inputs'>, state: State): LiveInput[] {
  const givers = giversIn(state.notes);
  const voids = state.notes.filter(note => note.type === 'void');
  return inputs.map((line, index) => {
    const number = inputNumber(index);
    const value = state.inputs[index] ?? null;
    return {
      ...line,
      number,
      value,
      givenBy: value === null ? null : (givers.get(number)?.join('、') ?? null),
      voids: voids.filter(note => note.number === number).map(({ reason }) => decodeText(reason) ?? reason),
    };
  });
}
