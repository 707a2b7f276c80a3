// The journal in words (sheet 7): every line, in order, none left out, each a sentence that somebody can sign.

import { type Entry, lineNumber } from '../protocol/journal.ts';
import { eventWords } from '../record/event-words.ts';
import type { RecordRow } from './sheet.ts';
import { words } from './words.ts';

/** The lines of a record as a sheet shows them. `schoolName` gives a school's name by its code. */
export function recordRows(entries: readonly Entry[], schoolName: (code: string) => string): RecordRow[] {
  return entries.map(({ time, event, hash }, index) => ({
    number: lineNumber(index),
    time,
    what: words(`record.${event.type}`),
    hash: hash.slice(0, 16),
    ...eventWords('zh', event, schoolName),
  }));
}
