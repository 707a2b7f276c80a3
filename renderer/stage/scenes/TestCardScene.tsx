import { useContext, useEffect, useState } from 'react';
import type { SceneOf } from '../../../shared/contract/scenes.ts';
import { say } from '../state/text.ts';
import { ViewContext } from '../state/view.ts';

const greys = Array.from({ length: 11 }, (_, at) => at * 10);
const colours = ['paper', 'ink', 'vermilion', 'gold'] as const;

/** For the technician: edges, greys, colours, the smallest text, rare characters, a moving block, the real pixels. */
export function TestCardScene({ scene }: { readonly scene: SceneOf<'testcard'> }) {
  const { width, height } = useRealPixels();
  return (
    <div className="testcard">
      <div className="edges" aria-hidden="true">
        <i />
        <i />
        <i />
        <i />
      </div>
      <h1>{say('testcard.pixels', { width, height })}</h1>
      <p className="testcard-edges">{say('testcard.edges')}</p>
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
      <span className="eyebrow">{say(scene.isExample ? 'testcard.examples' : 'testcard.rare')}</span>
      <p className="testcard-rare">{scene.characters}</p>
      <span className="eyebrow">{say('testcard.moving')}</span>
      <div className="track">
        <i />
      </div>
      <p className="testcard-smallest">{say('testcard.smallest')}</p>
    </div>
  );
}

const readPixels = () => ({
  width: Math.round(innerWidth * devicePixelRatio),
  height: Math.round(innerHeight * devicePixelRatio),
});

function useRealPixels(): { readonly width: number; readonly height: number } {
  const { pixels: projector } = useContext(ViewContext);
  const [pixels, setPixels] = useState(readPixels);
  useEffect(() => {
    const listen = () => setPixels(readPixels());
    addEventListener('resize', listen);
    return () => removeEventListener('resize', listen);
  }, []);
  return projector ?? pixels;
}
