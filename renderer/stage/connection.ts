// The stage's connection. The build evaluates this first: the first snapshot is on its way while the libraries are evaluated.

import type { StageSnapshot } from '../../shared/contract/scenes.ts';
import { connect } from '../ui/bridge.ts';
import { followSnapshots } from '../ui/store.ts';

/** The bridge of this window. */
export const bridge = connect<StageSnapshot>('stage');

/** The newest snapshot. */
export const store = followSnapshots(bridge);
