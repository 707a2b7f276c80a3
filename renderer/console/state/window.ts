// What every part of the console's window has at hand, whatever is open: the way to ask, the language, the stage.

import { createContext, useContext } from 'react';
import type { Call } from '../../../shared/contract/bridge.ts';
import type { ConsoleSnapshot, Handover } from '../../../shared/contract/snapshots.ts';
import type { Language } from '../../../shared/text/template.ts';
import type { Words } from './words.ts';

/** What the parts of the window share. */
export type WindowState = Pick<ConsoleSnapshot, 'windows' | 'stage'> & {
  readonly call: Call;
  readonly language: Language;
  readonly t: Words;
  /** The program cannot be reached: what is shown is out of date. */
  readonly isLost: boolean;
  /** Whether the ceremony that is open went to another computer. */
  readonly handover: Pick<Handover, 'moved'>;
};

/** Carries it to every part. */
export const WindowContext = createContext<WindowState | null>(null);

/** What the parts of the window share. Throws outside it: a bug. */
export function useWindow(): WindowState {
  const state = useContext(WindowContext);
  if (state === null) throw new Error('outside of the window');
  return state;
}
