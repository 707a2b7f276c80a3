// The Electron app: the house, the two windows over it, and nothing of the ceremony itself.

import { join } from 'node:path';
import { app, Menu, powerMonitor, type Session, screen, session } from 'electron';
import type { Service } from '../../shared/contract/bridge.ts';
import type { LiveVariant } from '../../shared/contract/scenes.ts';
import type { Outcome } from '../../shared/outcome.ts';
import { text } from '../../shared/text/dictionary.ts';
import { refusal, sentence } from '../../shared/text/refusal.ts';
import { pauseStage } from '../service/progress.ts';
import type { OpenPrinter } from '../service/sheets/printer.ts';
import { declareScheme, servePages } from './app-scheme.ts';
import { showBox } from './boxes.ts';
import { consoleBounds } from './displays.ts';
import { Ending } from './ending.ts';
import { watchGraphics } from './graphics.ts';
import { serveWindows } from './ipc.ts';
import { keepAwake } from './keep-awake.ts';
import { forbidNetwork, guardContents, lockSession, refuseForeignTrust } from './lockdown.ts';
import { electronPrinter } from './printing.ts';
import { askBeforeQuitting } from './quitting.ts';
import { defaultPaths, parseShellOptions, readyLine, type ShellOptions } from './shell-options.ts';
import { followStage } from './stage-window.ts';
import { argumentsForX11, type Machine, shutOut, weakenedStart } from './starting.ts';
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
  /** The process that the app runs in, unless it is this one. */
  readonly machine?: Machine;
};

/** Starts the app. Whatever must happen before Electron is ready happens before this returns. `ending` ends it when something is wrong. */
export function runShell(parts: ShellParts, ending = new Ending(parts.say)): Promise<void> {
  const { say, machine = { platform: process.platform, argv: process.argv, environment: process.env } } = parts;
  // Whatever stands first: from its source the app's folder is among the arguments, and not always the first of them.
  const options = parseShellOptions(machine.argv.slice(1));
  ending.language = options.language ?? 'zh';
  const weakened = weakenedStart(machine);
  if (weakened !== null) {
    shutOut();
    // On Linux a box needs a ready app; nothing is opened in it.
    return app.whenReady().then(() => ending.with(weakened));
  }
  if (!app.requestSingleInstanceLock()) {
    // The first instance brings its console to the front.
    say(`shell.second: ${text(ending.language, 'shell.second', {})}`);
    app.quit();
    return Promise.resolve();
  }
  const forX11 = argumentsForX11(machine);
  if (forX11 !== null) {
    ending.relaunch(forX11);
    return Promise.resolve();
  }
  if (options.safeGraphics) app.disableHardwareAcceleration();
  // It takes `--no-sandbox` away, without which root cannot start what is not installed.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  forbidNetwork();
  declareScheme();
  setMenu(machine.platform);
  refuseForeignTrust();
  watchGraphics(machine, options, ending, say);

  const windows = new Windows(machine.platform);
  ending.windows = windows;
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
  app.on('will-quit', () => ending.close());

  const opening = app.whenReady().then(() => {
    say(readyLine);
    if (options.language === null && app.getLocale().startsWith('en')) ending.language = 'en';
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
    if (!opened.ok) return ending.with(opened.refusal);
    ending.before(() => opened.value.close());
    const { notice = null } = opened.value;
    if (notice !== null) say(sentence(ending.language, notice));
    openWindows(opened.value, windows, { folder: parts.folder, options, ending });
  });
  return opening.catch((error: unknown) => ending.broken(error));
}

type Shell = { readonly folder: string; readonly options: ShellOptions; readonly ending: Ending };

function openWindows(service: Service, windows: Windows, { folder, options, ending }: Shell): void {
  const { language } = ending;
  // In memory only: nothing that the pages show is stored outside the dossier.
  const memory: Session = session.fromPartition('windows', { cache: false });
  lockSession(memory, contents => windows.roleOf(contents));
  servePages(memory, join(folder, '../renderer'));
  memory.on('will-download', (_event, item) => {
    // The dialog would have the blob's address for a title, and without a locale of UTF-8 another name for the file.
    item.setSaveDialogOptions({ title: text(language, 'shell.save', {}), defaultPath: item.getFilename() });
  });
  ending.before(serveWindows(service, windows));
  const settings = {
    session: memory,
    preloads: folder,
    language,
    icon: join(folder, '../renderer/icon.png'),
    console: consoleBounds(screen.getAllDisplays(), screen.getPrimaryDisplay()),
    variant: 'full',
    corner: { x: 0, y: 0 },
    onBroken: () => ending.with(refusal('shell.page', {})),
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
    const { x, y } = screen.getDisplayMatching(console.getBounds()).workArea;
    windows.open('live', { ...settings, variant, corner: { x, y }, onBroken }).on('closed', onGone);
    service.placeLive({ isOpen: true, address: null, open: openLive });
  };
  service.placeLive({ isOpen: false, address: null, open: openLive });
  askBeforeQuitting({ service, windows, language, ending });
  const follower = followStage(console, stage, {
    platform: windows.platform,
    report: status => {
      if (status === 'lost' || status === 'astray') void pauseStage(service);
      service.placeStage({ place: status, address: null, open: status === 'astray' ? follower.bringBack : null });
    },
  });
  // While the lid is closed nobody sees the film, and the displays may have changed when it opens.
  const onSuspend = () => void pauseStage(service);
  powerMonitor.on('suspend', onSuspend);
  powerMonitor.on('resume', follower.checkAgain);
  ending.before(() => {
    powerMonitor.removeListener('suspend', onSuspend);
    powerMonitor.removeListener('resume', follower.checkAgain);
  });
  ending.before(follower.stop);
  ending.before(keepAwake(service));
  if (options.graphicsFailed) console.once('show', () => void tellGraphics(windows, ending));
}

/** Tells why the app has started itself again. */
async function tellGraphics(windows: Windows, { language }: Ending): Promise<void> {
  await showBox(windows, {
    type: 'info',
    title: text(language, 'product.name', {}),
    message: text(language, 'shell.graphics', {}),
    buttons: [text(language, 'shell.read', {})],
    noLink: true,
  });
}

/**
 * Sets the application menu: none, so that no shortcut of one does anything in a ceremony. On macOS it is small: what the keys for copying
 * and pasting need, and no Hide, which would take the stage from the projector too.
 */
function setMenu(platform: NodeJS.Platform): void {
  const appMenu = [{ role: 'about' }, { type: 'separator' }, { role: 'quit' }] as const;
  Menu.setApplicationMenu(
    platform === 'darwin'
      ? Menu.buildFromTemplate([{ label: app.name, submenu: [...appMenu] }, { role: 'editMenu' }])
      : null,
  );
}
