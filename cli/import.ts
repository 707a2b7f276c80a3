// `cli import ZIP --data DIR`: takes over a ceremony from another computer's archive.

import { existsSync, readdirSync, rmdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { makeFolders, onDisk, readBytes } from '../electron/service/ports/disk.ts';
import { withLock } from '../electron/service/ports/lock.ts';
import { takeOver } from '../electron/service/session/takeover.ts';
import { passingFolders } from '../electron/service/transfer/takeover.ts';
import { done, type Outcome, refused } from '../shared/outcome.ts';
import { text } from '../shared/text/dictionary.ts';
import { refusal } from '../shared/text/refusal.ts';
import type { Language } from '../shared/text/template.ts';
import { type Ending, rejected, succeeded, unreadable } from './output.ts';

/**
 * Unpacks the archive at `path` into the folder `data`, which must be empty or not exist, and says how `program` goes on with it.
 * Exit code 0 taken over, 1 refused, 2 unreadable.
 */
export function importCommand(language: Language, path: string, data: string, program = 'npm start --'): Ending {
  const archive = readBytes(path, 'archive');
  if (!archive.ok) return unreadable(archive.refusal);
  const folder = resolve(data);
  const isNew = !existsSync(folder);
  const taken = takeInto(folder, archive.value);
  if (!taken.ok) {
    if (isNew) removeEmpty(folder);
    return rejected(taken.refusal);
  }
  const { attempts, manifest } = taken.value;
  return succeeded(
    ...attempts.map(({ ceremony, events }) => text(language, 'import.arrived', { ceremony, events })),
    ...(attempts.length === 0 ? [text(language, 'import.draft', {})] : []),
    text(language, 'export.manifest', { digest: manifest }),
    text(language, 'import.next', { program, folder: data }),
  );
}

function takeInto(folder: string, archive: Uint8Array): ReturnType<typeof takeOver> {
  const empty = emptyFolder(folder);
  return empty.ok ? withLock(folder, () => takeOver(folder, archive)) : empty;
}

function emptyFolder(folder: string): Outcome<void> {
  return onDisk(folder, () => {
    makeFolders(folder);
    // The next take-over finishes or removes what a killed one left.
    const found = readdirSync(folder).filter(name => name !== '.lock' && !passingFolders.includes(name));
    return found.length === 0
      ? done(undefined)
      : refused(refusal('transfer.not-empty', { folder, found: found.slice(0, 3).join(', ') }));
  });
}

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // It is not empty after all, so it stays.
  }
}
