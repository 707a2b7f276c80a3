// A sheet as it comes out of a CSV file or of a workbook.

import type { Grid } from './grid.ts';

/** A range of merged cells: rows as Excel shows them, columns counted from 0. */
export type Merge = { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };

/** A run of hidden rows (as Excel shows them) or columns (counted from 0), both ends included. */
export type Run = { readonly first: number; readonly last: number };

/** The cells of one sheet and what its layout hides. A CSV file has no name, merges or hidden parts. */
export type Sheet = {
  readonly name: string | null;
  readonly grid: Grid;
  readonly merges: readonly Merge[];
  readonly hiddenRows: readonly Run[];
  readonly hiddenColumns: readonly Run[];
};
