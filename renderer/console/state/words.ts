// The console's own texts, typed like the dictionary: a text that is shown without one of its values does not compile.

import { consoleTexts } from '../../../shared/text/console.ts';
import { consoleExportTexts } from '../../../shared/text/console-exports.ts';
import { preparationTexts } from '../../../shared/text/preparation.ts';
import { type Filling, type Fillings, fill, type Language } from '../../../shared/text/template.ts';
import { checkTexts } from '../../../shared/verifier/words.ts';

const table = { ...consoleTexts, ...preparationTexts, ...consoleExportTexts, ...checkTexts };

/** The code of a text of the console. */
export type WordCode = keyof typeof table;

type ValuesOf<Code extends WordCode> = Fillings<(typeof table)[Code]['zh']>;

/** Gives the text under a code; asks for values where the text has gaps. */
export type Words = <Code extends WordCode>(
  code: Code,
  ...values: keyof ValuesOf<Code> extends never ? [] : [ValuesOf<Code>]
) => string;

/** The console's texts in a language. */
export function wordsIn(language: Language): Words {
  return (code, ...values) => {
    const [given] = values as readonly { readonly [name: string]: Filling }[];
    return fill(table[code][language], given ?? {});
  };
}
