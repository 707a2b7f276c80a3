// The Electron app: the session, the two windows over it, and nothing of the ceremony itself.

import { join } from 'node:path';
import { app, dialog, type Session, session } from 'electron';
import type { Service } from '../shared/contract/bridge.ts';
import type { Outcome } from '../shared/outcome.ts';
import { text } from '../shared/text/dictionary.ts';
import { sentence } from '../shared/text/refusal.ts';
import type { Language } from '../shared/text/template.ts';
import { followDisplays } from './displays.ts';
import { serveWindows } from './ipc.ts';
import { forbidNetwork, guardContents, lockSession, refuseForeignTrust } from './lockdown.ts';
import { removeMenu } from './menu.ts';
import { pauseStage } from './progress.ts';
import { declareScheme, servePages } from './protocol.ts';
import { askBeforeQuitting } from './quitting.ts';
import { defaultPlaces, parseShellOptions, readyLine } from './shell-options.ts';
import { keepAwake } from './wakefulness.ts';
import { Windows } from './windows.ts';

/** What the shell is given: how to open a session, the folder of the built main process and preloads, how to say a line. */
export type ShellParts = {
  readonly openSession: (places: { dataFolder: string; planPath: string }) => Outcome<Service>;
  readonly folder: string;
  readonly say: (line: string) => void;
};

/** Starts the app. Everything that must stand before Electron is ready is done before this returns. */
export function runShell(parts: ShellParts): Promise<void> {
  if (!app.requestSingleInstanceLock()) {
    // The first instance brings its console to the front.
    app.quit();
    return Promise.resolve();
  }
  const options = parseShellOptions(process.argv.slice(app.isPackaged ? 1 : 2));
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
    console?.focus();
  });
  app.on('window-all-closed', () => app.quit());

  return app.whenReady().then(() => {
    parts.say(readyLine);
    const language: Language = options.language ?? (app.getLocale().startsWith('en') ? 'en' : 'zh');
    const resources = app.isPackaged ? process.resourcesPath : join(parts.folder, '../../assets');
    const places = defaultPlaces(resources, app.getPath('documents'));
    const opened = parts.openSession({
      dataFolder: options.data ?? places.data,
      planPath: options.plan ?? places.plan,
    });
    if (!opened.ok) {
      const { refusal } = opened;
      parts.say(`${refusal.code}: ${sentence(language, refusal)}`);
      dialog.showErrorBox(text(language, 'shell.failed', {}), `${sentence(language, refusal)}\n\n${refusal.code}`);
      app.exit(1);
      return;
    }
    openWindows(opened.value, windows, { folder: parts.folder, language });
  });
}

function openWindows(service: Service, windows: Windows, shell: { folder: string; language: Language }): void {
  const { folder, language } = shell;
  // In memory only: nothing of what the pages show is kept outside the dossier.
  const memory: Session = session.fromPartition('windows', { cache: false });
  lockSession(memory, contents => windows.roleOf(contents));
  servePages(memory, join(folder, '../renderer'));
  const stops = [serveWindows(service, windows)];
  const settings = { session: memory, preloads: folder, language };
  const console = windows.open('console', settings);
  const stage = windows.open('stage', settings);
  askBeforeQuitting(service, console, stage, language);
  const tell = (code: 'shell.projector-lost' | 'shell.mirrored') => {
    // Not waited for: the ceremony goes on behind it.
    void dialog.showMessageBox(console, {
      type: 'warning',
      title: text(language, 'host.title', {}),
      message: text(language, code, {}),
      buttons: [text(language, 'shell.ok', {})],
    });
  };
  stops.push(
    followDisplays(console, stage, {
      onLost: () => {
        void pauseStage(service);
        tell('shell.projector-lost');
      },
      onMirrored: () => tell('shell.mirrored'),
    }),
    keepAwake(service),
  );
  app.on('will-quit', () => {
    for (const stop of stops) stop();
    service.close();
  });
}
