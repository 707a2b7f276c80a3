// The words of the sheets. A sheet is a Chinese document whatever the screen's language.

import { lookUp } from '../text/look-up.ts';
import { registerFieldTexts, registerKindTexts, registerStatusTexts } from '../text/register.ts';
import { sheetWords } from '../text/sheets.ts';
import { vocabulary } from '../text/vocabulary.ts';

/** The words for a code; takes values for their gaps. */
export const words = lookUp(
  { ...vocabulary, ...registerKindTexts, ...registerFieldTexts, ...registerStatusTexts, ...sheetWords },
  'zh',
);
