// Asks before quitting while the inputs are closed and the result is not sealed.

import { app, type BrowserWindow, dialog } from 'electron';
import type { Service } from '../../shared/contract/bridge.ts';
import { text } from '../../shared/text/dictionary.ts';
import type { Language } from '../../shared/text/template.ts';
import { isBetweenCloseAndSeal } from '../service/progress.ts';

/** Closing the console quits the app, if necessary after a question; the stage closes with it and cannot be closed alone. */
export function askBeforeQuitting(
  service: Service,
  console: BrowserWindow,
  stage: BrowserWindow,
  language: Language,
): void {
  let mayQuit = false;
  let asking = false;

  const ask = async () => {
    asking = true;
    const { response } = await dialog.showMessageBox(console, {
      type: 'warning',
      title: text(language, 'shell.quit.title', {}),
      message: text(language, 'shell.quit.message', {}),
      detail: text(language, 'shell.quit.detail', {}),
      buttons: [text(language, 'shell.quit.stay', {}), text(language, 'shell.quit.leave', {})],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    asking = false;
    if (response !== 1) return;
    mayQuit = true;
    app.quit();
  };

  console.on('close', event => {
    if (!mayQuit && isBetweenCloseAndSeal(service)) {
      event.preventDefault();
      if (!asking) void ask();
      return;
    }
    mayQuit = true;
  });
  console.on('closed', () => app.quit());
  stage.on('close', event => {
    // Closing the stage by its cross would show the desktop on the projector. When the app quits, windows close in the order in
    // which they were opened: the console has agreed before the stage is asked.
    if (!mayQuit) event.preventDefault();
  });
}
