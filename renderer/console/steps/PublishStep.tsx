// The promise goes out: everything that it binds, to be read aloud, then published.

import { QrCode } from '../../ui/QrCode.tsx';
import { Digest } from '../parts/Digest.tsx';
import { EnvelopePrint } from '../parts/EnvelopePrint.tsx';
import { HoldButton } from '../parts/HoldButton.tsx';
import { useConsole } from '../state/console.ts';
import { minuteOf } from '../state/minutes.ts';
import css from './PublishStep.module.css';
import { TakeBackCommitment } from './TakeBackCommitment.tsx';

/** The digests of list, rules and commitments, and the button that publishes them. */
export function PublishStep() {
  const { snapshot, t } = useConsole();
  const { due, holders, stage, times } = snapshot;
  const { roster, rules, promise: published } = snapshot.digests;
  const { ceremony } = stage.frame;
  const qr = [
    `ceremony=${ceremony}`,
    ...(roster === null ? [] : [`roster=${roster}`]),
    ...holders.flatMap(({ role, commitment }) => (commitment === null ? [] : [`commit=${role}:${commitment}`])),
    ...(published === null ? [] : [`promise=${published}`]),
  ].join('\n');
  return (
    <>
      <div className={css['digests']}>
        {published !== null && <Digest name={t('digest.promise')} digits={published} />}
        {roster !== null && <Digest name={t('digest.roster')} digits={roster} />}
        {rules !== null && <Digest name={t('digest.rules')} digits={rules} />}
        {holders.map(
          ({ role, commitment }) =>
            commitment !== null && (
              <Digest key={role} name={t('digest.commitment-of', { role: t(`role.${role}`) })} digits={commitment} />
            ),
        )}
      </div>
      {due.type === 'publish' ? (
        <>
          {holders
            .filter(({ role, madeHere }) => madeHere && role !== 'operator')
            .map(({ role }) => (
              <details key={role} className="more">
                <summary>{t('envelope.open', { role: t(`role.${role}`) })}</summary>
                <EnvelopePrint role={role} />
              </details>
            ))}
          <p className="irreversible">{t('publish.irreversible')}</p>
          <HoldButton action={t('step.publish')} request={{ type: 'ceremony.publish' }} />
          <p className="part-about">{t('publish.later-days')}</p>
          {holders.some(({ isHeld }) => isHeld) && (
            <div className="row">
              <span>{t('publish.held')}</span>
              {holders.map(holder => (
                <TakeBackCommitment key={holder.role} holder={holder} named />
              ))}
            </div>
          )}
        </>
      ) : (
        <>
          <p className="note note-good">{t('publish.done')}</p>
          {times.published !== null && (
            <p className="soft">{t('status.published-at', { time: minuteOf(times.published) })}</p>
          )}
        </>
      )}
      <details className="more" open={due.type !== 'publish'}>
        <summary>{t('publish.qr')}</summary>
        <div className={css['qr']}>
          <QrCode text={qr} label={t('publish.qr')} />
        </div>
      </details>
    </>
  );
}
