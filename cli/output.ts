// What the command line prints: results on stdout, problems and progress on stderr, exit codes as documented. All of it goes through
// this file, a line at a time, and no character of a line acts on the terminal: names and texts of files are not the program's own.

import { text } from '../shared/text/dictionary.ts';
import { type Refusal, refusal, sentence } from '../shared/text/refusal.ts';
import type { Language } from '../shared/text/template.ts';
import { shownValue } from '../shared/text/value-names.ts';
import { visible } from '../shared/text/visible.ts';
import type { Check } from '../shared/verifier/checks.ts';

/** The exit code of a command. 0: success. 1: read, but with errors, or refused. 2: unreadable, or a wrong call. */
export type ExitCode = 0 | 1 | 2;

/**
 * How a command ended: its exit code, the last lines for stdout, and what went wrong. A problem that is no refusal is a line by
 * itself.
 */
export type Ending = {
  readonly code: ExitCode;
  readonly lines?: readonly string[];
  readonly problem?: Refusal | string;
};

/** A command that did what was asked, with its last lines. */
export function succeeded(...lines: readonly string[]): Ending {
  return { code: 0, lines };
}

/** A command that was refused. */
export function rejected(problem: Refusal): Ending {
  return { code: 1, problem };
}

/** A wrong call, or a file that cannot be read. */
export function unreadable(problem: Refusal): Ending {
  return { code: 2, problem };
}

/** A command that ended in an error that nobody foresaw: in one line, never in a trace. */
export function unexpected(error: unknown): Ending {
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return unreadable(refusal('cli.unexpected', { reason }));
}

/** Prints how a command ended and returns its exit code. A refusal is one line, its code first. */
export function printEnding(language: Language, { code, lines = [], problem }: Ending): ExitCode {
  if (lines.length > 0) say(...lines);
  if (problem !== undefined) tell(problemLine(language, problem));
  return code;
}

/** What went wrong as one line. */
export function problemLine(language: Language, problem: Refusal | string): string {
  return typeof problem === 'string' ? problem : `${problem.code}: ${sentence(language, problem)}`;
}

/** One check as a line: its id, padded to `width`, and its value; expected and actual value if it failed. */
export function checkLine(
  language: Language,
  { id, ok, expected, actual }: Pick<Check, 'ok' | 'expected' | 'actual'> & { readonly id: string },
  width: number,
): string {
  const name = id.padEnd(width);
  if (ok) return `✓ ${name} ${actual}`;
  return `✗ ${name} ${text(language, 'verify.values', { expected, actual: shownValue(language, actual) })}`;
}

/** Prints lines on stdout. */
export function say(...lines: readonly string[]): void {
  process.stdout.write(`${lines.map(visible).join('\n')}\n`);
}

/** Prints lines on stderr. */
export function tell(...lines: readonly string[]): void {
  process.stderr.write(`${lines.map(visible).join('\n')}\n`);
}

/** Shows the current step on a terminal once the work has taken longer than a second; silent where stderr is no terminal. */
export class Progress {
  private readonly began = performance.now();
  private shown = false;

  /** Names the step that begins now. */
  step(words: string): void {
    if (!process.stderr.isTTY) return;
    if (performance.now() - this.began < 1000 && !this.shown) return;
    this.shown = true;
    process.stderr.write(`\r\u001b[K${visible(words)}`);
  }

  /** Clears the line. */
  end(): void {
    if (this.shown) process.stderr.write('\r\u001b[K');
  }
}
