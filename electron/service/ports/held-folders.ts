// The folders that this process works in. A data folder can go away under it: the stick is pulled, somebody renames the folder or puts a
// copy in its place. A disk would then make the folder anew and keep a record there that nobody finds again, or go on beside another
// process. So each folder is remembered as it was when it was taken, and every disk in it asks before it says that something is done.

import { closeSync, constants, existsSync, fstatSync, openSync, statSync } from 'node:fs';
import { refusal } from '../../../shared/text/refusal.ts';
import { codeOf, KnownTrouble } from './errors.ts';
import { isSamePath, isWithin } from './paths.ts';

/** Device and number of a folder, which no other folder has at the same time, and when it was made (nanoseconds; 0 if nobody knows). */
export type Identity = { readonly dev: bigint; readonly ino: bigint; readonly birthtimeNs: bigint };

/**
 * Whether a folder is the one that it was. On Windows some drives and shares number their folders anew now and then, and a folder that
 * was made at the same moment counts as the same: one that was put in its place is younger.
 */
export function isSameFolder(was: Identity, is: Identity, platform: NodeJS.Platform = process.platform): boolean {
  if (was.dev === is.dev && was.ino === is.ino) return true;
  return platform === 'win32' && was.birthtimeNs !== 0n && was.birthtimeNs === is.birthtimeNs;
}

type Held = {
  readonly folder: string;
  /** The file that says that the folder is this process's; null for one inside such a folder. */
  readonly lock: string | null;
  readonly identity: () => Identity;
  readonly forget: () => void;
};

const held = new Set<Held>();

/**
 * Remembers a folder (an absolute path; it must exist) that this process has locked by the file `lock`. Returns how to forget it, with
 * all that were remembered inside it by `holdInside`. Throws what the file system throws.
 */
export function holdLocked(folder: string, lock: string): () => void {
  const taken = hold(folder, lock);
  return () => {
    // A locked folder inside has a lock of its own.
    for (const each of held) if (each.lock === null && isWithin(each.folder, folder)) each.forget();
    taken.forget();
  };
}

/** Remembers a folder (an absolute path) inside a locked one, which from now on must stay; nothing happens where none is locked. */
export function holdInside(folder: string): void {
  const isLocked = [...held].some(each => each.lock !== null && isWithin(folder, each.folder));
  if (isLocked && !isHeld(folder)) hold(folder, null);
}

/** Whether this very folder is held, so that nobody may make it anew. */
export function isHeld(folder: string): boolean {
  return [...held].some(each => isSamePath(each.folder, folder));
}

/** Throws `disk.gone` or `disk.unlocked` where a folder in which `path` lies is no longer what was taken. */
export function requireHeld(path: string): void {
  for (const one of held) {
    const { folder, lock } = one;
    if (!isWithin(path, folder)) continue;
    if (!isStill(one)) throw new KnownTrouble(() => refusal('disk.gone', { folder }));
    if (lock !== null && !existsSync(lock)) throw new KnownTrouble(() => refusal('disk.unlocked', { folder }));
  }
}

function hold(folder: string, lock: string | null): Held {
  const was = statSync(folder, { bigint: true });
  const handle = pin(folder);
  const one: Held = {
    folder,
    lock,
    identity: () => (handle === null ? was : fstatSync(handle, { bigint: true })),
    forget: () => {
      if (held.delete(one) && handle !== null) closeSync(handle);
    },
  };
  held.add(one);
  return one;
}

/**
 * A handle by which the folder keeps its number: file systems without numbers of their own, such as those of sticks, give a folder
 * another one once the system has forgotten it. Null on Windows, where an open folder could not be renamed or removed by its owner.
 */
function pin(folder: string): number | null {
  if (process.platform === 'win32') return null;
  try {
    return openSync(folder, constants.O_RDONLY | constants.O_DIRECTORY);
  } catch {
    return null;
  }
}

/** What the system says where a path leads nowhere, or to a disk or share that is not connected. */
const gone: ReadonlySet<string | null> = new Set(['ENOENT', 'ENOTDIR', 'ESTALE', 'ENOTCONN', 'ENODEV', 'ENXIO', 'EIO']);

function isStill({ folder, identity }: Held): boolean {
  try {
    return isSameFolder(identity(), statSync(folder, { bigint: true }));
  } catch (error) {
    if (gone.has(codeOf(error))) return false;
    throw error;
  }
}
