// The displays: is the stage there, on the right screen, in its real pixels, and can the last row read it?

import { Button } from '@mantine/core';
import { ActionButton } from '../parts/ActionButton.tsx';
import { useConsole } from '../state/console.ts';
import { minuteOf } from '../state/minutes.ts';
import { groupDue } from '../state/steps.ts';

const checks = ['displays.check-edges', 'displays.check-greys', 'displays.check-text', 'displays.check-names'] as const;

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
