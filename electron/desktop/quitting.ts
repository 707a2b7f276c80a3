// Asks before quitting while a ceremony is under way: from the freeze to the seal.

import { app } from 'electron';
import type { Service } from '../../shared/contract/bridge.ts';
import { text } from '../../shared/text/dictionary.ts';
import type { Language } from '../../shared/text/template.ts';
import { isBetweenCloseAndSeal, isUnderWay } from '../service/progress.ts';
import { showBox } from './boxes.ts';
import type { Ending } from './ending.ts';
import type { Windows } from './windows.ts';

/** What the question is about: the service, its windows, and how the app ends. */
export type Quitting = {
  readonly service: Service;
  readonly windows: Windows;
  readonly language: Language;
  readonly ending: Ending;
};

/**
 * Closing the console quits the app, if necessary after a question; the stage closes with it and cannot be closed alone. The end of the
 * session (Windows) is resisted while a ceremony is under way. On macOS it comes as a request to quit and meets the same question: `shutdown` of
 * powerMonitor is left alone there, since whoever prevents it makes Cmd+Q do nothing from then on (electron_application.mm). On Linux that event
 * delays the end by a few seconds at most (power_observer_linux.cc), for which the record has no need.
 */
export function askBeforeQuitting({ service, windows, language, ending }: Quitting): void {
  const [console, stage] = [windows.get('console'), windows.get('stage')];
  let mayQuit = false;
  let isAsking = false;

  /** Whether quitting has to wait for an answer, which is asked for. `sessionEnds`: the system wants to log off, shut down or restart. */
  const mustAsk = (sessionEnds: boolean): boolean => {
    // Without a console nobody can be asked.
    if (mayQuit || ending.hasBegun || windows.get('console') === null || !isUnderWay(service)) return false;
    if (!isAsking) void ask(sessionEnds);
    return true;
  };
  const ask = async (sessionEnds: boolean) => {
    isAsking = true;
    const detail = text(language, 'shell.quit.detail', {});
    const button = await showBox(windows, {
      type: 'warning',
      title: text(language, 'shell.quit.title', {}),
      message: text(language, isBetweenCloseAndSeal(service) ? 'shell.quit.closed' : 'shell.quit.frozen', {}),
      detail: sessionEnds ? `${text(language, 'shell.quit.session', {})}\n\n${detail}` : detail,
      buttons: [text(language, 'shell.quit.stay', {}), text(language, 'shell.quit.leave', {})],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    isAsking = false;
    if (button !== 1) return;
    mayQuit = true;
    app.quit();
  };

  // Before any window is asked: quitting asks them all, on macOS the newest first (window_list.cc), and those that may close are gone
  // whatever the others answer.
  app.on('before-quit', event => {
    if (mustAsk(false)) return event.preventDefault();
    mayQuit = true;
    windows.isClosing = true;
  });
  console?.on('close', event => {
    if (mustAsk(false)) event.preventDefault();
    else mayQuit = true;
  });
  console?.on('closed', () => app.quit());
  stage?.on('close', event => {
    // Closing the stage by its cross would show the desktop on the projector. It closes with the app.
    if (!mayQuit) event.preventDefault();
  });
  // Windows asks every window; one that says no is enough.
  console?.on('query-session-end', event => {
    if (mustAsk(true)) event.preventDefault();
  });
  // Whoever goes on all the same ends this process as soon as this has returned.
  console?.on('session-end', () => ending.close());
}
