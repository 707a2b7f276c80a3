// A refusal is plain data: a stable code and the values of its text. It becomes a sentence only where somebody reads it.

import { isTextCode, type TextValues, text } from './dictionary.ts';
import { findingName } from './finding-names.ts';
import type { Refusal } from './refuse.ts';
import type { Language } from './template.ts';
import { namedValues } from './value-names.ts';

export { type Refusal, refusal } from './refuse.ts';

/**
 * The sentence of a refusal in the reader's language, without its code. Roles and events are written by their names, and so is a value
 * called `finding`, which is the code of a finding. A value called `why` is the code of another refusal, whose sentence has the same values.
 */
export function sentence(language: Language, { code, values }: Refusal): string {
  const named = namedValues(language, code, values);
  const { finding } = named;
  const all = typeof finding === 'string' ? { ...named, finding: findingName(language, finding) } : named;
  const { why, ...others } = values;
  const reason = isTextCode(why) ? sentence(language, { code: why, values: others }) : why;
  const whole = reason === undefined ? all : { ...all, why: reason };
  return text(language, code, whole as TextValues<typeof code>);
}
