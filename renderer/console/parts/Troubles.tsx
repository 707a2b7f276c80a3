// What is wrong with the files of the ceremony on disk. It stays until a start finds nothing: whoever can see to it may come later.

import { sentence } from '../../../shared/text/refusal.ts';
import { useConsole } from '../state/console.ts';

/** Says each of them; nothing where all is well. */
export function Troubles() {
  const { snapshot, language } = useConsole();
  const { troubles } = snapshot;
  if (troubles.length === 0) return null;
  const isStopped = troubles.some(({ code }) => code.startsWith('ceremony.lost'));
  return (
    <div className={`band band-top ${isStopped ? 'band-bad' : ''}`} role="alert">
      {troubles.map(trouble => (
        <p key={JSON.stringify(trouble)}>{sentence(language, trouble)}</p>
      ))}
    </div>
  );
}
