// The draft of a record that has begun: from the freeze on nobody changes it, and the dossier has sealed what it held. A file of it that
// was damaged is put back from there, so that it never stops a start in the middle of a ceremony.

import { isDeepStrictEqual } from 'node:util';
import { keptDigestsFile, parseKeptDigests } from '../../../shared/ceremony/kept-digests.ts';
import { keptFace } from '../../../shared/dossier/layout.ts';
import { done, type Outcome } from '../../../shared/outcome.ts';
import { parsePlan } from '../../../shared/plan/plan.ts';
import type { Disk } from '../../../shared/ports.ts';
import { bytesOf } from '../../../shared/protocol/lexis.ts';
import { type Attendance, attendanceSchema } from '../../../shared/record/attendance.ts';
import { mappingFile } from '../intake/intake.ts';
import { diskOf, type FileCalls, readJsonFile } from '../ports/disk.ts';
import { fastDigest } from '../ports/signatures.ts';
import { attendanceFile } from './attendance-list.ts';
import { planFile } from './files.ts';

/**
 * Puts back what a frozen dossier has sealed of the draft in `folder`, and returns the names of the files that were. Refused only if the
 * disk does not take a file.
 */
export function mendDraft(folder: string, frozen: string, files?: FileCalls): Outcome<string[]> {
  const [draft, dossier] = [diskOf(folder, files), diskOf(frozen)];
  const sealed = bytesIn(dossier, `sealed/${planFile}`);
  const plan = sealed === null ? null : parsePlan(planFile, sealed);
  if (sealed === null || plan === null || !plan.ok) return done([]);
  const digests = parseKeptDigests(bytesIn(dossier, keptDigestsFile) ?? new Uint8Array(0), fastDigest);
  const mended: string[] = [];
  const put = (name: string, bytes: Uint8Array): Outcome<void> => {
    mended.push(name);
    return draft.write(name, [bytes], 'private');
  };

  const own = bytesIn(draft, planFile);
  // A plan that can be read and differs was edited by hand: it is told, and counts for the attempt after this one.
  if (own === null || !parsePlan(planFile, own).ok) {
    const written = put(planFile, sealed);
    if (!written.ok) return written;
  }
  const { fonts, catchment } = plan.value;
  const kept: readonly (readonly [string, string])[] = [
    ...fonts.map((font, index) => [font, keptFace(index, font)] as const),
    ...(catchment === undefined ? [] : [[catchment, 'catchment.csv'] as const]),
    [mappingFile, mappingFile],
  ];
  for (const [name, sealedName] of kept) {
    const bytes = bytesIn(dossier, `sealed/${sealedName}`);
    const wanted = digests?.get(`sealed/${sealedName}`);
    if (bytes === null || wanted === undefined || fastDigest(bytes) !== wanted) continue;
    const before = bytesIn(draft, name);
    if (before !== null && fastDigest(before) === wanted) continue;
    const written = put(name, bytes);
    if (!written.ok) return written;
  }
  const sealedNames = bytesIn(dossier, `sealed/${attendanceFile}`);
  const wantedNames = digests?.get(`sealed/${attendanceFile}`);
  // Names that are not the ones that were sealed do not replace those of the draft, which may be.
  const isSpoilt = wantedNames !== undefined && sealedNames !== null && fastDigest(sealedNames) !== wantedNames;
  const attendance = isSpoilt ? null : mendAttendance(draft, dossier);
  if (attendance !== null) {
    const written = put(attendanceFile, bytesOf(JSON.stringify(attendance)));
    if (!written.ok) return written;
  }
  return done(mended);
}

/** Who signed in, from the dossier, where the draft has lost it; null where it has not. Who came late counts as the draft has it. */
function mendAttendance(draft: Disk, dossier: Disk): readonly Attendance[] | null {
  const read = (disk: Disk, name: string) => readJsonFile(disk, name, attendanceSchema);
  const sealed = read(dossier, `sealed/${attendanceFile}`);
  if (sealed === null) return null;
  const now = read(draft, attendanceFile);
  if (now === null) {
    const late = read(dossier, 'sealed/late.json') ?? [];
    return sealed.length + late.length === 0 && bytesIn(draft, attendanceFile) === null ? null : [...sealed, ...late];
  }
  const early = now.filter(({ late }) => late !== true);
  return isDeepStrictEqual(early, [...sealed]) ? null : [...sealed, ...now.filter(({ late }) => late === true)];
}

function bytesIn({ read }: Disk, name: string): Uint8Array | null {
  const bytes = read(name);
  return bytes.ok ? bytes.value : null;
}
