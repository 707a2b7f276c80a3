import { m } from 'framer-motion';
import { useState } from 'react';
import type { Holder } from '../../../shared/record/holders.ts';
import { useResumed } from '../state/clock.ts';
import { arriving } from '../state/motion.ts';
import { say } from '../state/text.ts';
import { Digest } from './Digest.tsx';

/** A sealed envelope with its holder and its commitment; an open place where the holder has not sealed yet. */
export function EnvelopeCard({ holder, order }: { readonly holder: Holder; readonly order: number }) {
  const resumed = useResumed();
  const { role, commitment, madeHere } = holder;
  const [before] = useState(commitment);
  const stood = resumed && commitment === before;
  return (
    <section className={commitment === null ? 'envelope envelope-due' : 'envelope'}>
      <svg className="envelope-flap" viewBox="0 0 400 96" preserveAspectRatio="none" aria-hidden="true">
        <path d="M0 0L200 88L400 0" />
      </svg>
      <h2>{say(`role.${role}`)}</h2>
      {commitment === null ? (
        <p className="envelope-waits">{say('promise.waiting')}</p>
      ) : (
        <m.div key={commitment} {...arriving(order)} {...(stood ? { initial: false } : {})}>
          <Digest value={commitment} />
          <p className="envelope-origin">{say(madeHere ? 'promise.here' : 'promise.brought')}</p>
        </m.div>
      )}
    </section>
  );
}
