// What every function at a boundary returns: a value, or a refusal as plain data. Exceptions are for bugs.

import type { Refusal } from './text/refusal.ts';

/** A value, or a refusal that says why there is none. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

/** Wraps a value as a success. */
export function done<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

/** Wraps a refusal as a failure; fits every `Outcome`. */
export function refused(refusal: Refusal): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal };
}
