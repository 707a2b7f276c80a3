// The words of the sheets. A sheet is a Chinese document whatever language the screen speaks.

import { lookUp } from '../text/look-up.ts';
import { sheetWords } from '../text/sheets.ts';
import { vocabulary } from '../text/vocabulary.ts';

/** The words under a code; asks for values where they have gaps. */
export const words = lookUp({ ...vocabulary, ...sheetWords }, 'zh');
