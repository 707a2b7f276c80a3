// The two windows: their options, and how they recover from a crash.

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
import type { LiveVariant } from '../../shared/contract/scenes.ts';
import { text } from '../../shared/text/dictionary.ts';
import type { Language } from '../../shared/text/template.ts';
import { addressOf } from './address.ts';
import { isFull, setFull } from './full-screen.ts';
import { lockedPreferences } from './lockdown.ts';

/** What the windows need. `preloads` is the folder of the built preloads, `icon` the image file for Linux. */
export type WindowSettings = {
  readonly session: Session;
  readonly preloads: string;
  readonly language: Language;
  readonly icon: string;
  /** The console's bounds. */
  readonly console: Rectangle;
  /** What the live picture shows, and its upper left corner. */
  readonly variant: LiveVariant;
  readonly corner: { readonly x: number; readonly y: number };
  /** Called if the page cannot be loaded or keeps crashing. */
  readonly onBroken: () => void;
};

/** A page that crashes more often than this within a minute is not reloaded again. */
const mostCrashes = 5;

/** The options of a window. */
export function windowOptions(
  role: WindowRole,
  settings: WindowSettings,
  platform: NodeJS.Platform,
): BrowserWindowConstructorOptions {
  return {
    title: text(settings.language, 'product.name', {}),
    ...(role === 'console' ? settings.console : { width: 960, height: 540 }),
    // What a broadcasting program takes of a live picture is its content, at the size of a broadcast.
    // Its place is on the console's display: a window manager may choose the projector's, where it would be behind the stage.
    ...(role === 'live' ? { ...settings.corner, width: 1920, height: 1080, useContentSize: true } : {}),
    // A laptop with 1366 × 768 at 125 % has less room than the console wants.
    minWidth: role === 'console' ? Math.min(1024, settings.console.width) : 480,
    minHeight: role === 'console' ? Math.min(640, settings.console.height) : 270,
    ...(platform === 'linux' ? { icon: settings.icon } : {}),
    // macOS's own full screen, of any window, may blank the projector; see full-screen.ts.
    ...(platform === 'darwin' ? { fullscreenable: false } : {}),
    show: false,
    autoHideMenuBar: true,
    // Close to the colour of the pages, so that nothing flashes before their first frame. A lower third alone has none.
    ...(role === 'live' && settings.variant === 'lower'
      ? { transparent: true, frame: false, backgroundColor: '#00000000' }
      : { backgroundColor: '#f7f3ea' }),
    webPreferences: {
      session: settings.session,
      // The live picture is a page of the stage; who sends a message is known by the window that it comes from.
      preload: join(settings.preloads, `preload-${role === 'live' ? 'stage' : role}.cjs`),
      ...lockedPreferences,
      navigateOnDragDrop: false,
      safeDialogs: true,
      devTools: !app.isPackaged,
      // The film goes on while the stage is covered or its display is asleep.
      backgroundThrottling: role === 'console',
      // The stage's sounds are the operator's choice in the console; nobody clicks on the stage.
      autoplayPolicy: role === 'stage' ? 'no-user-gesture-required' : 'document-user-activation-required',
    },
  };
}

/** The open windows, by role. */
export class Windows {
  readonly platform: NodeJS.Platform;
  /** Whether the app is quitting: a page that is not loaded to its end then is not broken. */
  isClosing = false;
  private readonly windows = new Map<WindowRole, BrowserWindow>();

  constructor(platform: NodeJS.Platform) {
    this.platform = platform;
  }

  /** Opens the window of a role; it is shown when its page is ready. */
  open(role: WindowRole, settings: WindowSettings): BrowserWindow {
    const window = new BrowserWindow(windowOptions(role, settings, this.platform));
    const { webContents } = window;
    this.windows.set(role, window);
    window.once('ready-to-show', () => {
      // The stage must not take the keyboard focus from the console.
      if (role === 'console') window.show();
      else window.showInactive();
    });
    window.on('closed', () => {
      if (this.windows.get(role) === window) this.windows.delete(role);
    });
    reloadAfterCrash(webContents, settings.onBroken);
    webContents.on('before-input-event', (event, input) => {
      if (input.type !== 'keyDown' || input.isAutoRepeat) return;
      // There is no menu; these are the only two of its keys that are needed.
      if (input.key === 'F5') webContents.reload();
      else if (input.key === 'F11' && role === 'stage') setFull(window, !isFull(window, this.platform), this.platform);
      else return;
      event.preventDefault();
    });
    window.loadURL(addressOf(role, settings)).catch((error: unknown) => {
      if (this.isClosing || window.isDestroyed()) return;
      // A reload during loading aborts it too.
      if (!(error instanceof Error && error.message.includes('ERR_ABORTED'))) settings.onBroken();
    });
    return window;
  }

  /** The window of a role; null if it is not open. */
  get(role: WindowRole): BrowserWindow | null {
    const window = this.windows.get(role);
    return window === undefined || window.isDestroyed() ? null : window;
  }

  /** The role of the window that shows these contents; null for any other contents. */
  roleOf(contents: WebContents): WindowRole | null {
    return windowRoles.find(role => this.get(role)?.webContents === contents) ?? null;
  }
}

/** Reloads a page whose renderer crashed; it then shows the current state of the ceremony. */
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
