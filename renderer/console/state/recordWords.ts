// A line of the record as the operator reads it: notes in words, digests as their first sixteen digits.

import type { RecordLine } from '../../../shared/contract/snapshots.ts';
import { parseFact } from '../../../shared/protocol/facts.ts';
import { decodeText } from '../../../shared/protocol/lexis.ts';
import { factWords } from '../../../shared/record/notes.ts';
import { digestText } from '../../../shared/text/groups.ts';
import type { Language } from '../../../shared/text/template.ts';

/** Cuts every long run of hexadecimal digits in a text to its first sixteen, in groups. */
function shortened(text: string): string {
  return text.replace(/[0-9a-f]{32,64}/g, digits => `${digestText(digits.slice(0, 16))} …`);
}

/** What a line of the record says, without its type. */
export function recordWords(language: Language, { type, payload }: Pick<RecordLine, 'type' | 'payload'>): string {
  if (type === 'seal') return '';
  if (type === 'incident') return decodeText(payload) ?? payload;
  if (type === 'fact') {
    const fact = parseFact(payload);
    return fact === null ? payload : shortened(factWords(language, fact));
  }
  if (type === 'void') {
    const colon = payload.indexOf(':');
    return `${payload.slice(0, colon)} · ${decodeText(payload.slice(colon + 1)) ?? payload.slice(colon + 1)}`;
  }
  return shortened(payload).replaceAll(',', ', ').replaceAll(';', '; ');
}

/** A time of the record to the minute, as its clock had it: 2024-07-15 09:30. */
export function minuteOf(time: string): string {
  return time.slice(0, 16).replace('T', ' ');
}
