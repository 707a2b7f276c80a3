// What the record says of a move, and how its time is written.

import type { ConsoleSnapshot, RecordLine } from '../../../shared/contract/snapshots.ts';
import { exportedNote } from '../../../shared/record/notes.ts';
import { recordWords } from '../state/recordWords.ts';

/** Whether a move is put on the record that is shown: not before there is one, nor on one that takes nothing more. */
export function isNoted({ record, due }: Pick<ConsoleSnapshot, 'record' | 'due'>): boolean {
  return record.length > 0 && due.type !== 'sealed';
}

/** The line with which the record says that everything went out; null where it is not among those that are shown. */
export function exportedLine(record: readonly RecordLine[]): RecordLine | null {
  return record.find(line => line.type === 'incident' && recordWords(line) === exportedNote) ?? null;
}

/** A time of the record as the console writes it: without the offset, which is that of this computer. */
export function plainTime(time: string): string {
  return time.slice(0, 19).replace('T', ' ');
}
