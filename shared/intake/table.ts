// The rows of children and the columns that are read of them: what the checks work on.

import type { TextValues } from '../text/dictionary.ts';
import type { Field, FieldName } from './fields.ts';
import { type FindingCode, type Findings, severities } from './finding.ts';
import { cellAt, type Grid, textOf } from './grid.ts';
import { maskId } from './mask.ts';

/** A column of the list. */
export type Column = {
  readonly field: Field;
  /** Counted from 0. */
  readonly index: number;
  readonly letter: string;
  /** The header as the file has it. */
  readonly header: string;
};

/** What became of a row. */
export const rowState = { accepted: 0, faulty: 1, passed: 2 } as const;

/** The rows behind the header. Checks go through a column at a time and say what they find through `report`. */
export class Table {
  readonly grid: Grid;
  readonly rows: number;
  /** By row: `rowState`. A row with an error is faulty; one without anything in the list's columns is passed over. */
  readonly states: Uint8Array;
  readonly columns = new Map<FieldName, Column>();
  /** The name of the worksheet; null for a CSV file. */
  readonly sheet: string | null;
  readonly #first: number;
  readonly #findings: Findings;

  /** The rows of a grid from `first` on. */
  constructor(grid: Grid, first: number, sheet: string | null, findings: Findings) {
    this.grid = grid;
    this.rows = grid.rows - first;
    this.states = new Uint8Array(this.rows);
    this.#first = first;
    this.sheet = sheet;
    this.#findings = findings;
  }

  /** Adds a column of the grid as a field. */
  addColumn(field: Field, { index, letter, header }: Pick<Column, 'index' | 'letter' | 'header'>): void {
    this.columns.set(field.name, { field, index, letter, header });
  }

  /** The cell of a row in a column; 0, which is empty, where there is none. */
  cell(row: number, column: Column | undefined): number {
    return column === undefined ? 0 : cellAt(this.grid, this.#first + row, column.index);
  }

  /** The row of the grid in which a row of the table lies. */
  gridRow(row: number): number {
    return this.#first + row;
  }

  /** The number of a row as Excel shows it. */
  number(row: number): number {
    return this.grid.numbers[this.#first + row] ?? 0;
  }

  /** The first row with this number or a higher one. */
  rowFrom(number: number): number {
    let [low, high] = [0, this.rows];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.number(middle) < number) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The text of a cell; empty where the column is missing. */
  text(row: number, column: Column | undefined): string {
    return textOf(this.grid, this.cell(row, column));
  }

  /** Adds a finding at a row, and at a column of it; an error makes the row faulty. */
  report<Code extends FindingCode>(
    code: Code,
    row: number,
    column: Pick<Column, 'header' | 'letter'> | null,
    value: string,
    values: TextValues<Code>,
  ): void {
    if (severities[code] === 'error') this.states[row] = rowState.faulty;
    this.#findings.add(code, { sheet: this.sheet, row: this.number(row), column }, value, values);
  }

  /** The same for the text of a cell: of an ID number, as it stands and as it is read, only the end is shown. */
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

  /** How many rows have a state. */
  count(state: number): number {
    let count = 0;
    for (const one of this.states) if (one === state) count += 1;
    return count;
  }
}
