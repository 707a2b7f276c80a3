// Who was there, as it is kept beside a plan and in a dossier: sealed/attendance.json at the freeze, sealed/late.json after it.

import * as v from 'valibot';

/** The form of both files. */
export const attendanceSchema = v.array(
  v.object({ role: v.string(), name: v.string(), time: v.string(), late: v.exactOptional(v.boolean()) }),
);

/** Somebody who has signed in; `late` where that was after the freeze. */
export type Attendance = Readonly<v.InferOutput<typeof attendanceSchema>[number]>;
