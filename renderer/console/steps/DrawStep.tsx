// The draw: once, for all schools. It shows what decides it; the result is on disk before anything is shown.

import { Digest } from '../parts/Digest.tsx';
import { HoldButton } from '../parts/HoldButton.tsx';
import { useConsole } from '../state/console.ts';
import { SchoolsTable } from './FreezeStep.tsx';
import { ShowSeed } from './ShowSeed.tsx';

/** The button of the draw. */
export function DrawStep() {
  const { snapshot, t } = useConsole();
  const { digests, schools } = snapshot;
  const { seed, result } = digests;
  const drawn = result !== null;
  const direct = schools.filter(school => school.direct).length;
  return (
    <>
      <SchoolsTable />
      {seed !== null && <Digest name={t('digest.seed')} digits={seed} />}
      {drawn ? (
        <>
          <Digest name={t('digest.result')} digits={result} />
          <p className="note note-good">{t('draw.done')}</p>
        </>
      ) : (
        <>
          <ShowSeed />
          <p>{t('draw.schools', { draw: schools.length - direct, direct })}</p>
          <p className="irreversible">{t('draw.irreversible')}</p>
          <HoldButton action={t('draw.action')} request={{ type: 'ceremony.draw' }} />
        </>
      )}
    </>
  );
}
