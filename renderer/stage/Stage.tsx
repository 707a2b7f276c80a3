import { AnimatePresence, domAnimation, LazyMotion, MotionConfig, m } from 'framer-motion';
import { useEffect, useLayoutEffect, useState } from 'react';
import type { StageBridge } from '../../shared/contract/bridge.ts';
import { type Look, plainLook, type Scene, type StageSnapshot } from '../../shared/contract/scenes.ts';
import { shapeOf } from '../../shared/views/picture.ts';
import { addOwnFaces, faceThrough } from '../ui/own-faces.ts';
import type { SnapshotStore } from '../ui/store.ts';
import { Frame, Watermark } from './Frame.tsx';
import { SceneView } from './SceneView.tsx';
import { type Arrival, ArrivalContext } from './state/clock.ts';
import { loadFonts } from './state/fonts.ts';
import { sceneMotion } from './state/motion.ts';
import { langOf, speak } from './state/text.ts';

type Shown = { readonly snapshot: StageSnapshot; readonly arrival: Arrival };

/** The whole stage. It shows the newest snapshot, once the fonts that it needs have loaded. */
export function Stage(props: { readonly bridge: StageBridge; readonly store: SnapshotStore<StageSnapshot> }) {
  const { bridge, store } = props;
  const shown = useShown(bridge, store);
  useRootOf(shown?.snapshot.frame ?? null);
  if (shown === null) return null;
  const { frame, scene, number } = shown.snapshot;
  speak(frame.language);
  return (
    <LazyMotion features={domAnimation} strict>
      <MotionConfig reducedMotion="user">
        <ArrivalContext key={frame.language} value={shown.arrival}>
          {frame.is !== 'idle' && <Frame frame={frame} scene={scene} />}
          <main className="stage-main">
            {/* The next scene does not wait for the last one to leave: the hall sees at once that a button was held. */}
            <AnimatePresence initial={false}>
              <m.div key={keyOf(scene)} className={`scene scene-${scene.kind}`} data-number={number} {...sceneMotion}>
                <SceneView bridge={bridge} frame={frame} scene={scene} />
              </m.div>
            </AnimatePresence>
          </main>
          {frame.rehearsal && <Watermark />}
        </ArrivalContext>
      </MotionConfig>
    </LazyMotion>
  );
}

/** Tells the style sheets how the stage looks, and which shape its display has. */
function useRootOf(frame: Look | null): void {
  const { theme, language, inset } = frame ?? plainLook;
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.dataset['theme'] = theme;
    root.lang = langOf(language);
    root.style.setProperty('--inset', String(inset / 100));
  }, [theme, language, inset]);
  useLayoutEffect(() => {
    const tell = () => {
      document.documentElement.dataset['shape'] = shapeOf({ width: innerWidth, height: innerHeight });
    };
    tell();
    addEventListener('resize', tell);
    return () => removeEventListener('resize', tell);
  }, []);
}

/** The newest snapshot whose fonts are loaded, with its time of arrival. */
function useShown(bridge: StageBridge, store: SnapshotStore<StageSnapshot>): Shown | null {
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    let first: string | null = null;
    let wanted = -1;
    const show = (snapshot: StageSnapshot | null) => {
      if (snapshot === null) return;
      first ??= keyOf(snapshot.scene);
      const arrival = { at: performance.now(), resumed: keyOf(snapshot.scene) === first };
      if (!arrival.resumed) first = '';
      wanted = snapshot.number;
      const own = addOwnFaces(snapshot.frame.faces, digest => faceThrough(bridge, digest));
      Promise.all([loadFonts(JSON.stringify(snapshot)), own]).then(() => {
        if (wanted === snapshot.number) setShown({ snapshot, arrival });
      });
    };
    show(store.getState().snapshot);
    return store.subscribe(({ snapshot }) => show(snapshot));
  }, [bridge, store]);
  return shown;
}

/** Scenes with the same key change in place; others leave and enter. */
function keyOf(scene: Scene): string {
  switch (scene.kind) {
    case 'draw':
    case 'direct':
      return `${scene.kind}-${scene.school.code}`;
    case 'board':
    case 'pages':
      return `${scene.kind}-${scene.school.code}-${scene.page}`;
    case 'lookup':
      return `lookup-${scene.asked}`;
    default:
      return scene.kind;
  }
}
