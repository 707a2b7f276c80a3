// What happens when the graphics process is gone. Chromium starts another one, but what stood in a canvas is lost, and a driver that
// failed once fails again: the app starts again without graphics acceleration, once. It must be called before Electron is ready.

import { app } from 'electron';
import { text } from '../../shared/text/dictionary.ts';
import type { Ending } from './ending.ts';
import type { ShellOptions } from './shell-options.ts';
import { canStartAgain, type Machine } from './starting.ts';

/** The arguments that such a start is made with: no acceleration, and a sentence in the console. */
const safeAgain = ['--safe-graphics', '--graphics-failed'] as const;

/** Reasons that say nothing of the driver: somebody, or the system for want of memory, ended the process. */
const byOthers: readonly string[] = ['killed', 'memory-eviction', 'oom'];

/**
 * How often others may end it. At the sixth time Chromium ends the whole app, without a word (gpu_data_manager_impl_private.cc). Its switch
 * against that limit is no way out: where the process cannot be started at all, Chromium tries for ever.
 */
const mostByOthers = 2;

/** The exit code of a graphics process that wants to be started again, after a sleep or with another display (viz/service/gl/exit_code.h). */
const wantsRestart = 34;

/** Starts the app again with safe graphics when its graphics process has failed; never a second time. */
export function watchGraphics(
  machine: Machine,
  options: ShellOptions,
  ending: Ending,
  say: (line: string) => void,
): void {
  let byOthersSoFar = 0;
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (type !== 'GPU' || ending.hasBegun || options.safeGraphics || !canStartAgain(machine)) return;
    if (reason === 'clean-exit' || exitCode === wantsRestart) return;
    if (byOthers.includes(reason) && ++byOthersSoFar <= mostByOthers) return;
    say(`shell.graphics: ${text(ending.language, 'shell.graphics', {})}`);
    ending.relaunch([...machine.argv.slice(1), ...safeAgain]);
  });
}
