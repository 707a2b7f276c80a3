// Findings as the console shows them, and a mapping that fits again.

import type { FindingKind, FindingView } from '../../../shared/contract/findings.ts';
import type { ShownFindings } from '../../../shared/contract/preparation.ts';
import type { ColumnMapping } from '../../../shared/intake/columns/header.ts';
import { type KeptMapping, mappingOf } from '../../../shared/intake/columns/mapping.ts';
import { type Finding, findingId } from '../../../shared/intake/findings/finding.ts';
import type { Preview } from '../../../shared/intake/preview.ts';

/** A finding as the console shows it; `accepted` are the ids of those that were accepted. */
export function viewOf(finding: Finding, accepted: ReadonlySet<string>): FindingView {
  const { severity, file, sheet, row, letter, column, value, refusal } = finding;
  const id = findingId({ ...finding, values: refusal.values });
  return { id, severity, accepted: accepted.has(id), file, sheet, row, letter, column, value, refusal };
}

/** How many findings are errors, and how many are warnings that nobody has accepted yet. */
export function tallyOf(findings: readonly Pick<Counted, 'severity' | 'accepted'>[]) {
  return {
    errors: findings.filter(({ severity }) => severity === 'error').length,
    open: findings.filter(({ severity, accepted }) => severity === 'warning' && accepted !== true).length,
  };
}

/** What findings are counted and chosen by; one that nobody could accept yet says nothing of it. */
type Counted = Pick<FindingView, 'severity' | 'file' | 'refusal'> & { readonly accepted?: boolean };

const kindOf = ({ file, refusal }: Counted) => `${file}\n${refusal.code}`;

/** How many findings there are of each code and file, in the order in which they first come. */
export function kindsOf(findings: readonly Counted[]): FindingKind[] {
  return [...Map.groupBy(findings, kindOf).values()].flatMap(all => {
    const [first] = all;
    if (first === undefined) return [];
    const { severity, file, refusal } = first;
    const open = severity === 'error' ? 0 : all.filter(({ accepted }) => accepted !== true).length;
    return [{ code: refusal.code, severity, file, count: all.length, open }];
  });
}

/** At most `most` findings in their order: some of each kind first, so that ten thousand of one hide no other. */
export function someOfEach<Item extends Counted>(findings: readonly Item[], most: number): Item[] {
  if (findings.length <= most) return [...findings];
  const kinds = Map.groupBy(findings, kindOf);
  const share = Math.max(1, Math.floor(most / kinds.size));
  const chosen = new Set([...kinds.values()].flatMap(kind => kind.slice(0, share)).slice(0, most));
  for (const finding of findings) {
    if (chosen.size >= most) break;
    chosen.add(finding);
  }
  return findings.filter(finding => chosen.has(finding));
}

/** The most findings that a preview carries. */
const mostPreviewed = 1000;

const none: ReadonlySet<string> = new Set();

/** The findings of a file that nobody has accepted yet, as its preview shows them: errors first. */
export function shownOf(findings: readonly Finding[]): ShownFindings {
  const isError = ({ severity }: Finding) => severity === 'error';
  const inOrder = [...findings.filter(isError), ...findings.filter(finding => !isError(finding))];
  const shown = someOfEach(inOrder, mostPreviewed).map(finding => viewOf(finding, none));
  return { findings: shown, kinds: kindsOf(inOrder) };
}

/** The mapping of the list that a file replaces; null unless all its columns still have the same headers. */
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
