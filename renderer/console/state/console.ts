// What every part of an open ceremony has at hand: the newest snapshot, the step that is shown, the unsaved plan.

import { createContext, useContext } from 'react';
import type { ConsoleSnapshot, StepId } from '../../../shared/contract/snapshots.ts';
import type { KeptDraft } from './planDraft.ts';
import { useWindow, type WindowState } from './window.ts';

/** What the parts of an open ceremony share. */
export type ConsoleState = KeptDraft & {
  readonly snapshot: ConsoleSnapshot;
  readonly step: StepId;
  /** The part of a step that is open, as a tab; it is in the address, so that a reload comes back to it. */
  readonly part: string | null;
  readonly go: (step: StepId, part?: string) => void;
  /** Opens or closes the dialog for exports and for handing over. */
  readonly showExports: (open: boolean) => void;
};

/** Carries it to every part. */
export const ConsoleContext = createContext<ConsoleState | null>(null);

/** What the parts of an open ceremony share, with what the window has. Throws outside it: a bug. */
export function useConsole(): ConsoleState & WindowState {
  const window = useWindow();
  const state = useContext(ConsoleContext);
  if (state === null) throw new Error('outside of a ceremony');
  return { ...window, ...state };
}
