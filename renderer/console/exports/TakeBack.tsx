// The way back: this computer resumes after all. What that means is above the button, which is armed and held.

import type { ConsoleSnapshot } from '../../../shared/contract/snapshots.ts';
import { HoldButton } from '../parts/HoldButton.tsx';
import { useConsole } from '../state/console.ts';

/** Whether a move is noted in the record: not before there is one, nor after its seal. */
export function isNoted({ record, due }: ConsoleSnapshot): boolean {
  return record.length > 0 && due.type !== 'sealed';
}

/** Collapsed, wherever a move of the ceremony is reported. */
export function TakeBack() {
  const { snapshot, t } = useConsole();
  return (
    <details className="more">
      <summary>{t('take-back.open')}</summary>
      <p className="irreversible">
        {t('take-back.about')} {isNoted(snapshot) && t('take-back.recorded')}
      </p>
      <HoldButton action={t('take-back.action')} request={{ type: 'handover.take-back' }} />
    </details>
  );
}
