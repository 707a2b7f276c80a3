// Windows of the installed browser that belong to the app: a profile of their own, no address bar, no network.

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, realpathSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { networklessFlags, sandboxFlags } from '../service/chromium.ts';
import {
  makePrivateFolder,
  noteGuest,
  removePrivateFolder,
  sweepPrivateFolders,
  writePrivately,
} from '../service/private-folders.ts';
import { pageTo } from './message-page.ts';

/** Milliseconds that a browser may take to end when it is asked to, before it is ended by force. */
const patience = 2_000;

/**
 * A proxy that no connection can be made to: the address is nobody's. Chromium uses none for the computer itself, and with a proxy it
 * resolves no name. Switches that map names have the same effect and put a bar with a warning across the window.
 */
const nowhere = '255.255.255.255:9';

/** The switches of an app window. The browser's own services are off, and it can reach no other machine. */
export function windowSwitches(address: string, profile: string, safeGraphics: boolean): string[] {
  return [
    `--app=${address}`,
    `--user-data-dir=${profile}`,
    ...networklessFlags,
    ...sandboxFlags(),
    '--no-default-browser-check',
    '--disable-default-apps',
    '--disable-domain-reliability',
    '--disable-extensions',
    '--disable-translate',
    '--no-pings',
    `--proxy-server=${nowhere}`,
    // The stage sounds if the operator says so in the console: nobody clicks on the stage.
    '--autoplay-policy=no-user-gesture-required',
    '--window-size=1280,800',
    ...(safeGraphics ? ['--disable-gpu'] : []),
  ];
}

/**
 * The folder in which a browser's private folder is made: the system's temporary one. Chromium as a snap has another temporary
 * folder than everybody else, and of the user's files can read those in its own folder.
 */
function folderFor(program: string): string {
  const own = join(homedir(), 'snap/chromium/common');
  try {
    return basename(realpathSync(program)) === 'snap' && existsSync(own) ? own : tmpdir();
  } catch {
    return tmpdir();
  }
}

/** A window of this host. */
export type AppWindow = {
  /** The window is connected: the page with its address is removed. */
  readonly entered: () => void;
};

type Opened = { readonly child: ChildProcess; readonly folder: string };

/** The windows that this host has opened, each with its own temporary profile. */
export class AppWindows {
  private readonly program: string;
  private readonly safeGraphics: boolean;
  private readonly above: string;
  private readonly opened: Opened[] = [];

  constructor(program: string, safeGraphics: boolean) {
    this.program = program;
    this.safeGraphics = safeGraphics;
    this.above = folderFor(program);
    sweepPrivateFolders(this.above);
  }

  /**
   * Opens a window; `onFailed` is called if the program does not start or exits with an error. Every user of the machine can read the
   * switches of a program: the address, whose token works once, is in a page that only this user can read.
   */
  open(address: string, onFailed: () => void): AppWindow {
    let folder: string | null = null;
    try {
      folder = makePrivateFolder(this.above);
      const page = writePrivately(folder, 'start.html', pageTo(address));
      const profile = join(folder, 'profile');
      mkdirSync(profile, { mode: 0o700 });
      const switches = windowSwitches(pathToFileURL(page).href, profile, this.safeGraphics);
      const child = spawn(this.program, switches, { stdio: 'ignore' });
      child.on('error', onFailed);
      child.on('exit', code => {
        if (code !== null && code !== 0) onFailed();
      });
      this.opened.push({ child, folder });
      if (child.pid !== undefined) noteGuest(folder, child.pid);
      return { entered: () => rmSync(page, { force: true }) };
    } catch {
      // The temporary folder takes nothing, or the system starts no program: the address can still be opened by hand.
      if (folder !== null && this.opened.at(-1)?.folder !== folder) removePrivateFolder(folder);
      queueMicrotask(onFailed);
      return { entered: () => undefined };
    }
  }

  /** Ends the browsers and removes their profiles. Never throws. */
  async close(): Promise<void> {
    await Promise.all(this.opened.map(end));
    this.opened.length = 0;
  }
}

async function end({ child, folder }: Opened): Promise<void> {
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) break;
    const ended = new Promise(resolve => child.once('exit', resolve));
    child.kill(signal);
    await Promise.race([ended, new Promise(resolve => setTimeout(resolve, patience).unref())]);
  }
  removePrivateFolder(folder);
}
