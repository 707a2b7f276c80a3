// The journal in words (sheet 7): every line, in order, none left out.

import { type Entry, type JournalEvent, lineNumber } from '../protocol/journal.ts';
import { decodeText } from '../protocol/lexis.ts';
import { factWords } from '../record/notes.ts';
import type { RecordRow } from './sheet.ts';
import { words } from './words.ts';

/** The lines of a record as a sheet shows them. `schoolName` gives a school's name by its code. */
export function recordRows(entries: readonly Entry[], schoolName: (code: string) => string): RecordRow[] {
  return entries.map(({ time, event, hash }, index) => ({
    number: lineNumber(index),
    time,
    what: words(`record.${event.type}`),
    hash: hash.slice(0, 16),
    ...said(event, schoolName),
  }));
}

function said(
  event: JournalEvent,
  schoolName: (code: string) => string,
): { readonly words: string; readonly digests: readonly string[] } {
  const plain = (text: string, ...digests: string[]) => ({ words: text, digests });
  switch (event.type) {
    case 'open':
      return plain(words('record.open-words', { software: event.software }));
    case 'freeze': {
      const { lots, children, roster, rules } = event;
      return plain(words('record.freeze-words', { lots, children }), roster, rules);
    }
    case 'commit':
      return plain(words('record.commit-words', { role: words(`role.${event.role}`) }), event.commitment);
    case 'publish':
      return plain(words('record.publish-words'), event.digest);
    case 'input': {
      const { number, kind, value } = event;
      return plain(words('record.input-words', { number, kind: words(`kind.${kind}`), value }));
    }
    case 'close':
      return plain(words('record.close-words', { inputs: event.inputs.replaceAll(';', '；') }));
    case 'reveal':
      return plain(words('record.reveal-words', { role: words(`role.${event.role}`) }), event.secret);
    case 'seed':
      return plain(words('record.seed-words'), event.seed);
    case 'result':
      return plain(words('record.result-words'), event.digest);
    case 'seal':
      return plain(words('record.seal-words'));
    case 'void':
      return plain(
        words('record.void-words', { number: event.number, reason: decodeText(event.reason) ?? event.reason }),
      );
    case 'present':
      return plain(words('record.present-words', { school: schoolName(event.school) }));
    case 'incident':
      return plain(decodeText(event.text) ?? event.text);
    case 'fact':
      return plain(factWords('zh', event.fact));
  }
}
