// The texts of this page. Only the tables that it needs are in it: it is to be a small file.

import { checkTexts } from '../../shared/text/check-names.ts';
import { lookUp, type Say, wordOr } from '../../shared/text/look-up.ts';
import { protocolTexts } from '../../shared/text/protocol.ts';
import { receiptTexts } from '../../shared/text/receipts.ts';
import type { Refusal } from '../../shared/text/refusal.ts';
import { fill, type Language } from '../../shared/text/template.ts';
import { namedValues } from '../../shared/text/value-names.ts';
import { verifierTexts } from '../../shared/text/verifier.ts';
import { digestTexts, kindTexts, publicTexts } from '../../shared/text/vocabulary.ts';
import { zipTexts } from '../../shared/text/zip.ts';

const table = { ...publicTexts, ...kindTexts, ...digestTexts, ...verifierTexts, ...checkTexts, ...receiptTexts };
const refusals = { ...protocolTexts, ...receiptTexts, ...zipTexts };

/** The code of a text of the page. */
export type WordCode = keyof typeof table;

/** Gives a text of the page. */
export type Words = Say<typeof table>;

/** The page's texts in a language. */
export function wordsIn(language: Language): Words {
  return lookUp(table, language);
}

/** The sentence of a refusal that can occur here; its code where it is another. */
export function sentenceOf(language: Language, { code, values }: Refusal): string {
  return fill(wordOr(refusals, language, code, code), namedValues(language, code, values));
}

/** What a view needs to speak: the texts of the page, and their language. */
export type Wording = { readonly say: Words; readonly language: Language };
