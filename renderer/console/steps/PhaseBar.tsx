// The phases of the film on a bar, and where the film is: the host sees what comes and how long it takes.

import { phaseAt, phases, spansOf } from '../../../shared/views/film-phases.ts';
import { useWindow } from '../state/window.ts';
import css from './PhaseBar.module.css';

/** The bar of a film of `seconds` of which `elapsed` are played. */
export function PhaseBar({ seconds, elapsed }: { readonly seconds: number; readonly elapsed: number }) {
  const { t } = useWindow();
  const spans = spansOf(seconds);
  const now = phaseAt(spans, elapsed);
  return (
    <ol className={css['bar']} aria-label={t('film.phases')}>
      {phases.map(phase => {
        const { from, to } = spans[phase];
        const part = Math.min(1, Math.max(0, (elapsed - from) / (to - from)));
        return (
          <li
            key={phase}
            className={phase === now ? css['now'] : ''}
            style={{ flexGrow: to - from }}
            aria-current={phase === now ? 'step' : undefined}
          >
            <progress className={css['part']} max={1} value={part} aria-hidden="true" />
            <span className={css['name']}>{t(`film.phase-${phase}`)}</span>
          </li>
        );
      })}
    </ol>
  );
}
