// The right of the window: what the hall sees, what comes next, what the host could say, and the record so far.

import { hostLine } from '../../shared/views/host-line.ts';
import css from './Aside.module.css';
import { LookUp } from './parts/LookUp.tsx';
import { RecordList } from './parts/RecordList.tsx';
import { SceneChooser } from './parts/SceneChooser.tsx';
import { StagePreview } from './parts/StagePreview.tsx';
import { useConsole } from './state/console.ts';
import { type DrawScene, useElapsed } from './state/elapsed.ts';
import { stepAfter } from './state/steps.ts';

/** What the host could say while the film runs: a line for each of its phases. */
function FilmWords({ scene, number }: { readonly scene: DrawScene; readonly number: number }) {
  const { t } = useConsole();
  return t(hostLine(scene, useElapsed(scene, number) / 1000));
}

/** Preview, next step, words for the host, and the record. */
export function Aside() {
  const { snapshot, step, isLost, t } = useConsole();
  const next = stepAfter(step);
  const { stage } = snapshot.windows;
  const allShown = snapshot.schools.every(({ code }) => snapshot.presented.includes(code));
  return (
    <aside className={css['aside']} aria-label={t('console.aside')}>
      <section>
        <h3>{t('aside.stage')}</h3>
        <StagePreview stage={snapshot.stage} />
        {!isLost && (
          <p className={stage === null ? 'note note-bad' : 'note note-good'}>
            {stage === null
              ? t('stage.absent')
              : t('stage.present', { width: stage.width, height: stage.height, ratio: stage.pixelRatio })}
          </p>
        )}
        <LookUp />
        <SceneChooser />
      </section>
      <section>
        <h3>{t('aside.host')}</h3>
        <q className={css['words']}>
          {step === 'rehearse' && snapshot.rehearsal ? (
            t('host.rehearse')
          ) : step === 'seal' && snapshot.due.type === 'seal' && allShown ? (
            // The last result still stands on the stage, and all of them have been told.
            t('host.seal')
          ) : snapshot.stage.scene.kind === 'draw' ? (
            <FilmWords scene={snapshot.stage.scene} number={snapshot.stage.number} />
          ) : (
            t(hostLine(snapshot.stage.scene))
          )}
        </q>
      </section>
      <section>
        <h3>{t('aside.next')}</h3>
        <p>
          {next === null ? t('aside.last') : t('aside.then', { step: t(`step.${next}`), about: t(`about.${next}`) })}
        </p>
      </section>
      <RecordList />
    </aside>
  );
}
