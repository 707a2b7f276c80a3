import { TrayView } from '../parts/TrayView.tsx';
import type { SceneOf } from '../SceneView.tsx';
import { say } from '../text.ts';

/** The trays of the live inputs: as many cells as digits are due, filled when two typists agree. */
export function InputsScene({ scene }: { readonly scene: SceneOf<'inputs'> }) {
  const { trays, due } = scene;
  const cells = trays.reduce((sum, { kind, digits }) => sum + (kind === 'ball' ? digits * 0.8 : digits), 0);
  const size = cells + trays.length * 8 <= 50 ? 'large' : cells + trays.length * 8 <= 110 ? 'middle' : 'small';
  const done = trays.every(({ value }) => value !== null);
  return (
    <div className={`inputs inputs-${size}`}>
      <h1>{say(done ? 'inputs.done' : 'inputs.title')}</h1>
      {trays.map((tray, at) => (
        <TrayView key={tray.number} tray={tray} isDue={at === due} compact={size === 'small' && at !== due} />
      ))}
    </div>
  );
}
