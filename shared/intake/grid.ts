// A sheet as columns of spans over ONE flat text. 100,000 rows of nine columns are 900,000 cells: as strings they cost
// more time than all checks together, as pairs of numbers next to nothing. A string is made only where one is asked for.

import { character, classesOf } from './characters.ts';

/** Marks of a cell above its character classes: how its workbook stores it. */
export const stored = {
  /** A number, not text. */
  number: 256,
  /** The result of a formula. */
  formula: 512,
  /** An error value such as #N/A. */
  error: 1024,
  /** Text of a CSV file with doubled quotes in it, which stand for single ones. */
  doubled: 4096,
} as const;

/** The encodings that a flat text is kept in. */
export type Charset = 'utf-8' | 'gb18030';

/**
 * Text that grows at its end. It starts as the bytes of a file, in their encoding and not copied; what is appended is
 * UTF-8 and lies in a copy. Positions stay valid; `bytes` does not, it is replaced when the text has to move.
 */
export class FlatText {
  bytes: Uint8Array;
  /** The same memory, to read four bytes at once. */
  words: DataView;
  length: number;
  readonly charset: Charset;
  readonly #source: number;

  /** Starts with bytes that belong to somebody else: they are never written to. */
  constructor(source: Uint8Array, charset: Charset) {
    this.bytes = source;
    this.words = viewOf(source);
    this.length = source.length;
    this.charset = charset;
    this.#source = source.length;
  }

  /** Makes room for so many more bytes behind the text. */
  reserve(more: number): void {
    const needed = this.length + more;
    if (needed <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(needed + 4096, this.length * 2));
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
    this.words = viewOf(larger);
  }

  /** Appends a string. Half a surrogate pair becomes U+FFFD. */
  append(text: string): void {
    this.reserve(text.length * 3);
    this.length += encoder.encodeInto(text, this.bytes.subarray(this.length)).written;
  }

  /** Appends UTF-8 bytes of another array. */
  appendBytes(from: Uint8Array, start: number, end: number): void {
    this.reserve(end - start);
    if (end - start > 64) this.bytes.set(from.subarray(start, end), this.length);
    else for (let at = start, to = this.length; at < end; at++, to++) this.bytes[to] = from[at] ?? 0;
    this.length += end - start;
  }

  /** The text between two positions. */
  slice(start: number, end: number): string {
    const decoder = start >= this.#source ? utf8 : decoders[this.charset];
    return decoder.decode(this.bytes.subarray(start, end));
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}

const encoder = new TextEncoder();
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
const decoders = { 'utf-8': utf8, gb18030: new TextDecoder('gb18030', { ignoreBOM: true }) };

/** Rows of cells. Cells are numbered through the sheet; cell 0 is an empty one that stands for every cell that is missing. */
export type Grid = {
  readonly text: FlatText;
  /** By cell: where its text starts and ends in `text`, and its marks (`character` and `stored`). */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly marks: Uint16Array;
  /** By cell: its column counted from 0; null where the cells of each row stand in the columns from 0 without a gap. */
  readonly columns: Uint16Array | null;
  /** By row: its first cell; one entry more than rows. Rows without any content are left out. */
  readonly firsts: Int32Array;
  /** By row: its number as Excel shows it, counted from 1. */
  readonly numbers: Int32Array;
  readonly rows: number;
  /** How many cells the fullest row has. */
  readonly widest: number;
  /** The cells that need a second look, ascending: those with a mark, and those of more than `longText` bytes. */
  readonly suspects: Int32Array;
};

/** Cells with more bytes than this are suspects. A shorter one is not too long for anything. */
export const longText = 50;

/** The number of the cell in a row and a column, both counted from 0; 0 where there is none. */
export function cellAt(grid: Grid, row: number, column: number): number {
  const first = grid.firsts[row] ?? 0;
  const next = grid.firsts[row + 1] ?? first;
  if (grid.columns === null) return column < next - first ? first + column : 0;
  for (let cell = first; cell < next; cell++) {
    const at = grid.columns[cell] ?? 0;
    if (at >= column) return at === column ? cell : 0;
  }
  return 0;
}

/** The column of a cell of a row, counted from 0. */
export function columnOf(grid: Grid, row: number, cell: number): number {
  return grid.columns === null ? cell - (grid.firsts[row] ?? 0) : (grid.columns[cell] ?? 0);
}

/** The text of a cell, or so many bytes of it. */
export function textOf(grid: Grid, cell: number, most = Number.MAX_SAFE_INTEGER): string {
  const start = grid.starts[cell] ?? 0;
  const text = grid.text.slice(start, Math.min(grid.ends[cell] ?? 0, start + most));
  return ((grid.marks[cell] ?? 0) & stored.doubled) === 0 ? text : text.replaceAll('""', '"');
}

/** Replaces the text of a cell; its marks become those of the new text. */
export function rewrite(grid: Grid, cell: number, text: string, points: Uint8Array): void {
  grid.starts[cell] = grid.text.length;
  grid.text.append(text);
  grid.ends[cell] = grid.text.length;
  grid.marks[cell] = classesOf(text, points);
}

/** Makes a cell empty. */
export function erase(grid: Grid, cell: number): void {
  grid.ends[cell] = grid.starts[cell] ?? 0;
  grid.marks[cell] = 0;
}

// V8 optimises a function that is called often; a single long loop it first runs slowly and replaces while it runs, every
// time anew. Measured: a list of 100,000 rows is read in half the time where every step takes its rows in blocks.
const rowsOfABlock = 1024;

/** Calls a step for all rows, block by block: from `from` to before `to`. */
export function inBlocks(rows: number, step: (from: number, to: number) => void): void {
  for (let from = 0; from < rows; from += rowsOfABlock) step(from, Math.min(from + rowsOfABlock, rows));
}

/** The letters of a column counted from 0: 0 is A, 26 is AA. */
export function letterOf(column: number): string {
  let letters = '';
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
  }
  return letters;
}

/** The column, counted from 0, that letters name; null where they name none that a sheet can have. */
export function columnOfLetter(letters: string): number | null {
  if (!/^[A-Za-z]{1,3}$/.test(letters)) return null;
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column <= 16384 ? column - 1 : null;
}

/** Collects cells row by row; its arrays grow by doubling. */
export class GridBuilder {
  starts: Int32Array;
  ends: Int32Array;
  marks: Uint16Array;
  columns: Uint16Array | null;
  firsts: Int32Array;
  numbers: Int32Array;
  /** The number that the next cell will have. */
  cells = 1;
  rows = 0;
  #widest = 0;
  #suspects = new Int32Array(256);
  #suspected = 0;

  /** `columns` says whether the column of each cell is to be kept. */
  constructor(cells: number, rows: number, columns: boolean) {
    this.starts = new Int32Array(cells);
    this.ends = new Int32Array(cells);
    this.marks = new Uint16Array(cells);
    this.columns = columns ? new Uint16Array(cells) : null;
    this.firsts = new Int32Array(rows + 1);
    this.numbers = new Int32Array(rows);
  }

  /** Doubles the room for cells. */
  growCells(): void {
    const room = this.starts.length * 2;
    this.starts = longer(this.starts, new Int32Array(room));
    this.ends = longer(this.ends, new Int32Array(room));
    this.marks = longer(this.marks, new Uint16Array(room));
    if (this.columns !== null) this.columns = longer(this.columns, new Uint16Array(room));
  }

  /** Appends a cell to the row that is being collected. */
  cell(start: number, end: number, marks: number, column: number): void {
    if (this.cells === this.starts.length) this.growCells();
    this.starts[this.cells] = start;
    this.ends[this.cells] = end;
    if (marks !== 0 || end - start > longText) this.suspect(this.cells, marks);
    if (this.columns !== null) this.columns[this.cells] = column;
    this.cells += 1;
  }

  /** Marks a cell. Cells come in ascending order, and only those that are suspects: nearly all cells have no mark. */
  suspect(cell: number, marks: number): void {
    this.marks[cell] = marks;
    if (this.#suspected === this.#suspects.length) {
      this.#suspects = longer(this.#suspects, new Int32Array(this.#suspected * 2));
    }
    this.#suspects[this.#suspected++] = cell;
  }

  /** Ends the row: the cells from `first` to before `next` are its own. */
  row(number: number, first: number, next: number): void {
    if (next - first > this.#widest) this.#widest = next - first;
    if (this.rows === this.numbers.length) {
      this.firsts = longer(this.firsts, new Int32Array(this.rows * 2 + 1));
      this.numbers = longer(this.numbers, new Int32Array(this.rows * 2));
    }
    this.firsts[this.rows] = first;
    this.numbers[this.rows] = number;
    this.rows += 1;
  }

  /** The grid over its text. */
  grid(text: FlatText): Grid {
    this.firsts[this.rows] = this.cells;
    const { starts, ends, marks, columns, firsts, numbers, rows } = this;
    return {
      text,
      starts,
      ends,
      marks,
      columns,
      firsts,
      numbers,
      rows,
      widest: this.#widest,
      suspects: this.#suspects.subarray(0, this.#suspected),
    };
  }
}

/** Are four bytes, read at once, four digits? They are where neither they nor they and six leave 30 to 3F. */
export function areFourDigits(word: number): boolean {
  return (((word & 0xf0f0f0f0) ^ 0x30303030) | (((word + 0x06060606) & 0xf0f0f0f0) ^ 0x30303030)) === 0;
}

/** Have two cells the same bytes? */
export function areSame({ starts, ends, text }: Grid, cell: number, other: number): boolean {
  const { bytes } = text;
  const start = starts[cell] ?? 0;
  const otherStart = starts[other] ?? 0;
  const length = (ends[cell] ?? 0) - start;
  if ((ends[other] ?? 0) - otherStart !== length) return false;
  if (start === otherStart) return true;
  for (let at = 0; at < length; at++) if (bytes[start + at] !== bytes[otherStart + at]) return false;
  return true;
}

function longer<Numbers extends Int32Array | Uint16Array>(from: Numbers, to: Numbers): Numbers {
  to.set(from);
  return to;
}

/** Does a cell hold anything but blanks? */
export function hasContent(grid: Grid, cell: number): boolean {
  const start = grid.starts[cell] ?? 0;
  const end = grid.ends[cell] ?? 0;
  return end > start && (((grid.marks[cell] ?? 0) & character.blank) === 0 || textOf(grid, cell).trim() !== '');
}
