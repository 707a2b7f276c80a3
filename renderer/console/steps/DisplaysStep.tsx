// The displays: is the stage there, on the right screen, in its real pixels, and can the last row read it?

import { Button } from '@mantine/core';
import { largestInset } from '../../../shared/contract/scenes.ts';
import { ActionButton } from '../parts/ActionButton.tsx';
import { useConsole } from '../state/console.ts';
import { minuteOf } from '../state/minutes.ts';
import { groupDue } from '../state/steps.ts';
import css from './DisplaysStep.module.css';

const checks = [
  'displays.check-edges',
  'displays.check-focus',
  'displays.check-greys',
  'displays.check-text',
  'displays.check-names',
] as const;

/** The test card, and what the stage reports. */
export function DisplaysStep() {
  const { snapshot, t, go } = useConsole();
  const { stage } = snapshot.windows;
  const shown = snapshot.stage.scene.kind === 'testcard';
  return (
    <>
      {stage === null ? (
        <p className="note note-bad">{t('displays.absent')}</p>
      ) : (
        <dl className="facts">
          <dt>{t('displays.state')}</dt>
          <dd>{t('displays.connected')}</dd>
          <dt>{t('displays.size')}</dt>
          <dd className="number">
            {stage.width} × {stage.height}
          </dd>
          <dt>{t('displays.ratio')}</dt>
          <dd className="number">{stage.pixelRatio}</dd>
        </dl>
      )}
      {stage !== null && (stage.width < 1024 || stage.height < 720) && (
        <p className="note note-open">{t('displays.small')}</p>
      )}
      <ActionButton
        size="lg"
        label={t(shown ? 'displays.hide' : 'displays.show')}
        request={{ type: 'stage.show', scene: { kind: shown ? 'cover' : 'testcard' } }}
      />
      <Inset />
      {snapshot.tested !== null && <p className="soft">{t('displays.tested', { time: minuteOf(snapshot.tested) })}</p>}
      <h3 className="part-title">{t('displays.look')}</h3>
      <ol className="tasks">
        {checks.map(code => (
          <li key={code}>{t(code)}</li>
        ))}
      </ol>
      {groupDue(snapshot) === 0 && (
        <div className="go-on">
          <Button onClick={() => go('rehearse')}>{t('console.go-on', { step: t('step.rehearse') })}</Button>
        </div>
      )}
    </>
  );
}

/** Percent of a side that one press adds or takes away. */
const insetStep = 0.5;

/** What stays empty on each side of the stage, for a projector that cuts its edges. */
function Inset() {
  const { snapshot, t } = useConsole();
  const { inset } = snapshot.stage.frame;
  const wear = (next: number) => ({ type: 'stage.look', look: { inset: next } }) as const;
  return (
    <fieldset className={css['inset']}>
      <legend>{t('displays.inset')}</legend>
      <div className="row">
        <ActionButton
          variant="default"
          label={t('displays.inset-less')}
          about={t('displays.inset')}
          disabled={inset <= 0}
          request={wear(Math.max(0, inset - insetStep))}
        />
        <output className={css['percent']}>{inset}</output>
        <ActionButton
          variant="default"
          label={t('displays.inset-more')}
          about={t('displays.inset')}
          disabled={inset >= largestInset}
          request={wear(Math.min(largestInset, inset + insetStep))}
        />
      </div>
      <p className="part-about">{t('displays.inset-about', { most: largestInset })}</p>
    </fieldset>
  );
}
