// `cli import ZIP --data DIR`: takes over a ceremony from an archive of another computer.

import { existsSync, mkdirSync, readdirSync, rmdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { readBytes } from '../electron/service/intake/intake.ts';
import { refusalOf } from '../electron/service/ports/disk.ts';
import { lockFolder } from '../electron/service/ports/lock.ts';
import { takeOver } from '../electron/service/transfer/takeover.ts';
import { done, type Outcome, refused } from '../shared/outcome.ts';
import { text } from '../shared/text/dictionary.ts';
import { refusal } from '../shared/text/refusal.ts';
import type { Language } from '../shared/text/template.ts';
import { complain, type ExitCode, say } from './output.ts';

/** Unpacks the archive at `path` into the folder `data`, which must be empty or not exist. Exit code 0 taken over, 1 refused, 2 unreadable. */
export function importCommand(language: Language, path: string, data: string): ExitCode {
  const archive = readBytes(path);
  if (!archive.ok) {
    complain(language, archive.refusal);
    return 2;
  }
  const folder = resolve(data);
  const isNew = !existsSync(folder);
  const taken = takeInto(folder, archive.value);
  if (!taken.ok) {
    if (isNew) removeEmpty(folder);
    complain(language, taken.refusal);
    return 1;
  }
  const { attempts, manifest } = taken.value;
  for (const { ceremony, events } of attempts) say(text(language, 'import.arrived', { ceremony, events }));
  if (attempts.length === 0) say(text(language, 'import.draft', {}));
  say(text(language, 'export.manifest', { digest: manifest }));
  say(text(language, 'import.next', { folder: data }));
  return 0;
}

function takeInto(folder: string, archive: Uint8Array): ReturnType<typeof takeOver> {
  const empty = emptyFolder(folder);
  if (!empty.ok) return empty;
  const release = lockFolder(folder);
  if (!release.ok) return release;
  try {
    return takeOver(folder, archive);
  } finally {
    release.value();
  }
}

function emptyFolder(folder: string): Outcome<void> {
  try {
    mkdirSync(folder, { recursive: true });
    // What a take-over that was killed left is put right or removed by the next.
    const found = readdirSync(folder).filter(name => name !== '.lock' && name !== '.incoming');
    return found.length === 0
      ? done(undefined)
      : refused(refusal('transfer.not-empty', { folder, found: found.slice(0, 3).join(', ') }));
  } catch (error) {
    const why = refusalOf(folder, error);
    if (why === null) throw error;
    return refused(why);
  }
}

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Something lies in it after all: then it stays.
  }
}
