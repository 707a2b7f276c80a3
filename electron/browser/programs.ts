// The installed browser, and a window of it that is the app's: its own profile, no address bar, no network.

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Names of the browsers on a PATH, the preferred first. */
const names = [
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
  'chromium',
  'chromium-browser',
];

/** Where macOS keeps them. */
const macPrograms = ['Google Chrome', 'Microsoft Edge', 'Chromium'].map(
  name => `/Applications/${name}.app/Contents/MacOS/${name}`,
);

/** Where Windows keeps them, below the folders for programs. */
const windowsPrograms = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];

/** Finds Chrome, Edge or Chromium: what SUNSHINE_BROWSER names, or the first that is installed; null where none is. */
export function findProgram(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string | null {
  const named = environment['SUNSHINE_BROWSER'];
  if (named !== undefined && named !== '') return existsSync(named) ? named : null;
  const candidates = (): readonly string[] => {
    if (platform === 'darwin') return macPrograms;
    if (platform === 'win32') {
      const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap(name => environment[name] ?? []);
      return windowsPrograms.flatMap(program => folders.map(folder => join(folder, program)));
    }
    const folders = (environment['PATH'] ?? '').split(delimiter).filter(folder => folder !== '');
    return names.flatMap(name => folders.map(folder => join(folder, name)));
  };
  return candidates().find(path => existsSync(path)) ?? null;
}

/** The switches of an app window. The browser's own services are off, and it can reach no other machine. */
export function windowSwitches(address: string, profile: string, safeGraphics: boolean): string[] {
  return [
    `--app=${address}`,
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-domain-reliability',
    '--disable-extensions',
    '--disable-sync',
    '--disable-translate',
    '--no-pings',
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    '--window-size=1280,800',
    ...(safeGraphics ? ['--disable-gpu'] : []),
    // Chromium refuses to run as root with its sandbox on: some live systems have no other user.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
}

/** The windows that this host has opened, each with a temporary profile of its own. */
export class OpenedWindows {
  private readonly program: string;
  private readonly safeGraphics: boolean;
  private readonly opened: { readonly child: ChildProcess; readonly profile: string }[] = [];

  constructor(program: string, safeGraphics: boolean) {
    this.program = program;
    this.safeGraphics = safeGraphics;
  }

  /** Opens a window; `onFailed` is called where the program does not start or ends at once with an error. */
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
      // A browser that is still writing keeps its folder for a moment.
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    }
    this.opened.length = 0;
  }
}
