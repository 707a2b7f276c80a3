// The lists of the tests are few, and the services that open them are hundreds: each list is read once in a process.

import { type LookAtList, lookNow, type ReadFile } from '../../electron/service/intake/list-reader.ts';
import { done } from '../../shared/outcome.ts';

const known = new Map<string, ReadFile>();

/** Reads a list, or returns what it was read as before with the same name, bytes, fonts and options. */
export const lookOnce: LookAtList = (file, options, key) => {
  const before = known.get(key);
  if (before !== undefined) return done(before);
  const read = lookNow(file, options);
  if (read.ok) known.set(key, read.value);
  return read;
};
