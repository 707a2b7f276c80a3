// One worksheet of a workbook: its cells as texts, its merged cells and what is hidden in it.

import { type CellStyle, general, isDatePattern, isOn, numberText, shownText } from './formats.ts';
import type { Mark, Merge, Row, Run, Sheet } from './sheet.ts';
import { readPlainText, readRichText, type SharedStrings, unescaped } from './strings.ts';
import type { XmlScanner } from './xml.ts';

/** What cells of a worksheet refer to by number. */
export type Context = {
  readonly strings: SharedStrings;
  readonly styles: readonly CellStyle[];
  /** The number formats that cells have used so far. */
  readonly formats: Set<string>;
};

/**
 * How many cells, empty ones included, and characters in them all sheets of a workbook may still have, and how many rows with content
 * each may have.
 */
export type WorksheetLimits = { cells: number; characters: number; readonly rows: number };

/** Why a worksheet cannot be read: it is damaged, or has more cells, more text or more rows than the limit. */
export type WorksheetFault = 'damaged' | 'cells' | 'characters' | 'rows';

const mostRuns = 20_000;
// Excel keeps 250 formats of people's own, and numfmt about as many; each beyond is taken apart anew for every cell.
const mostFormats = 250;
const piecesOfFormat = 100_000;
const mostMerges = 50_000;
const lastRow = 1_048_576;
const lastColumn = 16_384;

// The types of cells that hold no number.
const otherTypes = ['s', 'inlineStr', 'str', 'b', 'e', 'd'];

/** Reads a worksheet, or says why it cannot. What it has is taken off the limits, which the sheets of a workbook share. */
export function readWorksheet(
  xml: XmlScanner,
  name: string,
  context: Context,
  limits: WorksheetLimits,
): Sheet | WorksheetFault {
  const reader = new WorksheetReader(xml, context, limits);
  return reader.read() ?? { name, ...reader.sheet };
}

class WorksheetReader {
  readonly sheet = {
    rows: [] as Row[],
    width: 0,
    merges: [] as Merge[],
    hiddenRows: [] as Run[],
    hiddenColumns: [] as Run[],
  };
  readonly #xml: XmlScanner;
  readonly #context: Context;
  readonly #limits: WorksheetLimits;
  #row = 0;

  constructor(xml: XmlScanner, context: Context, limits: WorksheetLimits) {
    this.#xml = xml;
    this.#context = context;
    this.#limits = limits;
  }

  read(): WorksheetFault | null {
    const xml = this.#xml;
    let part = '';
    for (let kind = xml.next(); kind !== 'end'; kind = xml.next()) {
      if (kind === 'broken') return 'damaged';
      if (kind !== 'open') continue;
      if (xml.depth === 1 && xml.name !== 'worksheet') return 'damaged';
      if (xml.depth === 2) part = xml.name;
      if (xml.depth !== 3) continue;
      if (part === 'sheetData' && xml.name === 'row') {
        const fault = this.#readRow();
        if (fault !== null) return fault;
      } else if (part === 'sheetData') return 'damaged';
      else if (part === 'cols' && xml.name === 'col') this.#readColumn();
      else if (part === 'mergeCells' && xml.name === 'mergeCell' && !this.#readMerge()) return 'damaged';
    }
    return null;
  }

  #readRow(): WorksheetFault | null {
    const xml = this.#xml;
    const reference = xml.attribute('r');
    const number = reference === null ? this.#row + 1 : wholeNumber(reference);
    const hidden = xml.attribute('hidden');
    const height = xml.attribute('ht');
    const isHidden = (hidden !== null && isOn(hidden)) || (height !== null && Number(height) === 0);
    if (number <= this.#row || number > lastRow) return 'damaged';
    this.#row = number;
    const cells: string[] = [];
    const marks: (Mark | undefined)[] = [];
    let column = -1;
    let hasText = false;
    for (let kind = xml.next(); xml.depth >= 3; kind = xml.next()) {
      if (kind === 'broken') return 'damaged';
      if (kind !== 'open' || xml.depth !== 4) continue;
      // A row has cells and at most what programs add of their own. Whatever else is in it may hold a child that nobody would miss.
      if (xml.name !== 'c' && xml.name !== 'extLst') return 'damaged';
      if (xml.name !== 'c') continue;
      const reference = xml.attribute('r');
      const before = column;
      column = reference === null ? before + 1 : columnOfReference(reference, number);
      if (column <= before || column >= lastColumn) return 'damaged';
      const cell = this.#readCell();
      if (cell === null) return 'damaged';
      if (--this.#limits.cells < 0) return 'cells';
      // One shared string may stand in every cell: what a sheet holds is more than its part of the file.
      this.#limits.characters -= cell.text.length + (cell.mark?.shown?.length ?? 0);
      if (this.#limits.characters < 0) return 'characters';
      if (cell.text === '' && cell.mark === undefined) continue;
      // Without gaps an array stays dense, which is what nearly all rows are.
      if (column - cells.length < 64) while (cells.length < column) cells.push('');
      cells[column] = cell.text;
      if (cell.mark !== undefined) marks[column] = cell.mark;
      hasText ||= cell.mark?.kind === 'formula' || cell.text.trim() !== '';
    }
    if (!hasText) return null;
    if (this.sheet.rows.length === this.#limits.rows) return 'rows';
    this.sheet.rows.push({ number, cells, marks: marks.length === 0 ? null : marks });
    this.sheet.width = Math.max(this.sheet.width, cells.length);
    if (isHidden) pushRow(this.sheet.hiddenRows, number);
    return null;
  }

  /** Reads the cell that was opened; null if it is damaged. */
  #readCell(): { readonly text: string; readonly mark: Mark | undefined } | null {
    const xml = this.#xml;
    const { strings, styles, formats } = this.#context;
    const type = xml.attribute('t') ?? 'n';
    const style = styles[Number(xml.attribute('s') ?? 0)] ?? general;
    let raw = '';
    let isFormula = false;
    let isStruck = style.isStruck;
    for (let kind = xml.next(); xml.depth >= 4; kind = xml.next()) {
      if (kind === 'broken') return null;
      if (kind !== 'open') continue;
      if (xml.name === 'f') isFormula = true;
      else if (xml.name === 'v') {
        const text = readPlainText(xml);
        if (text === null) return null;
        raw += text;
      } else if (xml.name === 'is') {
        const rich = readRichText(xml);
        if (rich === null) return null;
        raw += rich.text;
        isStruck ||= rich.isStruck;
      }
    }
    const isNumber = !otherTypes.includes(type);
    if (style.format !== general.format) {
      formats.add(style.format);
      if (formats.size > mostFormats) xml.charge(piecesOfFormat);
    }
    if (raw === '' && isNumber && !isFormula) return noCell;
    let text = raw;
    if (type === 's' && raw !== '') {
      const string = strings.texts[wholeNumber(raw)];
      if (string === undefined) return null;
      text = string;
      isStruck ||= strings.struck.has(wholeNumber(raw));
    } else if (type === 'b') text = raw.trim() === '1' ? 'TRUE' : 'FALSE';
    else if (isNumber) text = numberText(raw);
    else if (type !== 's') text = unescaped(raw);
    // Formats of money and of WPS add a blank as wide as a bracket before or after a number.
    const shown = text === '' ? text : trimmedUnless(text, shownText(text, style.format, isNumber));
    // Zeros that a format puts before a number belong to it: everybody writes them.
    if (isNumber && /^0+$/.test(shown.slice(0, shown.length - text.length)) && shown.endsWith(text)) text = shown;
    const kind = type === 'e' ? 'error' : isFormula ? 'formula' : isNumber && text !== '' ? 'number' : null;
    return { text, mark: markOf(kind, shown === text ? null : shown, style, isStruck && text !== '') };
  }

  #readColumn(): void {
    const xml = this.#xml;
    const [first, last] = [Number(xml.attribute('min')), Number(xml.attribute('max'))];
    const isHidden = /^(1|true)$/.test(xml.attribute('hidden') ?? '') || Number(xml.attribute('width') ?? 1) === 0;
    if (isHidden && first >= 1 && last >= first && this.sheet.hiddenColumns.length < mostRuns) {
      this.sheet.hiddenColumns.push({ first: first - 1, last: last - 1 });
    }
  }

  #readMerge(): boolean {
    const range = /^([A-Z]{1,3})([0-9]{1,7})(?::([A-Z]{1,3})([0-9]{1,7}))?$/.exec(this.#xml.attribute('ref') ?? '');
    if (range === null || this.sheet.merges.length >= mostMerges) return false;
    const [, left = '', top = '', right = left, bottom = top] = range;
    const column = (letters: string) => [...letters].reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0) - 1;
    this.sheet.merges.push({ top: Number(top), bottom: Number(bottom), left: column(left), right: column(right) });
    return true;
  }
}

/** A cell of which there is nothing but its style, as most empty ones are. */
const noCell = { text: '', mark: undefined };

// Most cells of a column are alike, so they share one mark.
const plainNumber: Mark = { kind: 'number', shown: null, isDate: false, isStruck: false };

function markOf(kind: Mark['kind'], shown: string | null, style: CellStyle, isStruck: boolean): Mark | undefined {
  if (shown === null && !isStruck) {
    if (kind === null) return undefined;
    if (kind === 'number') return plainNumber;
  }
  return { kind, shown, isDate: shown !== null && isDatePattern(style.format), isStruck };
}

/** What is shown, without blanks around it unless the text has them too. */
function trimmedUnless(text: string, shown: string): string {
  return shown.trim() === text ? text : shown;
}

/** The number that one to nine digits write, from a place in a text to its end; -1 for anything else. */
function wholeNumber(text: string, from = 0): number {
  if (text.length === from || text.length > from + 9) return -1;
  let number = 0;
  for (let at = from; at < text.length; at++) {
    const digit = text.charCodeAt(at) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
  }
  return number;
}

/** The column, from 0, of a reference such as AB12; -1 if it is malformed or names another row. */
function columnOfReference(reference: string, row: number): number {
  let column = 0;
  let at = 0;
  for (; at < 3; at++) {
    const letter = reference.charCodeAt(at) - 64;
    if (!(letter >= 1 && letter <= 26)) break;
    column = column * 26 + letter;
  }
  return wholeNumber(reference, at) === row ? column - 1 : -1;
}

function pushRow(runs: Run[], row: number): void {
  const before = runs.at(-1);
  if (before !== undefined && before.last === row - 1) runs[runs.length - 1] = { first: before.first, last: row };
  else if (runs.length < mostRuns) runs.push({ first: row, last: row });
}
