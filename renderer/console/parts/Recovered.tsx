// What was found on disk when the app started: the ceremony goes on from there.

import { useState } from 'react';
import { useConsole } from '../state/console.ts';
import { minuteOf } from '../state/minutes.ts';
import css from './Recovered.module.css';

/** Says what was recovered, until dismissed. */
export function Recovered() {
  const { snapshot, t } = useConsole();
  const [seen, setSeen] = useState(false);
  const { recovered, due, times } = snapshot;
  if (recovered === null || (recovered.events === 0 && !recovered.torn) || seen) return null;
  return (
    <div className={`band band-good band-top ${css['recovered']}`} role="status">
      <p>
        {t(due.type === 'sealed' ? 'recovered.sealed' : 'recovered.events', { events: recovered.events })}{' '}
        {times.frozen !== null && t('recovered.frozen', { time: minuteOf(times.frozen) })}{' '}
        {times.published !== null && t('recovered.published', { time: minuteOf(times.published) })}{' '}
        {recovered.torn && t('recovered.torn')} {recovered.planEdited && t('recovered.plan-edited')}
      </p>
      <button type="button" className="link" onClick={() => setSeen(true)}>
        {t('recovered.seen')}
      </button>
    </div>
  );
}
