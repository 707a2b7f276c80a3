// What the host could say of what is on the stage. The console shows it, the hall may read it as a caption, the live picture carries it.

import type { Scene, SceneOf } from '../contract/scenes.ts';
import type { hostTexts } from '../text/host.ts';
import { phaseAt, phases, spansOf } from './film-phases.ts';

/** The code of a line. */
export type HostCode = keyof typeof hostTexts;

/**
 * The line of a scene. It goes with what is next: commitments are compared once all are in, digits once all are on record, and before a
 * beacon there is something to photograph; where nothing was found there is no line of the list, and where nobody was drawn no rank.
 * `seconds` of a film are played.
 */
export function hostLine(scene: Scene, seconds = 0): HostCode {
  switch (scene.kind) {
    case 'lookup':
      if (scene.answer !== 'found') return 'host.lookup-again';
      return scene.found.some(({ result }) => result !== null) ? 'host.found' : 'host.lookup';
    case 'reveal':
      return scene.unsigned ? 'host.sign' : 'host.reveal';
    case 'inputs':
      if (scene.typing.agreed !== null) return scene.beacon === null ? 'host.agreed' : 'host.agreed-beacon';
      if (scene.beacon !== null) return 'host.beacon';
      return scene.inputs.every(({ value }) => value !== null) ? 'host.complete' : 'host.inputs';
    case 'pages':
      return scene.school.direct ? 'host.pages-direct' : 'host.pages';
    case 'promise':
      if (scene.digest !== null) return 'host.published';
      return scene.holders.every(({ commitment }) => commitment !== null) ? 'host.held' : 'host.promise';
    case 'draw':
      return seconds === 0 ? 'host.draw' : `host.draw-${phaseAt(spansOf(scene.seconds), seconds)}`;
    default:
      return `host.${scene.kind}`;
  }
}

/** The second of a film at which its next line is due; null if the last one is said. */
export function nextLineAt({ seconds: length }: SceneOf<'draw'>, seconds: number): number | null {
  const spans = spansOf(length);
  const next = phases.map(phase => spans[phase].from).find(from => from > seconds);
  return next ?? null;
}
