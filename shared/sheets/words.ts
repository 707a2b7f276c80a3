// The words of the sheets. A sheet is a Chinese document whatever language the screen speaks.

import { lookUp } from '../text/look-up.ts';
import { sheetWords } from '../text/sheets.ts';
import { vocabulary } from '../text/vocabulary.ts';

const table = { ...vocabulary, ...sheetWords };

/** The code of a word or sentence that stands on a sheet. */
export type SheetWord = keyof typeof table;

/** The words under a code; asks for values where they have gaps. */
export const words = lookUp(table, 'zh');
