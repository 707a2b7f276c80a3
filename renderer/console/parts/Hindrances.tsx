// What still stands between the draft and a freeze, of the ceremony or of a rehearsal, each with the way to where it is fixed.

import type { ReactNode } from 'react';
import type { ConsoleSnapshot } from '../../../shared/contract/snapshots.ts';
import { useConsole } from '../state/console.ts';
import type { PlanDraft } from '../state/planDraft.ts';
import { type Aim, blockersOf, isReady } from '../state/steps.ts';
import { SmallButton } from './AskButton.tsx';

/** Whether lists are missing, are from the sample but may not be, or have something open, or the plan has unsaved changes. */
export function isBlocked(snapshot: ConsoleSnapshot, draft: PlanDraft | null, aim: Aim = 'freeze'): boolean {
  return !isReady(snapshot, aim) || draft !== null;
}

/** The list: what blocks, what else is worth a look (`children`), or that all is ready. */
export function Hindrances({
  aim = 'freeze',
  blocked,
  ready,
  children,
}: {
  readonly aim?: Aim;
  readonly blocked: boolean;
  readonly ready: string;
  readonly children?: ReactNode;
}) {
  const { snapshot, draft, t, go } = useConsole();
  const { missing, samples, errors, open } = blockersOf(snapshot, aim);
  const toLists = <SmallButton onClick={() => go('prepare', 'lists')}>{t('freeze.to-lists')}</SmallButton>;
  return (
    <ul>
      {missing.length > 0 && (
        <li className="note note-bad">
          {t('freeze.missing', { schools: missing.join(t('list.comma')) })} {toLists}
        </li>
      )}
      {samples.map(({ file, school }) => (
        <li key={file} className="note note-bad">
          {school === null ? t('freeze.sample-catchment', { file }) : t('freeze.sample-list', { file, school })}{' '}
          {toLists}
        </li>
      ))}
      {errors > 0 && (
        <li className="note note-bad">
          {t('freeze.errors', { errors })} {toLists}
        </li>
      )}
      {open > 0 && (
        <li className="note note-bad">
          {t('freeze.open', { open })} {toLists}
        </li>
      )}
      {draft !== null && (
        <li className="note note-bad">
          {t('freeze.unsaved')} <SmallButton onClick={() => go('prepare', 'plan')}>{t('freeze.to-plan')}</SmallButton>
        </li>
      )}
      {children}
      {!blocked && <li className="note note-good">{ready}</li>}
    </ul>
  );
}
