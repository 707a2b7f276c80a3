import type { SceneOf } from '../../../shared/contract/scenes.ts';
import { digitsIn } from '../../../shared/protocol/inputs.ts';
import { InputView } from '../parts/InputView.tsx';
import { say } from '../state/text.ts';

/** The live inputs: as many cells as digits are due, filled when two typists agree. */
export function InputsScene({ scene }: { readonly scene: SceneOf<'inputs'> }) {
  const { inputs, due } = scene;
  const done = inputs.every(({ value }) => value !== null);
  const size = sizeOf(scene);
  const formOf = (at: number) =>
    at === due ? 'whole' : size === 'lines' ? 'line' : size === 'small' ? 'compact' : 'whole';
  return (
    <div className={`inputs inputs-${size}`}>
      <h1>{say(done ? 'inputs.done' : 'inputs.title')}</h1>
      {inputs.map((input, at) => (
        <InputView key={input.number} input={input} isDue={at === due} form={formOf(at)} />
      ))}
    </div>
  );
}

/** By what there is to show: a head takes the room of eight cells. Of very many digits only the input that is due has cells. */
function sizeOf({ inputs }: SceneOf<'inputs'>): 'large' | 'middle' | 'small' | 'lines' {
  const cells = inputs.reduce((sum, line) => sum + digitsIn(line) * (line.kind === 'ball' ? 0.8 : 1), 0);
  const room = cells + inputs.length * 8;
  return room <= 50 ? 'large' : room <= 110 ? 'middle' : room <= 240 ? 'small' : 'lines';
}
