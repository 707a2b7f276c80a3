// A number from the hall, always at hand: its last digits suffice. And the way back to the scene of the step.

import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { askedLot } from '../../../shared/views/looking-up.ts';
import { useAsking } from '../state/asking.ts';
import { useConsole } from '../state/console.ts';
import { onEnter } from '../state/enter.ts';
import { groupDue } from '../state/steps.ts';
import { useWindow } from '../state/window.ts';
import { ActionButton } from './ActionButton.tsx';
import { AskButton } from './AskButton.tsx';
import css from './LookUp.module.css';
import { Refused } from './Refused.tsx';

/** The field of a number whose answer the stage shows. */
export function LotField() {
  const { t } = useWindow();
  const { ask, busy, trouble, clear } = useAsking();
  const [lot, setLot] = useState('');
  const asked = askedLot(lot);
  const show = async () => {
    if (asked === '') return;
    if (await ask({ type: 'stage.show', scene: { kind: 'lookup', lot: asked } })) setLot('');
  };
  return (
    <>
      <div className={css['asked']}>
        <TextInput
          label={t('lookup.field')}
          value={lot}
          maxLength={24}
          autoComplete="off"
          spellCheck={false}
          onChange={event => {
            clear();
            setLot(event.currentTarget.value);
          }}
          onKeyDown={onEnter(() => void show())}
        />
        <AskButton variant="default" busy={busy} disabled={asked === ''} onClick={() => void show()}>
          {t('scene.lookup')}
        </AskButton>
      </div>
      <Refused trouble={trouble} />
    </>
  );
}

/** The field of a number, from the freeze on, and the button back to the step's scene while the stage shows another. */
export function LookUp() {
  const { snapshot, t } = useConsole();
  const { atHome, stage, handover } = snapshot;
  const isThere = groupDue(snapshot) > 0 && handover.moved === null;
  return (
    <>
      {!atHome && stage.scene.kind !== 'standby' && (
        <ActionButton variant="default" label={t('stage.home')} request={{ type: 'stage.home' }} />
      )}
      {isThere && <LotField />}
    </>
  );
}
