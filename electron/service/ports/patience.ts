// Waiting for a file that another program holds.
//
// On Windows a virus scanner, an indexer or a program that copies to a cloud opens a new file for a moment. Until it closes it, renaming,
// removing and opening fail: libuv makes EACCES or EPERM of ERROR_ACCESS_DENIED (which of them depends on its version) and EBUSY of
// ERROR_SHARING_VIOLATION (libuv, src/win/error.c). graceful-fs tries again for a minute. Here the windows stand still meanwhile, because
// nothing may come between two writes of the record: after five seconds Windows would call them "not responding" (IsHungAppWindow).

import { refusal } from '../../../shared/text/refusal.ts';
import { codeOf, KnownTrouble } from './errors.ts';

/** What a machine does about held files; a test brings another one. */
export type Machine = {
  readonly platform?: NodeJS.Platform;
  /** Waits, in milliseconds. */
  readonly pause?: (milliseconds: number) => void;
};

/** Milliseconds between one try and the next: 4.5 s in all. */
const pauses = [10, 20, 40, 80, 160, 320, 640, 640, 640, 640, 640, 670] as const;

// A folder that was emptied counts as not empty until the last program has closed what was in it.
const held: ReadonlySet<string | null> = new Set(['EACCES', 'EPERM', 'EBUSY', 'ENOTEMPTY']);

/** Stops this thread for some milliseconds. */
export function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

/**
 * Calls `work`, which must leave everything as it was where it throws. On Windows it is called again while a file seems to be held,
 * for at most 4.5 s; then `disk.held` is thrown, since nobody can tell from here a file that is held from one that may not be written.
 */
export function patient<T>(work: () => T, { platform = process.platform, pause = sleep }: Machine = {}): T {
  if (platform !== 'win32') return work();
  for (let tries = 0; ; tries++) {
    try {
      return work();
    } catch (error) {
      if (!held.has(codeOf(error))) throw error;
      const next = pauses[tries];
      if (next === undefined) throw new KnownTrouble(file => refusal('disk.held', { file }));
      pause(next);
    }
  }
}
