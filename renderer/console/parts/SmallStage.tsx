// The stage's own scene, small: what the hall sees at this moment, with nothing that moves by itself. It is in a shadow root,
// so that neither window's style sheet affects the other.

import { domAnimation, LazyMotion, MotionConfig } from 'framer-motion';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { StageBridge } from '../../../shared/contract/bridge.ts';
import type { StageSnapshot } from '../../../shared/contract/scenes.ts';
import { Frame, Watermark } from '../../stage/Frame.tsx';
import { SceneView } from '../../stage/SceneView.tsx';
import stageStyle from '../../stage/stage.css?inline';
import { ArrivalContext } from '../../stage/state/clock.ts';
import { type View, ViewContext } from '../../stage/state/view.ts';
import { useWindow } from '../state/window.ts';

/** The picture before it is scaled: the stage's unit is a pixel of it. */
const [width, height] = [1920, 1080];

/** The stage's style sheet, for a picture of 1920 × 1080 whatever this window's shape. */
const sheet = (() => {
  const own = `
    :host { display: block; position: relative; overflow: hidden; aspect-ratio: 16 / 9; contain: strict; }
    #stage { --u: 1px; position: absolute; top: 0; left: 0; width: ${width}px; height: ${height}px; overflow: hidden;
      font: 400 var(--text-body) / 1.4 var(--hei); color: var(--ink); background: var(--paper); transform-origin: 0 0; }
    #stage * { animation: none !important; }`;
  const wide = stageStyle
    .replace(/@media\s*\((max-aspect-ratio:|aspect-ratio\s*<=)\s*3\s*\/\s*2\)/g, '@media not all')
    .replace(/(?<=^|[\s},])\[data-theme/g, '#stage[data-theme');
  // Tokens use the unit at the place where they are declared: there the unit has to be a pixel.
  const result = new CSSStyleSheet();
  result.replaceSync(`${wide.replaceAll(':root', '#stage').replaceAll(':lang(en)', ':host(:lang(en))')}${own}`);
  return result;
})();

/** Draws a scene as the stage does. It is hidden from screen readers: callers say in words what it shows. */
export function SmallStage({ stage }: { readonly stage: StageSnapshot }) {
  const { windows, call } = useWindow();
  const host = useRef<HTMLDivElement>(null);
  const [root, setRoot] = useState<ShadowRoot | null>(null);
  const [scale, setScale] = useState(0);
  useLayoutEffect(() => {
    const element = host.current;
    if (element === null) return;
    const shadow = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
    shadow.adoptedStyleSheets = [sheet];
    setRoot(shadow);
    const observer = new ResizeObserver(() => setScale(element.clientWidth / width));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const bridge = useMemo<StageBridge>(() => ({ role: 'stage', call, onSnapshot: () => () => undefined }), [call]);
  const [at, setAt] = useState(() => performance.now());
  // biome-ignore lint/correctness/useExhaustiveDependencies: each snapshot says anew where its film stands
  useEffect(() => setAt(performance.now()), [stage.number]);
  const arrival = useMemo(() => ({ at, resumed: true }), [at]);
  const pixels = windows.stage;
  const view = useMemo<View>(() => ({ still: true, pixels }), [pixels]);
  const { frame, scene } = stage;
  const picture = (
    <LazyMotion features={domAnimation} strict>
      <MotionConfig reducedMotion="always" transition={{ duration: 0 }}>
        <ViewContext value={view}>
          <ArrivalContext value={arrival}>
            <div
              id="stage"
              data-theme={frame.theme}
              ref={element => element?.style.setProperty('transform', `scale(${scale})`)}
            >
              {frame.is !== 'idle' && <Frame frame={frame} scene={scene} />}
              <main className="stage-main">
                <div key={scene.kind} className={`scene scene-${scene.kind}`}>
                  <SceneView bridge={bridge} frame={frame} scene={scene} />
                </div>
              </main>
              {frame.rehearsal && <Watermark />}
            </div>
          </ArrivalContext>
        </ViewContext>
      </MotionConfig>
    </LazyMotion>
  );
  return (
    <div ref={host} aria-hidden="true">
      {root !== null && createPortal(picture, root)}
    </div>
  );
}
