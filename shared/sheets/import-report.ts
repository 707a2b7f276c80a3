// A list's import as sheet 1 reports it: the file, what became of its rows and columns, the warnings and which were accepted.

import { findingId, message, shorten } from '../intake/findings/finding.ts';
import { fieldWords, formatWords, rowParts } from '../intake/import-words.ts';
import type { ImportedList } from '../intake/imported-lists.ts';
import type { Refusal } from '../text/refusal.ts';
import type { SheetImport } from './sheet.ts';

// The numbers of the rows that are not children are on paper, within reason.
const mostPrintedRuns = 200;

/** The import report of a list in words. `accepted` holds the ids of accepted warnings; null if nobody was asked. */
export function importOf(list: ImportedList, accepted: ReadonlySet<string> | null): SheetImport {
  const { file, sha256, format, rows, lots, children, numbering, accounting, fileColumns, findings } = list;
  return {
    file,
    sha256,
    format: formatWords('zh', format),
    rows,
    lots,
    children,
    made: numbering === 'made',
    accounting:
      accounting === undefined ? null : { rows: accounting.rows, parts: rowParts('zh', accounting, mostPrintedRuns) },
    columns:
      fileColumns?.map(({ letter, header, readAs }) => ({
        ...{ letter, header: shorten(header), readAs: fieldWords('zh', readAs), isUsed: readAs !== null },
      })) ?? null,
    findings: findings.map(({ values, ...finding }) => ({
      words: message('zh', { ...finding, refusal: { code: finding.code, values } as Refusal }),
      accepted: accepted === null ? null : accepted.has(findingId({ ...finding, values })),
    })),
  };
}
