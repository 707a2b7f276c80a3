// How the app ends when something is wrong: what stands is closed, a sentence is said, and the process goes. The record needs nothing
// of it: each event was on disk before anybody was told of it.

import { app } from 'electron';
import { text } from '../../shared/text/dictionary.ts';
import { type Refusal, refusal, sentence } from '../../shared/text/refusal.ts';
import type { Language } from '../../shared/text/template.ts';
import { showError } from './boxes.ts';
import type { Windows } from './windows.ts';

/** The end of the app. One for a process. */
export class Ending {
  language: Language = 'zh';
  /** Set when there are windows that a box may stand over or behind. */
  windows: Windows | null = null;
  private readonly say: (line: string) => void;
  private readonly closers: (() => void)[] = [];
  private isEnding = false;

  /** `say` prints a line for whoever started the app. */
  constructor(say: (line: string) => void) {
    this.say = say;
  }

  /** Has `close` called once, however the app ends. */
  before(close: () => void): void {
    this.closers.push(close);
  }

  /** Whether the app is ending or has ended. */
  get hasBegun(): boolean {
    return this.isEnding;
  }

  /** Closes what stands, in the reverse order; a second call does nothing. */
  close(): void {
    this.isEnding = true;
    for (const close of this.closers.splice(0).reverse()) close();
  }

  /** Ends the app after an error that nobody foresaw, with a sentence; Electron would show the stack, or warn and go on. */
  broken(error: unknown): void {
    this.with(refusal('shell.broken', { detail: error instanceof Error ? error.message : String(error) }));
  }

  /** Ends the app with exit code 1 and a sentence that says why. What goes wrong while it ends is not told. */
  with(why: Refusal): void {
    if (this.isEnding) return;
    this.isEnding = true;
    const { language } = this;
    this.say(`${why.code}: ${sentence(language, why)}`);
    const title = text(language, this.closers.length > 0 ? 'shell.ended' : 'shell.failed', {});
    try {
      try {
        this.close();
      } finally {
        const content = `${sentence(language, why)}\n\n${why.code}`;
        showError(this.windows, { title, content, button: text(language, 'shell.read', {}) });
      }
    } finally {
      app.exit(1);
    }
  }

  /** Starts the app again with these arguments, at once and without a question. */
  relaunch(args: readonly string[]): void {
    if (this.isEnding) return;
    try {
      this.close();
    } finally {
      app.relaunch({ args: [...args] });
      app.exit(0);
    }
  }
}
