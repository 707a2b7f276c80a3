// A family declines: its lot, or the last characters of it, who that is, and why.

import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { RegisterFound, RegisterLot } from '../../../shared/contract/register.ts';
import { AskButton } from '../parts/AskButton.tsx';
import { Refused } from '../parts/Refused.tsx';
import { useAsking } from '../state/asking.ts';
import { useConsole } from '../state/console.ts';
import { Deciding } from './Deciding.tsx';
import css from './Decline.module.css';
import { lotWords, statusWords, useRegister } from './register.ts';

/** Looks the lot up and enters what its family decided. */
export function Decline() {
  const { t } = useConsole();
  const { school } = useRegister();
  const { ask, busy, trouble, clear } = useAsking();
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<RegisterFound | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const { code } = school;
  const lot = found?.lots.find(each => each.lot === chosen) ?? (found?.count === 1 ? found.lots[0] : undefined);
  const reset = () => {
    clear();
    setFound(null);
    setChosen(null);
  };
  const find = async (submitted: FormEvent) => {
    submitted.preventDefault();
    if (typed.trim() === '') return;
    setChosen(null);
    await ask({ type: 'register.find', school: code, typed }, setFound);
  };
  return (
    <section className="card" aria-label={t('reserve.decline-open')}>
      <h3>{t('reserve.decline-open')}</h3>
      <form onSubmit={submitted => void find(submitted)}>
        <div className={css['find']}>
          <TextInput
            label={t('reserve.find-about')}
            value={typed}
            maxLength={40}
            autoComplete="off"
            spellCheck={false}
            classNames={{ input: 'mono' }}
            onChange={event => {
              reset();
              setTyped(event.currentTarget.value);
            }}
          />
          <AskButton
            type="submit"
            variant="default"
            disabled={typed.trim() === ''}
            busy={busy}
            onClick={() => undefined}
          >
            {t('scene.lookup')}
          </AskButton>
        </div>
      </form>
      <Refused trouble={trouble} />
      {found?.count === 0 && <p className="note note-open">{t('reserve.found-none')}</p>}
      {found !== null && found.count > 1 && lot === undefined && (
        <>
          <p>{t('reserve.found-many', { count: found.count })}</p>
          <ul>
            {found.lots.map(each => (
              <li key={each.lot} className="line">
                <span className="long">
                  {lotWords(each, t)} <span className="fine">{statusWords(each, school, t)}</span>
                </span>
                <Button
                  size="xs"
                  aria-label={t('console.about', { label: t('reserve.choose'), about: each.lot })}
                  onClick={() => setChosen(each.lot)}
                >
                  {t('reserve.choose')}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      {lot !== undefined && (
        <OfLot
          key={lot.lot}
          lot={lot}
          onDone={() => {
            reset();
            setTyped('');
          }}
        />
      )}
    </section>
  );
}

/** What may be entered of a lot, by where it stands. */
function OfLot({ lot, onDone }: { readonly lot: RegisterLot; readonly onDone: () => void }) {
  const { t } = useConsole();
  const { school } = useRegister();
  const { status, size, line } = lot;
  const isGone = status === 'declined' || status === 'passed';
  const kind = status === 'waiting' ? 'pass' : 'decline';
  return (
    <>
      <p className="strong" role="status">
        {lotWords(lot, t)} <span className="soft">{statusWords(lot, school, t)}</span>
      </p>
      {isGone && <p className="note note-open">{t('reserve.gone-note', { line: line ?? 0 })}</p>}
      {!isGone && size > 1 && <p className="note note-open">{t('reserve.twins-note', { count: size })}</p>}
      {!isGone && (
        <Deciding
          event={{ kind, school: school.code, lot: lot.lot }}
          action={t(`reserve.${kind}`)}
          isDue={school.next === null}
          onDone={onDone}
        />
      )}
    </>
  );
}
