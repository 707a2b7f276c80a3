// protocol.md §2.4: facts, what the program itself puts on record beside the order of the ceremony. `incident` is what a person wrote.

import type { Hex64 } from './hash.ts';
import { decodeName, decodeText, encodeText, isHex64 } from './lexis.ts';
import { allRoles, type Role } from './rules.ts';

/** A fact: the closed list of §2.4. Texts and names are decoded. Names in facts are those of roles, never of people. */
export type Fact =
  /** The secret of a role was made on the operator's machine. */
  | { readonly key: 'made-here'; readonly role: Role }
  /** That secret was sent to the printer for its envelope; whether paper came out, no program knows. */
  | { readonly key: 'printed'; readonly role: Role }
  /** Who gives the live input of a number, by role. */
  | { readonly key: 'given-by'; readonly number: string; readonly roles: readonly string[] }
  /** The attempt is given up: why, and which roles decided it. The last line of its record. */
  | { readonly key: 'given-up'; readonly reason: string; readonly roles: readonly string[] }
  /** A sheet that people said they had signed, by role. */
  | { readonly key: 'signed'; readonly sheet: string; readonly roles: readonly string[] }
  /** Everything was exported, and may go on on another computer. */
  | { readonly key: 'moved' }
  /** This computer goes on after that export. */
  | { readonly key: 'taken-back' }
  /** Another computer goes on, with the export whose manifest has this digest. */
  | { readonly key: 'taken-over'; readonly manifest: Hex64 }
  /** The clock shows an earlier time than in the line before. */
  | { readonly key: 'clock-back' };

/** The most roles that a fact names. */
export const mostRoles = 9;

/** Writes a fact as the payload of its line. Colons within a text are encoded, control characters become blanks. */
export function printFact(fact: Fact): string {
  const named = (...texts: readonly string[]) => texts.map(text => encodeText(text.replace(/\p{Cc}/gu, ' ')));
  switch (fact.key) {
    case 'made-here':
    case 'printed':
      return `${fact.key}:${fact.role}`;
    case 'given-by':
      return [fact.key, fact.number, ...named(...fact.roles)].join(':');
    case 'given-up':
      return [fact.key, ...named(fact.reason, ...fact.roles)].join(':');
    case 'signed':
      return [fact.key, fact.sheet, ...named(...fact.roles)].join(':');
    case 'taken-over':
      return `${fact.key}:${fact.manifest}`;
    case 'moved':
    case 'taken-back':
    case 'clock-back':
      return fact.key;
  }
}

/** Reads the payload of a fact; null if it has not the form of any. */
export function parseFact(payload: string): Fact | null {
  const [key, ...fields] = payload.split(':');
  const [first = '', ...rest] = fields;
  switch (key) {
    case 'made-here':
    case 'printed': {
      const role = allRoles.find(name => name === first);
      return role !== undefined && fields.length === 1 ? { key, role } : null;
    }
    case 'given-by': {
      const roles = rolesIn(rest);
      return /^0[1-9]$/.test(first) && roles !== null ? { key, number: first, roles } : null;
    }
    case 'given-up': {
      const roles = rolesIn(rest);
      const reason = decodeText(first);
      return reason !== null && roles !== null ? { key, reason, roles } : null;
    }
    case 'signed': {
      const roles = rolesIn(rest);
      return /^[A-Za-z0-9-]{1,64}$/.test(first) && roles !== null ? { key, sheet: first, roles } : null;
    }
    case 'taken-over':
      return isHex64(first) && fields.length === 1 ? { key, manifest: first } : null;
    case 'moved':
    case 'taken-back':
    case 'clock-back':
      return fields.length === 0 ? { key } : null;
    default:
      return null;
  }
}

/** One to nine names; null if there are more or fewer, or one is malformed. */
function rolesIn(fields: readonly string[]): string[] | null {
  const roles = fields.flatMap(field => decodeName(field) ?? []);
  return roles.length === fields.length && roles.length >= 1 && roles.length <= mostRoles ? roles : null;
}
