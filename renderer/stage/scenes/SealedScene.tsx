import { useEffect, useState } from 'react';
import type { Frame, SceneOf } from '../../../shared/contract/scenes.ts';
import { QrCode } from '../../ui/QrCode.tsx';
import { Digest } from '../parts/Digest.tsx';
import { Phrase } from '../parts/Phrase.tsx';
import { useReducedMotion, useResumed } from '../state/clock.ts';
import { say, sayTime } from '../state/text.ts';

const countMilliseconds = 2000;

/** The list is sealed: lots and children are counted up, its digest arrives group by group. */
export function SealedScene({ frame, scene }: { readonly frame: Frame; readonly scene: SceneOf<'sealed'> }) {
  const resumed = useResumed();
  const [arriving] = useState(!resumed);
  const part = useCountUp(arriving);
  return (
    <div className="sealed">
      <h1>
        <Phrase text={say('sealed.title')} />
      </h1>
      <p className="sealed-counts">
        <span>
          <b>{Math.round(scene.lots * part)}</b> {say('sealed.lots')}
        </span>
        <span>
          <b>{Math.round(scene.children * part)}</b> {say('sealed.children')}
        </span>
      </p>
      <div className="sealed-evidence">
        <div className="sealed-list">
          <div className="evidence-digest">
            <span className="eyebrow">{say('sealed.digest')}</span>
            <Digest value={scene.digest} arriving={arriving} marked />
          </div>
          <QrCode text={`${frame.ceremony}\nroster.csv\n${scene.digest}`} label={say('sealed.digest')} />
        </div>
        <div className="evidence-digest sealed-rules">
          <span className="eyebrow">{say('digest.rules')}</span>
          <Digest value={scene.rules} arriving={arriving} first={16} marked />
        </div>
      </div>
      {scene.time !== null && <p className="sealed-time">{say('status.frozen-at', { time: sayTime(scene.time) })}</p>}
    </div>
  );
}

/** From 0 to 1 in two seconds; then it requests no more frames. */
function useCountUp(moves: boolean): number {
  const reduced = useReducedMotion();
  const [part, setPart] = useState(moves && !reduced ? 0 : 1);
  useEffect(() => {
    if (!moves || reduced) return;
    const start = performance.now();
    let frame = requestAnimationFrame(function step(now) {
      const done = Math.min(1, Math.max(0, (now - start) / countMilliseconds));
      setPart(1 - (1 - done) ** 3);
      if (done < 1) frame = requestAnimationFrame(step);
    });
    return () => cancelAnimationFrame(frame);
  }, [moves, reduced]);
  return part;
}
