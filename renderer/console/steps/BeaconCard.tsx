// What the operator does while a beacon is awaited: the record's digest is photographed first, and only then does its value exist.

import type { AwaitedBeacon } from '../../../shared/record/beacon.ts';
import { Digest } from '../parts/Digest.tsx';
import { useConsole } from '../state/console.ts';

/** The digest of the record so far, as the stage shows it, and what comes before the typing. */
export function BeaconCard({ beacon: { digest, line, added } }: { beacon: AwaitedBeacon }) {
  const { snapshot, t } = useConsole();
  return (
    <>
      <p className="note note-open">{t('beacon.about')}</p>
      {added > 0 && (
        <div className="band band-bad" role="alert">
          <p>{t('beacon.added', { added })}</p>
        </div>
      )}
      <Digest name={t('beacon.record', { line })} digits={digest} />
      <p className="soft">{t('beacon.compare')}</p>
      {snapshot.rehearsal && <p className="note note-open">{t('beacon.rehearsal')}</p>}
    </>
  );
}
