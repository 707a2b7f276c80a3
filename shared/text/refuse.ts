// What a refusal is, apart from the sentences: a window that only passes one on loads none of them.

import type { TextCode, TextValues } from './dictionary.ts';
import type { Filling } from './template.ts';

/** Why something was not accepted: a code of the dictionary and the values its text asks for. */
export type Refusal<Code extends TextCode = TextCode> = {
  readonly code: Code;
  readonly values: { readonly [name: string]: Filling };
};

/** Makes a refusal; the compiler asks for the values that the text of the code needs. */
export function refusal<Code extends TextCode>(code: Code, values: TextValues<Code>): Refusal<Code> {
  return { code, values: values as { readonly [name: string]: Filling } };
}
