import type { Frame, SceneOf } from '../../../shared/contract/scenes.ts';
import { QrCode } from '../../ui/QrCode.tsx';
import { ShortDigest } from '../parts/Digest.tsx';
import { EnvelopeCard } from '../parts/EnvelopeCard.tsx';
import { say } from '../state/text.ts';

/** Two or three holders, one a holder, each with its commitment; the promise's digest and QR once it is published. */
export function PromiseScene({ frame, scene }: { readonly frame: Frame; readonly scene: SceneOf<'promise'> }) {
  const { holders, digest } = scene;
  const sealed = holders.every(({ commitment }) => commitment !== null);
  return (
    <div className={`promise promise-${holders.length}`}>
      <h1>{say(sealed ? 'promise.title' : 'promise.waiting-title')}</h1>
      <div className="envelopes">
        {holders.map((holder, at) => (
          <EnvelopeCard key={holder.role} holder={holder} order={at} />
        ))}
      </div>
      {digest !== null && (
        <div className="promise-published">
          <QrCode text={`${frame.ceremony}\ncommitment.txt\n${digest}`} label={say('promise.digest')} />
          <p>
            <span className="eyebrow">{say('promise.digest')}</span>
            <ShortDigest value={digest} />
          </p>
        </div>
      )}
    </div>
  );
}
