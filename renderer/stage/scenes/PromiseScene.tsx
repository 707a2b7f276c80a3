import { m } from 'framer-motion';
import { useState } from 'react';
import type { Frame, SceneOf } from '../../../shared/contract/scenes.ts';
import type { Holder } from '../../../shared/record/holders.ts';
import { QrCode } from '../../ui/QrCode.tsx';
import { Digest } from '../parts/Digest.tsx';
import { Joined, Phrase } from '../parts/Phrase.tsx';
import { useResumed } from '../state/clock.ts';
import { arriving } from '../state/motion.ts';
import { say, sayTime } from '../state/text.ts';

/** The sealed envelopes, each with its commitment; once the promise is published its whole digest, to be copied and photographed. */
export function PromiseScene({ frame, scene }: { readonly frame: Frame; readonly scene: SceneOf<'promise'> }) {
  const { holders, digest, time } = scene;
  const sealed = holders.every(({ commitment }) => commitment !== null);
  const title = digest !== null ? 'promise.title' : sealed ? 'promise.held-title' : 'promise.waiting-title';
  return (
    <div className={`promise promise-${holders.length} ${digest === null ? '' : 'promise-out'}`}>
      <h1>
        <Phrase text={say(title)} />
      </h1>
      <div className="envelopes">
        {holders.map((holder, at) => (
          <EnvelopeCard key={holder.role} holder={holder} order={at} />
        ))}
      </div>
      {digest !== null && (
        <div className="promise-published">
          <div className="evidence-digest">
            <span className="eyebrow">{say('digest.promise')}</span>
            <Digest value={digest} marked />
            {time !== null && <p>{say('status.published-at', { time: sayTime(time) })}</p>}
          </div>
          <QrCode text={`${frame.ceremony}\ncommitment.txt\n${digest}`} label={say('digest.promise')} />
        </div>
      )}
    </div>
  );
}

/** A sealed envelope with its holder and its commitment; an empty place until the holder has sealed. */
function EnvelopeCard({ holder, order }: { readonly holder: Holder; readonly order: number }) {
  const resumed = useResumed();
  const { role, commitment, madeHere, isHeld } = holder;
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
          <p className="envelope-origin">
            <Joined
              names={[say(madeHere ? 'promise.here' : 'promise.brought'), ...(isHeld ? [say('promise.held')] : [])]}
            />
          </p>
        </m.div>
      )}
    </section>
  );
}
