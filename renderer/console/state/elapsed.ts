// How far the film on the stage is: what the snapshot says, and the time since it came.

import { useEffect, useState } from 'react';
import type { Scene } from '../../../shared/contract/scenes.ts';

/** The scene of a film. */
export type DrawScene = Extract<Scene, { kind: 'draw' }>;

/** Milliseconds of the film played by now. `number` is that of the snapshot that the scene came with. */
export function useElapsed({ playing }: Pick<DrawScene, 'playing'>, number: number): number {
  const [since, setSince] = useState(0);
  const { elapsed, running } = playing;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new snapshot starts the count anew
  useEffect(() => {
    setSince(0);
    if (!running) return;
    const start = performance.now();
    const timer = setInterval(() => setSince(performance.now() - start), 250);
    return () => clearInterval(timer);
  }, [number, elapsed, running]);
  return elapsed + since;
}
