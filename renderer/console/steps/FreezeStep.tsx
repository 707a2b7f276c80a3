// The freeze: what will be sealed, what still stands in its way, and the first irreversible button.

import { ActionButton } from '../parts/ActionButton.tsx';
import { SmallButton } from '../parts/AskButton.tsx';
import { Digest } from '../parts/Digest.tsx';
import { Hindrances, isBlocked } from '../parts/Hindrances.tsx';
import { HoldButton } from '../parts/HoldButton.tsx';
import { TableHead } from '../parts/TableHead.tsx';
import { useConsole } from '../state/console.ts';
import { minuteOf } from '../state/minutes.ts';
import { absentRoles, groupDue, wasRehearsed } from '../state/steps.ts';

/** The summary of all schools. */
export function SchoolsTable() {
  const { snapshot, t } = useConsole();
  const { schools } = snapshot;
  const sum = (of: 'places' | 'lots' | 'applicants') => schools.reduce((total, school) => total + school[of], 0);
  return (
    <table className="grid">
      <TableHead
        columns={[t('plan.name'), t('column.plan'), t('column.applied'), t('column.lots'), t('column.way')]}
        numbers={[1, 2, 3]}
      />
      <tbody>
        {schools.map(({ code, name, places, applicants, lots, direct }) => (
          <tr key={code}>
            <td>{name}</td>
            <td className="number">{places}</td>
            <td className="number">{applicants}</td>
            <td className="number">{lots}</td>
            <td>{t(direct ? 'way.direct' : 'way.draw')}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('freeze.total')}</th>
          <td className="number">{sum('places')}</td>
          <td className="number">{sum('applicants')}</td>
          <td className="number">{sum('lots')}</td>
          <td />
        </tr>
      </tfoot>
    </table>
  );
}

/** Summary, hindrances, and the button that seals the lists. */
export function FreezeStep() {
  const { snapshot, draft, t, go } = useConsole();
  const frozen = groupDue(snapshot) > 0;
  const { times } = snapshot;
  const { roster, rules } = snapshot.digests;
  const blocked = isBlocked(snapshot, draft);
  const roles = absentRoles(snapshot);
  // A rehearsal is held by whoever is there.
  const absent =
    snapshot.rehearsing !== null
      ? null
      : snapshot.attendance.length === 0
        ? t('freeze.nobody')
        : roles.length > 0
          ? t('freeze.absent', { roles: roles.join(t('list.comma')) })
          : null;
  return (
    <>
      <SchoolsTable />
      {frozen ? (
        <>
          <p className="note note-good">{t('freeze.done')}</p>
          {times.frozen !== null && <p className="soft">{t('status.frozen-at', { time: minuteOf(times.frozen) })}</p>}
          <p className="part-about">{t('freeze.later-days')}</p>
          {roster !== null && <Digest name={t('digest.roster')} digits={roster} />}
          {rules !== null && <Digest name={t('digest.rules')} digits={rules} />}
        </>
      ) : (
        <>
          <Hindrances blocked={blocked} ready={t('freeze.ready')}>
            {absent !== null && (
              <li className="note note-open">
                {absent}{' '}
                <SmallButton onClick={() => go('prepare', 'attendance')}>{t('freeze.to-attendance')}</SmallButton>
              </li>
            )}
            {!wasRehearsed(snapshot) && (
              <li className="note note-open">
                {t('freeze.not-rehearsed')}{' '}
                <SmallButton onClick={() => go('rehearse')}>{t('freeze.to-rehearse')}</SmallButton>
              </li>
            )}
            {snapshot.windows.stage === null && <li className="note note-open">{t('freeze.no-stage')}</li>}
          </Hindrances>
          {snapshot.stage.scene.kind !== 'rules' && (
            <ActionButton
              variant="default"
              label={t('freeze.show-rules')}
              request={{ type: 'stage.show', scene: { kind: 'rules' } }}
            />
          )}
          <p className="part-about">{t('freeze.before-days')}</p>
          <p className="irreversible">{t('freeze.irreversible')}</p>
          <HoldButton action={t('step.freeze')} request={{ type: 'ceremony.freeze' }} disabled={blocked} />
        </>
      )}
    </>
  );
}
