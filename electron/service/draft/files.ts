// The files of a draft: begun as a copy of a plan and of what the plan names, and put aside as a whole.

import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import * as v from 'valibot';
import type { PlanFile } from '../../../shared/contract/preparation.ts';
import { done, type Outcome } from '../../../shared/outcome.ts';
import { type Plan, parsePlan, printPlan } from '../../../shared/plan/plan.ts';
import type { Clock, Disk } from '../../../shared/ports.ts';
import { bytesOf, isHex64 } from '../../../shared/protocol/lexis.ts';
import { type Refusal, refusal } from '../../../shared/text/refusal.ts';
import { mappingFile } from '../intake/intake.ts';
import { ownersFile, ownersIn, printOwners } from '../intake/list-owners.ts';
import { diskOf, move, onDisk, readBytes, readJsonFile } from '../ports/disk.ts';
import { slashed } from '../ports/paths.ts';
import { fastDigest } from '../ports/signatures.ts';

/** The plan of a draft; a draft without it is begun again. */
export const planFile = 'plan.json';
const originFile = 'origin.json';

const originSchema = v.strictObject({ path: v.string(), sha256: v.pipe(v.string(), v.check(isHex64)) });

/** Begins a draft in `folder` with the plan at `planPath` and the files that it names. */
export function copyPlan(planPath: string, folder: string): Outcome<void> {
  const bytes = readBytes(planPath, 'note');
  if (!bytes.ok) return bytes;
  const plan = parsePlan(planPath, bytes.value);
  if (!plan.ok) return plan;
  const disk = diskOf(folder);
  const digests = new Map<string, string>();
  for (const name of [...filesOf(plan.value), mappingFile]) {
    const from = join(dirname(planPath), name);
    if (!existsSync(from)) continue;
    const copied = copyInto(from, disk, name);
    if (!copied.ok) return copied;
    digests.set(name, copied.value);
  }
  const origin: PlanFile = { path: resolve(planPath), sha256: fastDigest(bytes.value) };
  const written = disk.write(originFile, [bytesOf(`${JSON.stringify(origin)}\n`)], 'private');
  if (!written.ok) return written;
  const owners = ownersIn(plan.value).map(owner => ({ ...owner, sha256: digests.get(owner.file) }));
  const owned = disk.write(ownersFile, [printOwners(owners)], 'private');
  return owned.ok ? disk.write(planFile, [bytes.value], 'private') : owned;
}

/** Begins a draft in `folder` with a plan that names no file that is there. Refuses a plan with a value that is wrong. */
export function beginWith(plan: Plan, folder: string): Outcome<void> {
  const bytes = printPlan(plan);
  const parsed = parsePlan(planFile, bytes);
  if (!parsed.ok) return parsed;
  const disk = diskOf(folder);
  const owned = disk.write(ownersFile, [printOwners(ownersIn(parsed.value))], 'private');
  return owned.ok ? disk.write(planFile, [bytes], 'private') : owned;
}

/** What belongs to the session of a draft and not to what is prepared. */
const ofSession: readonly string[] = [originFile, 'unsaved.json', 'stage.json', '.tmp', '.lock'];

/** Begins a draft in `folder` as a copy of another under its plan with another id; without the files that are named in `without`. */
export function copyDraft(from: string, folder: string, plan: Plan, without: readonly string[]): Outcome<void> {
  return onDisk(from, () => {
    const disk = diskOf(folder);
    for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
      if (entry.isDirectory()) continue;
      const path = join(entry.parentPath, entry.name);
      const name = slashed(path, from);
      const [top = ''] = name.split('/');
      if ([planFile, ...ofSession, ...without].includes(top)) continue;
      const copied = copyInto(path, disk, name);
      if (!copied.ok) return copied;
    }
    // Last: a draft without a plan is none.
    return disk.write(planFile, [printPlan(plan)], 'private');
  });
}

/**
 * Copies a file into a draft and returns its digest: flushed like everything in it, and for its owner alone, whatever the rights of the
 * original are.
 */
function copyInto(from: string, disk: Disk, name: string): Outcome<string> {
  const bytes = readBytes(from, 'list');
  if (!bytes.ok) return bytes;
  const written = disk.write(name, [bytes.value], 'private');
  return written.ok ? done(fastDigest(bytes.value)) : written;
}

/** The files that a plan names: lists, catchment table, fonts. */
export function filesOf({ schools, catchment, fonts }: Plan): string[] {
  return [...schools.map(({ roster }) => roster), ...(catchment === undefined ? [] : [catchment]), ...fonts];
}

/** The plan file at a path; null if it cannot be read. */
export function planFileAt(path: string): PlanFile | null {
  const bytes = readBytes(path, 'note');
  return bytes.ok ? { path: resolve(path), sha256: fastDigest(bytes.value) } : null;
}

/** The plan file that a draft was begun from; null if the draft does not say. */
export function originOf(folder: string): PlanFile | null {
  return readJsonFile(diskOf(folder), originFile, originSchema);
}

/** Moves a draft to a folder of its own beside, named after the time; returns its name. */
export function putAside(folder: string, clock: Clock): Outcome<string> {
  const time = clock().slice(0, 19).replace(/[-:]/g, '').replace('T', '-');
  let aside = `${folder}-${time}`;
  for (let more = 2; existsSync(aside); more++) aside = `${folder}-${time}-${more}`;
  return onDisk(folder, () => {
    move(folder, aside);
    return done(aside);
  });
}

/** The notice at the start if the draft was begun from another plan than the given one. */
export function otherPlanNotice({ begun, given }: { readonly begun: PlanFile; readonly given: PlanFile }): Refusal {
  return refusal('session.other-plan', {
    begun: begun.path,
    begunDigest: begun.sha256.slice(0, 16),
    given: given.path,
    givenDigest: given.sha256.slice(0, 16),
  });
}
