// Incidents in fixed words, which the program itself puts on record, read again for the sheets: whose secret was made on this
// machine, who gave an input, why an attempt was given up.

import type { State } from '../ceremony/state.ts';
import type { JournalEvent } from '../protocol/journal.ts';
import { decodeText } from '../protocol/lexis.ts';
import type { Role } from '../protocol/rules.ts';

/** Whether the record says that another holder's secret was made on the operator's machine. */
export function saidMadeHere({ notes }: State, role: Role): boolean {
  return notes.some(note => incident(note) === `秘密由本机生成 secret made on this machine: ${role}`);
}

/** Who gave the input of a number, by role, as the record said it last; null where it does not. */
export function saidGivers({ notes }: State, number: string): string | null {
  let givers: string | null = null;
  for (const note of notes) {
    const [, given, roles] = /^取数人 given by: (0[1-9]) · (.+)$/s.exec(incident(note)) ?? [];
    if (given === number && roles !== undefined) givers = roles;
  }
  return givers;
}

/** Why an attempt was given up and who decided it, by role; null where an event is no such line. */
export function saidGivenUp(
  event: JournalEvent | undefined,
): { readonly reason: string; readonly roles: string } | null {
  const words = event === undefined ? '' : incident(event);
  const [, reason, roles] = /^本次摇号作废 attempt given up: (.+) · 决定 decided by: ([^·]+)$/s.exec(words) ?? [];
  return reason === undefined || roles === undefined ? null : { reason, roles };
}

function incident(event: JournalEvent): string {
  return event.type === 'incident' ? (decodeText(event.text) ?? '') : '';
}
