// protocol.md §2.2: the tags of a roster follow from the sealed list. Whoever has both can tell whether they belong together.

import { type Outcome, refused } from '../outcome.ts';
import { refusal } from '../text/refusal.ts';
import { lotsOf, type Person, parsePeople } from './people.ts';
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

/**
 * Reads the sealed list and holds it against the roster, tag by tag. Refuses one that is missing (null), has not its form, or has other
 * children than were frozen.
 */
export function readSealedPeople(
  bytes: Uint8Array | null,
  ceremony: string,
  roster: Roster,
): Outcome<readonly Person[]> {
  const file = 'sealed/people.csv';
  if (bytes === null) return refused(refusal('ceremony.damaged', { file }));
  const people = parsePeople(bytes);
  if (!people.ok) return people;
  const lot = wrongTag(ceremony, roster, people.value);
  return lot === null ? people : refused(refusal('ceremony.names-changed', { file, lot }));
}
