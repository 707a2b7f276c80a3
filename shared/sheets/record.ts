// The journal in words (sheet 7): every line, in order, none left out, each a sentence that somebody can sign.

import type { InputKind } from '../protocol/inputs.ts';
import { type Entry, type JournalEvent, lineNumber } from '../protocol/journal.ts';
import { decodeText } from '../protocol/lexis.ts';
import { factWords } from '../record/notes.ts';
import { inputGroups } from '../text/groups.ts';
import type { RecordDigest, RecordRow } from './sheet.ts';
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

function said(event: JournalEvent, schoolName: (code: string) => string): Pick<RecordRow, 'words' | 'digests'> {
  const plain = (text: string, ...digests: RecordDigest[]) => ({ words: text, digests });
  switch (event.type) {
    case 'open':
      return plain(words('record.open-words', { software: softwareWords(event.software) }));
    case 'freeze': {
      const { lots, children, roster, rules } = event;
      return plain(
        words('record.freeze-words', { lots, children }),
        { of: words('digest.roster'), value: roster },
        { of: words('digest.rules'), value: rules },
      );
    }
    case 'commit':
      return plain(words('record.commit-words', { role: words(`role.${event.role}`) }), {
        of: words('digest.commitment'),
        value: event.commitment,
      });
    case 'publish':
      return plain(words('record.publish-words'), { of: words('digest.promise'), value: event.digest });
    case 'input':
      return plain(words('record.input-words', { input: inputWords(event) }));
    case 'close': {
      const inputs = event.inputs.split(';').map(input => {
        const [number = '', kind = '', value = ''] = input.split(':');
        return inputWords({ number, kind: kind as InputKind, value });
      });
      return plain(words('record.close-words', { count: inputs.length, inputs: inputs.join('；') }));
    }
    case 'reveal':
      return plain(words('record.reveal-words', { role: words(`role.${event.role}`) }), {
        of: words('digest.secret'),
        value: event.secret,
      });
    case 'seed':
      return plain(words('record.seed-words'), { of: words('digest.seed'), value: event.seed });
    case 'result':
      return plain(words('record.result-words'), { of: words('digest.result'), value: event.digest });
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
      return event.fact.key === 'taken-over'
        ? plain(words('record.taken-over-words'), { of: words('record.manifest'), value: event.fact.manifest })
        : plain(factWords('zh', event.fact, schoolName));
  }
}

/** The program by its name and version; another program's stands as it gave it. */
function softwareWords(software: string): string {
  const [, version] = /^sunshine-draw\/(.+)$/.exec(software) ?? [];
  return version === undefined ? software : words('record.software', { version });
}

/** A live input with its digits as hall and sheet 3 have them. */
function inputWords({ number, kind, value }: { number: string; kind: InputKind; value: string }): string {
  return words('record.input-of', { number, kind: words(`kind.${kind}`), value: inputGroups(kind, value).join(' ') });
}
