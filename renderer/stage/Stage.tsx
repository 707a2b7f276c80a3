import { AnimatePresence, domAnimation, LazyMotion, MotionConfig, m } from 'framer-motion';
import { Activity, useEffect, useState } from 'react';
import type { StageBridge } from '../../shared/contract/bridge.ts';
import type { Scene, StageSnapshot } from '../../shared/contract/scenes.ts';
import { addOwnFaces, faceThrough } from '../ui/own-faces.ts';
import type { SnapshotStore } from '../ui/store.ts';
import { Frame, Watermark } from './Frame.tsx';
import { SceneView } from './SceneView.tsx';
import { type Arrival, ArrivalContext } from './state/clock.ts';
import { areThere, loadAhead, loadFonts } from './state/fonts.ts';
import { sceneMotion } from './state/motion.ts';

/** A snapshot with its time of arrival. */
type Arrived = { readonly snapshot: StageSnapshot; readonly arrival: Arrival };

/** The whole stage. It shows the newest snapshot, once the fonts that it needs have loaded. */
export function Stage(props: { readonly bridge: StageBridge; readonly store: SnapshotStore<StageSnapshot> }) {
  const { bridge, store } = props;
  const { shown, next } = useShown(bridge, store);
  useEffect(() => {
    document.documentElement.dataset['theme'] = shown?.snapshot.frame.theme ?? 'paper';
  }, [shown]);
  const present = shown ?? next;
  if (present === null) return null;
  // What is hidden is made without effects: nothing in it moves or asks for anything before it is shown.
  return (
    <LazyMotion features={domAnimation} strict>
      <MotionConfig reducedMotion="user">
        <Activity mode={shown === null ? 'hidden' : 'visible'}>
          <Picture bridge={bridge} isShown={shown !== null} {...present} />
        </Activity>
        {shown !== null && next !== null && (
          <Activity mode="hidden">
            <Picture bridge={bridge} isShown={false} {...next} />
          </Activity>
        )}
      </MotionConfig>
    </LazyMotion>
  );
}

type PictureProps = Arrived & { readonly bridge: StageBridge; readonly isShown: boolean };

/** The frame with the scene in it. A scene is called one only where it is shown. */
function Picture({ bridge, isShown, snapshot, arrival }: PictureProps) {
  const { frame, scene, number } = snapshot;
  const marks = isShown
    ? { className: `scene scene-${scene.kind}`, 'data-number': number }
    : { className: 'scene-to-come', 'data-next': number };
  return (
    <ArrivalContext value={arrival}>
      {frame.is !== 'idle' && <Frame frame={frame} scene={scene} />}
      <main className="stage-main">
        {/* The next scene does not wait for the last one to leave: the hall sees at once that a button was held. */}
        <AnimatePresence initial={false}>
          <m.div key={keyOf(scene)} {...marks} {...sceneMotion}>
            <SceneView bridge={bridge} frame={frame} scene={scene} />
          </m.div>
        </AnimatePresence>
      </main>
      {frame.rehearsal && <Watermark />}
    </ArrivalContext>
  );
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
    const show = async (snapshot: StageSnapshot | null) => {
      if (snapshot === null) return;
      first ??= keyOf(snapshot.scene);
      const arrived = { snapshot, arrival: { at: performance.now(), resumed: keyOf(snapshot.scene) === first } };
      if (!arrived.arrival.resumed) first = '';
      wanted = snapshot.number;
      await addOwnFaces(snapshot.frame.faces, digest => faceThrough(bridge, digest));
      if (wanted !== snapshot.number) return;
      if (!areThere(JSON.stringify(snapshot))) {
        setState(({ shown }) => ({ shown, next: arrived }));
        const root = await made(snapshot.number);
        if (wanted !== snapshot.number) return;
        await loadFonts(root, snapshot.scene);
        if (wanted !== snapshot.number) return;
      }
      setState({ shown: arrived, next: null });
      loadAhead(snapshot.frame.roster !== null);
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
    case 'pages':
      return `pages-${scene.school.code}-${scene.page}`;
    case 'lookup':
      return `lookup-${scene.asked}`;
    default:
      return scene.kind;
  }
}
