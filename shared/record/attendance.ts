// Who was there, as it is kept beside a plan and in a dossier: sealed/attendance.json at the freeze, sealed/late.json after it.

import * as v from 'valibot';
import { lookUp } from '../text/look-up.ts';
import { vocabulary } from '../text/vocabulary.ts';

/** The form of both files. */
export const attendanceSchema = v.array(
  v.object({ role: v.string(), name: v.string(), time: v.string(), late: v.exactOptional(v.boolean()) }),
);

/** Somebody who has signed in; `late` where that was after the freeze. */
export type Attendance = Readonly<v.InferOutput<typeof attendanceSchema>[number]>;

/** The roles that sign: of those who signed in, else of those whom the plan invites; the operator last. Each once. */
export function signersOf(
  attendance: readonly Pick<Attendance, 'role'>[],
  { witnesses }: { readonly witnesses: readonly Pick<Attendance, 'role'>[] },
): string[] {
  const roles = (attendance.length > 0 ? attendance : witnesses).map(({ role }) => role);
  return [...new Set([...roles, lookUp(vocabulary, 'zh')('role.operator')])];
}
