// The rehearsal: the whole ceremony with the same lists, windows and people, under an id and in a folder of its own.

import { Button } from '@mantine/core';
import type { RehearsalView } from '../../../shared/contract/snapshots.ts';
import { ActionButton } from '../parts/ActionButton.tsx';
import { Hindrances, isBlocked } from '../parts/Hindrances.tsx';
import { TableHead } from '../parts/TableHead.tsx';
import { useConsole } from '../state/console.ts';
import { groupDue } from '../state/steps.ts';

/** Begins a rehearsal and lists the past ones. A plan that is itself a rehearsal needs none. */
export function RehearseStep() {
  const { snapshot, draft, t, go } = useConsole();
  const { rehearsal, rehearsing, rehearsals, plan } = snapshot;
  const blocked = isBlocked(snapshot, draft, 'rehearsal');
  const isBefore = groupDue(snapshot) === 0;
  return (
    <>
      {rehearsing !== null ? (
        <p className="note note-open">{t('rehearse.running', { ceremony: rehearsing })}</p>
      ) : rehearsal ? (
        <p className="note note-good">{t('rehearse.all', { ceremony: plan.ceremony })}</p>
      ) : (
        isBefore && (
          <>
            <ol className="tasks">
              <li>{t('rehearse.how-folder')}</li>
              <li>{t('rehearse.how-same')}</li>
              <li>{t('rehearse.how-fill')}</li>
              <li>{t('rehearse.how-end')}</li>
            </ol>
            <Hindrances aim="rehearsal" blocked={blocked} ready={t('rehearse.ready')} />
            <ActionButton
              size="lg"
              label={t('rehearse.start')}
              disabled={blocked}
              request={{ type: 'rehearsal.start' }}
            />
          </>
        )
      )}
      {rehearsals.length > 0 && <Held rehearsals={rehearsals} />}
      {isBefore && (rehearsal || rehearsals.length > 0) && (
        <div className="go-on">
          <Button onClick={() => go('freeze')}>{t('console.go-on', { step: t('step.freeze') })}</Button>
        </div>
      )}
    </>
  );
}

function Held({ rehearsals }: { rehearsals: readonly RehearsalView[] }) {
  const { t } = useConsole();
  return (
    <table className="grid">
      <caption>{t('rehearse.held')}</caption>
      <TableHead columns={[t('rehearse.id'), t('rehearse.time'), t('rehearse.reached'), t('step.verify')]} />
      <tbody>
        {rehearsals.map(({ id, time, reached, events, givenUp, verified }) => (
          <tr key={id}>
            <td className="mono">{id}</td>
            <td className="mono">{time.slice(0, 16).replace('T', ' ')}</td>
            <td>
              {t('rehearse.reached-at', {
                step: givenUp ? t('rehearse.given-up') : reached === null ? '' : t(`record.${reached}`),
                events,
              })}
            </td>
            <td>{t(verified === null ? 'rehearse.not-sealed' : verified ? 'rehearse.passed' : 'rehearse.failed')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
