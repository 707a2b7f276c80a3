// The Electron app: the session, the two windows over it, and nothing of the ceremony itself.

import { join } from 'node:path';
import { app, dialog, powerMonitor, type Session, screen, session } from 'electron';
import type { Service } from '../../shared/contract/bridge.ts';
import type { Outcome } from '../../shared/outcome.ts';
import { text } from '../../shared/text/dictionary.ts';
import { type Refusal, refusal, sentence } from '../../shared/text/refusal.ts';
import type { Language } from '../../shared/text/template.ts';
import { pauseStage } from '../service/progress.ts';
import type { OpenPrinter } from '../service/sheets/printer.ts';
import { followDisplays, placeOfConsole } from './displays.ts';
import { serveWindows } from './ipc.ts';
import { forbidNetwork, guardContents, lockSession, refuseForeignTrust } from './lockdown.ts';
import { removeMenu } from './menu.ts';
import { electronPrinter } from './printing.ts';
import { declareScheme, servePages } from './protocol.ts';
import { askBeforeQuitting } from './quitting.ts';
import { defaultPlaces, parseShellOptions, readyLine } from './shell-options.ts';
import { keepAwake } from './wakefulness.ts';
import { Windows } from './windows.ts';

/** What the shell is given: how to open a session, the folder of the built main process and preloads, how to say a line. */
export type ShellParts = {
  readonly openSession: (given: {
    dataFolder: string;
    planPath: string;
    isDefaultPlan: boolean;
    printer: OpenPrinter;
  }) => Outcome<Service>;
  readonly folder: string;
  readonly say: (line: string) => void;
};

/** Starts the app. Everything that must stand before Electron is ready is done before this returns. */
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
    const places = defaultPlaces(resources, app.getPath('home'));
    const opened = parts.openSession({
      isDefaultPlan: options.plan === null,
      dataFolder: options.data ?? places.data,
      planPath: options.plan ?? places.plan,
      printer: electronPrinter(join(parts.folder, '../renderer')),
    });
    if (!opened.ok) return endWith(opened.refusal, { language, say: parts.say });
    const { notice = null } = opened.value;
    if (notice !== null) parts.say(sentence(language, notice));
    openWindows(opened.value, windows, { folder: parts.folder, language, say: parts.say });
  });
  return opening.catch((error: unknown) => endBroken(error, { language: options.language ?? 'zh', say: parts.say }));
}

type Voice = { readonly language: Language; readonly say: (line: string) => void };

/** Ends the app for an error that nobody foresaw, with a sentence where Electron would show its stack. */
export function endBroken(error: unknown, voice: Voice): void {
  endWith(refusal('shell.broken', { detail: error instanceof Error ? error.message : String(error) }), voice);
}

function endWith(why: Refusal, { language, say }: Voice): void {
  say(`${why.code}: ${sentence(language, why)}`);
  dialog.showErrorBox(text(language, 'shell.failed', {}), `${sentence(language, why)}\n\n${why.code}`);
  app.exit(1);
}

function openWindows(service: Service, windows: Windows, shell: Voice & { readonly folder: string }): void {
  const { folder, language } = shell;
  // In memory only: nothing of what the pages show is kept outside the dossier.
  const memory: Session = session.fromPartition('windows', { cache: false });
  lockSession(memory, contents => windows.roleOf(contents));
  servePages(memory, join(folder, '../renderer'));
  const stops = [serveWindows(service, windows)];
  const settings = {
    session: memory,
    preloads: folder,
    language,
    icon: join(folder, '../renderer/icon.png'),
    console: placeOfConsole(screen.getAllDisplays(), screen.getPrimaryDisplay()),
    onBroken: () => endWith(refusal('shell.page', {}), shell),
  };
  const console = windows.open('console', settings);
  let broken = false;
  const stage = windows.open('stage', {
    ...settings,
    // The ceremony goes on without it: the console says so, and how to bring it back.
    onBroken: () => {
      broken = true;
      void pauseStage(service);
      service.placeStage({ place: 'closed', address: null, open: () => stage.webContents.reload() });
    },
  });
  stage.webContents.on('did-finish-load', () => {
    if (broken) follow.tellAgain();
    broken = false;
  });
  askBeforeQuitting(service, console, stage, language);
  const follow = followDisplays(console, stage, seen => {
    if (seen === 'lost') void pauseStage(service);
    service.placeStage({ place: seen, address: null, open: null });
  });
  // The lid is closed: nobody sees what would play on, and the displays may be others when it opens.
  const onSuspend = () => void pauseStage(service);
  powerMonitor.on('suspend', onSuspend);
  powerMonitor.on('resume', follow.lookAgain);
  stops.push(follow.stop, keepAwake(service));
  app.on('will-quit', () => {
    powerMonitor.removeListener('suspend', onSuspend);
    powerMonitor.removeListener('resume', follow.lookAgain);
    for (const stop of stops) stop();
    service.close();
  });
}
