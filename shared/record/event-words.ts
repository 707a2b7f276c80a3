// The journal in words: every event a sentence, with the long values that it holds beside it.

import type { InputKind } from '../protocol/inputs.ts';
import type { JournalEvent } from '../protocol/journal.ts';
import { decodeText } from '../protocol/lexis.ts';
import { inputGroups } from '../text/groups.ts';
import { lookUp } from '../text/look-up.ts';
import { recordTexts } from '../text/record-words.ts';
import type { Language } from '../text/template.ts';
import { vocabulary } from '../text/vocabulary.ts';
import { factWords } from './notes.ts';

/** A long hexadecimal value of an event, and what it is. */
export type EventDigest = { readonly of: string; readonly value: string };

/** What an event says. A person's own words stand as they were written. */
export type EventWords = { readonly words: string; readonly digests: readonly EventDigest[] };

/** The words of an event in a language. `schoolName` gives a school's name by its code. */
export function eventWords(language: Language, event: JournalEvent, schoolName: (code: string) => string): EventWords {
  const say = lookUp({ ...vocabulary, ...recordTexts }, language);
  const plain = (words: string, ...digests: EventDigest[]): EventWords => ({ words, digests });
  const inputOf = ({ number, kind, value }: { number: string; kind: InputKind; value: string }) =>
    say('event.input-of', { number, kind: say(`kind.${kind}`), value: inputGroups(kind, value).join(' ') });
  switch (event.type) {
    case 'open': {
      const [, version] = /^sunshine-draw\/(.+)$/.exec(event.software) ?? [];
      // Another program's name stands as it gave it.
      const software = version === undefined ? event.software : say('event.software', { version });
      return plain(say('event.open', { software }));
    }
    case 'freeze': {
      const { lots, children, roster, rules } = event;
      return plain(
        say('event.freeze', { lots, children }),
        { of: say('digest.roster'), value: roster },
        { of: say('digest.rules'), value: rules },
      );
    }
    case 'commit':
      return plain(say('event.commit', { role: say(`role.${event.role}`) }), {
        of: say('digest.commitment'),
        value: event.commitment,
      });
    case 'publish':
      return plain(say('event.publish'), { of: say('digest.promise'), value: event.digest });
    case 'input':
      return plain(say('event.input', { input: inputOf(event) }));
    case 'close': {
      const inputs = event.inputs.split(';').map(input => {
        const [number = '', kind = '', value = ''] = input.split(':');
        return inputOf({ number, kind: kind as InputKind, value });
      });
      return plain(say('event.close', { count: inputs.length, inputs: inputs.join(say('event.and')) }));
    }
    case 'reveal':
      return plain(say('event.reveal', { role: say(`role.${event.role}`) }), {
        of: say('digest.secret'),
        value: event.secret,
      });
    case 'seed':
      return plain(say('event.seed'), { of: say('digest.seed'), value: event.seed });
    case 'result':
      return plain(say('event.result'), { of: say('digest.result'), value: event.digest });
    case 'seal':
      return plain(say('event.seal'));
    case 'void':
      return plain(say('event.void', { number: event.number, reason: decodeText(event.reason) ?? event.reason }));
    case 'present':
      return plain(say('event.present', { school: schoolName(event.school) }));
    case 'incident':
      return plain(decodeText(event.text) ?? event.text);
    case 'fact':
      return event.fact.key === 'taken-over'
        ? plain(say('event.taken-over'), { of: say('event.manifest'), value: event.fact.manifest })
        : plain(factWords(language, event.fact, schoolName));
  }
}
