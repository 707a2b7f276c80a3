// Findings as the console shows them, and a mapping that fits again.

import type { FindingView } from '../../../shared/contract/snapshots.ts';
import { type Finding, findingId } from '../../../shared/intake/finding.ts';
import type { ColumnMapping } from '../../../shared/intake/header.ts';
import { type KeptMapping, mappingOf } from '../../../shared/intake/mapping.ts';
import type { Preview } from '../../../shared/intake/preview.ts';

/** A finding as the console shows it. */
export function viewOf(finding: Finding, accepted: boolean): FindingView {
  const { severity, file, sheet, row, letter, column, value, refusal } = finding;
  return { id: findingId(finding), severity, accepted, file, sheet, row, letter, column, value, refusal };
}

/** The mapping of the list that a file is to replace, where each of its columns has the header of then; else null. */
export function earlierMapping(
  mappings: readonly KeptMapping[],
  replaced: string,
  { headers, sheets }: Pick<Preview, 'headers' | 'sheets'>,
): ColumnMapping | null {
  const kept = mappings.find(({ file }) => file === replaced);
  if (kept === undefined || (kept.sheet !== undefined && !sheets.includes(kept.sheet))) return null;
  const fits = kept.columns.every(({ letter, header }) =>
    headers.some(column => column.letter === letter && column.header === header),
  );
  return fits ? mappingOf(kept) : null;
}
