// Windows of the installed browser that belong to the app: a profile of their own, no address bar, no network.

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { networklessFlags, sandboxFlags } from '../service/chromium.ts';

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
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    // The stage sounds if the operator says so in the console: nobody clicks on the stage.
    '--autoplay-policy=no-user-gesture-required',
    '--window-size=1280,800',
    ...(safeGraphics ? ['--disable-gpu'] : []),
  ];
}

/** The windows that this host has opened, each with its own temporary profile. */
export class AppWindows {
  private readonly program: string;
  private readonly safeGraphics: boolean;
  private readonly opened: { readonly child: ChildProcess; readonly profile: string }[] = [];

  constructor(program: string, safeGraphics: boolean) {
    this.program = program;
    this.safeGraphics = safeGraphics;
  }

  /** Opens a window; `onFailed` is called if the program does not start or exits with an error. */
  open(address: string, onFailed: () => void): void {
    const profile = mkdtempSync(join(tmpdir(), 'sunshine-draw-'));
    const child = spawn(this.program, windowSwitches(address, profile, this.safeGraphics), { stdio: 'ignore' });
    child.on('error', onFailed);
    child.on('exit', code => {
      if (code !== null && code !== 0) onFailed();
    });
    this.opened.push({ child, profile });
  }

  /** Ends the browsers and removes their profiles. */
  async close(): Promise<void> {
    for (const { child, profile } of this.opened) {
      if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
        const ended = new Promise(resolve => child.once('exit', resolve));
        child.kill();
        await Promise.race([ended, new Promise(resolve => setTimeout(resolve, 2_000).unref())]);
      }
      // A browser that is still writing keeps its folder busy for a moment.
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    }
    this.opened.length = 0;
  }
}
