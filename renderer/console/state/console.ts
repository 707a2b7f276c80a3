// What every part of the console has at hand: the newest snapshot, the way to ask, the language, the unsaved plan.

import { createContext, useContext } from 'react';
import type { Call } from '../../../shared/contract/bridge.ts';
import type { ConsoleSnapshot, StepId } from '../../../shared/contract/snapshots.ts';
import type { Language } from '../../../shared/text/template.ts';
import type { KeptDraft } from './planDraft.ts';
import type { Words } from './words.ts';

/** What the parts of the console share. */
export type ConsoleState = KeptDraft & {
  readonly snapshot: ConsoleSnapshot;
  readonly call: Call;
  readonly language: Language;
  readonly t: Words;
  /** The program cannot be reached: the snapshot is out of date. */
  readonly isLost: boolean;
  readonly step: StepId;
  /** The part of a step that is open, as a tab; it is in the address, so that a reload comes back to it. */
  readonly part: string | null;
  readonly go: (step: StepId, part?: string) => void;
  /** Opens or closes the dialog for exports and for handing over. */
  readonly showExports: (open: boolean) => void;
};

/** Carries it to every part. */
export const ConsoleContext = createContext<ConsoleState | null>(null);

/** What the parts of the console share. Throws outside it: a bug. */
export function useConsole(): ConsoleState {
  const state = useContext(ConsoleContext);
  if (state === null) throw new Error('outside of the console');
  return state;
}
