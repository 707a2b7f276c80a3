// Preview of a list before import: its first rows, its columns, what would be read and found, and what becomes of every row. The file is
// read once, and nothing of it is kept.

import { done, type Outcome } from '../outcome.ts';
import type { FieldName } from './columns/fields.ts';
import { headerText } from './columns/header.ts';
import { type Format, type ListFile, openSource, usualLimits } from './columns/source.ts';
import { type Row, textAt } from './decode/sheet.ts';
import { type Finding, hideIds, shorten } from './findings/finding.ts';
import { letterOf } from './findings/letters.ts';
import { maskId } from './findings/mask.ts';
import { type ListOptions, type ListReport, type PlainReport, type ReadColumn, readSource } from './list.ts';

/** A row as it is in the file: its number in Excel, and its cells from column A on, ID numbers masked. */
export type PreviewRow = { readonly number: number; readonly cells: readonly string[] };

/** A column of the file with its header (empty if it has none), what it would be read as, and its first values. */
export type PreviewColumn = {
  readonly letter: string;
  readonly header: string;
  readonly field: FieldName | null;
  readonly samples: readonly string[];
};

/** A preview of a file before import. */
export type Preview = {
  readonly file: string;
  readonly format: Format;
  /** The worksheets to choose from; empty for a CSV file. */
  readonly sheets: readonly string[];
  /** The number of the header row; null if none was recognised. */
  readonly headerRow: number | null;
  /** The first text above the header, as the title of the list; empty if absent. */
  readonly title: string;
  /** All columns of the file; none if it has a forbidden one. */
  readonly headers: readonly PreviewColumn[];
  /** The columns that would be read. */
  readonly columns: readonly ReadColumn[];
  /** The first rows; none if the file has a forbidden column. */
  readonly rows: readonly PreviewRow[];
  /** The counts that the import would give. */
  readonly counts: Pick<ListReport, 'rows' | 'children' | 'lots'> & {
    readonly errors: number;
    readonly warnings: number;
  };
  readonly accounting: ListReport['accounting'];
  /** The first findings, errors before warnings. */
  readonly findings: readonly Finding[];
};

const shownRows = 30;
const shownColumns = 100;
const shownSamples = 3;
const shownCharacters = 60;
const shownFindings = 200;

/** Previews a list read with `options`, and gives the report that its import would have. Refuses a file that cannot be read at all. */
export function previewWithReport(
  file: ListFile,
  options: ListOptions = {},
): Outcome<{ readonly preview: Preview; readonly report: PlainReport }> {
  const { mapping, limits = usualLimits } = options;
  const opened = openSource(file, limits, mapping);
  if (!opened.ok) return opened;
  const { sheet, sheets, format, header } = opened.value;
  const report = readSource(file, opened.value, options);
  const errors = report.findings.filter(({ severity }) => severity === 'error');
  const isForbidden = errors.some(({ code }) => code === 'list.forbidden-column');
  // A second column of documents is not read but masked too.
  const ofDocuments = [...report.columns, ...header.columns].filter(({ field }) => field === 'id');
  const ids = new Set(ofDocuments.map(({ letter }) => letter));
  const mask = (text: string, column: number, isChild: boolean) =>
    isChild && ids.has(letterOf(column)) ? maskId(text.trim()) : hideIds(text);
  // The same number below the header, however many titles are above it.
  const rows = firstRows(sheet.rows.slice(0, header.end + shownRows));
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const masked = rows.map(({ number, cells }, at) => ({
    number,
    cells: cells.map((cell, column) => mask(cell, column, at >= header.end)),
  }));
  const children = masked.slice(header.end);
  const headers = Array.from({ length: width }, (_, index): PreviewColumn => {
    const letter = letterOf(index);
    const known = header.columns.find(column => column.index === index);
    const samples = children.map(({ cells }) => cells[index] ?? '').filter(text => text.trim() !== '');
    return {
      letter,
      header: known === undefined ? '' : shorten(headerText(header, known)),
      field: report.columns.find(column => column.letter === letter)?.field ?? null,
      samples: samples.slice(0, shownSamples),
    };
  });
  const title = rows
    .slice(0, Math.max(0, header.end - 1))
    .flatMap(({ cells }) => cells)
    .find(cell => cell.trim() !== '');
  return done({
    report,
    preview: {
      file: file.name,
      format,
      sheets,
      headerRow: header.row,
      title: isForbidden || header.row === null ? '' : hideIds(shorten(title ?? '')),
      headers: isForbidden ? [] : headers.filter(({ header, samples }) => header !== '' || samples.length > 0),
      columns: report.columns,
      rows: isForbidden ? [] : masked,
      counts: {
        rows: report.rows,
        children: report.children,
        lots: report.lots,
        errors: errors.length,
        warnings: report.findings.length - errors.length,
      },
      accounting: report.accounting,
      findings: [...errors, ...report.findings.filter(({ severity }) => severity === 'warning')].slice(
        0,
        shownFindings,
      ),
    },
  });
}

function firstRows(rows: readonly Row[]): PreviewRow[] {
  return rows.map(row => ({
    number: row.number,
    cells: Array.from({ length: Math.min(row.cells.length, shownColumns) }, (_, column) => {
      const text = textAt(row, column);
      return [...text.slice(0, 2 * shownCharacters)].slice(0, shownCharacters).join('');
    }),
  }));
}
