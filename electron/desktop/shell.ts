// The Electron app: the house, the two windows over it, and nothing of the ceremony itself.

import { join } from 'node:path';
import { app, dialog, Menu, powerMonitor, type Session, screen, session } from 'electron';
import type { Service } from '../../shared/contract/bridge.ts';
import type { LiveVariant } from '../../shared/contract/scenes.ts';
import type { Outcome } from '../../shared/outcome.ts';
import { text } from '../../shared/text/dictionary.ts';
import { type Refusal, refusal, sentence } from '../../shared/text/refusal.ts';
import type { Language } from '../../shared/text/template.ts';
import { pauseStage } from '../service/progress.ts';
import type { OpenPrinter } from '../service/sheets/printer.ts';
import { declareScheme, servePages } from './app-scheme.ts';
import { consoleBounds, followDisplays } from './displays.ts';
import { serveWindows } from './ipc.ts';
import { keepAwake } from './keep-awake.ts';
import { forbidNetwork, guardContents, lockSession, refuseForeignTrust } from './lockdown.ts';
import { electronPrinter } from './printing.ts';
import { askBeforeQuitting } from './quitting.ts';
import { defaultPaths, parseShellOptions, readyLine } from './shell-options.ts';
import { type WindowSettings, Windows } from './windows.ts';

/** What the shell needs: how to open the house, the folder of the built main process and preloads, how to print a line. */
export type ShellParts = {
  readonly openHouse: (given: {
    home: string;
    dataFolder: string | null;
    planPath: string | null;
    samplePath: string;
    first: 'sample' | 'start';
    printer: OpenPrinter;
  }) => Outcome<Service>;
  readonly folder: string;
  readonly say: (line: string) => void;
};

/** Starts the app. Whatever must happen before Electron is ready happens before this returns. */
export function runShell(parts: ShellParts): Promise<void> {
  const options = parseShellOptions(process.argv.slice(app.isPackaged ? 1 : 2));
  if (!app.requestSingleInstanceLock()) {
    // The first instance brings its console to the front.
    parts.say(`shell.second: ${text(options.language ?? 'zh', 'shell.second', {})}`);
    app.quit();
    return Promise.resolve();
  }
  if (options.safeGraphics) app.disableHardwareAcceleration();
  app.enableSandbox();
  forbidNetwork();
  declareScheme();
  removeMenu(process.platform);
  refuseForeignTrust();

  const windows = new Windows();
  const roleOf: Windows['roleOf'] = contents => windows.roleOf(contents);
  app.on('web-contents-created', (_event, contents) => guardContents(contents, roleOf));
  app.on('session-created', created => lockSession(created, roleOf));
  app.on('second-instance', () => {
    const console = windows.get('console');
    if (console?.isMinimized()) console.restore();
    console?.show();
    console?.focus();
  });
  app.on('window-all-closed', () => app.quit());

  const opening = app.whenReady().then(() => {
    parts.say(readyLine);
    const language: Language = options.language ?? (app.getLocale().startsWith('en') ? 'en' : 'zh');
    const resources = app.isPackaged ? process.resourcesPath : join(parts.folder, '../../assets');
    const paths = defaultPaths(resources, app.getPath('home'));
    const opened = parts.openHouse({
      home: options.home ?? paths.home,
      dataFolder: options.data,
      planPath: options.plan,
      samplePath: paths.sample,
      first: options.first,
      printer: electronPrinter(join(parts.folder, '../renderer')),
    });
    if (!opened.ok) return endWith(opened.refusal, { language, say: parts.say });
    const { notice = null } = opened.value;
    if (notice !== null) parts.say(sentence(language, notice));
    openWindows(opened.value, windows, { folder: parts.folder, language, say: parts.say });
  });
  return opening.catch((error: unknown) => endBroken(error, { language: options.language ?? 'zh', say: parts.say }));
}

type Output = { readonly language: Language; readonly say: (line: string) => void };

/** Ends the app after an unexpected error, with a sentence; Electron would show the stack. */
export function endBroken(error: unknown, output: Output): void {
  endWith(refusal('shell.broken', { detail: error instanceof Error ? error.message : String(error) }), output);
}

function endWith(why: Refusal, { language, say }: Output): void {
  say(`${why.code}: ${sentence(language, why)}`);
  dialog.showErrorBox(text(language, 'shell.failed', {}), `${sentence(language, why)}\n\n${why.code}`);
  app.exit(1);
}

function openWindows(service: Service, windows: Windows, shell: Output & { readonly folder: string }): void {
  const { folder, language } = shell;
  // In memory only: nothing that the pages show is stored outside the dossier.
  const memory: Session = session.fromPartition('windows', { cache: false });
  lockSession(memory, contents => windows.roleOf(contents));
  servePages(memory, join(folder, '../renderer'));
  const stops = [serveWindows(service, windows)];
  const settings = {
    session: memory,
    preloads: folder,
    language,
    icon: join(folder, '../renderer/icon.png'),
    console: consoleBounds(screen.getAllDisplays(), screen.getPrimaryDisplay()),
    variant: 'full',
    onBroken: () => endWith(refusal('shell.page', {}), shell),
  } as const satisfies WindowSettings;
  const console = windows.open('console', settings);
  let broken = false;
  const stage = windows.open('stage', {
    ...settings,
    // The ceremony goes on without it; the console says so and how to bring it back.
    onBroken: () => {
      broken = true;
      void pauseStage(service);
      service.placeStage({ place: 'closed', address: null, open: () => stage.webContents.reload() });
    },
  });
  stage.webContents.on('did-finish-load', () => {
    if (broken) follower.reportAgain();
    broken = false;
  });
  const openLive = (variant: LiveVariant) => {
    windows.get('live')?.destroy();
    const onGone = () => service.placeLive({ isOpen: false, address: null, open: openLive });
    const onBroken = () => windows.get('live')?.destroy();
    windows.open('live', { ...settings, variant, onBroken }).on('closed', onGone);
    service.placeLive({ isOpen: true, address: null, open: openLive });
  };
  service.placeLive({ isOpen: false, address: null, open: openLive });
  askBeforeQuitting(service, console, stage, language);
  const follower = followDisplays(console, stage, status => {
    if (status === 'lost') void pauseStage(service);
    service.placeStage({ place: status, address: null, open: null });
  });
  // While the lid is closed nobody sees the film, and the displays may have changed when it opens.
  const onSuspend = () => void pauseStage(service);
  powerMonitor.on('suspend', onSuspend);
  powerMonitor.on('resume', follower.checkAgain);
  stops.push(follower.stop, keepAwake(service));
  app.on('will-quit', () => {
    powerMonitor.removeListener('suspend', onSuspend);
    powerMonitor.removeListener('resume', follower.checkAgain);
    for (const stop of stops) stop();
    service.close();
  });
}

/** Removes the application menu, so that no shortcut of one does anything in a ceremony. On macOS the app and edit menus stay, which the keys for copying and pasting need. */
function removeMenu(platform: NodeJS.Platform): void {
  Menu.setApplicationMenu(
    platform === 'darwin' ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }]) : null,
  );
}
