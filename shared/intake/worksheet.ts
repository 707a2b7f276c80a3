// One worksheet of a workbook: its cells as spans, its merged cells and what is hidden in it.

import type { Classes } from './characters.ts';
import { numberText } from './formats.ts';
import { GridBuilder, stored } from './grid.ts';
import type { Merge, Run, Sheet } from './sheet.ts';
import { finishText, readPart, type SharedStrings } from './strings.ts';
import { token, XmlScanner } from './xml.ts';

/** What cells of a worksheet refer to. */
export type Context = {
  readonly strings: SharedStrings;
  /** By style: digits to fill up to with zeros. */
  readonly zeros: readonly number[];
  readonly classes: Classes;
};

/** At most so many cells and bytes of text in them, and rows with content; reading stops behind the last of these rows. */
export type WorksheetLimits = { readonly cells: number; readonly bytes: number; readonly rows: number };

const mostRuns = 20_000;
const mostMerges = 50_000;
const lastRow = 1_048_576;
const lastColumn = 16_384;

/** Why a worksheet cannot be read: it is damaged, or has more cells or more text than the limit. */
export type WorksheetFault = 'damaged' | 'cells' | 'bytes';

/** Reads a worksheet, or says why it cannot. */
export function readWorksheet(
  bytes: Uint8Array,
  name: string,
  context: Context,
  limits: WorksheetLimits,
): Sheet | WorksheetFault {
  const reader = new WorksheetReader(bytes, context, limits);
  const fault = reader.read();
  return fault ?? reader.sheet(name);
}

class WorksheetReader {
  readonly #xml: XmlScanner;
  readonly #context: Context;
  readonly #limits: WorksheetLimits;
  readonly #builder: GridBuilder;
  readonly #merges: Merge[] = [];
  readonly #hiddenRows: Run[] = [];
  readonly #hiddenColumns: Run[] = [];
  #row = 0;
  // One shared string may stand in every cell: what a sheet holds is more than its part of the file.
  #bytes = 0;

  constructor(bytes: Uint8Array, context: Context, limits: WorksheetLimits) {
    this.#xml = new XmlScanner(bytes);
    this.#context = context;
    this.#limits = limits;
    this.#builder = new GridBuilder(Math.max(64, bytes.length >>> 5), Math.max(16, bytes.length >>> 8), true);
  }

  sheet(name: string): Sheet {
    const grid = this.#builder.grid(this.#context.strings.text);
    return {
      name,
      grid,
      merges: this.#merges,
      hiddenRows: this.#hiddenRows,
      hiddenColumns: this.#hiddenColumns,
    };
  }

  read(): WorksheetFault | null {
    const xml = this.#xml;
    let part = '';
    for (let kind = xml.next(); kind !== token.end; kind = xml.next()) {
      if (kind === token.broken) return 'damaged';
      if (kind !== token.open) continue;
      if (xml.depth === 1 && !xml.is('worksheet')) return 'damaged';
      if (xml.depth === 2) part = xml.is('sheetData') ? 'rows' : xml.is('cols') || xml.is('mergeCells') ? 'layout' : '';
      if (xml.depth !== 3 || part === '') continue;
      if (part === 'rows') {
        if (!xml.is('row')) continue;
        const fault = this.#readRow();
        if (fault !== null) return fault;
        if (this.#builder.rows >= this.#limits.rows) return null;
      } else if (xml.is('col')) this.#readColumn();
      else if (xml.is('mergeCell') && !this.#readMerge()) return 'damaged';
    }
    return null;
  }

  #readRow(): WorksheetFault | null {
    const xml = this.#xml;
    const builder = this.#builder;
    const first = builder.cells;
    let number = this.#row + 1;
    let hidden = false;
    for (let index = 0; index < xml.attributes; index++) {
      if (xml.attributeIs(index, 'r')) number = digits(xml.bytes, xml.valueStart(index), xml.valueEnd(index));
      else if (xml.attributeIs(index, 'hidden')) hidden = isTrue(xml, index) || hidden;
      else if (xml.attributeIs(index, 'ht')) hidden = xml.attribute('ht') === '0' || hidden;
    }
    if (number <= this.#row || number > lastRow) return 'damaged';
    this.#row = number;
    let column = -1;
    for (let kind = xml.next(); xml.depth >= 3; kind = xml.next()) {
      if (kind === token.broken) return 'damaged';
      if (kind !== token.open || xml.depth !== 4 || !xml.is('c')) continue;
      column = this.#readCell(column);
      if (column < 0) return 'damaged';
      if (builder.cells > this.#limits.cells) return 'cells';
      if (this.#bytes > this.#limits.bytes) return 'bytes';
    }
    if (builder.cells === first) return null;
    builder.row(number, first, builder.cells);
    if (hidden) pushRow(this.#hiddenRows, number);
    return null;
  }

  /** Reads a cell behind a column and returns its own column; -1 where it is damaged. */
  #readCell(before: number): number {
    const xml = this.#xml;
    const { strings, zeros, classes } = this.#context;
    const { text } = strings;
    const { bytes } = xml;
    let column = before + 1;
    let type = 0;
    let style = 0;
    for (let index = 0; index < xml.attributes; index++) {
      const start = xml.valueStart(index);
      const end = xml.valueEnd(index);
      if (xml.attributeIs(index, 'r')) {
        column = referenceColumn(bytes, start, end, this.#row);
        if (column <= before || column >= lastColumn) return -1;
      } else if (xml.attributeIs(index, 't')) type = typeOf(bytes, start, end);
      else if (xml.attributeIs(index, 's')) style = digits(bytes, start, end);
    }
    if (column >= lastColumn) return -1;
    let start = text.length;
    let marks = 0;
    for (let kind = xml.next(); xml.depth >= 4; kind = xml.next()) {
      if (kind === token.broken) return -1;
      if (kind !== token.open) continue;
      if (xml.depth === 5 && xml.is('f')) marks |= stored.formula;
      if (xml.depth === 5 && xml.is('v') && type !== cellType.inline) {
        while (xml.depth >= 5) {
          const inner = xml.next();
          if (inner === token.broken || (inner === token.text && !xml.appendText(text))) return -1;
        }
      } else if (xml.depth > 5 && type === cellType.inline && !readPart(xml, text)) return -1;
    }
    let end = text.length;
    if (type === cellType.shared) {
      const index = end === start ? -1 : digits(text.bytes, start, end);
      text.length = start;
      if (index >= strings.count || (index < 0 && end > start)) return -1;
      start = index < 0 ? 0 : (strings.starts[index] ?? 0);
      end = index < 0 ? 0 : (strings.ends[index] ?? 0);
      marks |= index < 0 ? 0 : (strings.marks[index] ?? 0);
    } else if (type === cellType.number) {
      if (end > start) marks |= stored.number;
      if (!plainNumber(text.bytes, start, end, zeros[style] ?? 0)) {
        const shown = numberText(text.slice(start, end), zeros[style] ?? 0);
        text.length = start;
        text.append(shown);
        end = text.length;
        if (shown === '') marks &= ~stored.number;
      }
    } else {
      if (type === cellType.boolean) {
        const shown = text.slice(start, end).trim() === '1' ? 'TRUE' : 'FALSE';
        text.length = start;
        text.append(shown);
      }
      if (type === cellType.error) marks |= stored.error;
      marks |= finishText(text, start, classes);
      end = text.length;
    }
    this.#bytes += end - start;
    if (end > start || (marks & stored.formula) !== 0) this.#builder.cell(start, end, marks, column);
    return column;
  }

  #readColumn(): void {
    const xml = this.#xml;
    const [first, last] = [Number(xml.attribute('min')), Number(xml.attribute('max'))];
    const hidden = /^(1|true)$/.test(xml.attribute('hidden') ?? '') || Number(xml.attribute('width') ?? 1) === 0;
    if (hidden && first >= 1 && last >= first && this.#hiddenColumns.length < mostRuns) {
      this.#hiddenColumns.push({ first: first - 1, last: last - 1 });
    }
  }

  #readMerge(): boolean {
    const range = /^([A-Z]{1,3})([0-9]{1,7})(?::([A-Z]{1,3})([0-9]{1,7}))?$/.exec(this.#xml.attribute('ref') ?? '');
    if (range === null || this.#merges.length >= mostMerges) return false;
    const [, left = '', top = '', right = left, bottom = top] = range;
    const column = (letters: string) => [...letters].reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0) - 1;
    this.#merges.push({ top: Number(top), bottom: Number(bottom), left: column(left), right: column(right) });
    return true;
  }
}

const cellType = { number: 0, shared: 1, inline: 2, text: 3, boolean: 4, error: 5 } as const;

/** The type that the attribute `t` names: n, s, inlineStr, str, d, b, e. */
function typeOf(bytes: Uint8Array, start: number, end: number): number {
  const first = bytes[start];
  if (first === 0x73) return end - start === 1 ? cellType.shared : cellType.text;
  if (first === 0x69) return cellType.inline;
  if (first === 0x62) return cellType.boolean;
  if (first === 0x65) return cellType.error;
  return first === 0x64 ? cellType.text : cellType.number;
}

function isTrue(xml: XmlScanner, index: number): boolean {
  const first = xml.bytes[xml.valueStart(index)];
  return first === 0x31 || first === 0x74;
}

/** The number that digits write; -1 where there are none, others, or more than nine. */
function digits(bytes: Uint8Array, start: number, end: number): number {
  if (end <= start || end - start > 9) return -1;
  let number = 0;
  for (let at = start; at < end; at++) {
    const digit = (bytes[at] ?? 0) - 48;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
  }
  return number;
}

/** The column, from 0, of a reference such as AB12; -1 where it is malformed or names another row. */
function referenceColumn(bytes: Uint8Array, start: number, end: number, row: number): number {
  let column = 0;
  let at = start;
  for (let byte = bytes[at] ?? 0; at < end && byte >= 0x41 && byte <= 0x5a; byte = bytes[at] ?? 0) {
    column = column * 26 + byte - 64;
    at += 1;
    if (at - start > 3) return -1;
  }
  return digits(bytes, at, end) === row ? column - 1 : -1;
}

/** Is a number written in up to 15 digits without sign, and no shorter than its format shows it? */
function plainNumber(bytes: Uint8Array, start: number, end: number, least: number): boolean {
  if (end - start > 15 || end - start < Math.max(1, least)) return false;
  for (let at = start; at < end; at++) if ((bytes[at] ?? 0) < 48 || (bytes[at] ?? 0) > 57) return false;
  return true;
}

function pushRow(runs: Run[], row: number): void {
  const before = runs.at(-1);
  if (before !== undefined && before.last === row - 1) runs[runs.length - 1] = { first: before.first, last: row };
  else if (runs.length < mostRuns) runs.push({ first: row, last: row });
}
