// Time on the stage: the wall clock, and how far a film or page timer is.

import { createContext, useContext, useEffect, useState } from 'react';
import type { Playing } from '../../../shared/contract/scenes.ts';

/** How the current snapshot came: when (on performance.now()), and whether its scene was there from the start. */
export type Arrival = { readonly at: number; readonly resumed: boolean };

/** The arrival of the snapshot being shown. */
export const ArrivalContext = createContext<Arrival>({ at: 0, resumed: true });

/** Whether to leave out this scene's opening because the window opened in the middle of it. */
export function useResumed(): boolean {
  return useContext(ArrivalContext).resumed;
}

/** Milliseconds played at `now` (performance.now()), at most `total`. */
export function positionAt(playing: Playing, arrivedAt: number, now: number, total: number): number {
  const elapsed = playing.elapsed + (playing.running ? Math.max(0, now - arrivedAt) : 0);
  return Math.min(Math.max(0, elapsed), total);
}

/** The time of day, updated at each full second or minute and not in between. */
export function useTimeOfDay(step: 'second' | 'minute'): string {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const length = step === 'second' ? 1000 : 60_000;
    const timer = setTimeout(() => setNow(new Date()), length - (Date.now() % length) + 5);
    return () => clearTimeout(timer);
  });
  const two = (value: number) => String(value).padStart(2, '0');
  const minutes = `${two(now.getHours())}:${two(now.getMinutes())}`;
  return step === 'second' ? `${minutes}:${two(now.getSeconds())}` : minutes;
}

/** Whole seconds left of `total` milliseconds; null if `total` is 0. */
export function useSecondsLeft(playing: Playing, total: number): number | null {
  const { at } = useContext(ArrivalContext);
  const left = total - positionAt(playing, at, performance.now(), total);
  const [, setTick] = useState(0);
  useEffect(() => {
    if (!playing.running || left <= 0) return;
    const timer = setTimeout(() => setTick(tick => tick + 1), (left % 1000) + 5);
    return () => clearTimeout(timer);
  });
  return total > 0 ? Math.ceil(left / 1000) : null;
}

/** Whether the system wants less motion. */
export function useReducedMotion(): boolean {
  const [reduced, setReduced] = useState(() => matchMedia('(prefers-reduced-motion: reduce)').matches);
  useEffect(() => {
    const query = matchMedia('(prefers-reduced-motion: reduce)');
    const listen = () => setReduced(query.matches);
    query.addEventListener('change', listen);
    return () => query.removeEventListener('change', listen);
  }, []);
  return reduced;
}
