// One process at a time works on a dossier's folder.
//
// A process that wants the folder puts a file of its own into `.lock`, whole by renaming, and only then looks for others: of two
// processes that come at the same moment at least one sees the other and withdraws, so they never both hold the lock. Files that
// dead processes left are removed by whoever finds them; the file of a living process never is.

import { randomInt } from 'node:crypto';
import { mkdirSync, readdirSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { done, type Outcome, refused } from '../../../shared/outcome.ts';
import { bytesOf } from '../../../shared/protocol/lexis.ts';
import { refusal } from '../../../shared/text/refusal.ts';
import { writeWhole } from './disk.ts';
import { codeOf, refusalOf } from './errors.ts';
import { holdLocked } from './held-folders.ts';
import { patient, sleep } from './patience.ts';
import { isAlive, isGone, ownIdentity, readIdentity } from './process-identity.ts';
import { bytesAt } from './reading.ts';

/** Two processes that come at the same moment both withdraw; each tries again after a random pause. */
const tries = 4;

/**
 * Locks `folder` (which must exist) and returns how to release it. Refused while a living process holds the lock, or one that cannot
 * be judged from here. The lock of a dead process is taken over, even if another program has its number by now. Until the release
 * every disk in the folder refuses to go on once the folder or the lock is no longer there.
 */
export function lockFolder(folder: string): Outcome<() => void> {
  const place = resolve(folder);
  const locks = join(place, '.lock');
  const own = `${crypto.randomUUID()}.json`;
  let holder: number | null = null;
  for (let attempt = 0; attempt < tries; attempt++) {
    if (attempt > 0) sleep(randomInt(10, 60));
    try {
      holder = oldLockHolder(locks) ?? enter(locks, own);
      if (holder === null) return done(held(place, locks, own));
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

/** Remembers the folder that was locked; returns how to release it. */
function held(folder: string, locks: string, own: string): () => void {
  try {
    const forget = holdLocked(folder, join(locks, own));
    return () => {
      forget();
      leave(locks, own);
    };
  } catch (error) {
    leave(locks, own);
    throw error;
  }
}

/** Adds this process's file; null if no other process is there, else withdraws it and returns the other's number. */
function enter(locks: string, own: string): number | null {
  patient(() => mkdirSync(locks, { recursive: true, mode: 0o700 }));
  const self = ownIdentity();
  writeWhole(join(locks, own), join(locks, `.${own}`), [bytesOf(JSON.stringify(self))], 'private');
  for (const name of readdirSync(locks)) {
    if (name === own || name.startsWith('.')) continue;
    const path = join(locks, name);
    const text = readIfThere(path);
    const kept = text === null ? null : readIdentity(text);
    if (kept === null || isGone(kept, self)) {
      // Files appear here whole, so one that cannot be read is not a living process's.
      patient(() => rmSync(path, { recursive: true, force: true }));
      continue;
    }
    leave(locks, own);
    return kept.pid;
  }
  return null;
}

function leave(locks: string, own: string): void {
  try {
    patient(() => rmSync(join(locks, own), { force: true }));
    rmdirSync(locks);
  } catch {
    // Another process is there, or has removed the folder already. A file that stays is that of a process which will be gone.
  }
}

/** Version 0.1.0 had a file instead of the folder: returns the number in it if that process is alive, else removes it. */
function oldLockHolder(path: string): number | null {
  if (!isThere(path) || statSync(path).isDirectory()) return null;
  const pid = Number.parseInt(textAt(path), 10);
  if (Number.isSafeInteger(pid) && pid > 0 && isAlive(pid)) return pid;
  patient(() => rmSync(path, { force: true }));
  return null;
}

function readIfThere(path: string): string | null {
  try {
    return statSync(path).isFile() ? textAt(path) : null;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

function isThere(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}

function textAt(path: string): string {
  return new TextDecoder().decode(bytesAt(path, 'note'));
}
