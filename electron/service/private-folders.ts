// Folders for this user alone in the system's temporary folder: the profiles of browsers, and the page that hands a window its
// one-time address. Each says which process made it, so that those of a process that was killed are removed at a later start, and
// those of a living one never are.

import { chmodSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isGone, ownIdentity, readIdentity, systemProbe } from './ports/process-identity.ts';

/** What the name of every such folder begins with. */
const prefix = 'sunshine-draw-';

/** In each of them: the process that made it, and the browser that works in it, if that is known. */
const ownerFile = 'owner.json';
const guestFile = 'browser.json';

/** The folders of this very process: to ask the system whether it lives takes a second on some. */
const ownFolders = new Set<string>();

/** Makes a private folder in the folder `above` and returns its path. Throws what the file system throws. */
export function makePrivateFolder(above: string = tmpdir()): string {
  const folder = mkdtempSync(join(above, prefix));
  ownFolders.add(folder);
  try {
    // mkdtemp gives it to its owner alone, less what the umask takes away.
    chmodSync(folder, 0o700);
    writePrivately(folder, ownerFile, JSON.stringify(ownIdentity()));
  } catch (error) {
    // Without its file nobody would remove it.
    removePrivateFolder(folder);
    throw error;
  }
  return folder;
}

/** Writes a file into a private folder, for its owner alone whatever the umask is; returns its path. Throws if it is there already. */
export function writePrivately(folder: string, name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content, { flag: 'wx', mode: 0o600 });
  return path;
}

/** Notes that the process `pid`, which has just begun, works in a private folder: it may outlive the one that made it. */
export function noteGuest(folder: string, pid: number): void {
  const guest = { ...ownIdentity(), pid, ticks: systemProbe.ticksOf(pid), began: Date.now() };
  writePrivately(folder, guestFile, JSON.stringify(guest));
}

/** Removes a private folder. What is still in use stays; `sweepPrivateFolders` takes it at a later start. */
export function removePrivateFolder(folder: string): void {
  try {
    // A browser that is still writing keeps its folder busy for a moment.
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  } catch {
    // On Windows a file that is open cannot be removed.
  }
}

/**
 * Removes the private folders in `above` whose processes are certainly gone. Whatever else lies there is not touched: folders of
 * another name or another user, links, and folders that do not say whose they are.
 */
export function sweepPrivateFolders(above: string = tmpdir()): void {
  const own = ownIdentity();
  for (const name of namesIn(above)) {
    if (!name.startsWith(prefix)) continue;
    const folder = join(above, name);
    if (ownFolders.has(folder)) continue;
    const stat = lstatSync(folder, { throwIfNoEntry: false });
    if (stat?.isDirectory() !== true || (process.getuid !== undefined && stat.uid !== process.getuid())) continue;
    const isLeft = (file: string) => {
      const kept = readIdentity(textIn(folder, file));
      return kept !== null && isGone(kept, own);
    };
    if (isLeft(ownerFile) && (textIn(folder, guestFile) === '' || isLeft(guestFile))) removePrivateFolder(folder);
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** The text of a file; empty if it cannot be read. */
function textIn(folder: string, name: string): string {
  try {
    return readFileSync(join(folder, name), 'utf8');
  } catch {
    return '';
  }
}
