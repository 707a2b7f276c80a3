// Notes in fixed words: incidents that the program itself puts on record and finds there again. The journal knows only free
// text (protocol.md §2.4), so each is a sentence that a person can read and a form that a reader can recognise. An operator
// cannot write one by hand: `isFixedNote` tells which words are taken.

import { decodeText } from '../protocol/lexis.ts';
import { allRoles, type Role } from '../protocol/rules.ts';
import type { Note } from './state.ts';

/** What an attempt that was given up says of itself: why, and the roles that decided it. Never a name. */
export type GivenUp = { readonly reason: string; readonly roles: readonly string[] };

/** Who gave a live input, by role: the number of its live input, and the roles in the order in which they gave. */
export type GivenBy = { readonly number: string; readonly roles: readonly string[] };

/** The longest reason and the longest role that a note takes, in characters, so that no cut falls into its form. */
export const longestReason = 200;

/** The longest role in a note, in characters. */
export const longestRole = 40;

/** The most roles that one input may name. */
export const mostGivers = 9;

const between = '、';

/** Named instead of a role if the program made the digits, which only a rehearsal may do. */
export const randomGiver = '演练随机数';

/** What the record says where another holder's secret was made on the operator's machine. */
export function madeHereNote(role: Role): string {
  return `秘密由本机生成 secret made on this machine: ${role}`;
}

/** What the record says each time a secret made here is sent to the printer: whether paper came out, no program knows. */
export function envelopeNote(role: Role): string {
  return `秘密已调出打印供装入信封 secret sent to the printer for its envelope: ${role}`;
}

/** What the record says just before an input: who gave it. */
export function givenByNote({ number, roles }: GivenBy): string {
  return `取数人 given by: ${number} · ${roles.map(plain).join(between)}`;
}

/** Reads who gave an input; null for other words. */
export function readGivenBy(words: string): GivenBy | null {
  const [, number, roles] = /^取数人 given by: (0[1-9]) · (.+)$/s.exec(words) ?? [];
  return number === undefined || roles === undefined ? null : { number, roles: roles.split(between) };
}

/** The last line of an attempt that is given up before its inputs are closed (protocol.md §5.5). */
export function givenUpNote({ reason, roles }: GivenUp): string {
  return `本次摇号作废 attempt given up: ${reason} · 决定 decided by: ${roles.map(plain).join(between)}`;
}

/** Reads the note of an attempt that was given up; null for other words. */
export function readGivenUp(words: string): GivenUp | null {
  const [, reason, roles] = /^本次摇号作废 attempt given up: (.+) · 决定 decided by: ([^·]+)$/s.exec(words) ?? [];
  return reason === undefined || roles === undefined ? null : { reason, roles: roles.split(between) };
}

/** Why the attempt with these notes was given up, or null: it counts only as the very last event of a record. */
export function givenUpIn(last: { readonly type: string; readonly text?: string } | undefined): GivenUp | null {
  return last?.type === 'incident' && last.text !== undefined ? readGivenUp(decodeText(last.text) ?? '') : null;
}

/** The codes of the schools whose results have been shown, in the order in which they were. */
export function presentedIn(notes: readonly Note[]): string[] {
  return notes.flatMap(note => (note.type === 'present' ? [note.school] : []));
}

/** The roles that gave the inputs, by number: what was said last of each. */
export function giversIn(notes: readonly Note[]): ReadonlyMap<string, readonly string[]> {
  const givers = new Map<string, readonly string[]>();
  for (const note of notes) {
    const given = note.type === 'incident' ? readGivenBy(decodeText(note.text) ?? '') : null;
    if (given !== null) givers.set(given.number, given.roles);
  }
  return givers;
}

/** The roles whose secrets the record says were made on the operator's machine; its own is so always. */
export function madeHereIn(notes: readonly Note[]): ReadonlySet<Role> {
  const said = notes.map(note => (note.type === 'incident' ? decodeText(note.text) : null));
  return new Set(allRoles.filter(role => role === 'operator' || said.includes(madeHereNote(role))));
}

/** What the record says before everything is exported while the ceremony is still under way. */
export const exportedNote =
  '全部档案已导出，可在另一台电脑继续 the dossier was exported and may go on on another computer';

/** What the record says where the computer that exported goes on all the same. */
export const takenBackNote = '导出后仍由本机继续 this computer goes on after the export';

/** What the record says where another computer goes on: the digest of the manifest ties it to the export. */
export function takenOverNote(manifest: string): string {
  return `由本机接管，导入清单校验码 taken over by this computer, digest of the manifest: ${manifest}`;
}

/** Whether words are those of a note that only the program itself writes. */
export function isFixedNote(words: string): boolean {
  const text = words.trim();
  return (
    readGivenBy(text) !== null ||
    readGivenUp(text) !== null ||
    text === exportedNote ||
    text === takenBackNote ||
    /^由本机接管，导入清单校验码 /.test(text) ||
    allRoles.some(role => text === madeHereNote(role) || text === envelopeNote(role))
  );
}

/** A role without the signs that a note is made of. */
function plain(role: string): string {
  return role.replace(/[、·\n]/g, ' ').slice(0, longestRole);
}
