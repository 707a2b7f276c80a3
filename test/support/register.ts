// Registers of dossiers on disk, for tests of what is made of them.

import { diskOf } from '../../electron/service/ports/disk.ts';
import { fastDigest } from '../../electron/service/ports/signatures.ts';
import type { RegisterEvent } from '../../shared/register/line.ts';
import { enterLine } from '../../shared/register/register.ts';
import type { SchoolStanding, StandingLot } from '../../shared/register/standing.ts';
import { dossierTime, sourcesIn } from './dossiers.ts';
import { must } from './outcome.ts';

/** What somebody decided. */
export const usualDecision = { date: '2024-07-15', reason: '随父母迁居外地', role: '招生科长', name: '王建国' };

/** Enters lines in the register of the dossier in `folder`, each with a reason of its own if it has one. */
export function enterAll(folder: string, ...events: readonly (readonly [RegisterEvent, string?])[]): void {
  const disk = diskOf(folder);
  for (const [event, reason = usualDecision.reason] of events) {
    const tools = { disk, clock: () => dossierTime, digest: fastDigest };
    must(enterLine(tools, sourcesIn(folder), event, { ...usualDecision, reason }));
  }
}

/** A school of the dossier in `folder` as it stands today. */
export function standingIn(folder: string, code: string): SchoolStanding {
  const { register } = sourcesIn(folder);
  const found = register?.standing.schools.find(({ school }) => school.code === code);
  if (found === undefined) throw new Error(`no school ${code}`);
  return found;
}

/** The lots of a school with a status, in the sealed order. */
export function lotsWith(folder: string, code: string, status: StandingLot['status']): StandingLot[] {
  return standingIn(folder, code).lots.filter(lot => lot.status === status);
}
