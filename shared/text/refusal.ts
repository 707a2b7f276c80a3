// A refusal is plain data: a stable code and the values of its text. It becomes a sentence only where somebody reads it.

import { type TextCode, type TextValues, text } from './dictionary.ts';
import { findingName } from './finding-names.ts';
import type { Filling, Language } from './template.ts';
import { namedValues } from './value-names.ts';

/** Why something was not accepted: a code of the dictionary and the values its text asks for. */
export type Refusal<Code extends TextCode = TextCode> = {
  readonly code: Code;
  readonly values: { readonly [name: string]: Filling };
};

/** Makes a refusal; the compiler asks for the values that the text of the code needs. */
export function refusal<Code extends TextCode>(code: Code, values: TextValues<Code>): Refusal<Code> {
  return { code, values: values as { readonly [name: string]: Filling } };
}

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
