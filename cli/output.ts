// What the command line prints: results on stdout, problems and progress on stderr, exit codes as documented.

import { type Refusal, sentence } from '../shared/text/refusal.ts';
import type { Language } from '../shared/text/template.ts';

/** How a command ends. 0: as wished. 1: read, but with errors, or refused. 2: unreadable, or called wrongly. */
export type ExitCode = 0 | 1 | 2;

/** Prints lines on stdout. */
export function say(...lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** Prints a refusal as one line on stderr, its code first. */
export function complain(language: Language, why: Refusal): void {
  process.stderr.write(`${why.code}: ${sentence(language, why)}\n`);
}

/** Shows on a terminal what work is under way, once it has taken longer than a second; silent where nobody watches. */
export class Progress {
  private readonly began = performance.now();
  private shown = false;

  /** Tells the step that begins now. */
  step(words: string): void {
    if (!process.stderr.isTTY) return;
    if (performance.now() - this.began < 1000 && !this.shown) return;
    this.shown = true;
    process.stderr.write(`\r\u001b[K${words}`);
  }

  /** Clears the line. */
  end(): void {
    if (this.shown) process.stderr.write('\r\u001b[K');
  }
}
