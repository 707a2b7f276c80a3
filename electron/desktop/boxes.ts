// The boxes that ask and tell. The stage is above everything on its display, and none of them may stand behind it: each belongs to the
// console's window, which comes to the front first. On the projector the stage stays as it is; on the console's display it steps back.

import { app, type BrowserWindow, dialog, type MessageBoxOptions, screen } from 'electron';
import { isFull, setFull } from './full-screen.ts';
import type { Windows } from './windows.ts';

/** Shows a box over the console and returns the number of the button that was pressed; null if there is no console any more. */
export async function showBox(windows: Windows, options: MessageBoxOptions): Promise<number | null> {
  const console = comeForward(windows);
  if (console === null) return null;
  const { response } = await dialog.showMessageBox(console, options);
  return response;
}

/** An error: a heading, what is said of it, and the button of who has read it. */
export type ErrorBox = { readonly title: string; readonly content: string; readonly button: string };

/** Shows an error and waits until it has been read: over the console, or by itself, with the stage put away, if that is not there. */
export function showError(windows: Windows | null, { title, content, button }: ErrorBox): void {
  const console = windows === null ? null : comeForward(windows);
  if (console === null) {
    windows?.get('stage')?.hide();
    dialog.showErrorBox(title, content);
    return;
  }
  // The box of `showErrorBox` belongs to no window: the system may put it on the stage's display, behind the stage.
  const words = { title, message: title, detail: content, buttons: [button] };
  dialog.showMessageBoxSync(console, { type: 'error', noLink: true, ...words });
}

/** Brings the console to the front and makes room before it; null if it is not there. */
function comeForward(windows: Windows): BrowserWindow | null {
  const [console, stage] = [windows.get('console'), windows.get('stage')];
  if (console === null) return null;
  const { platform } = windows;
  if (stage !== null) {
    const [one, other] = [stage, console].map(window => screen.getDisplayMatching(window.getBounds()).id);
    if (one === other && isFull(stage, platform)) setFull(stage, false, platform);
  }
  if (platform === 'darwin' && app.isHidden()) app.show();
  // A box over a minimised or hidden window is minimised or hidden itself.
  if (console.isMinimized()) console.restore();
  console.show();
  console.focus();
  return console;
}
