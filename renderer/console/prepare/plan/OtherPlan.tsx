// Shown if the app was started with a different plan from the draft's: which one counts, and the way to the other.

import type { PlanFile } from '../../../../shared/contract/preparation.ts';
import { HoldButton } from '../../parts/HoldButton.tsx';
import { useConsole } from '../../state/console.ts';

/** The notice with its way out; nothing if there is only one plan. */
export function OtherPlan() {
  const { snapshot, setDraft, t } = useConsole();
  const { otherPlan } = snapshot.preparation;
  if (otherPlan === null) return null;
  const { begun, given, canRestart } = otherPlan;
  const file = ({ path, sha256 }: PlanFile) => t('other-plan.file', { path, digest: sha256.slice(0, 16) });
  return (
    <section className="band" aria-label={t('other-plan.title')}>
      <h3>{t('other-plan.title')}</h3>
      <dl className="facts">
        <dt>{t('other-plan.begun')}</dt>
        <dd className="path">{file(begun)}</dd>
        <dt>{t('other-plan.given')}</dt>
        <dd className="path">{file(given)}</dd>
      </dl>
      {canRestart ? (
        <>
          <p>{t('other-plan.about')}</p>
          <details className="more">
            <summary>{t('other-plan.open')}</summary>
            <HoldButton
              action={t('other-plan.restart')}
              request={{ type: 'draft.restart' }}
              onAnswer={() => setDraft(null)}
            />
          </details>
        </>
      ) : (
        <p>{t('other-plan.late')}</p>
      )}
    </section>
  );
}
