import { m } from 'framer-motion';
import { useMemo, useState } from 'react';
import type { Frame, SceneOf } from '../../../shared/contract/scenes.ts';
import { digestGroups } from '../../../shared/text/groups.ts';
import { seedAgain } from '../../../shared/views/seed-again.ts';
import { type Ray, raysOf, sunPath } from '../../../shared/views/sun.ts';
import { Phrase } from '../parts/Phrase.tsx';
import { useReducedMotion, useResumed } from '../state/clock.ts';
import { appearing, growing } from '../state/motion.ts';
import { say } from '../state/text.ts';

/** Seconds between two groups of the seed. */
const pause = 0.5;

const digits = '0123456789abcdef';

/** One beat for the seed alone: its 16 groups one after the other, each growing four rays of the sun that stands for it from now on. */
export function SeedScene({ frame, scene }: { readonly frame: Frame; readonly scene: SceneOf<'seed'> }) {
  const resumed = useResumed();
  const reduced = useReducedMotion();
  const [moves] = useState(!resumed && !reduced);
  const computed = useMemo(() => seedAgain(frame, scene), [frame, scene]);
  const seed = scene.seed ?? computed;
  if (seed === null) return null;
  const still = moves ? {} : { initial: false };
  const rays = raysOf(seed);
  return (
    <div className="seed-alone">
      <h1>{say('scene.seed')}</h1>
      <div className="seed-digits" role="img" aria-label={seed}>
        {digestGroups(seed).map((group, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two groups of a seed may be alike
          <m.span key={at} {...appearing(at + 1, pause)} {...still}>
            {group}
          </m.span>
        ))}
      </div>
      <svg className="sun seed-sun" viewBox="-1 -1 2 2" aria-hidden="true">
        {rays.map((ray, at) => (
          <m.path
            // biome-ignore lint/suspicious/noArrayIndexKey: a ray has no name but its place
            key={at}
            d={sunPath([ray])}
            {...growing(Math.floor(at / 4) + 1, pause)}
            {...still}
          />
        ))}
        <circle r="0.3" />
      </svg>
      <div className="seed-words">
        <Legend />
        <p className="seed-note">
          <Phrase text={say('sun.note')} />
        </p>
        <p className={scene.seed === null || scene.seed === computed ? 'seed-said' : 'seed-said opening-differs'}>
          <Phrase text={saidOf(scene.seed, computed)} />
        </p>
      </div>
    </div>
  );
}

/** What this window can say of the seed: it says that it computed it only if it did. */
function saidOf(recorded: string | null, computed: string | null): string {
  if (recorded === null) return say('seed.here');
  return say(recorded === computed ? 'reveal.seed-agrees' : 'reveal.seed-differs');
}

/** How a digit becomes the length of a ray: 0 to f, one beside the other. */
function Legend() {
  return (
    <div className="seed-legend" role="img" aria-label={say('sun.legend')}>
      {[...digits].map((digit, at) => (
        <span key={digit}>
          <svg className="sun" viewBox="-0.05 -1 0.1 0.7" aria-hidden="true">
            <path d={sunPath([upright(digit.repeat(64), at)])} />
          </svg>
          {digit}
        </span>
      ))}
    </div>
  );
}

/** A ray as it would be at the top of its sun. */
function upright(seed: string, at: number): Ray {
  const { x1, y1, x2, y2 } = raysOf(seed)[at] ?? { x1: 0, y1: 0, x2: 0, y2: 0 };
  return { x1: 0, x2: 0, y1: -Math.hypot(x1, y1), y2: -Math.hypot(x2, y2) };
}
