// What stands on record beside the order of the ceremony: facts that the program writes, and what follows from them.

import type { Fact } from '../protocol/facts.ts';
import type { JournalEvent } from '../protocol/journal.ts';
import type { Role } from '../protocol/rules.ts';
import { factTexts } from '../text/facts.ts';
import { lookUp, wordOr } from '../text/look-up.ts';
import type { Language } from '../text/template.ts';
import { sheetTitles, vocabulary } from '../text/vocabulary.ts';
import type { Note } from './state.ts';

/** What an attempt that was given up says of itself: why, and the roles that decided it. Never a person's name. */
export type GivenUp = Pick<Extract<Fact, { key: 'given-up' }>, 'reason' | 'roles'>;

/** The longest reason that a fact takes here, in characters. */
export const longestReason = 200;

/** The longest role in a fact, in characters. */
export const longestRole = 40;

/** Named instead of a role if the program made the digits, which only a rehearsal may do. */
export const randomGiver = '演练随机数';

/**
 * A fact in words of a language. Roles of witnesses stand as they were written; `schoolName` gives a school's name by its code, where
 * that is known.
 */
export function factWords(language: Language, fact: Fact, schoolName: (code: string) => string = code => code): string {
  const say = lookUp({ ...vocabulary, ...factTexts }, language);
  const roles = 'roles' in fact ? fact.roles.join('、') : '';
  switch (fact.key) {
    case 'made-here':
    case 'printed':
      return say(`fact.${fact.key}`, { role: say(`role.${fact.role}`) });
    case 'given-by':
      if (roles === randomGiver) return say('fact.given-at-random', { number: fact.number });
      return say('fact.given-by', { number: fact.number, roles });
    case 'given-up':
      return say('fact.given-up', { reason: fact.reason, roles });
    case 'signed':
      return say('fact.signed', { sheet: sheetWords(language, fact.sheet, schoolName), roles });
    case 'taken-over':
      return say('fact.taken-over', { manifest: fact.manifest });
    case 'moved':
    case 'taken-back':
    case 'clock-back':
      return say(`fact.${fact.key}`);
  }
}

/** A sheet that a fact names by its id, such as `4-admitted-GX-signed`, as paper calls it; an id of no sheet stands as it is. */
function sheetWords(language: Language, id: string, schoolName: (code: string) => string): string {
  const [, number = '', kind = '', rest = ''] =
    /^([0-9])-([a-z]+(?:-[a-z]+)*?)((?:-[A-Z0-9]+)*(?:-posted|-signed)?)$/.exec(id) ?? [];
  const title = wordOr(sheetTitles, language, `sheet.${kind}`, '');
  if (title === '') return id;
  const about = rest
    .split('-')
    .filter(word => word !== '')
    .map(word => wordOr(sheetTitles, language, `copy.${word}`, schoolName(word)));
  const say = lookUp(factTexts, language);
  return about.length === 0
    ? say('fact.sheet', { number, title })
    : say('fact.sheet-of', { number, title, about: about.join(say('fact.sheet-and')) });
}

/** Why an attempt was given up, from the last event of its record; null if it was not. */
export function givenUpIn(last: JournalEvent | undefined): GivenUp | null {
  return last?.type === 'fact' && last.fact.key === 'given-up' ? last.fact : null;
}

/** The codes of the schools whose results have been shown, in the order in which they were. */
export function presentedIn(notes: readonly Note[]): string[] {
  return notes.flatMap(note => (note.type === 'present' ? [note.school] : []));
}

/** The roles that gave the inputs, by number: what was said last of each. */
export function giversIn(notes: readonly Note[]): ReadonlyMap<string, readonly string[]> {
  return new Map(
    notes.flatMap(note =>
      note.type === 'fact' && note.fact.key === 'given-by' ? [[note.fact.number, note.fact.roles] as const] : [],
    ),
  );
}

/** The roles whose secrets the record says were made on the operator's machine. */
export function madeHereIn(notes: readonly Note[]): ReadonlySet<Role> {
  return new Set(
    notes.flatMap(note => (note.type === 'fact' && note.fact.key === 'made-here' ? [note.fact.role] : [])),
  );
}
