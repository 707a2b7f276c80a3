// The result pages of one school: back, next, or turned automatically.

import { Slider } from '@mantine/core';
import { useState } from 'react';
import type { Scene } from '../../../shared/contract/scenes.ts';
import { ActionButton } from '../parts/ActionButton.tsx';
import { useWindow } from '../state/window.ts';
import css from './controls.module.css';

type PagesScene = Extract<Scene, { kind: 'pages' }>;

/** The controls of the pages on the stage. */
export function PageControls({ scene }: { scene: PagesScene }) {
  const { t } = useWindow();
  const { school, page, pages, auto, admitted } = scene;
  const [seconds, setSeconds] = useState(auto === 0 ? 15 : auto);
  const to = (page: number) => ({
    type: 'stage.show' as const,
    scene: { kind: 'pages' as const, school: school.code, page },
  });
  return (
    <section className="card card-due" aria-label={school.name}>
      <h3>{school.name}</h3>
      <p className={css['time']}>{t('pages.page', { page, pages })}</p>
      <p>{t('status.admitted-of', { admitted })}</p>
      <div className="row">
        <ActionButton size="md" variant="default" label={t('pages.back')} disabled={page <= 1} request={to(page - 1)} />
        <ActionButton size="md" label={t('pages.next')} disabled={page >= pages} request={to(page + 1)} />
        {auto > 0 && <ActionButton size="md" label={t('pages.stop')} request={{ type: 'pages.auto', seconds: 0 }} />}
      </div>
      {auto > 0 ? (
        <p className="note">{t('pages.turning', { seconds: auto })}</p>
      ) : (
        <>
          <p className={css['slider-name']} id="page-seconds">
            {t('pages.seconds', { seconds })}
          </p>
          <Slider
            className={css['slider']}
            min={5}
            max={60}
            step={5}
            value={seconds}
            onChange={setSeconds}
            thumbProps={{ 'aria-labelledby': 'page-seconds', 'aria-valuetext': t('pages.seconds', { seconds }) }}
            label={null}
          />
          <ActionButton variant="default" label={t('pages.auto')} request={{ type: 'pages.auto', seconds }} />
        </>
      )}
    </section>
  );
}
