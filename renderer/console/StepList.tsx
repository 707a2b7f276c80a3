// The steps of the ceremony: what is done, what is open, what comes.

import { useDesk } from './state/desk.ts';
import { stepStates } from './state/steps.ts';

/** The list on the left; a step that has come can be looked at again. */
export function StepList() {
  const { snapshot, step, t, go } = useDesk();
  return (
    <nav className="steps" aria-label={t('console.steps')}>
      <ol>
        {stepStates(snapshot, step).map(({ id, state }, index) => (
          <li key={id} className={`step step-${state}`}>
            <button
              type="button"
              disabled={state === 'later'}
              aria-current={state === 'now' ? 'step' : undefined}
              onClick={() => go(id)}
            >
              <span className="step-number" aria-hidden="true">
                {state === 'done' ? '✓' : index + 1}
              </span>
              <span className="step-name">{t(`step.${id}`)}</span>
              <span className="step-state">{t(`state.${state}`)}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
