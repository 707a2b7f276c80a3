// CSV (RFC 4180) with its variants in practice: several separators, CR, LF or CRLF, a first line `sep=;`.

/// <reference path="./libraries.d.ts" />
import papaparse from 'papaparse';
import { hasContent, type Row } from './sheet.ts';

/** The separators that are recognised; the last three are probably mistakes and are reported. */
export const separators = [',', ';', '\t', '|', '，', '；'] as const;

/** A separator of columns. */
export type Separator = (typeof separators)[number];

/** A split text. `quoteFaults`: cells whose quotes are never closed or are followed by other text. */
export type Split = {
  readonly rows: readonly Row[];
  /** How many cells all rows have, empty ones included. */
  readonly cells: number;
  /** How many cells the longest row has. */
  readonly width: number;
  readonly quoteFaults: readonly { readonly row: number; readonly column: number; readonly holdsRow: false }[];
  /** Whether a cell may hold a line break. */
  readonly hasBreaks: boolean;
};

/** Splits a text into rows and cells. */
export function split(text: string, separator: Separator): Split {
  const hint = hintLine.exec(text);
  const content = hint === null ? text : text.slice(hint[0].length);
  // The library takes one line end for the whole file; a row with another would become part of a cell.
  const { newline, lines } = lineEndsOf(content);
  const even = newline === null ? content.replace(/\r\n?/g, '\n') : content;
  const settings = { delimiter: separator, newline: newline ?? '\n', quoteChar: '"', skipEmptyLines: false } as const;
  const { data, errors } = papaparse.parse(even, settings);
  const rows: Row[] = [];
  let number = 0;
  let width = 0;
  let count = 0;
  for (const cells of data) {
    number += 1;
    count += cells.length;
    // The first cell has content in nearly every row.
    if (!hasContent(cells[0]) && !cells.some(hasContent)) continue;
    rows.push({ number, cells, marks: null });
    width = Math.max(width, cells.length);
  }
  // A file of four megabytes may have a million: no list is made of them but this one.
  const faults: { row: number; column: number; holdsRow: false }[] = [];
  for (const { type, row } of errors) {
    const cells = type === 'Quotes' && row !== undefined ? data[row] : undefined;
    if (row === undefined || cells === undefined) continue;
    // An open quote takes in the rest of its row, so the fault is in the last cell or in the one that still has a quote.
    const quoted = cells.findIndex(cell => cell.includes('"'));
    faults.push({ row: row + 1, column: quoted < 0 ? cells.length - 1 : quoted, holdsRow: false });
  }
  return { rows, cells: count, width, quoteFaults: faults, hasBreaks: data.length !== lines };
}

/** The line end of all lines of a text, null if they differ or are a carriage return alone; and how many lines end in a line feed. */
function lineEndsOf(text: string): { readonly newline: '\n' | '\r\n' | null; readonly lines: number } {
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  let carriageReturns = 0;
  for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1)) {
    if (text[at + 1] !== '\n') return { newline: null, lines };
    carriageReturns += 1;
  }
  const isEven = carriageReturns === 0 || carriageReturns === lines - 1;
  return { newline: !isEven ? null : carriageReturns === 0 ? '\n' : '\r\n', lines };
}

/** Whether a text has a sign more often than a limit. */
export function hasMore(text: string, sign: string, most: number): boolean {
  let count = 0;
  for (let at = text.indexOf(sign); at >= 0 && count <= most; at = text.indexOf(sign, at + 1)) count += 1;
  return count > most;
}

/** How many lines a text has, whatever ends them; line ends in quotes count as well. */
export function countLines(text: string): number {
  const { newline, lines } = lineEndsOf(text);
  if (newline !== null) return lines;
  let returns = lines;
  for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1)) if (text[at + 1] !== '\n') returns += 1;
  return returns;
}

/** Whether a text has more cells than a limit, counted without splitting it: separators in quotes count as well. */
export function hasMoreCells(text: string, separator: Separator, most: number): boolean {
  if (text.length < most) return false;
  let count = 1;
  for (let at = 0; at < text.length && count <= most; at++) {
    const one = text[at];
    if (one === separator || one === '\n' || one === '\r') count += 1;
  }
  return count > most;
}

const hintLine = /^sep=([,;\t|])(?:\r\n?|\n)/i;

/** The separator that a first line `sep=;` names, or null. Excel reads that line and does not count it as a row. */
export function separatorHint(text: string): Separator | null {
  const hint = hintLine.exec(text)?.[1];
  return separators.find(separator => separator === hint) ?? null;
}
