// The stage's own scene, small: what the hall sees at this moment, with nothing that moves by itself. It is in a shadow root,
// so that neither window's style sheet affects the other.

import { domAnimation, LazyMotion, MotionConfig } from 'framer-motion';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { StageBridge } from '../../../shared/contract/bridge.ts';
import type { StageSnapshot } from '../../../shared/contract/scenes.ts';
import { pictureOf } from '../../../shared/views/picture.ts';
import { Frame, Watermark } from '../../stage/Frame.tsx';
import { SceneView } from '../../stage/SceneView.tsx';
import stageStyle from '../../stage/stage.css?inline';
import { ArrivalContext } from '../../stage/state/clock.ts';
import { langOf, speak } from '../../stage/state/text.ts';
import { type View, ViewContext } from '../../stage/state/view.ts';
import { useWindow } from '../state/window.ts';

/** What the picture is made for while no projector has told its pixels. */
const usual = { width: 1920, height: 1080 };

/** The stage's style sheet, for the shape of the projector's picture whatever this window's shape. */
const sheet = (() => {
  const own = `
    :host { display: block; position: relative; overflow: hidden; contain: strict; }
    #stage#stage { --u: 1px; --inset: 0; position: absolute; top: 0; left: 0; overflow: hidden;
      font: 400 var(--text-body) / 1.4 var(--hei); color: var(--ink); background: var(--paper); transform-origin: 0 0; }
    #stage * { animation: none !important; }`;
  const rooted = stageStyle.replace(/(?<=^|[\s},(])\[data-(theme|shape)/g, '#stage[data-$1');
  // Tokens use the unit at the place where they are declared: there the unit has to be a pixel.
  const result = new CSSStyleSheet();
  result.replaceSync(`${rooted.replaceAll(':root', '#stage')}${own}`);
  return result;
})();

/** Draws a scene as the stage does. It is hidden from screen readers: callers say in words what it shows. */
export function SmallStage({ stage }: { readonly stage: StageSnapshot }) {
  const { windows, call } = useWindow();
  const host = useRef<HTMLDivElement>(null);
  const [root, setRoot] = useState<ShadowRoot | null>(null);
  const [wide, setWide] = useState(0);
  const { stage: pixels } = windows;
  // Whole units: the picture of the projector, without the part that it cuts off.
  const { shape, width, height } = pictureOf(pixels ?? usual);
  useLayoutEffect(() => {
    const element = host.current;
    if (element === null) return;
    const shadow = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
    shadow.adoptedStyleSheets = [sheet];
    setRoot(shadow);
    const observer = new ResizeObserver(() => setWide(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const bridge = useMemo<StageBridge>(() => ({ role: 'stage', call, onSnapshot: () => () => undefined }), [call]);
  const [at, setAt] = useState(() => performance.now());
  // biome-ignore lint/correctness/useExhaustiveDependencies: each snapshot says anew where its film stands
  useEffect(() => setAt(performance.now()), [stage.number]);
  const arrival = useMemo(() => ({ at, resumed: true }), [at]);
  const view = useMemo<View>(() => ({ still: true, pixels }), [pixels]);
  const { frame, scene } = stage;
  speak(frame.language);
  const picture = (
    <LazyMotion features={domAnimation} strict>
      <MotionConfig reducedMotion="always" transition={{ duration: 0 }}>
        <ViewContext value={view}>
          <ArrivalContext value={arrival}>
            <div
              id="stage"
              lang={langOf(frame.language)}
              data-theme={frame.theme}
              data-shape={shape}
              ref={element => {
                element?.style.setProperty('width', `${width}px`);
                element?.style.setProperty('height', `${height}px`);
                element?.style.setProperty('transform', `scale(${wide / width})`);
              }}
            >
              {frame.is !== 'idle' && <Frame frame={frame} scene={scene} />}
              <main className="stage-main">
                <div key={scene.kind} className={`scene scene-${scene.kind}`}>
                  <SceneView bridge={bridge} frame={frame} scene={scene} />
                </div>
              </main>
              {frame.rehearsal && <Watermark scene={scene} />}
            </div>
          </ArrivalContext>
        </ViewContext>
      </MotionConfig>
    </LazyMotion>
  );
  return (
    <div ref={host} aria-hidden="true" style={{ aspectRatio: `${width} / ${height}` }}>
      {root !== null && createPortal(picture, root)}
    </div>
  );
}
