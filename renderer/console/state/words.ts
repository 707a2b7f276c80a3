// The console's own texts, in the language that its reader chose.

import { checkTexts } from '../../../shared/text/check-names.ts';
import { consoleTexts } from '../../../shared/text/console.ts';
import { consoleHomeTexts } from '../../../shared/text/console-home.ts';
import { consoleRegisterTexts } from '../../../shared/text/console-register.ts';
import { consoleExportTexts } from '../../../shared/text/console-transfer.ts';
import { hostTexts } from '../../../shared/text/host.ts';
import { lookUp, type Say } from '../../../shared/text/look-up.ts';
import { preparationTexts } from '../../../shared/text/preparation.ts';
import type { Language } from '../../../shared/text/template.ts';
import { vocabulary } from '../../../shared/text/vocabulary.ts';

const table = {
  ...vocabulary,
  ...consoleTexts,
  ...hostTexts,
  ...preparationTexts,
  ...consoleExportTexts,
  ...consoleHomeTexts,
  ...consoleRegisterTexts,
  ...checkTexts,
};

/** The code of a text of the console. */
export type WordCode = keyof typeof table;

/** Gives a text of the console. */
export type Words = Say<typeof table>;

/** The console's texts in a language. */
export function wordsIn(language: Language): Words {
  return lookUp(table, language);
}
