// A calm band above every step: the ceremony went to another computer, with the way back; or it came from one.

import { useEffect, useRef, useState } from 'react';
import { eventWords } from '../../../shared/record/event-words.ts';
import { Digest } from '../parts/Digest.tsx';
import { useConsole } from '../state/console.ts';
import { ExportsButton } from './ExportsDialog.tsx';
import { TakeBack } from './TakeBack.tsx';

/** Says where the ceremony went or came from; nothing if it has been here all the time. */
export function MoveBand() {
  const { moved, taken } = useConsole().snapshot.handover;
  if (moved !== null) return <Moved {...moved} />;
  return taken === null ? null : <Taken key={taken} manifest={taken} />;
}

/** Scrolls a new band into view, wherever the operator was in a long step. */
function useInSight() {
  const shown = useRef<HTMLElement>(null);
  useEffect(() => {
    // After the step below has come up: its head may take the focus and scroll there.
    const frame = requestAnimationFrame(() => shown.current?.scrollIntoView({ block: 'nearest' }));
    return () => cancelAnimationFrame(frame);
  }, []);
  return shown;
}

function Moved({ time, manifest }: { readonly time: string; readonly manifest: string | null }) {
  const { snapshot, t, language } = useConsole();
  const line = snapshot.record.find(({ event }) => event.type === 'fact' && event.fact.key === 'moved');
  const band = useInSight();
  return (
    <section ref={band} className="band band-top" aria-label={t('moved.title')}>
      <div role="status">
        <h3>{t('moved.title')}</h3>
        <p>{t('moved.about', { time: time.slice(0, 19).replace('T', ' ') })}</p>
        {line !== undefined && (
          <p>
            {t('moved.record', { number: line.number, words: eventWords(language, line.event, code => code).words })}
          </p>
        )}
      </div>
      {manifest !== null && <Digest name={t('handover.manifest')} digits={manifest} />}
      <ExportsButton />
      <TakeBack />
    </section>
  );
}

function Taken({ manifest }: { readonly manifest: string }) {
  const { t } = useConsole();
  const [seen, setSeen] = useState(false);
  const band = useInSight();
  if (seen) return null;
  return (
    <section ref={band} className="band band-top" aria-label={t('taken.title')}>
      <div role="status">
        <h3>{t('taken.title')}</h3>
        <p>{t('taken.about')}</p>
      </div>
      <Digest name={t('handover.manifest')} digits={manifest} />
      <button type="button" className="link" onClick={() => setSeen(true)}>
        {t('recovered.seen')}
      </button>
    </section>
  );
}
