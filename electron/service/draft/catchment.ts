// The catchment table of a draft: looked at, then kept beside the plan.

import { extname } from 'node:path';
import type { CatchmentPreview } from '../../../shared/contract/preparation.ts';
import type { ListFile } from '../../../shared/intake/columns/source.ts';
import { done, type Outcome } from '../../../shared/outcome.ts';
import { catchmentCounts } from './catchment-counts.ts';
import type { Draft } from './draft.ts';
import { shownOf, tallyOf } from './finding-views.ts';

function keptName({ name }: ListFile): string {
  return `catchment${extname(name).toLowerCase()}`;
}

/** Reads a table ahead of looking at it or, `kept`, of keeping it. */
export function catchmentAhead(draft: Draft, file: ListFile, kept: boolean): Promise<void> {
  return draft.reader.catchmentAhead(kept ? { name: keptName(file), bytes: file.bytes } : file);
}

/** Looks at a table. Nothing is kept. */
export function previewCatchment(draft: Draft, file: ListFile): Outcome<CatchmentPreview> {
  const read = draft.reader.catchment(file);
  if (!read.ok) return read;
  const { table, findings, sheet, columns, first } = read.value;
  const { errors, open: warnings } = tallyOf(findings);
  return done({
    file: file.name,
    sheet,
    columns,
    rows: first,
    counts: { rows: table?.rows.length ?? 0, errors, warnings },
    ...shownOf(findings),
    schools: table === null ? [] : catchmentCounts(table, draft.intake.lists),
  });
}

/** Reads a table and keeps it beside the plan. A file that is none changes nothing. */
export function importCatchment(draft: Draft, file: ListFile): Outcome<void> {
  const name = keptName(file);
  const read = draft.reader.catchment({ name, bytes: file.bytes });
  if (!read.ok) return read;
  const written = draft.disk.write(name, [file.bytes], 'private');
  return written.ok ? draft.write({ ...draft.intake.plan, catchment: name }) : written;
}

/** Goes on without a table. */
export function removeCatchment(draft: Draft): Outcome<void> {
  const { catchment: _, ...plan } = draft.intake.plan;
  return draft.write(plan);
}
