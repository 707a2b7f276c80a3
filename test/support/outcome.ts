// Shortcuts for outcomes in tests.

import type { Outcome } from '../../shared/outcome.ts';
import { sentence } from '../../shared/text/refusal.ts';

/** The value of an outcome; fails the test with the refusal's sentence where there is none. */
export function must<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`${outcome.refusal.code}: ${sentence('en', outcome.refusal)}`);
}

/** The code of a refusal, or null where the outcome is a value. */
export function codeOf(outcome: Outcome<unknown>): string | null {
  return outcome.ok ? null : outcome.refusal.code;
}

/** The bytes of a text. */
export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** The text of bytes. */
export function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
