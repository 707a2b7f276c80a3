// Row numbers that follow each other, and how people write them.

import type { Run } from '../decode/sheet.ts';

/** Adds a row number to ascending runs, in place. */
export function addRow(runs: Run[], row: number): void {
  const before = runs.at(-1);
  if (before?.last === row - 1) runs[runs.length - 1] = { first: before.first, last: row };
  else runs.push({ first: row, last: row });
}

/** The runs of ascending row numbers. */
export function runsOf(rows: readonly number[]): Run[] {
  const runs: Run[] = [];
  for (const row of rows) addRow(runs, row);
  return runs;
}

/** How many rows runs have. */
export function countOf(runs: readonly Run[]): number {
  return runs.reduce((sum, { first, last }) => sum + last - first + 1, 0);
}

/** Row numbers as people write them: 3、7-9. At most so many runs; an ellipsis stands for the rest. */
export function runsText(runs: readonly Run[], most = 20): string {
  const parts = runs.slice(0, most).map(({ first, last }) => (first === last ? `${first}` : `${first}-${last}`));
  return parts.join('、') + (runs.length > most ? '…' : '');
}

/** How many rows runs have and their numbers, as the values of a finding's text. */
export function countAndRows(runs: readonly Run[]): { readonly count: number; readonly rows: string } {
  return { count: countOf(runs), rows: runsText(runs) };
}

/** Each row number of runs. */
export function rowNumbers(runs: readonly Run[]): number[] {
  return runs.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, at) => first + at));
}
