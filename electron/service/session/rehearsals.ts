// The ids of attempts, and the rehearsals that lie beside the ceremony in the data folder.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { RehearsalView } from '../../../shared/contract/snapshots.ts';
import { draftFolder } from '../../../shared/dossier/layout.ts';
import { parsePlan } from '../../../shared/plan/plan.ts';
import { isCeremonyId, isRehearsal } from '../../../shared/protocol/lexis.ts';
import { parseRules } from '../../../shared/protocol/rules.ts';
import { givenUpIn } from '../../../shared/record/notes.ts';
import { isNote } from '../../../shared/record/state.ts';
import { planFile } from '../draft/files.ts';
import { readBytes } from '../ports/disk.ts';
import { recordsIn } from './records.ts';

const longestId = 40;
const mostAttempts = 99;

/** An id without the number of its attempt. */
function baseOf(id: string): string {
  return id.replace(/-a[1-9][0-9]?$/, '');
}

/** The first attempt of `base` from `from` on whose folder does not exist yet; null if -a99 is taken too. */
function freeAttempt(dataFolder: string, base: string, from: number): string | null {
  for (let attempt = from; attempt <= mostAttempts; attempt++) {
    const id = `${base}-a${attempt}`;
    if (!existsSync(join(dataFolder, id))) return id;
  }
  return null;
}

/** The id of the next rehearsal of a plan: `TEST-` and the plan's id, cut to 40 characters; null if there have been 99. */
export function nextRehearsal(dataFolder: string, planId: string): string | null {
  const room = longestId - `TEST--a${mostAttempts}`.length;
  const base = baseOf(planId).slice(0, room).replace(/-+$/, '');
  return freeAttempt(dataFolder, `TEST-${base}`, 1);
}

/** The id of the attempt that follows `id` (protocol.md §5.5); null after -a99. */
export function nextAttempt(dataFolder: string, id: string): string | null {
  const base = baseOf(id);
  const next = freeAttempt(dataFolder, base, Number(id.slice(base.length + 2)) + 1);
  return next === null || isCeremonyId(next) ? next : null;
}

/**
 * The attempt that the ceremony has come to from `id` on: as long as one was given up and the rules or the preparation of another in
 * the data folder name its last line as the record before theirs, it is that one.
 */
export function latestFrom(dataFolder: string, id: string): string {
  const records = recordsIn(dataFolder);
  const draft = parsePlan(planFile, bytesAt(join(dataFolder, draftFolder, planFile)));
  const priorOf = (ceremony: string) => {
    const rules = parseRules(bytesAt(join(dataFolder, ceremony, 'public/rules.txt')));
    if (rules.ok) return rules.value.prior;
    return draft.ok && draft.value.ceremony === ceremony ? draft.value.prior : null;
  };
  let latest = id;
  for (const _ of records) {
    const last = records.find(({ ceremony }) => ceremony === latest)?.entries.at(-1);
    if (last === undefined || givenUpIn(last.event) === null) break;
    const next = records.find(({ ceremony }) => ceremony !== latest && priorOf(ceremony) === last.hash);
    if (next === undefined) break;
    latest = next.ceremony;
  }
  return latest;
}

function bytesAt(path: string): Uint8Array {
  const bytes = readBytes(path);
  return bytes.ok ? bytes.value : new Uint8Array(0);
}

/** The rehearsals in a data folder, the newest first: what their records say. `without` are the ids that are not listed. */
export function rehearsalsIn(
  dataFolder: string,
  without: readonly string[],
  verified: { readonly [id: string]: boolean },
): RehearsalView[] {
  const held = recordsIn(dataFolder).filter(({ ceremony }) => isRehearsal(ceremony) && !without.includes(ceremony));
  return held
    .map(({ ceremony: id, entries }): RehearsalView => {
      const ordered = entries.flatMap(({ event }) => (isNote(event) ? [] : [event.type]));
      return {
        id,
        time: entries[0]?.time ?? '',
        reached: ordered.at(-1) ?? null,
        events: entries.length,
        givenUp: givenUpIn(entries.at(-1)?.event) !== null,
        verified: verified[id] ?? null,
      };
    })
    .sort((a, b) => (a.time < b.time ? 1 : a.time > b.time ? -1 : a.id < b.id ? 1 : -1));
}
