// The words of the sheets, with their gaps filled. What a sheet says in one language only is typed as the dictionary is.

import { sheetWords } from '../text/sheets.ts';
import { type Filling, type Fillings, fill } from '../text/template.ts';

/** The code of a word or sentence that stands on a sheet. */
export type SheetWord = keyof typeof sheetWords;

type ValuesOf<Code extends SheetWord> = Fillings<(typeof sheetWords)[Code]>;

/** The words under a code; asks for values where they have gaps. */
export function words<Code extends SheetWord>(
  code: Code,
  ...values: keyof ValuesOf<Code> extends never ? [] : [ValuesOf<Code>]
): string {
  return fill(sheetWords[code], (values[0] ?? {}) as { readonly [name: string]: Filling });
}
