// protocol.md §2.7: sealed/people.csv, the one file that ties lots to children. It is never published.

import { strictText } from '../bytes.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import { refusal } from '../text/refusal.ts';
import { isLot, isSchoolCode, mostOfLot } from './lexis.ts';

/** The columns of people.csv, in their order. `p` of §2.2 is made of `salt`, `id` and `name`; the rest is for sheets. */
export const peopleColumns = [
  'school',
  'lot',
  'salt',
  'id',
  'name',
  'registration',
  'sex',
  'primary',
  'household',
  'phone',
  'remark',
] as const;

/** May this be an ID number or a name (§2.7)? */
function isHashable(field: string): boolean {
  return !/[|\p{Cc}]/u.test(field);
}

/** One child of the sealed list. Children of one lot share its salt and stand together. */
export type Person = { readonly [Column in (typeof peopleColumns)[number]]: string };

/** Writes people.csv: UTF-8, LF, quoted after RFC 4180 where a field needs it. */
export function printPeople(people: Iterable<Person>): Uint8Array {
  const lines = [peopleColumns.join(',')];
  for (const person of people) lines.push(peopleColumns.map(column => csvField(person[column])).join(','));
  return new TextEncoder().encode(`${lines.join('\n')}\n`);
}

/** A field of CSV, quoted after RFC 4180 if it needs it. */
export function csvField(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

/** Reads people.csv; refuses what `printPeople` would not have written, and lots out of order. */
export function parsePeople(bytes: Uint8Array): Outcome<Person[]> {
  const wrong = (row: number) => refused(refusal('public.people', { file: 'people.csv', row }));
  const text = strictText(bytes);
  if (text === null) return wrong(1);
  if (!text.endsWith('\n')) return wrong(text.split('\n').length);
  const people: Person[] = [];
  let row = 0;
  let ofLot = 0;
  for (let at = 0; at < text.length; row++) {
    const fields: string[] = [];
    for (let more = true; more; at++) {
      let field: string;
      if (text[at] === '"') {
        field = '';
        for (at++; ; at++) {
          const end = text.indexOf('"', at);
          if (end < 0) return wrong(row + 1);
          field += text.slice(at, end);
          at = end + 1;
          if (text[at] !== '"') break;
          field += '"';
        }
        if (csvField(field) === field) return wrong(row + 1);
      } else {
        const comma = text.indexOf(',', at);
        const line = text.indexOf('\n', at);
        const end = comma >= 0 && comma < line ? comma : line;
        field = text.slice(at, end);
        if (csvField(field) !== field) return wrong(row + 1);
        at = end;
      }
      fields.push(field);
      if (text[at] !== ',' && text[at] !== '\n') return wrong(row + 1);
      more = text[at] === ',';
    }
    if (fields.length !== peopleColumns.length) return wrong(row + 1);
    if (row === 0) {
      if (fields.join(',') !== peopleColumns.join(',')) return wrong(1);
      continue;
    }
    const person = Object.fromEntries(peopleColumns.map((column, i) => [column, fields[i]])) as Person;
    const last = people.at(-1);
    const sameLot = last !== undefined && last.school === person.school && last.lot === person.lot;
    ofLot = sameLot ? ofLot + 1 : 1;
    const follows =
      last === undefined ||
      last.school < person.school ||
      (last.school === person.school && last.lot < person.lot) ||
      (sameLot && last.salt === person.salt && ofLot <= mostOfLot);
    const fits = isSchoolCode(person.school) && isLot(person.lot) && /^[0-9a-f]{32}$/.test(person.salt);
    if (!fits || !follows || !isHashable(person.id) || !isHashable(person.name)) return wrong(row + 1);
    people.push(person);
  }
  return done(people);
}

/** The children of each lot, in the order of people.csv. */
export function* lotsOf(people: readonly Person[]): Generator<readonly [Person, ...Person[]]> {
  for (let from = 0; from < people.length; ) {
    const first = people[from] as Person;
    let to = from + 1;
    while (people[to]?.lot === first.lot && people[to]?.school === first.school) to++;
    yield [first, ...people.slice(from + 1, to)];
    from = to;
  }
}
