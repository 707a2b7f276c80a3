// The two windows: how they are made, and how they come back after a crash.

import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  type BrowserWindowConstructorOptions,
  type Rectangle,
  type Session,
  type WebContents,
} from 'electron';
import { type WindowRole, windowRoles } from '../../shared/contract/requests.ts';
import { text } from '../../shared/text/dictionary.ts';
import type { Language } from '../../shared/text/template.ts';
import { addressOf } from './address.ts';
import { lockedPreferences } from './lockdown.ts';

/** What the windows are made with. `preloads` is the folder of the built preloads, `icon` the file that Linux shows. */
export type WindowSettings = {
  readonly session: Session;
  readonly preloads: string;
  readonly language: Language;
  readonly icon: string;
  /** Where the console opens. */
  readonly console: Rectangle;
  /** Called where the page cannot be loaded, or crashes on and on. */
  readonly onBroken: () => void;
};

/** A page that crashes this often within a minute is not reloaded again: a loop helps nobody. */
const mostCrashes = 5;

/** The options of a window. */
export function windowOptions(role: WindowRole, settings: WindowSettings): BrowserWindowConstructorOptions {
  return {
    title: text(settings.language, 'product.name', {}),
    ...(role === 'console' ? settings.console : { width: 960, height: 540 }),
    // A laptop of 1366 × 768 at 125 % has less than the console would like.
    minWidth: role === 'console' ? Math.min(1024, settings.console.width) : 480,
    minHeight: role === 'console' ? Math.min(640, settings.console.height) : 270,
    ...(process.platform === 'linux' ? { icon: settings.icon } : {}),
    show: false,
    autoHideMenuBar: true,
    // Near the colour of both pages, so that nothing flashes before their first frame.
    backgroundColor: '#f7f3ea',
    webPreferences: {
      session: settings.session,
      preload: join(settings.preloads, `preload-${role}.cjs`),
      ...lockedPreferences,
      navigateOnDragDrop: false,
      safeDialogs: true,
      devTools: !app.isPackaged,
      // The film goes on where another window covers the stage's preview or the projector sleeps.
      backgroundThrottling: role === 'console',
    },
  };
}

/** The open windows, by role. */
export class Windows {
  private readonly windows = new Map<WindowRole, BrowserWindow>();

  /** Opens the window of a role; its page comes up when it has something to show. */
  open(role: WindowRole, settings: WindowSettings): BrowserWindow {
    const window = new BrowserWindow(windowOptions(role, settings));
    const { webContents } = window;
    this.windows.set(role, window);
    window.once('ready-to-show', () => {
      // The projector's window must not take the keys from the console.
      if (role === 'console') window.show();
      else window.showInactive();
    });
    window.on('closed', () => {
      if (this.windows.get(role) === window) this.windows.delete(role);
    });
    reloadAfterCrash(webContents, settings.onBroken);
    webContents.on('before-input-event', (event, input) => {
      if (input.type !== 'keyDown' || input.isAutoRepeat) return;
      // There is no menu; these two keys are what one needs of it.
      if (input.key === 'F5') webContents.reload();
      else if (input.key === 'F11' && role === 'stage') window.setFullScreen(!window.isFullScreen());
      else return;
      event.preventDefault();
    });
    window.loadURL(addressOf(role, settings.language)).catch((error: unknown) => {
      // A reload in the middle of loading ends it too.
      if (!(error instanceof Error && error.message.includes('ERR_ABORTED'))) settings.onBroken();
    });
    return window;
  }

  /** The window of a role, while it is open. */
  get(role: WindowRole): BrowserWindow | null {
    const window = this.windows.get(role);
    return window === undefined || window.isDestroyed() ? null : window;
  }

  /** The role of the window that shows these contents; null for any other contents. */
  roleOf(contents: WebContents): WindowRole | null {
    return windowRoles.find(role => this.get(role)?.webContents === contents) ?? null;
  }
}

/** A renderer that dies is started again: its page comes back where the ceremony is. */
function reloadAfterCrash(contents: WebContents, onBroken: () => void): void {
  let crashes: number[] = [];
  contents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || contents.isDestroyed()) return;
    const now = Date.now();
    crashes = [...crashes.filter(time => now - time < 60_000), now];
    if (crashes.length <= mostCrashes) contents.reload();
    else onBroken();
  });
}
