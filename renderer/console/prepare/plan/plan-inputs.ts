// Changes to the live inputs of a plan. A beacon stays the last of them, and nothing else has a source.

import type { InputKind, InputLine } from '../../../../shared/protocol/inputs.ts';

/** The inputs with one of another kind, or with one more: dice, which stand before a beacon. */
export const inputsOfPlan = (inputs: readonly InputLine[]) => ({
  withKind: (index: number, kind: InputKind): InputLine[] =>
    inputs.map((line, at) => {
      if (at !== index || line.kind === kind) return line;
      const { count } = line;
      return kind === 'beacon' ? { kind, count, source: '' } : { kind, count };
    }),
  withMore: (): InputLine[] => {
    const at = inputs.length - (inputs.at(-1)?.kind === 'beacon' ? 1 : 0);
    return inputs.toSpliced(at, 0, { kind: 'd10', count: 20 });
  },
});
