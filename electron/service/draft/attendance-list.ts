// Who has signed in, before the freeze and after it: attendance.json, beside the plan.

import { done, type Outcome, refused } from '../../../shared/outcome.ts';
import type { Disk } from '../../../shared/ports.ts';
import { bytesOf } from '../../../shared/protocol/lexis.ts';
import { type Attendance, attendanceSchema } from '../../../shared/record/attendance.ts';
import { refusal } from '../../../shared/text/refusal.ts';
import { readJsonFile } from '../ports/disk.ts';

/** The file's name. */
export const attendanceFile = 'attendance.json';

/** Keeps in the dossier of a frozen attempt who came after its freeze. */
export type KeepLate = (late: readonly Attendance[]) => Outcome<void>;

/** The list of a draft. Every change is on disk before it is shown. */
export class AttendanceList {
  private readonly disk: Disk;
  private signed: readonly Attendance[] = [];
  /** Whether the file on disk could not be read as one. */
  isSpoilt = false;

  /** `disk` is that of the draft. */
  constructor(disk: Disk) {
    this.disk = disk;
  }

  /** Reads what is on disk; nobody has signed in if that is no such file. */
  read(): void {
    const bytes = this.disk.read(attendanceFile);
    const signed = readJsonFile(this.disk, attendanceFile, attendanceSchema);
    this.isSpoilt = signed === null && !(bytes.ok && bytes.value === null);
    this.signed = signed ?? [];
  }

  /** Those who have signed in, in their order. */
  get people(): readonly Attendance[] {
    return this.signed;
  }

  /** Those who signed in after the freeze. */
  get late(): readonly Attendance[] {
    return this.signed.filter(({ late }) => late === true);
  }

  /** Signs somebody in; after the freeze (`keepLate` is given then) the entry says so. */
  sign(role: string, name: string, time: string, keepLate: KeepLate | null): Outcome<void> {
    if (role.trim() === '' || name.trim() === '') return refused(refusal('session.no-name', {}));
    const person = { role: role.trim(), name: name.trim(), time, ...(keepLate === null ? {} : { late: true }) };
    return this.keep([...this.signed, person], keepLate);
  }

  /** Removes an entry that was a mistake. What was sealed with the lists stays. */
  remove(index: number, keepLate: KeepLate | null): Outcome<void> {
    const isSealed = keepLate !== null && this.signed[index]?.late !== true;
    if (isSealed) return refused(refusal('session.attendance-sealed', {}));
    return this.keep(
      this.signed.filter((_, at) => at !== index),
      keepLate,
    );
  }

  /** Removes everybody, before a freeze: those of a rehearsal are not those of the day. */
  clear(): Outcome<void> {
    return this.keep([], null);
  }

  /** For an attempt that is begun anew nobody has come late: all who are there are sealed with its lists. */
  forgetLate(): Outcome<void> {
    if (this.late.length === 0) return done(undefined);
    return this.keep(
      this.signed.map(({ role, name, time }) => ({ role, name, time })),
      null,
    );
  }

  /** In the dossier first: after a crash in between the draft says who is there. */
  private keep(signed: readonly Attendance[], keepLate: KeepLate | null): Outcome<void> {
    const kept = keepLate?.(signed.filter(({ late }) => late === true)) ?? done(undefined);
    if (!kept.ok) return kept;
    const written = this.disk.write(attendanceFile, [bytesOf(JSON.stringify(signed))], 'private');
    if (written.ok) this.signed = signed;
    return written;
  }
}
