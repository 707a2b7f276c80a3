// Which sheets people said they signed, from the record: the promise before the first digit, the digits before the first envelope, the
// result before the end. Nobody is kept from going on, but nobody passes over it either: the record says who signed, or why nobody did.

import { decodeText } from '../protocol/lexis.ts';
import type { Reading } from './reading.ts';
import type { Note } from './state.ts';

/** The sheets that are asked about. */
export const signedSheets = ['promise', 'inputs', 'result'] as const;

/** A sheet that is asked about. */
export type SignedSheet = (typeof signedSheets)[number];

/**
 * Whether a sheet was signed. `later`: there is nothing to sign yet; `due`: nobody has said; `signed`: by these roles; `unsigned`: for
 * this reason, in the words of a person.
 */
export type Signing = {
  readonly sheet: SignedSheet;
  readonly state: 'later' | 'due' | 'signed' | 'unsigned';
  readonly roles: readonly string[];
  readonly reason: string | null;
};

const unsigned: { readonly [Sheet in SignedSheet]: string } = {
  promise: '表2未签字：',
  inputs: '表3未签字：',
  result: '表4未签字：',
};

/** What an incident says where a sheet was not signed: which, and a person's words why. */
export function unsignedWords(sheet: SignedSheet, reason: string): string {
  return `${unsigned[sheet]}${reason}`;
}

/** How a fact calls a sheet: its number and kind, for all schools at once. Where nobody draws, the result is the direct admissions. */
export function sheetCode(sheet: SignedSheet, schools: Reading['schools']): string {
  if (sheet !== 'result') return sheet === 'promise' ? '2-promise' : '3-inputs';
  return schools.some(({ direct }) => !direct) ? '4-admitted' : '6-direct';
}

/** What the record says of each of the sheets. */
export function signingsOf({ state, schools }: Pick<Reading, 'state' | 'schools'>): Signing[] {
  const isThere: { readonly [Sheet in SignedSheet]: boolean } = {
    promise: state.promise !== null,
    inputs: state.joined !== null,
    result: state.result !== null,
  };
  return signedSheets.map(sheet => {
    const roles = rolesOf(state.notes, sheetCode(sheet, schools));
    const reason = roles.length > 0 ? null : reasonOf(state.notes, sheet);
    const answered = roles.length > 0 ? 'signed' : reason === null ? 'due' : 'unsigned';
    return { sheet, state: isThere[sheet] ? answered : 'later', roles, reason };
  });
}

/** A fact names nine roles at most: where more signed there are several. */
function rolesOf(notes: readonly Note[], code: string): string[] {
  const roles = notes.flatMap(note =>
    note.type === 'fact' && note.fact.key === 'signed' && note.fact.sheet === code ? note.fact.roles : [],
  );
  return [...new Set(roles)];
}

function reasonOf(notes: readonly Note[], sheet: SignedSheet): string | null {
  const words = notes.flatMap(note => (note.type === 'incident' ? [decodeText(note.text) ?? ''] : []));
  return words.findLast(each => each.startsWith(unsigned[sheet]))?.slice(unsigned[sheet].length) ?? null;
}
