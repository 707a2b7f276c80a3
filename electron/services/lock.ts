// One process at a time works on a dossier's folder.

import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { done, type Outcome, refused } from '../../shared/outcome.ts';
import { refusal } from '../../shared/text/refusal.ts';
import { refusalOf } from './disk.ts';

/**
 * Takes the lock of `folder` (which must exist) and returns how to give it back. Refused while a living process holds
 * it; the lock of a process that died is taken over.
 */
export function lockFolder(folder: string): Outcome<() => void> {
  const path = join(folder, '.lock');
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      const handle = openSync(path, 'wx');
      writeSync(handle, `${process.pid}\n`);
      closeSync(handle);
      return done(() => rmSync(path, { force: true }));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) {
        const why = refusalOf(folder, error);
        if (why === null) throw error;
        return refused(why);
      }
    }
    const holder = holderOf(path);
    if (holder !== null && isAlive(holder)) return refused(refusal('disk.in-use', { folder, pid: holder }));
    rmSync(path, { force: true });
  }
  return refused(refusal('disk.in-use', { folder, pid: '?' }));
}

function holderOf(path: string): number | null {
  try {
    const pid = Number.parseInt(readFileSync(path, 'utf8'), 10);
    return Number.isSafeInteger(pid) && pid > 0 ? pid : null;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process: alive, though not ours to signal.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
