// What the scenes and the console are views of, with the ceremony that their steps are put on record by.

import type { Ceremony } from '../../../shared/ceremony/ceremony.ts';
import type { StageReading } from '../../../shared/views/scenes.ts';

/** A record that is running. `ceremony` is null until something is put on it. */
export type Hall = StageReading & { readonly ceremony: Ceremony | null };
