// One process at a time works on a dossier's folder.
//
// A process that wants the folder puts a file of its own into `.lock`, whole by renaming, and only then looks for others: of two
// processes that come at the same moment at least one sees the other and withdraws, so they never both hold the lock. Files that
// dead processes left are removed by whoever finds them; the file of a living process never is.

import { randomInt } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { done, type Outcome, refused } from '../../../shared/outcome.ts';
import { refusal } from '../../../shared/text/refusal.ts';
import { codeOf, refusalOf } from './disk.ts';
import { isAlive, isGone, ownIdentity, readIdentity } from './process-identity.ts';

/** Two processes that come at the same moment both withdraw; each tries again after a random pause. */
const tries = 4;

/**
 * Locks `folder` (which must exist) and returns how to release it. Refused while a living process holds the lock, or one that cannot
 * be judged from here. The lock of a dead process is taken over, even if another program has its number by now.
 */
export function lockFolder(folder: string): Outcome<() => void> {
  const locks = join(folder, '.lock');
  const own = `${crypto.randomUUID()}.json`;
  let holder: number | null = null;
  for (let attempt = 0; attempt < tries; attempt++) {
    if (attempt > 0) pause(randomInt(10, 60));
    try {
      holder = oldLockHolder(locks) ?? enter(locks, own);
      if (holder === null) return done(() => leave(locks, own));
    } catch (error) {
      // The last process to leave removed the folder of the locks.
      if (codeOf(error) === 'ENOENT' && isThere(folder)) continue;
      const why = refusalOf(folder, error);
      if (why === null) throw error;
      return refused(why);
    }
  }
  return refused(refusal('disk.in-use', { folder, pid: holder ?? '?' }));
}

/** Does `work` with the folder locked; refused as `lockFolder` refuses. */
export function withLock<T>(folder: string, work: () => Outcome<T>): Outcome<T> {
  const release = lockFolder(folder);
  if (!release.ok) return release;
  try {
    return work();
  } finally {
    release.value();
  }
}

/** Adds this process's file; null if no other process is there, else withdraws it and returns the other's number. */
function enter(locks: string, own: string): number | null {
  mkdirSync(locks, { recursive: true });
  const self = ownIdentity();
  const half = join(locks, `.${own}`);
  try {
    writeFileSync(half, JSON.stringify(self), { flag: 'wx' });
    renameSync(half, join(locks, own));
  } catch (error) {
    rmSync(half, { force: true });
    throw error;
  }
  for (const name of readdirSync(locks)) {
    if (name === own || name.startsWith('.')) continue;
    const path = join(locks, name);
    const text = readIfThere(path);
    const kept = text === null ? null : readIdentity(text);
    if (kept === null || isGone(kept, self)) {
      // Files appear here whole, so one that cannot be read is not a living process's.
      rmSync(path, { recursive: true, force: true });
      continue;
    }
    leave(locks, own);
    return kept.pid;
  }
  return null;
}

function leave(locks: string, own: string): void {
  rmSync(join(locks, own), { force: true });
  try {
    rmdirSync(locks);
  } catch {
    // Another process is there, or has removed the folder already.
  }
}

/** Version 0.1.0 had a file instead of the folder: returns the number in it if that process is alive, else removes it. */
function oldLockHolder(path: string): number | null {
  if (!isThere(path) || statSync(path).isDirectory()) return null;
  const pid = Number.parseInt(readFileSync(path, 'utf8'), 10);
  if (Number.isSafeInteger(pid) && pid > 0 && isAlive(pid)) return pid;
  rmSync(path, { force: true });
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

function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
