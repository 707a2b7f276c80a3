// The program is gone: what the window shows is out of date.

import { refusal, sentence } from '../../../shared/text/refusal.ts';
import { useWindow } from '../state/window.ts';
import css from './LostBand.module.css';

/** Says so above everything else, whatever is open; nothing while the program answers. */
export function LostBand() {
  const { isLost, language } = useWindow();
  if (!isLost) return null;
  return (
    <div className={`band band-bad band-top ${css['lost']}`} role="alert">
      <p>{sentence(language, refusal('host.gone', {}))}</p>
    </div>
  );
}
