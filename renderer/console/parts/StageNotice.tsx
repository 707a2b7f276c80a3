// Says where the stage's window is when it is not where the audience sees it, and how to bring it back.

import { useDesk } from '../state/desk.ts';
import { ActionButton } from './ActionButton.tsx';

/** A notice about the stage's window; nothing while it is where it belongs. */
export function StageNotice() {
  const { snapshot, step, t } = useDesk();
  const { place, canOpen, address } = snapshot.windows.place;
  if (place === 'opening' || place === 'projector') return null;
  // Who prepares the lists at a desk has no projector, and needs none.
  if (place === 'window' && step === 'prepare') return null;
  // The browser does not say which screen its window is on.
  if (place === 'page' && step !== 'displays') return null;
  const calm = place === 'window' || place === 'page';
  return (
    <div className={calm ? 'stage-notice' : 'stage-notice stage-notice-lost'} role="status">
      <p>{t(`stage-window.${place}`)}</p>
      {canOpen && <ActionButton label={t('stage-window.open')} request={{ type: 'stage.open' }} />}
      {place === 'closed' && address !== null && (
        <p>
          {t('stage-window.address')}
          <code className="mono stage-address">{address}</code>
        </p>
      )}
    </div>
  );
}
