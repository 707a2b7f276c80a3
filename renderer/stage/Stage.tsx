import { AnimatePresence, domAnimation, LazyMotion, MotionConfig, m } from 'framer-motion';
import { Activity, useEffect, useLayoutEffect, useState } from 'react';
import type { StageBridge } from '../../shared/contract/bridge.ts';
import {
  type LiveVariant,
  type Look,
  plainLook,
  type Scene,
  type StageSnapshot,
} from '../../shared/contract/scenes.ts';
import type { Language } from '../../shared/text/template.ts';
import { shapeOf } from '../../shared/views/picture.ts';
import { addOwnFaces, faceThrough } from '../ui/own-faces.ts';
import type { SnapshotStore } from '../ui/store.ts';
import { CaptionBand } from './Captions.tsx';
import { Frame, Watermark } from './Frame.tsx';
import { LowerThird } from './LowerThird.tsx';
import { SceneView } from './SceneView.tsx';
import { type Arrival, ArrivalContext } from './state/clock.ts';
import { areThere, loadAhead, loadFonts } from './state/fonts.ts';
import { sceneMotion } from './state/motion.ts';
import { useSounds } from './state/sounds.ts';
import { langOf, speak } from './state/text.ts';

/** A snapshot with its time of arrival. */
type Arrived = { readonly snapshot: StageSnapshot; readonly arrival: Arrival };

/** What the stage is shown with: `live` is the variant of a live picture, null in the hall. */
type StageProps = {
  readonly bridge: StageBridge;
  readonly store: SnapshotStore<StageSnapshot>;
  readonly live: LiveVariant | null;
};

/** The whole stage. It shows the newest snapshot, once the fonts that it needs have loaded. */
export function Stage({ bridge, store, live }: StageProps) {
  const { shown, next } = useShown(bridge, store);
  useRootOf(shown?.snapshot.frame ?? null, live);
  useSounds(live === null ? (shown?.snapshot ?? null) : null, shown?.arrival ?? null);
  const present = shown ?? next;
  if (present === null) return null;
  // What is hidden is made without effects: nothing in it moves or asks for anything before it is shown.
  return (
    <LazyMotion features={domAnimation} strict>
      <MotionConfig reducedMotion="user">
        <Activity mode={shown === null ? 'hidden' : 'visible'}>
          <Picture bridge={bridge} live={live} isShown={shown !== null} {...present} />
        </Activity>
        {shown !== null && next !== null && (
          <Activity mode="hidden">
            <Picture bridge={bridge} live={live} isShown={false} {...next} />
          </Activity>
        )}
      </MotionConfig>
    </LazyMotion>
  );
}

type PictureProps = Arrived & Omit<StageProps, 'store'> & { readonly isShown: boolean };

/** The frame with the scene in it. A scene is called one only where it is shown. */
function Picture({ bridge, live, isShown, snapshot, arrival }: PictureProps) {
  const { frame, scene, number } = snapshot;
  speak(frame.language);
  const marks = isShown
    ? { className: `scene scene-${scene.kind}`, 'data-number': number }
    : { className: 'scene-to-come' };
  return (
    <ArrivalContext key={frame.language} value={arrival}>
      {!isShown && <i data-next={number} />}
      {live !== 'lower' && (
        <>
          {frame.is !== 'idle' && <Frame frame={frame} scene={scene} />}
          <main className="stage-main">
            {/* The next scene does not wait for the last one to leave: the hall sees at once that a button was held. */}
            <AnimatePresence initial={false}>
              <m.div key={keyOf(scene)} {...marks} {...sceneMotion}>
                <SceneView bridge={bridge} frame={frame} scene={scene} />
              </m.div>
            </AnimatePresence>
          </main>
          {frame.rehearsal && <Watermark scene={scene} />}
        </>
      )}
      {frame.is !== 'idle' && live === null && frame.captions && <CaptionBand frame={frame} scene={scene} />}
      {frame.is !== 'idle' && live !== null && live !== 'clean' && <LowerThird frame={frame} scene={scene} />}
    </ArrivalContext>
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

/** The newest snapshot whose fonts are loaded, and the one whose fonts are not: that is made out of sight to see which they are. */
function useShown(bridge: StageBridge, store: SnapshotStore<StageSnapshot>) {
  const [state, setState] = useState<{ readonly shown: Arrived | null; readonly next: Arrived | null }>({
    shown: null,
    next: null,
  });
  useEffect(() => {
    let first: string | null = null;
    let wanted = -1;
    let spokenNow: Language | null = null;
    const show = async (snapshot: StageSnapshot | null) => {
      if (snapshot === null) return;
      first ??= keyOf(snapshot.scene);
      const arrived = { snapshot, arrival: { at: performance.now(), resumed: keyOf(snapshot.scene) === first } };
      if (!arrived.arrival.resumed) first = '';
      wanted = snapshot.number;
      await addOwnFaces(snapshot.frame.faces, digest => faceThrough(bridge, digest));
      if (wanted !== snapshot.number) return;
      if (!areThere(snapshot)) {
        setState(({ shown }) => ({ shown, next: arrived }));
        const root = await made(snapshot.number);
        // The words of what is shown go on in its own language.
        if (spokenNow !== null) speak(spokenNow);
        if (wanted !== snapshot.number) return;
        await loadFonts(root, snapshot);
        if (wanted !== snapshot.number) return;
      }
      spokenNow = snapshot.frame.language;
      setState({ shown: arrived, next: null });
      loadAhead(snapshot.frame);
    };
    void show(store.getState().snapshot);
    return store.subscribe(({ snapshot }) => void show(snapshot));
  }, [bridge, store]);
  return state;
}

/** The stage's element, once what is hidden in it shows the snapshot with this number. */
function made(number: number): Promise<Element> {
  const stage = document.getElementById('stage') ?? document.body;
  return new Promise(resolve => {
    const observer = new MutationObserver(() => look());
    const look = () => {
      if (stage.querySelector(`[data-next="${number}"]`) === null) return;
      observer.disconnect();
      resolve(stage);
    };
    observer.observe(stage, { subtree: true, childList: true, attributeFilter: ['data-next'] });
    look();
  });
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
