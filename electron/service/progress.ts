// How far a ceremony is, as far as a host must know: to ask before quitting, to keep the display awake, to stop what runs by
// itself on a stage that nobody sees.

import type { Service } from '../../shared/contract/bridge.ts';
import { type Due, isOver } from '../../shared/record/state.ts';

const notBegun: readonly Due['type'][] = ['open', 'freeze'];
const betweenCloseAndSeal: readonly Due['type'][] = ['reveal', 'seed', 'result', 'seal'];

/** The event that is due; the first of all where no ceremony is open. */
export function dueIn(service: Service): Due['type'] {
  const view = service.snapshot('console');
  return view.at === 'ceremony' ? view.due.type : 'open';
}

/** Whether a ceremony has begun (its lists are frozen) and is neither sealed nor given up: the wrong moment to quit. */
export function isUnderWay(service: Service): boolean {
  const due = dueIn(service);
  return !notBegun.includes(due) && !isOver(due);
}

/** Whether the stage is full screen on a display of its own. */
export function isOnProjector(service: Service): boolean {
  return service.snapshot('console').windows.place.place === 'projector';
}

/** Whether the inputs are closed and the result is not sealed. */
export function isBetweenCloseAndSeal(service: Service): boolean {
  return betweenCloseAndSeal.includes(dueIn(service));
}

/** Stops the film or the turning of pages, as the console would. Where neither runs, nothing changes. */
export async function pauseStage(service: Service): Promise<void> {
  const { scene } = service.snapshot('console').stage;
  if (scene.kind === 'pages' && scene.auto > 0) await service.handle('console', { type: 'pages.auto', seconds: 0 });
  else await service.handle('console', { type: 'film.pause' });
}
