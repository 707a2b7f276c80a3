// How far a catchment table goes: for how many children of each school it names the public school.

import type { SchoolChildren } from '../../../shared/ceremony/freezing.ts';
import type { CatchmentCount } from '../../../shared/contract/preparation.ts';
import { type CatchmentTable, catchmentOf } from '../../../shared/intake/catchment.ts';

/** Counts the children of each list by what the table says of them. */
export function catchmentCounts(table: CatchmentTable, lists: readonly SchoolChildren[]): CatchmentCount[] {
  // A county has thousands of children and a few dozen primary schools.
  const known = new Map<string, keyof Omit<CatchmentCount, 'code'>>();
  return lists.map(({ code, children }) => {
    const counts = { found: 0, toVerify: 0, unknown: 0 };
    for (const { primary, household } of children) {
      const key = `${primary}\n${household}`;
      let kind = known.get(key);
      if (kind === undefined) {
        const school = catchmentOf(table, { primary, household });
        kind = school.kind === 'found' ? 'found' : school.candidates.length > 0 ? 'toVerify' : 'unknown';
        known.set(key, kind);
      }
      counts[kind] += 1;
    }
    return { code, ...counts };
  });
}
