// The end of the record: sealed and signed, nothing can be added after it.

import { HoldButton } from '../parts/HoldButton.tsx';
import { useConsole } from '../state/console.ts';
import { SignatureCard, useWaitsForSignature } from './SignatureCard.tsx';

/** What to do first, and the button that seals. */
export function SealStep() {
  const { snapshot, t } = useConsole();
  const { schools, presented, due, record, incidents, attendance } = snapshot;
  const unseen = schools.filter(({ code }) => !presented.includes(code));
  const waits = useWaitsForSignature('result');
  return (
    <>
      <SignatureCard sheet="result" />
      <dl className="facts">
        <dt>{t('sheet.record')}</dt>
        <dd className="number">{record[0]?.number ?? 0}</dd>
        <dt>{t('record.incident')}</dt>
        <dd className="number">{incidents}</dd>
        <dt>{t('seal.present')}</dt>
        <dd className="number">{attendance.length}</dd>
      </dl>
      {unseen.length > 0 ? (
        <p className="note note-open">
          {t('seal.unseen', { schools: unseen.map(({ name }) => name).join(t('list.comma')) })}
        </p>
      ) : (
        <p className="note note-good">{t('present.all')}</p>
      )}
      {due.type === 'seal' ? (
        !waits && (
          <>
            <p className="irreversible">{t('seal.irreversible')}</p>
            <HoldButton action={t('step.seal')} request={{ type: 'ceremony.seal' }} />
          </>
        )
      ) : (
        <p className="note note-good">{t('seal.done')}</p>
      )}
    </>
  );
}
