// What is decided before Electron is ready: whether this start may go on, and whether it has to be another one.

import { app } from 'electron';
import { type Refusal, refusal } from '../../shared/text/refusal.ts';

/** The process that the app runs in. */
export type Machine = {
  readonly platform: NodeJS.Platform;
  readonly argv: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
};

/** Switches of Chromium that take away what keeps a page from harm, or let another program into it. */
const weakening = [
  'no-sandbox',
  'disable-seccomp-filter-sandbox',
  'single-process',
  'disable-web-security',
  'remote-debugging-port',
  'remote-debugging-pipe',
] as const;

/** An environment variable by which Electron adds `--no-sandbox` itself (electron_main_delegate.cc). */
const noSandboxVariable = 'ELECTRON_DISABLE_SANDBOX';

/**
 * Refuses a start of the installed app without the protection that `docs/security.md` promises; null if nothing is wrong. It must be asked
 * before `app.enableSandbox()`, which takes the switch out of the command line although the processes forked so far are without a sandbox.
 */
export function weakenedStart({ environment }: Machine): Refusal | null {
  // From its source the app may be driven by tests, and as root it does not start in another way.
  if (!app.isPackaged) return null;
  if (environment[noSandboxVariable] !== undefined) return refusal('shell.weakened', { option: noSandboxVariable });
  const found = weakening.find(each => app.commandLine.hasSwitch(each));
  return found === undefined ? null : refusal('shell.weakened', { option: `--${found}` });
}

/** Closes the door to other programs before it opens with the app: a start that is refused stands until its box is read. */
export function shutOut(): void {
  for (const each of ['remote-debugging-port', 'remote-debugging-pipe']) app.commandLine.removeSwitch(each);
}

/**
 * Whether the app can start itself again: not from a mounted AppImage, nor from the folder into which the portable program unpacks itself. Both
 * are gone before the new start comes to them.
 */
export function canStartAgain({ environment }: Machine): boolean {
  return ['APPIMAGE', 'PORTABLE_EXECUTABLE_DIR'].every(name => environment[name] === undefined);
}

/**
 * The arguments to start again with, so that the windows are X11's; null if they are. Under Wayland no program may choose its window's
 * display. Chromium reads the switch before any script runs (SetOzonePlatformForLinuxIfNeeded in electron_main_delegate.cc), so that one
 * appended here would come too late.
 */
export function argumentsForX11(machine: Machine): readonly string[] | null {
  const { platform, argv, environment } = machine;
  if (platform !== 'linux' || argv.some(each => each.startsWith('--ozone-platform'))) return null;
  if (!canStartAgain(machine)) return null;
  const isWayland = environment['XDG_SESSION_TYPE'] === 'wayland' || Boolean(environment['WAYLAND_DISPLAY']);
  // Without an X server beside the compositor it is Wayland or nothing.
  return isWayland && environment['DISPLAY'] ? [...argv.slice(1), '--ozone-platform=x11'] : null;
}
