import type { SceneOf } from '../../../shared/contract/scenes.ts';
import { TrayView } from '../parts/TrayView.tsx';
import { say } from '../state/text.ts';

/** The trays of the live inputs: as many cells as digits are due, filled when two typists agree. */
export function InputsScene({ scene }: { readonly scene: SceneOf<'inputs'> }) {
  const { trays, due } = scene;
  const done = trays.every(({ value }) => value !== null);
  const size = sizeOf(scene);
  const formOf = (at: number) =>
    at === due ? 'whole' : size === 'lines' ? 'line' : size === 'small' ? 'compact' : 'whole';
  return (
    <div className={`inputs inputs-${size}`}>
      <h1>{say(done ? 'inputs.done' : 'inputs.title')}</h1>
      {trays.map((tray, at) => (
        <TrayView key={tray.number} tray={tray} isDue={at === due} form={formOf(at)} />
      ))}
    </div>
  );
}

/** By what there is to show: a head takes the room of eight cells. Of very many digits only the tray that is due has cells. */
function sizeOf({ trays }: SceneOf<'inputs'>): 'large' | 'middle' | 'small' | 'lines' {
  const cells = trays.reduce((sum, { kind, digits }) => sum + (kind === 'ball' ? digits * 0.8 : digits), 0);
  const room = cells + trays.length * 8;
  return room <= 50 ? 'large' : room <= 110 ? 'middle' : room <= 240 ? 'small' : 'lines';
}
