// What stands on top while the program cannot be reached: what is shown below is no longer the present.

import { refusal, sentence } from '../../../shared/text/refusal.ts';
import { useConsole } from '../state/console.ts';
import css from './Lost.module.css';

/** Says that the connection is lost, as long as it is. */
export function Lost() {
  const { isLost, language } = useConsole();
  if (!isLost) return null;
  return (
    <div className={`band band-bad band-top ${css['lost']}`} role="alert">
      <p>{sentence(language, refusal('host.gone', {}))}</p>
    </div>
  );
}
