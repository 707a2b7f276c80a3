// A school that was drawn by the protocol itself, for what the stage shows of a result.

import { createHash } from 'node:crypto';
import type { Person } from '../../shared/protocol/people.ts';
import { type Draw, draw } from '../../shared/protocol/result.ts';
import { parseRoster, printRoster } from '../../shared/protocol/roster.ts';
import type { Twins } from '../../shared/protocol/rules.ts';
import { type Families, familiesOf } from '../../shared/record/lots.ts';
import type { ListedSchool } from '../../shared/record/schools.ts';
import { must } from '../support/outcome.ts';
import { schoolOf } from './fixtures.ts';

const H = (text: string) => createHash('sha256').update(text).digest('hex');

/** A drawn school with the children of its lots. */
export type Drawn = { readonly draw: Draw; readonly school: ListedSchool; readonly families: Families };

/** Draws a school: its lots by number, and the children of the twin lots by their own numbers. `nameOf` names the child of a number; `seed` is 64 hexadecimal digits. */
export function drawn(
  lots: readonly string[],
  places: number,
  twins: ReadonlyMap<string, readonly string[]> = new Map(),
  rule: Twins = 'skip',
  nameOf: (number: string) => string = () => '张三',
  seed = H('seed'),
): Drawn {
  const sorted = [...lots].sort();
  const lines = sorted.map(lot => ({ school: 'GX', lot, size: twins.get(lot)?.length ?? 1, tag: H(lot) }));
  const roster = must(parseRoster(printRoster(lines)));
  const applicants = lines.reduce((sum, { size }) => sum + size, 0);
  const people = sorted.flatMap(lot =>
    (twins.get(lot) ?? [lot]).map(
      (registration): Person =>
        ({ school: 'GX', lot, registration, name: nameOf(registration), id: '', salt: '' }) as unknown as Person,
    ),
  );
  return {
    draw: draw(roster, [{ code: 'GX', places, twins: rule }], seed),
    school: schoolOf('GX', lots.length, places, { applicants, twins: rule, direct: applicants <= places }),
    families: familiesOf(people),
  };
}
