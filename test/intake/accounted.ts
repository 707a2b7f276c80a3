// Whether every row of a list stands in exactly one part of its accounting.

import { expect } from 'vitest';
import type { Accounting, PassedWhy } from '../../shared/intake/accounting.ts';
import { rowNumbers } from '../../shared/intake/findings/runs.ts';
import type { ListReport } from '../../shared/intake/list.ts';

/** What became of a row. */
export type Part = 'header' | 'child' | PassedWhy;

/** What became of each row from 1 on. Fails where the parts do not come to the whole, or share a row. */
export function partsOf({ rows, header, children, passed }: Accounting): Part[] {
  const parts = new Array<Part | null>(rows).fill(null);
  const put = (row: number, part: Part) => {
    expect(row, `row ${row} of ${part}`).toBeGreaterThan(0);
    expect(row, `row ${row} of ${part}`).toBeLessThanOrEqual(rows);
    expect(parts[row - 1], `row ${row} as ${part}`).toBeNull();
    parts[row - 1] = part;
  };
  for (let row = 1; row <= header; row++) put(row, 'header');
  for (const { why, count, rows: runs } of passed) {
    const numbers = rowNumbers(runs);
    expect(numbers, why).toHaveLength(count);
    expect(count, why).toBeGreaterThan(0);
    for (const row of numbers) put(row, why);
  }
  expect(new Set(passed.map(({ why }) => why)).size).toBe(passed.length);
  const all = parts.map((part): Part => part ?? 'child');
  expect(all.filter(part => part === 'child')).toHaveLength(children);
  expect(header + children + passed.reduce((sum, { count }) => sum + count, 0)).toBe(rows);
  return all;
}

/** The same for a report, held against what else it says of its rows. */
export function partsOfReport(report: ListReport): Part[] {
  const { accounting, children, rows, list, findings } = report;
  const parts = partsOf(accounting);
  const count = (part: Part) => parts.filter(one => one === part).length;
  expect(count('child')).toBe(list === null ? accounting.children : list.size);
  if (count('unread') === 0) {
    expect(children).toBe(accounting.children);
    expect(rows).toBe(count('child') + count('error') + count('hint'));
  }
  const hasErrors = findings.some(({ severity }) => severity === 'error');
  expect(list === null).toBe(hasErrors);
  for (const { severity, row, code } of findings) {
    if (severity === 'error' && row !== null) expect(parts[row - 1], `row ${row} with ${code}`).not.toBe('child');
  }
  if (list === null) return parts;
  const placed = Array.from({ length: list.size }, (_, index) => list.row(index));
  expect(placed).toEqual(parts.flatMap((part, at) => (part === 'child' ? [at + 1] : [])));
  const inLots = Array.from({ length: list.lots }, (_, index) => list.lot(index).children).flat();
  expect(inLots.toSorted((a, b) => a - b)).toEqual(placed.map((_, index) => index));
  return parts;
}
