// What accompanies the stage: captions and sounds in the hall, and the live picture of a broadcast.

import { Checkbox, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { type LiveVariant, liveVariants } from '../../../shared/contract/scenes.ts';
import { useAsking } from '../state/asking.ts';
import { useWindow } from '../state/window.ts';
import { ActionButton } from './ActionButton.tsx';
import css from './HallExtras.module.css';
import { Refused } from './Refused.tsx';

/** Ticks for captions and sounds. */
export function HallExtras() {
  const { stage, t } = useWindow();
  const { ask, busy, trouble } = useAsking();
  const { captions, sounds } = stage.frame;
  return (
    <>
      <Checkbox
        label={t('stage.captions')}
        checked={captions}
        disabled={busy}
        onChange={event => void ask({ type: 'stage.look', look: { captions: event.currentTarget.checked } })}
      />
      <Checkbox
        label={t('stage.sounds')}
        checked={sounds}
        disabled={busy}
        onChange={event => void ask({ type: 'stage.look', look: { sounds: event.currentTarget.checked } })}
      />
      <Refused trouble={trouble} />
    </>
  );
}

/** Opens the live picture, which is counted apart from the stage, or says at which address a broadcasting program finds it. */
export function LivePicture() {
  const { windows, t } = useWindow();
  const [variant, setVariant] = useState<LiveVariant>('full');
  const { isOpen, canOpen, address } = windows.live;
  if (!canOpen) return null;
  return (
    <>
      <NativeSelect
        label={t('live.title')}
        value={variant}
        data={liveVariants.map(value => ({ value, label: t(`live.${value}`) }))}
        onChange={event => setVariant(liveVariants.find(each => each === event.currentTarget.value) ?? 'full')}
      />
      <ActionButton variant="default" label={t('live.open')} request={{ type: 'live.open', variant }} />
      {isOpen && <p className="note note-good">{t('live.is-open')}</p>}
      {address !== null && (
        <p className="note">
          {t('live.address')} <code className={css['address']}>{address}</code>
        </p>
      )}
    </>
  );
}
