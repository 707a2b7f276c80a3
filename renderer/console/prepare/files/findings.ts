// How findings are chosen and sorted: errors first, then school by school, one kind after another.

import type { FindingKind, FindingView } from '../../../../shared/contract/findings.ts';

/** Which findings are shown. */
export const filters = ['open', 'error', 'accepted', 'all'] as const;

/** One of them: what needs action, errors, accepted warnings, everything. */
export type Filter = (typeof filters)[number];

/** A choice of findings; null stands for all files and all kinds. */
export type Choice = { readonly filter: Filter; readonly file: string | null; readonly code: string | null };

/** Whether a finding has a button: warnings not yet accepted do. */
export function isOpen({ severity, accepted }: Pick<FindingView, 'severity' | 'accepted'>): boolean {
  return severity === 'warning' && !accepted;
}

/** How many of a kind a filter lets through. */
function countIn(filter: Filter, { severity, count, open }: FindingKind): number {
  if (severity === 'error') return filter === 'accepted' ? 0 : count;
  if (filter === 'error') return 0;
  return filter === 'open' ? open : filter === 'accepted' ? count - open : count;
}

/** How many findings of these kinds a choice lets through. */
export function countOf({ filter, file, code }: Choice, kinds: readonly FindingKind[]): number {
  return kinds
    .filter(kind => (file === null || kind.file === file) && (code === null || kind.code === code))
    .reduce((sum, kind) => sum + countIn(filter, kind), 0);
}

function passes(choice: Choice, finding: FindingView): boolean {
  const { file, severity, refusal } = finding;
  return countOf(choice, [{ file, severity, code: refusal.code, count: 1, open: isOpen(finding) ? 1 : 0 }]) > 0;
}

/** The name under which findings are grouped. */
export function groupOf({ file, refusal }: FindingView): string {
  return `${file}\n${refusal.code}`;
}

const parts = ['list', 'catchment', 'row', 'cell'];

/** The findings of a choice in their groups: errors first, files in the order given, what concerns a whole list first. */
export function arranged(findings: readonly FindingView[], choice: Choice, files: readonly string[]): FindingView[] {
  const key = ({ severity, file, refusal: { code } }: FindingView): readonly (number | string)[] => {
    const at = files.indexOf(file);
    const part = parts.indexOf(code.split('.')[0] ?? '');
    return [severity === 'error' ? 0 : 1, at < 0 ? files.length : at, file, part < 0 ? parts.length : part, code];
  };
  // Within a group the file's order, which accepting a warning must not change.
  const row = ({ row }: FindingView) => row ?? 0;
  const keyed = findings.filter(finding => passes(choice, finding)).map(finding => ({ finding, key: key(finding) }));
  keyed.sort((a, b) => compare(a.key, b.key) || row(a.finding) - row(b.finding));
  return keyed.map(({ finding }) => finding);
}

function compare(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  for (const [at, one] of a.entries()) {
    const other = b[at];
    if (other === undefined || one === other) continue;
    return one < other ? -1 : 1;
  }
  return 0;
}
