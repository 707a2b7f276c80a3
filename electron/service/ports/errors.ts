// What the system says when a file or folder cannot be had, and what is made of it: a refusal that names the cause.

import { type Outcome, refused } from '../../../shared/outcome.ts';
import { type Refusal, refusal } from '../../../shared/text/refusal.ts';

/** The code of a system's error, such as ENOENT; null for any other. */
export function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error ? String(error.code) : null;
}

/** Thrown where the cause is known better than by the system's code: `why` is the refusal for the file that is read or written. */
export class KnownTrouble extends Error {
  readonly why: (file: string) => Refusal;

  constructor(why: (file: string) => Refusal) {
    super('a file or folder cannot be had');
    this.why = why;
  }
}

/** The refusal for an error of the file system; null for any other error, which is a bug. */
export function refusalOf(file: string, error: unknown): Refusal | null {
  if (error instanceof KnownTrouble) return error.why(file);
  const code = codeOf(error);
  // Node's own errors are bugs, but for those that it makes of what lies on the disk, such as a folder in the place of a file.
  if (code === null || (code.startsWith('ERR_') && !code.startsWith('ERR_FS_'))) return null;
  if (code === 'ENOSPC' || code === 'EDQUOT') return refusal('disk.full', { file });
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM') return refusal('disk.read-only', { file });
  if (code === 'ENAMETOOLONG') return refusal('disk.name-length', { file });
  return refusal('disk.failed', { file, reason: code });
}

/** Runs `work`. An error of the file system becomes a refusal that names `file`; any other error is a bug and is thrown again. */
export function onDisk<T>(file: string, work: () => Outcome<T>): Outcome<T> {
  try {
    return work();
  } catch (error) {
    const why = refusalOf(file, error);
    if (why === null) throw error;
    return refused(why);
  }
}
