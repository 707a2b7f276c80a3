// Takes over a ceremony from an archive: what comes in is started here before any of it is put in place.

import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { done, type Outcome, refused } from '../../../shared/outcome.ts';
import { refusal } from '../../../shared/text/refusal.ts';
import { planFile } from '../draft/files.ts';
import type { FileCalls } from '../ports/disk.ts';
import { attemptsIn } from '../transfer/folder.ts';
import { type Arrived, type TakenOver, takeIn } from '../transfer/takeover.ts';
import { Attempt } from './attempt.ts';
import { Workspace } from './workspace.ts';

/**
 * Takes over the ceremony of an archive into the data folder `data`, which must exist, be locked by the caller, and hold no attempt that
 * has begun. Refuses an archive with which a start here could not go on, and then leaves the folder as it was. `files` is
 * for tests.
 */
export function takeOver(data: string, archive: Uint8Array, files?: FileCalls): Outcome<TakenOver> {
  return takeIn(data, archive, folder => inArchive(folder, startIn(folder, files)), files);
}

/** A refusal names a file as the archive does: the folder in which it was tried out is gone. */
function inArchive<T>(folder: string, started: Outcome<T>): Outcome<T> {
  if (started.ok) return started;
  const { code, values } = started.refusal;
  const { file } = values;
  if (typeof file !== 'string' || !file.startsWith(folder)) return started;
  return refused({ code, values: { ...values, file: relative(folder, file).replaceAll('\\', '/') } });
}

/** Starts what lies in a folder, opens every attempt in it, and refuses those with which nobody could go on. */
function startIn(folder: string, files: FileCalls | undefined): Outcome<Arrived[]> {
  const planPath = join(folder, 'draft', planFile);
  const hasPlan = existsSync(planPath);
  const opened = Workspace.open(folder, { dataFolder: folder, planPath, files });
  if (!opened.ok) {
    // There is no other plan here that it could begin with.
    const isBare = !hasPlan && opened.refusal.code === 'file.unreadable';
    return isBare ? refused(refusal('ceremony.damaged', { file: `draft/${planFile}` })) : opened;
  }
  const { attempts, draft, place } = opened.value;
  const held = attempts.records.map(({ id }) => id);
  const arrived: Arrived[] = [];
  try {
    for (const id of attemptsIn(folder)) {
      const attempt = new Attempt(place, draft, { ceremony: id });
      const again = attempt.reopen();
      if (!again.ok) return again;
      const { ceremony } = attempt;
      if (ceremony === null) continue;
      // One that is over and lies beside the ceremony may have been damaged for long: nobody goes on with it.
      const { lost } = ceremony.damage;
      if (lost !== null && held.includes(id)) return refused(lost);
      arrived.push({
        ceremony: id,
        events: ceremony.record.entries.length,
        sealed: ceremony.state.due.type === 'sealed',
      });
    }
    return done(arrived);
  } finally {
    opened.value.close();
  }
}
