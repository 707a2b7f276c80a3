// Says where the stage's window is when it is not where the audience sees it, and how to bring it back.

import { useConsole } from '../state/console.ts';
import { ActionButton } from './ActionButton.tsx';
import css from './StageNotice.module.css';

/** A notice about the stage's window; nothing while it is where it belongs. */
export function StageNotice() {
  const { snapshot, step, t } = useConsole();
  const { place, canOpen, address } = snapshot.windows.place;
  if (place === 'opening' || place === 'projector') return null;
  // Whoever prepares lists at a desk needs no projector.
  if (place === 'window' && step === 'prepare') return null;
  // The browser does not say which screen its window is on.
  if (place === 'page' && step !== 'displays') return null;
  const calm = place === 'window' || place === 'page';
  return (
    <div className={`band band-top ${calm ? '' : 'band-bad'}`} role="status">
      <p>{t(`stage-window.${place}`)}</p>
      {canOpen && <ActionButton label={t('stage-window.open')} request={{ type: 'stage.open' }} />}
      {place === 'closed' && address !== null && (
        <p>
          {t('stage-window.address')}
          <code className={`mono ${css['address']}`}>{address}</code>
        </p>
      )}
    </div>
  );
}
