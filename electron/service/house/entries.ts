// The ceremonies of this computer: each in a folder of its own, below one that is the program's business and not the operator's.

import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { CeremonyEntry, EntryState } from '../../../shared/contract/start.ts';
import { done, type Outcome, refused } from '../../../shared/outcome.ts';
import { type Plan, parsePlan } from '../../../shared/plan/plan.ts';
import { parseJournal, wholeLines } from '../../../shared/protocol/journal.ts';
import { isCeremonyId, isRehearsal } from '../../../shared/protocol/lexis.ts';
import { refusal } from '../../../shared/text/refusal.ts';
import { planFile } from '../draft/files.ts';
import { protocolTime } from '../ports/clock.ts';
import { diskOf, onDisk, readBytes } from '../ports/disk.ts';
import { standingIn } from '../session/standing.ts';
import { attemptsIn } from '../transfer/folder.ts';
import { movedFrom } from '../transfer/handover.ts';

/** The name of an entry that is the folder of the ceremonies itself: a ceremony that was begun there by `--data`. */
const itself = '.';

/** Whether a folder holds a ceremony: a preparation, or an attempt that has begun. */
function isCeremonyFolder(folder: string): boolean {
  return existsSync(join(folder, 'draft', planFile)) || attemptsIn(folder).length > 0;
}

/** The names of the ceremonies' folders, unordered; refused if `home` cannot be read. */
export function entryNames(home: string): Outcome<string[]> {
  return onDisk(home, () => {
    const below = readdirSync(home, { withFileTypes: true })
      .filter(entry => entry.isDirectory() && !entry.name.startsWith('.') && !isOfCeremony(entry.name))
      .map(({ name }) => name);
    return done([itself, ...below].filter(name => isCeremonyFolder(join(home, name))));
  });
}

/** Whether a folder below may be part of a ceremony that lies in `home` itself. */
function isOfCeremony(name: string): boolean {
  return name.startsWith('draft') || isCeremonyId(name);
}

/** The ceremonies below `home`, the newest first; refused if the folder cannot be read. */
export function entriesIn(home: string): Outcome<CeremonyEntry[]> {
  const names = entryNames(home);
  if (!names.ok) return names;
  const entries = names.value.map(name => entryOf(home, name));
  const timeOf = (entry: CeremonyEntry) => (entry.trouble === null ? entry.time : '');
  return done(entries.sort((a, b) => (timeOf(a) < timeOf(b) ? 1 : timeOf(a) > timeOf(b) ? -1 : 0)));
}

/** The folder of an entry; refused if there is none of this name. */
export function folderOf(home: string, entry: string): Outcome<string> {
  const names = entryNames(home);
  if (!names.ok) return names;
  return names.value.includes(entry) ? done(join(home, entry)) : refused(refusal('house.no-entry', {}));
}

/** The folders of all ceremonies below `home`; none where it is not there yet. */
export function foldersIn(home: string): string[] {
  const names = entryNames(home);
  return names.ok ? names.value.map(name => join(home, name)) : [];
}

/** The ids of all attempts below `home`, and of the plans that are prepared there. */
export function idsIn(home: string): Set<string> {
  const names = entryNames(home);
  return new Set(
    (names.ok ? names.value : []).flatMap(name => {
      const folder = join(home, name);
      const plan = planIn(folder);
      return [...attemptsIn(folder), ...(plan.ok ? [plan.value.ceremony] : [])];
    }),
  );
}

/** The plan of a ceremony: the sealed one if its lists are frozen, else that of its preparation; the latter alone with `draft`. */
export function planIn(folder: string, which: 'that-counts' | 'draft' = 'that-counts'): Outcome<Plan> {
  const { begun } = standingIn(diskOf(folder));
  const sealed = begun === null || which === 'draft' ? null : `${begun}/sealed/plan.json`;
  const name = sealed !== null && existsSync(join(folder, sealed)) ? sealed : `draft/${planFile}`;
  const bytes = readBytes(join(folder, name));
  return bytes.ok ? parsePlan(name, bytes.value) : bytes;
}

function entryOf(home: string, entry: string): CeremonyEntry {
  const folder = join(home, entry);
  const plan = planIn(folder);
  if (!plan.ok) return { entry, trouble: plan.refusal };
  const { title, organiser } = plan.value;
  const { begun, frozen } = standingIn(diskOf(folder));
  const ceremony = begun ?? plan.value.ceremony;
  const record = recordOf(folder, ceremony);
  // A record that is damaged is no preparation: what was frozen and promised stays so.
  const unread = frozen ? 'unclear' : 'preparing';
  return {
    ...{ entry, title, organiser, ceremony },
    rehearsal: isRehearsal(ceremony),
    state: movedFrom(folder) !== null ? 'moved' : (record?.state ?? unread),
    time: record?.time ?? changedAt(folder),
    trouble: null,
  };
}

/** How far a record is and the time of its last line; null without one, and for one that only opening it can judge. */
function recordOf(folder: string, ceremony: string): { readonly state: EntryState; readonly time: string } | null {
  const bytes = readBytes(join(folder, ceremony, 'public/journal.txt'));
  const journal = bytes.ok ? parseJournal(wholeLines(bytes.value).bytes, ceremony) : null;
  const last = journal?.ok ? journal.value.entries.at(-1) : undefined;
  if (journal === null || !journal.ok || last === undefined) return null;
  const has = (type: string) => journal.value.entries.some(({ event }) => event.type === type);
  const state = has('seal') ? 'sealed' : has('result') ? 'drawn' : has('freeze') ? 'frozen' : 'preparing';
  return { state, time: last.time };
}

function changedAt(folder: string): string {
  const changed = statSync(join(folder, 'draft', planFile), { throwIfNoEntry: false });
  return changed === undefined ? '' : protocolTime(changed.mtime);
}
