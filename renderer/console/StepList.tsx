// The steps of the ceremony: what is done, what is open, what comes.

import css from './StepList.module.css';
import { useConsole } from './state/console.ts';
import { stepStates } from './state/steps.ts';

/** The list on the left; a step already reached can be viewed again. */
export function StepList() {
  const { snapshot, step, t, go } = useConsole();
  return (
    <nav className={css['steps']} aria-label={t('console.steps')}>
      <ol>
        {stepStates(snapshot, step).map(({ id, state }, index) => (
          <li key={id} className={`${css['step']} ${css[state]}`}>
            <button
              type="button"
              disabled={state === 'later'}
              aria-current={state === 'now' ? 'step' : undefined}
              onClick={() => go(id)}
            >
              <span className={css['number']} aria-hidden="true">
                {state === 'done' ? '✓' : state === 'missed' ? '–' : index + 1}
              </span>
              <span className={css['name']}>{t(`step.${id}`)}</span>
              <span className={css['state']}>{t(`state.${state}`)}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
