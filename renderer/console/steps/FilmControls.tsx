// The film of one school: length, start, pause, resume, skip to its end, then the pages.

import { Slider, TextInput } from '@mantine/core';
import { useState } from 'react';
import { mostWitnesses } from '../../../shared/contract/requests.ts';
import { askedLot } from '../../../shared/views/looking-up.ts';
import { ActionButton } from '../parts/ActionButton.tsx';
import { type DrawScene, useElapsed } from '../state/elapsed.ts';
import { useWindow } from '../state/window.ts';
import css from './controls.module.css';
import { PhaseBar } from './PhaseBar.tsx';

/** The controls of the wall on the stage. */
export function FilmControls({ scene, number }: { scene: DrawScene; number: number }) {
  const { t } = useWindow();
  const [seconds, setSeconds] = useState(Math.min(300, Math.max(30, scene.seconds)));
  const [asked, setAsked] = useState<readonly string[]>(Array.from({ length: mostWitnesses }, () => ''));
  const elapsed = useElapsed(scene, number);
  const { school, playing } = scene;
  const started = playing.running || playing.elapsed > 0;
  const played = Math.min(scene.seconds, Math.floor(elapsed / 1000));
  const over = started && played >= scene.seconds;
  const pages = (
    <ActionButton
      size="md"
      variant={over ? 'filled' : 'default'}
      label={t('film.board')}
      request={{ type: 'stage.show', scene: { kind: 'board', school: school.code, page: 1 } }}
    />
  );
  return (
    <section className="card card-due" aria-label={school.name}>
      <h3>{school.name}</h3>
      {!started ? (
        <>
          <p className={css['slider-name']} id="film-seconds">
            {t('film.seconds', { seconds })}
          </p>
          <Slider
            className={`${css['slider']} ${css['marked']}`}
            min={30}
            max={300}
            step={15}
            value={seconds}
            onChange={setSeconds}
            thumbProps={{ 'aria-labelledby': 'film-seconds', 'aria-valuetext': t('film.seconds', { seconds }) }}
            label={null}
            marks={[30, 60, 120, 180, 240, 300].map(value => ({ value, label: String(value) }))}
          />
          <p className={css['slider-name']}>{t('film.witnesses')}</p>
          <div className={css['witnesses']}>
            {asked.map((lot, at) => (
              <TextInput
                // biome-ignore lint/suspicious/noArrayIndexKey: the fields are these, in this order
                key={at}
                label={t('film.witness', { number: at + 1 })}
                value={lot}
                autoComplete="off"
                maxLength={24}
                onChange={event => setAsked(asked.with(at, event.currentTarget.value))}
              />
            ))}
          </div>
          <ActionButton
            size="md"
            label={t('film.start')}
            request={{
              type: 'film.start',
              school: school.code,
              seconds,
              witnesses: asked.map(askedLot).filter(lot => lot !== ''),
            }}
          />
        </>
      ) : (
        <>
          <PhaseBar seconds={scene.seconds} elapsed={elapsed / 1000} />
          <p className={css['time']} role="timer">
            {t(over ? 'film.over' : playing.running ? 'film.running' : 'film.paused', {
              played,
              seconds: scene.seconds,
            })}
          </p>
          <div className="row">
            {!over && (
              <>
                <ActionButton
                  size="md"
                  label={t(playing.running ? 'film.pause' : 'film.resume')}
                  request={{ type: playing.running ? 'film.pause' : 'film.resume' }}
                />
                <ActionButton size="md" variant="default" label={t('film.skip')} request={{ type: 'film.skip' }} />
              </>
            )}
            {over && pages}
          </div>
        </>
      )}
    </section>
  );
}
