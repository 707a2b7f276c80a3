// Full screen, as each system has it. On macOS it is the simple one: with "Displays have separate Spaces" off, the native one blanks
// every other display, the console's too.

import type { BrowserWindow } from 'electron';

/** Whether a window is full screen. */
export function isFull(window: BrowserWindow, platform: NodeJS.Platform): boolean {
  return platform === 'darwin' ? window.isSimpleFullScreen() : window.isFullScreen();
}

/**
 * Makes a window full screen on the display it is on, or ends that. On Windows the events are told before anything has happened
 * (native_window_views.cc), in simple full screen not at all: whoever waits asks `isFull` after the call.
 */
export function setFull(window: BrowserWindow, full: boolean, platform: NodeJS.Platform): void {
  if (platform === 'darwin') window.setSimpleFullScreen(full);
  else window.setFullScreen(full);
}

/** Keeps the stage above other programs' messages while it is full screen on the projector, and only then. */
export function setOnTop(stage: BrowserWindow, onTop: boolean): void {
  if (onTop) stage.setAlwaysOnTop(true, 'screen-saver');
  else stage.setAlwaysOnTop(false);
}
