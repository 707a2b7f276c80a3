// The stage's three sounds, off unless the operator wants them: a wooden tap when both typings of an input agree, one low bell when the seed
// is shown and when the line of the last place is written. None is for a child.

import { useEffect, useRef } from 'react';
import type { Scene, StageSnapshot } from '../../../shared/contract/scenes.ts';
import { lineWritesAt, spansOf } from '../../../shared/views/film-phases.ts';
import { type Arrival, positionAt } from './clock.ts';

/** A sound of the stage. */
export type Sound = 'tap' | 'bell';

/** How many inputs have their value. */
function inputsIn(scene: Scene): number {
  return scene.kind === 'inputs' ? scene.inputs.filter(({ value }) => value !== null).length : 0;
}

/** The sound of the change from one snapshot to the next; null for silence. A window that has just opened is silent. */
export function soundOf(before: StageSnapshot | null, next: StageSnapshot): Sound | null {
  if (before === null || before.frame.ceremony !== next.frame.ceremony) return null;
  const [from, to] = [before.scene, next.scene];
  if (from.kind === 'inputs' && to.kind === 'inputs' && from.typing.agreed === null) {
    // Nobody types what a rehearsal fills in: there the value itself is what comes.
    return to.typing.agreed !== null || inputsIn(to) > inputsIn(from) ? 'tap' : null;
  }
  // Back from a standby or a look-up it has been heard.
  return from.kind === 'reveal' && to.kind === 'seed' ? 'bell' : null;
}

/** Milliseconds from now until the line of a running film is written; null if it is written or nothing runs. */
export function untilLine(scene: Scene, arrivedAt: number, now: number): number | null {
  if (scene.kind !== 'draw' || !scene.playing.running) return null;
  const left =
    lineWritesAt(spansOf(scene.seconds)) * 1000 - positionAt(scene.playing, arrivedAt, now, scene.seconds * 1000);
  return left > 0 ? left : null;
}

/** Sounds at the changes of what is shown, where `frame.sounds` asks for it. */
export function useSounds(snapshot: StageSnapshot | null, arrival: Arrival | null): void {
  const before = useRef<StageSnapshot | null>(null);
  const wanted = snapshot?.frame.sounds === true;
  useEffect(() => {
    if (snapshot === null || arrival === null) return;
    const sound = soundOf(before.current, snapshot);
    before.current = snapshot;
    if (!wanted) return;
    if (sound !== null) play(sound);
    const left = untilLine(snapshot.scene, arrival.at, performance.now());
    if (left === null) return;
    const timer = setTimeout(() => play('bell'), left);
    return () => clearTimeout(timer);
  }, [snapshot, arrival, wanted]);
}

let context: AudioContext | null = null;

/** Plays a sound; where the machine has none, nothing happens. */
function play(sound: Sound): void {
  context ??= new AudioContext();
  const { destination, currentTime: now } = context;
  void context.resume().catch(() => undefined);
  for (const { hertz, loud, seconds } of partials[sound]) {
    const [tone, volume] = [context.createOscillator(), context.createGain()];
    tone.frequency.value = hertz;
    volume.gain.setValueAtTime(0.0001, now);
    volume.gain.exponentialRampToValueAtTime(loud, now + 0.004);
    volume.gain.exponentialRampToValueAtTime(0.0001, now + seconds);
    tone.connect(volume).connect(destination);
    tone.start(now);
    tone.stop(now + seconds);
  }
}

/** What the sounds are made of: wood is short, a bell has partials that are no multiples of its lowest tone. */
const partials: { readonly [Name in Sound]: readonly { hertz: number; loud: number; seconds: number }[] } = {
  tap: [
    { hertz: 820, loud: 0.35, seconds: 0.07 },
    { hertz: 1730, loud: 0.15, seconds: 0.035 },
  ],
  bell: [
    { hertz: 110, loud: 0.3, seconds: 4 },
    { hertz: 220, loud: 0.2, seconds: 3.2 },
    { hertz: 264, loud: 0.14, seconds: 2.6 },
    { hertz: 440, loud: 0.08, seconds: 1.6 },
  ],
};
