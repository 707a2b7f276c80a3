// protocol.md §2.2: the tags of a roster follow from the sealed list. Whoever has both can tell whether they belong together.

import { lotsOf, type Person } from './people.ts';
import { personDigest, type Roster, rosterLine, tagOf } from './roster.ts';

/**
 * The first lot whose line in the roster does not follow from its children, as `school,lot`; `rows/lots` if the sealed list ends
 * before the roster. Null if every tag agrees.
 */
export function wrongTag(ceremony: string, roster: Roster, people: readonly Person[]): string | null {
  let row = 0;
  for (const children of lotsOf(people)) {
    const [{ school, lot, salt }] = children;
    if (row >= roster.lots) return `${school},${lot}`;
    const line = rosterLine(roster, row);
    const same = line.school === school && line.lot === lot && line.size === children.length;
    if (!same || line.tag !== tagOf(ceremony, school, lot, personDigest(salt, children))) {
      return `${line.school},${line.lot}`;
    }
    row++;
  }
  return row === roster.lots ? null : `${row}/${roster.lots}`;
}
