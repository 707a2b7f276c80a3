// Said where the app was started with another plan than the draft was begun from: which goes on, and the way to the other.

import type { PlanFile } from '../../../../shared/contract/preparation.ts';
import { HoldButton } from '../../parts/HoldButton.tsx';
import { useConsole } from '../../state/console.ts';

/** The notice with its way out; nothing where there is one plan only. */
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
