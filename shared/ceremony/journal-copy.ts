// A second copy of the journal, beside the sealed lists. The journal is what everything follows from and the one file that nothing
// else could make again: a byte that a disk loses in it, or lines at its end, would leave another record, or an earlier step. Each row of
// the copy has the digest of its line, so that it is known which of the two is whole. The journal is the truth and is written first:
// the copy may be one line behind and is never ahead.

import { H } from '../protocol/hash.ts';
import { type Entry, wholeLines } from '../protocol/journal.ts';
import { bytesOf } from '../protocol/lexis.ts';

/** The file of the copy, in a dossier. */
export const journalCopyFile = 'sealed/journal-copy.txt';

/** Writes the rows of the copy for these lines of the journal. */
export function printJournalCopy(entries: readonly Pick<Entry, 'hash' | 'line'>[]): Uint8Array {
  return bytesOf(entries.map(({ hash, line }) => `${hash} ${line}\n`).join(''));
}

/**
 * What a journal and its copy say together. `bytes` are the whole lines; `torn` if a last line was being written when the power failed;
 * `isMended` if the journal on disk is not those bytes for another reason, `changed` being the lines that both have and that differ; `isCut` if
 * lines in the middle are in neither. `copy` is
 * `behind` where the last line or its end is all that is missing, which a power cut may leave.
 */
export type JoinedJournal = {
  readonly bytes: Uint8Array;
  readonly torn: boolean;
  readonly isMended: boolean;
  readonly changed: number;
  readonly isCut: boolean;
  readonly copy: 'whole' | 'behind' | 'damaged' | 'none';
};

/** Brings both files together; each is null where it is absent or cannot be read. */
export function joinJournal(journal: Uint8Array | null, copy: Uint8Array | null): JoinedJournal {
  const found = wholeLines(journal ?? new Uint8Array(0));
  const own = linesIn(found.bytes);
  /** The lines of the copy, row by row; null for a row that is not as it was written. */
  const rows = linesIn(wholeLines(copy ?? new Uint8Array(0)).bytes).map(row => {
    const [, digest, line] = /^([0-9a-f]{64}) ([ -~]+)$/.exec(row) ?? [];
    return line !== undefined && H(line) === digest ? line : null;
  });
  const kept = new Map(rows.flatMap(line => (line === null ? [] : [[Number(line.split('|')[3]), line] as const])));
  const lines: string[] = [];
  for (;;) {
    const line = kept.get(lines.length + 1) ?? own[lines.length];
    if (line === undefined) break;
    lines.push(line);
  }
  const isSame = own.length === lines.length && own.every((line, index) => line === lines[index]);
  const changed = own.filter((line, index) => index < lines.length && line !== lines[index]).length;
  const bytes = isSame ? found.bytes : bytesOf(lines.map(line => `${line}\n`).join(''));
  const isCut = [...kept.keys()].some(number => number > lines.length);
  // One row of the copy for each line, each at its place, but for the last.
  const isInOrder = rows.every((line, index) => line !== null && line === lines[index]);
  const behind = lines.length - rows.length;
  return {
    ...{ bytes, torn: isSame && found.torn, isMended: !isSame, changed, isCut },
    copy:
      copy === null ? 'none' : !isInOrder || behind > 1 ? 'damaged' : isTorn(copy) || behind > 0 ? 'behind' : 'whole',
  };
}

function isTorn(bytes: Uint8Array): boolean {
  return wholeLines(bytes).torn;
}

function linesIn(bytes: Uint8Array): string[] {
  return bytes.length === 0 ? [] : new TextDecoder().decode(bytes).slice(0, -1).split('\n');
}
