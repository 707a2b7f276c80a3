import { AnimatePresence, domAnimation, LazyMotion, MotionConfig, m } from 'framer-motion';
import { useEffect, useLayoutEffect, useState } from 'react';
import type { StageBridge } from '../../shared/contract/bridge.ts';
import {
  type LiveVariant,
  type Look,
  plainLook,
  type Scene,
  type StageSnapshot,
} from '../../shared/contract/scenes.ts';
import { shapeOf } from '../../shared/views/picture.ts';
import { addOwnFaces, faceThrough } from '../ui/own-faces.ts';
import type { SnapshotStore } from '../ui/store.ts';
import { CaptionBand } from './Captions.tsx';
import { Frame, Watermark } from './Frame.tsx';
import { LowerThird } from './LowerThird.tsx';
import { SceneView } from './SceneView.tsx';
import { type Arrival, ArrivalContext } from './state/clock.ts';
import { loadFonts } from './state/fonts.ts';
import { sceneMotion } from './state/motion.ts';
import { useSounds } from './state/sounds.ts';
import { langOf, speak } from './state/text.ts';

type Shown = { readonly snapshot: StageSnapshot; readonly arrival: Arrival };

/** What the stage is shown with: `live` is the variant of a live picture, null in the hall. */
type StageProps = {
  readonly bridge: StageBridge;
  readonly store: SnapshotStore<StageSnapshot>;
  readonly live: LiveVariant | null;
};

/** The whole stage. It shows the newest snapshot, once the fonts that it needs have loaded. */
export function Stage({ bridge, store, live }: StageProps) {
  const shown = useShown(bridge, store);
  useRootOf(shown?.snapshot.frame ?? null, live);
  useSounds(live === null ? (shown?.snapshot ?? null) : null, shown?.arrival ?? null);
  if (shown === null) return null;
  const { frame, scene, number } = shown.snapshot;
  speak(frame.language);
  return (
    <LazyMotion features={domAnimation} strict>
      <MotionConfig reducedMotion="user">
        <ArrivalContext key={frame.language} value={shown.arrival}>
          {live !== 'lower' && (
            <>
              {frame.is !== 'idle' && <Frame frame={frame} scene={scene} />}
              <main className="stage-main">
                {/* The next scene does not wait for the last one to leave: the hall sees at once that a button was held. */}
                <AnimatePresence initial={false}>
                  <m.div
                    key={keyOf(scene)}
                    className={`scene scene-${scene.kind}`}
                    data-number={number}
                    {...sceneMotion}
                  >
                    <SceneView bridge={bridge} frame={frame} scene={scene} />
                  </m.div>
                </AnimatePresence>
              </main>
              {frame.rehearsal && <Watermark />}
            </>
          )}
          {frame.is !== 'idle' && live === null && frame.captions && <CaptionBand frame={frame} scene={scene} />}
          {frame.is !== 'idle' && live !== null && live !== 'clean' && <LowerThird frame={frame} scene={scene} />}
        </ArrivalContext>
      </MotionConfig>
    </LazyMotion>
  );
}

/** What television sets may cut off on each side, in percent. */
const titleSafe = 5;

/** Units below the scene: for the lower third of a live picture, for a caption of one or two rows. */
const [saidLive, saidInHall] = [150, 64];

/** Tells the style sheets how the stage looks, and which shape its display has. */
function useRootOf(frame: Look | null, live: LiveVariant | null): void {
  const { theme, language, captions, inset: chosen } = frame ?? plainLook;
  const inset = live === null ? chosen : titleSafe;
  const said = live === 'full' ? saidLive : live === null && captions ? saidInHall : 0;
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.dataset['theme'] = theme;
    root.lang = langOf(language);
    root.style.setProperty('--inset', String(inset / 100));
    root.style.setProperty('--said', String(said));
    if (live !== null) root.dataset['live'] = live;
  }, [theme, language, inset, said, live]);
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
    case 'pages':
      return `pages-${scene.school.code}-${scene.page}`;
    case 'lookup':
      return `lookup-${scene.asked}`;
    default:
      return scene.kind;
  }
}
