// The texts of this page, typed like the dictionary. Only the tables that it needs are in it: it is to be a small file.

import { protocolTexts } from '../../shared/text/protocol.ts';
import { receiptTexts } from '../../shared/text/receipts.ts';
import type { Refusal } from '../../shared/text/refusal.ts';
import { type Filling, type Fillings, fill, type Language } from '../../shared/text/template.ts';
import { verifierTexts } from '../../shared/text/verifier.ts';
import { zipTexts } from '../../shared/text/zip.ts';
import { checkTexts } from '../../shared/verifier/words.ts';

const table = { ...verifierTexts, ...checkTexts, ...receiptTexts };
const refusals: { readonly [code: string]: { readonly zh: string; readonly en: string } } = {
  ...protocolTexts,
  ...receiptTexts,
  ...zipTexts,
};

/** The code of a text of the page. */
export type WordCode = keyof typeof table;

type ValuesOf<Code extends WordCode> = Fillings<(typeof table)[Code]['zh']>;

/** Gives the text under a code; asks for values where the text has gaps. */
export type Words = <Code extends WordCode>(
  code: Code,
  ...values: keyof ValuesOf<Code> extends never ? [] : [ValuesOf<Code>]
) => string;

/** The page's texts in a language. */
export function wordsIn(language: Language): Words {
  return (code, ...values) => {
    const [given] = values as readonly { readonly [name: string]: Filling }[];
    return fill(table[code][language], given ?? {});
  };
}

/** The sentence of a refusal that can occur here; its code where it is another. */
export function sentenceOf(language: Language, { code, values }: Refusal): string {
  const pair = refusals[code];
  return pair === undefined ? code : fill(pair[language], values);
}

/** What a view needs to speak: the texts of the page, and their language. */
export type Wording = { readonly say: Words; readonly language: Language };
