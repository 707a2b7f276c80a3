// Keeps the projector from falling asleep during a ceremony, and before it while people arrive.

import { powerSaveBlocker } from 'electron';
import type { Service } from '../../shared/contract/bridge.ts';
import { isOnProjector, isUnderWay } from '../service/progress.ts';

/** Keeps the displays awake while a ceremony is under way or the stage is on a projector. Returns how to stop. */
export function keepAwake(service: Service): () => void {
  let blocker: number | null = null;
  const settle = () => {
    const wanted = isUnderWay(service) || isOnProjector(service);
    if (wanted && blocker === null) blocker = powerSaveBlocker.start('prevent-display-sleep');
    if (!wanted) release();
  };
  const release = () => {
    if (blocker !== null) powerSaveBlocker.stop(blocker);
    blocker = null;
  };
  settle();
  const unsubscribe = service.onChange(settle);
  return () => {
    unsubscribe();
    release();
  };
}
