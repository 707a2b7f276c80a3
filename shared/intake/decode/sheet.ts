// A sheet as a table of strings: what a CSV file and a worksheet have in common.

/** What a workbook states about a cell besides its text. */
export type Mark = {
  /** The cell holds a number, a formula, an error value such as #N/A; null for text. A formula keeps its last result. */
  readonly kind: 'number' | 'formula' | 'error' | null;
  /** The text that Excel shows because of the number format; null if it is the text itself. */
  readonly shown: string | null;
  /** Whether that format is one of dates. */
  readonly isDate: boolean;
  /** Whether the text is struck through. */
  readonly isStruck: boolean;
};

/** A row with content: its number as Excel shows it, from 1, and its texts by column, counted from 0; gaps are empty cells. */
export type Row = {
  readonly number: number;
  readonly cells: readonly string[];
  /** By column, for the cells that have one; null for a row without any. */
  readonly marks: readonly (Mark | undefined)[] | null;
};

/** A range of merged cells: rows as Excel shows them, columns counted from 0. */
export type Merge = { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };

/** Rows (as Excel shows them) or columns (counted from 0) that follow each other, both ends included. */
export type Run = { readonly first: number; readonly last: number };

/** One sheet. Rows without content are left out and keep their numbers. A CSV file has no name, merges or hidden parts. */
export type Sheet = {
  readonly name: string | null;
  readonly rows: readonly Row[];
  /** How many cells the longest row has. */
  readonly width: number;
  readonly merges: readonly Merge[];
  readonly hiddenRows: readonly Run[];
  readonly hiddenColumns: readonly Run[];
};

/** A sheet without content and without a name. */
export const emptySheet: Sheet = { name: null, rows: [], width: 0, merges: [], hiddenRows: [], hiddenColumns: [] };

/** The text of a cell; empty if the row has none in this column. */
export function textAt(row: Row | undefined, column: number): string {
  return row?.cells[column] ?? '';
}

/** Whether a text is more than blanks. */
export function hasContent(text: string | undefined): boolean {
  return text !== undefined && text !== '' && (isPlainStart(text.charCodeAt(0)) || text.trim() !== '');
}

// Longer rows are taken to be mostly gaps.
const longRow = 200;

/** The columns of a row that have content, ascending; none if the row is undefined. */
export function filledColumns(row: Row | undefined): number[] {
  const cells = row?.cells ?? [];
  const columns = cells.length > longRow ? Object.keys(cells).map(Number) : [...cells.keys()];
  return columns.filter(column => hasContent(cells[column]));
}

/** Whether a text has content because it begins with this character, as most do: a visible ASCII or a Chinese character. */
function isPlainStart(code: number): boolean {
  return (code > 0x20 && code < 0x7f) || (code >= 0x4e00 && code <= 0x9fff);
}
