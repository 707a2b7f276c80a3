// A refusal is plain data: a stable code and the values of its text. It becomes a sentence only where somebody reads it.

import { type TextValues, text } from './dictionary.ts';
import { findingName } from './finding-names.ts';
import type { Refusal } from './refuse.ts';
import type { Language } from './template.ts';
import { namedValues } from './value-names.ts';

export { type Refusal, refusal } from './refuse.ts';

/**
 * The sentence of a refusal in the reader's language, without its code. Roles and events are written by their names, and so is a value
 * called `finding`, which is the code of a finding.
 */
export function sentence(language: Language, { code, values }: Refusal): string {
  const named = namedValues(language, code, values);
  const { finding } = named;
  const all = typeof finding === 'string' ? { ...named, finding: findingName(language, finding) } : named;
  return text(language, code, all as TextValues<typeof code>);
}
