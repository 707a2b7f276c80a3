// What the host says of the scene, as a caption has it.

import { useContext, useEffect, useState } from 'react';
import type { Scene } from '../../../shared/contract/scenes.ts';
import { hostTexts } from '../../../shared/text/host.ts';
import type { Language } from '../../../shared/text/template.ts';
import { hostLine, nextLineAt } from '../../../shared/views/host-line.ts';
import { ArrivalContext, positionAt } from './clock.ts';

/** The host's line for a scene, in a language; while a film runs it changes with the film's phases. */
export function useSaid(scene: Scene): (language: Language) => string {
  const { at } = useContext(ArrivalContext);
  const [, tick] = useState(0);
  const playing = scene.kind === 'draw' ? scene.playing : null;
  const length = scene.kind === 'draw' ? scene.seconds * 1000 : 0;
  const seconds = playing === null ? 0 : positionAt(playing, at, performance.now(), length) / 1000;
  const next = scene.kind === 'draw' && scene.playing.running ? nextLineAt(scene, seconds) : null;
  useEffect(() => {
    if (next === null) return;
    const timer = setTimeout(() => tick(count => count + 1), (next - seconds) * 1000 + 20);
    return () => clearTimeout(timer);
  });
  return language => hostTexts[hostLine(scene, seconds)][language];
}
