// One process at a time works on a dossier's folder.
//
// Whoever wants the folder puts a file of its own into `.lock`, whole by renaming, and only then looks who else is there: of two
// that come at the same moment at least one sees the other and goes back, so that never both hold it. What a process that is
// gone has left is removed, by whoever finds it; a file of one that lives never is.

import { randomInt } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { done, type Outcome, refused } from '../../../shared/outcome.ts';
import { refusal } from '../../../shared/text/refusal.ts';
import { refusalOf } from './disk.ts';
import { isAlive, isGone, ownIdentity, readIdentity } from './process-identity.ts';

/** Two that came at the same moment both go back; each tries again after a moment of its own. */
const tries = 4;

/**
 * Takes the lock of `folder` (which must exist) and returns how to give it back. Refused while a living process holds it, or one
 * of which nothing can be said from here; the lock of a process that died is taken over, also where another program has its
 * number by now.
 */
export function lockFolder(folder: string): Outcome<() => void> {
  const place = join(folder, '.lock');
  const own = `${crypto.randomUUID()}.json`;
  let holder: number | null = null;
  for (let attempt = 0; attempt < tries; attempt++) {
    if (attempt > 0) pause(randomInt(10, 60));
    try {
      holder = foreignFile(place) ?? enter(place, own);
      if (holder === null) return done(() => leave(place, own));
    } catch (error) {
      // The folder of the locks went with the one that left last.
      if (codeOf(error) === 'ENOENT' && isThere(folder)) continue;
      const why = refusalOf(folder, error);
      if (why === null) throw error;
      return refused(why);
    }
  }
  return refused(refusal('disk.in-use', { folder, pid: holder ?? '?' }));
}

/** Puts this process's file there. The number of another that may hold the folder, after taking it away again; or null. */
function enter(place: string, own: string): number | null {
  mkdirSync(place, { recursive: true });
  const self = ownIdentity();
  const half = join(place, `.${own}`);
  try {
    writeFileSync(half, JSON.stringify(self), { flag: 'wx' });
    renameSync(half, join(place, own));
  } catch (error) {
    rmSync(half, { force: true });
    throw error;
  }
  for (const name of readdirSync(place)) {
    if (name === own || name.startsWith('.')) continue;
    const path = join(place, name);
    const text = readIfThere(path);
    const kept = text === null ? null : readIdentity(text);
    if (kept === null || isGone(kept, self)) {
      // What cannot be read was not written by a process that lives: files come here whole.
      rmSync(path, { recursive: true, force: true });
      continue;
    }
    leave(place, own);
    return kept.pid;
  }
  return null;
}

function leave(place: string, own: string): void {
  rmSync(join(place, own), { force: true });
  try {
    rmdirSync(place);
  } catch {
    // Another is there, or has taken the folder away already.
  }
}

/** Where a file stands in the place of the folder, as version 0.1.0 left one: the number in it while it is alive, else null. */
function foreignFile(place: string): number | null {
  if (!isThere(place) || statSync(place).isDirectory()) return null;
  const pid = Number.parseInt(readFileSync(place, 'utf8'), 10);
  if (Number.isSafeInteger(pid) && pid > 0 && isAlive(pid)) return pid;
  rmSync(place, { force: true });
  return null;
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'EISDIR') return null;
    throw error;
  }
}

function isThere(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null;
}

function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
