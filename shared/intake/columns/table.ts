// The rows below the header and the columns that are read: what the checks work on. A check goes through a column and reports what it
// finds.

import type { TextValues } from '../../text/dictionary.ts';
import type { FindingCode } from '../../text/finding-names.ts';
import { filledColumns, type Mark, type Row, type Sheet, textAt } from '../decode/sheet.ts';
import type { Findings } from '../findings/finding.ts';
import { maskId } from '../findings/mask.ts';
import { countAndRows, runsOf } from '../findings/runs.ts';
import { severities } from '../findings/severities.ts';
import type { Field, FieldName } from './fields.ts';
import type { Header, HeaderColumn } from './header.ts';

/** A column of the list. */
export type Column = Pick<HeaderColumn, 'index' | 'letter' | 'header'> & { readonly field: Field };

/** What became of a row: a child, a row with an error, a hint for filling in, or a row with content only outside the list's columns. */
export type RowState = 'child' | 'error' | 'hint' | 'outside';

/** A check of each child. All checks see a row before the next row, while it is in the cache; `finish` reports on many rows at once. */
export type RowCheck = { readonly row: (row: number) => void; readonly finish: () => void };

// A sheet may have one stray cell in each of its 16,384 columns.
const mostUnnamed = 100;

/** The rows of a sheet below its header, counted from 0. */
export class Table {
  readonly rows: readonly Row[];
  readonly columns = new Map<FieldName, Column>();
  /** The name of the worksheet; null for a CSV file. */
  readonly sheet: string | null;
  /** No row has more cells. */
  readonly width: number;
  readonly #states: RowState[];
  #children: readonly number[] | null = null;
  #none: string[] | null = null;
  #unnamed: ReadonlyMap<number, number> | null = null;
  readonly #named: ReadonlySet<number>;
  readonly #values = new Map<FieldName, string[]>();
  readonly #findings: Findings;

  constructor({ name, rows, width }: Sheet, header: Header, findings: Findings) {
    this.rows = rows.slice(header.end);
    this.width = width;
    this.#states = new Array<RowState>(this.rows.length).fill('child');
    this.sheet = name;
    this.#findings = findings;
    this.#named = new Set(header.columns.map(({ index }) => index));
  }

  /** Adds a column of the sheet as a field. It has no values until its cells are cleaned (`setValues`). */
  addColumn(field: Field, { index, letter, header }: Pick<HeaderColumn, 'index' | 'letter' | 'header'>): void {
    this.columns.set(field.name, { field, index, letter, header });
  }

  /** Sets the values of a field by row. */
  setValues(name: FieldName, values: string[]): void {
    this.#values.set(name, values);
  }

  /** The cleaned values of a field by row; a check may change them in place. Empty texts if there is no such column. */
  values(name: FieldName): string[] {
    const values = this.#values.get(name);
    if (values !== undefined) return values;
    this.#none ??= new Array<string>(this.rows.length).fill('');
    return this.#none;
  }

  /** What became of a row. */
  state(row: number): RowState {
    return this.#states[row] ?? 'outside';
  }

  /** Removes a row from the children. */
  leaveOut(row: number, state: 'hint' | 'outside'): void {
    this.#states[row] = state;
    this.#children = null;
  }

  /** Marks a child as having an error. */
  markFaulty(row: number): void {
    if (this.#states[row] === 'child') this.#states[row] = 'error';
  }

  /** The rows that are children, with or without errors. */
  children(): readonly number[] {
    if (this.#children !== null) return this.#children;
    const children: number[] = [];
    for (let row = 0; row < this.#states.length; row++) {
      const state = this.#states[row];
      if (state === 'child' || state === 'error') children.push(row);
    }
    this.#children = children;
    return children;
  }

  /** The columns with content but no header, and in how many rows they have it. */
  unnamedColumns(): ReadonlyMap<number, number> {
    this.#unnamed ??= this.#countUnnamed();
    return this.#unnamed;
  }

  #countUnnamed(): ReadonlyMap<number, number> {
    const named = this.#named;
    const counts = new Map<number, number>();
    // In nearly every list the first columns have headers, and no row has more cells.
    const dense = named.has(named.size - 1) && named.has(0) ? named.size : 0;
    for (const row of this.width > dense ? this.rows : []) {
      if (row.cells.length <= dense) continue;
      for (const index of filledColumns(row)) {
        if (named.has(index) || (counts.size === mostUnnamed && !counts.has(index))) continue;
        counts.set(index, (counts.get(index) ?? 0) + 1);
      }
    }
    return counts;
  }

  /** How many rows there are and their numbers as people write them, at most twenty runs of them. */
  countAndRows(rows: readonly number[]): { readonly count: number; readonly rows: string } {
    return countAndRows(runsOf(rows.map(row => this.number(row))));
  }

  /** The texts of a column of the sheet, trimmed, of all children. */
  texts(index: number): string[] {
    return this.children().map(row => textAt(this.rows[row], index).trim());
  }

  /** What a workbook states about a cell besides its text. */
  mark(row: number, column: Column): Mark | undefined {
    return this.rows[row]?.marks?.[column.index];
  }

  /** The number of a row as Excel shows it. */
  number(row: number): number {
    return this.rows[row]?.number ?? 0;
  }

  /** The first row with this number or a higher one. */
  rowFrom(number: number): number {
    let [low, high] = [0, this.rows.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.number(middle) < number) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Reports a finding in a row, and in a column if given; an error marks the row. */
  report<Code extends FindingCode>(
    code: Code,
    row: number,
    column: Pick<Column, 'header' | 'letter'> | null,
    value: string,
    values: TextValues<Code>,
  ): void {
    if (severities[code] === 'error') this.markFaulty(row);
    this.#findings.add(code, { sheet: this.sheet, row: this.number(row), column }, value, values);
  }

  /** The same for the text of a cell. Document numbers are masked, as they are in the file and as they are read. */
  reportCell<Code extends FindingCode>(
    code: Code,
    row: number,
    column: Column,
    text: string,
    values: TextValues<Code>,
  ): void {
    const isId = column.field.name === 'id';
    const read = isId && 'read' in values ? { ...values, read: maskId(String(values.read)) } : values;
    this.report(code, row, column, isId ? maskId(text) : text, read);
  }

  /** Reports several rows once, at the first of them and with its value; nothing if there is no such row or column. */
  reportFirst<Code extends FindingCode>(
    code: Code,
    rows: readonly number[],
    column: Column | undefined,
    values: TextValues<Code>,
  ): void {
    const [first] = rows;
    if (first === undefined || column === undefined) return;
    this.reportCell(code, first, column, this.values(column.field.name)[first] ?? '', values);
  }

  /** How many rows have a state. */
  count(state: RowState): number {
    let count = 0;
    for (const one of this.#states) if (one === state) count += 1;
    return count;
  }
}
