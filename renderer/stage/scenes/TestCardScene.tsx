import { useContext, useEffect, useState } from 'react';
import type { Frame, SceneOf } from '../../../shared/contract/scenes.ts';
import { Joined, Phrase } from '../parts/Phrase.tsx';
import { computedPixels, type Pixels, watchPixels } from '../state/pixels.ts';
import { say } from '../state/text.ts';
import { ViewContext } from '../state/view.ts';

const greys = Array.from({ length: 11 }, (_, at) => at * 10);
const colours = ['paper', 'ink', 'vermilion', 'gold'] as const;

/** For the technician: edges with the inset, focus, aspect, greys, colours, the last row's line, rare characters, a moving block, the real pixels. */
export function TestCardScene({ frame, scene }: { readonly frame: Frame; readonly scene: SceneOf<'testcard'> }) {
  const { width, height } = useRealPixels();
  return (
    <div className="testcard">
      <div className="edges" aria-hidden="true">
        <i />
        <i />
        <i />
        <i />
      </div>
      <header className="testcard-head">
        <h1>
          <Phrase text={say('testcard.pixels', { width, height })} />
        </h1>
        <p className="testcard-edges">
          <Joined names={[say('testcard.edges'), say('testcard.inset', { inset: frame.inset })]} />
        </p>
      </header>
      <div className="testcard-signs">
        <figure>
          <svg className="focus" viewBox="0 0 120 120" aria-hidden="true">
            {focusLines.map(at => (
              <path key={at} d={`M60 ${at}h60M${at} 60v60`} />
            ))}
            {focusRays.map(([x, y]) => (
              <path key={`${x} ${y}`} d={`M30 30L${x} ${y}`} />
            ))}
          </svg>
          <figcaption>
            <Phrase text={say('testcard.focus')} />
          </figcaption>
        </figure>
        <figure>
          <svg className="circle" viewBox="0 0 120 120" aria-hidden="true">
            <circle cx="60" cy="60" r="57" />
            <path d="M3 60h114M60 3v114M3 3h114v114h-114z" />
          </svg>
          <figcaption>
            <Phrase text={say('testcard.circle')} />
          </figcaption>
        </figure>
        <div className="testcard-tones">
          <span className="eyebrow">{say('testcard.greys')}</span>
          <div className="greys">
            {greys.map(grey => (
              <i key={grey} style={{ backgroundColor: `rgb(${grey}% ${grey}% ${grey}%)` }} />
            ))}
          </div>
          <span className="eyebrow">{say('testcard.colours')}</span>
          <div className="colours">
            {colours.map(colour => (
              <span key={colour} className={`colour colour-${colour}`}>
                {say(`testcard.${colour}`)}
              </span>
            ))}
          </div>
        </div>
      </div>
      <p className="testcard-last">
        <Phrase text={say('testcard.last-row')} />
      </p>
      <div className="testcard-names">
        <span className="eyebrow">
          <Phrase text={say(scene.isExample ? 'testcard.examples' : 'testcard.rare')} />
        </span>
        <p className="testcard-rare">{scene.characters}</p>
      </div>
      <div className="testcard-moving">
        <span className="eyebrow">
          <Phrase text={say('testcard.moving')} />
        </span>
        <div className="track">
          <i />
        </div>
      </div>
      <p className="testcard-smallest">{say('testcard.smallest')}</p>
    </div>
  );
}

/** Where the focus pattern's parallel lines are: pairs that come closer and closer, down to neighbouring ones. */
const focusLines = [0, 10, 18, 24, 29, 33, 36, 39, 41, 43, 45, 47, 49, 51, 53, 55, 57];

/** The ends of its rays around 30, 30: where they melt together the picture is not sharp. */
const focusRays = Array.from({ length: 48 }, (_, at) => {
  const angle = (at / 48) * 2 * Math.PI;
  return [30 + 29 * Math.cos(angle), 30 + 29 * Math.sin(angle)].map(value => value.toFixed(2));
});

function useRealPixels(): Pixels {
  const { pixels: projector } = useContext(ViewContext);
  const [pixels, setPixels] = useState(computedPixels);
  useEffect(() => watchPixels(setPixels), []);
  return projector ?? pixels;
}
