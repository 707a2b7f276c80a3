// Values that a spreadsheet would take for a formula. Names and remarks come from families: `=HYPERLINK(…)` in a cell must stay text,
// whatever program opens the file.

import { csvField } from '../protocol/people.ts';

/** Would a spreadsheet that reads this value from a CSV file take it for a formula? Full-width signs count: Excel folds them. */
export function isFormulaLike(value: string): boolean {
  return /^[\s\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u.test(value);
}

/**
 * A value for a CSV file, made inert: an apostrophe before whatever looks like a formula, and before an apostrophe, so that no value
 * is lost.
 */
export function inert(value: string): string {
  return value.startsWith("'") || isFormulaLike(value) ? `'${value}` : value;
}

/**
 * Rows as CSV for spreadsheets: UTF-8 with a byte order mark (without it Excel reads Chinese as GBK), CRLF, quoted after
 * RFC 4180, texts inert.
 */
export function printCsv(rows: Iterable<readonly (string | number)[]>): Uint8Array {
  const lines = Array.from(rows, row =>
    row.map(cell => (typeof cell === 'number' ? cell : csvField(inert(cell)))).join(','),
  );
  return new TextEncoder().encode(`\ufeff${lines.join('\r\n')}\r\n`);
}
