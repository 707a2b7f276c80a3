// The words of the sheets. A sheet is a Chinese document whatever language the screen speaks.

import { lookUp } from '../text/look-up.ts';
import { sheetWords } from '../text/sheets.ts';

/** The code of a word or sentence that stands on a sheet. */
export type SheetWord = keyof typeof sheetWords;

/** The words under a code; asks for values where they have gaps. */
export const words = lookUp(sheetWords, 'zh');
