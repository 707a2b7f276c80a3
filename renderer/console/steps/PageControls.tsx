// The pages of one school's results, by number and then by rank: back, next, or turned automatically.

import { Slider, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Scene } from '../../../shared/contract/scenes.ts';
import { askedLot } from '../../../shared/views/looking-up.ts';
import { ActionButton } from '../parts/ActionButton.tsx';
import { AskButton } from '../parts/AskButton.tsx';
import { Refused } from '../parts/Refused.tsx';
import { useAsking } from '../state/asking.ts';
import { onEnter } from '../state/enter.ts';
import { typedDigits } from '../state/typedDigits.ts';
import { useWindow } from '../state/window.ts';
import css from './controls.module.css';

type PagesScene = Extract<Scene, { kind: 'board' | 'pages' }>;

/** The controls of the pages on the stage. */
export function PageControls({ scene }: { scene: PagesScene }) {
  const { t } = useWindow();
  const { kind, school, page, pages, auto, admitted } = scene;
  const [seconds, setSeconds] = useState(auto === 0 ? 15 : auto);
  const to = (page: number, of: PagesScene['kind'] = kind) => ({
    type: 'stage.show' as const,
    scene: { kind: of, school: school.code, page },
  });
  const isLast = page >= pages;
  return (
    <section className="card card-due" aria-label={school.name}>
      <h3>{school.name}</h3>
      <p className={css['time']}>{t('pages.page', { page, pages })}</p>
      <p>{t('status.admitted-of', { admitted })}</p>
      <div className="row">
        <ActionButton size="md" variant="default" label={t('pages.back')} disabled={page <= 1} request={to(page - 1)} />
        <ActionButton
          size="md"
          variant={isLast ? 'default' : 'filled'}
          label={t('pages.next')}
          disabled={isLast}
          request={to(page + 1)}
        />
        {auto > 0 && (
          <ActionButton
            size="md"
            variant="default"
            label={t('pages.stop')}
            request={{ type: 'pages.auto', seconds: 0 }}
          />
        )}
        {kind === 'board' && (
          <ActionButton
            size="md"
            variant={isLast ? 'filled' : 'default'}
            label={t('film.pages')}
            request={to(1, 'pages')}
          />
        )}
        {kind === 'pages' && !school.direct && (
          <ActionButton size="md" variant="default" label={t('pages.to-board')} request={to(1, 'board')} />
        )}
      </div>
      <GoTo key={kind} kind={kind} school={school.code} pages={pages} />
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

/** Jumps to a page by its number, or to the one on which a lot stands. */
function GoTo({ kind, school, pages }: { kind: PagesScene['kind']; school: string; pages: number }) {
  const { t } = useWindow();
  const page = useAsking();
  const found = useAsking();
  const [number, setNumber] = useState('');
  const [lot, setLot] = useState('');
  const wanted = Number(number);
  const isThere = number !== '' && wanted >= 1 && wanted <= pages;
  const goTo = async () => {
    if (!isThere) return;
    if (await page.ask({ type: 'stage.show', scene: { kind, school, page: wanted } })) setNumber('');
  };
  const find = async () => {
    if (askedLot(lot) === '') return;
    if (await found.ask({ type: 'pages.find', kind, school, lot: askedLot(lot) })) setLot('');
  };
  return (
    <>
      <div className={css['jump']}>
        <TextInput
          label={t('pages.number', { pages })}
          value={number}
          inputMode="numeric"
          autoComplete="off"
          maxLength={5}
          onChange={event => setNumber(typedDigits(event.currentTarget.value, 'decimal').kept)}
          onKeyDown={onEnter(() => void goTo())}
        />
        <AskButton variant="default" busy={page.busy} disabled={!isThere} onClick={() => void goTo()}>
          {t('pages.go')}
        </AskButton>
        <TextInput
          label={t('pages.lot')}
          value={lot}
          autoComplete="off"
          maxLength={24}
          onChange={event => {
            found.clear();
            setLot(event.currentTarget.value);
          }}
          onKeyDown={onEnter(() => void find())}
        />
        <AskButton variant="default" busy={found.busy} disabled={askedLot(lot) === ''} onClick={() => void find()}>
          {t('pages.find')}
        </AskButton>
      </div>
      <Refused trouble={page.trouble ?? found.trouble} />
    </>
  );
}
