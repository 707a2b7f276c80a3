// Writes tables as the files that people have: CSV in every dress, workbooks with and without references and rows.

import { toGb18030 } from '../../assets/sample/generator/gb18030.ts';
import { columnName, toWorkbook } from '../../assets/sample/generator/workbook.ts';

/** Rows of text. */
export type Rows = readonly (readonly string[])[];

/** The encodings of CSV files that are read. */
export const encodings = ['utf-8', 'utf-8-bom', 'gb18030', 'utf-16le', 'utf-16be'] as const;

/** How rows end; `mixed` takes turns. */
export const lineEnds = ['\r\n', '\n', '\r', 'mixed'] as const;

/** How a CSV file is written. `sepLine` puts Excel's line `sep=;` first, `isEnded` ends the last row. */
export type CsvForm = {
  readonly encoding: (typeof encodings)[number];
  readonly separator: string;
  readonly lineEnd: (typeof lineEnds)[number];
  readonly quotesAll: boolean;
  readonly isEnded: boolean;
  readonly sepLine: boolean;
};

/** The text of a CSV file after RFC 4180. */
export function csvText(rows: Rows, { separator, lineEnd, quotesAll, isEnded, sepLine }: CsvForm): string {
  const quoted = (cell: string) =>
    (quotesAll && cell !== '') || cell.includes(separator) || /["\r\n]/.test(cell)
      ? `"${cell.replaceAll('"', '""')}"`
      : cell;
  const endOf = (row: number) => (lineEnd === 'mixed' ? (['\r\n', '\n', '\r'][row % 3] ?? '\n') : lineEnd);
  const lines = rows.map((row, at) => {
    const isLast = at === rows.length - 1;
    return row.map(quoted).join(separator) + (isLast && !isEnded ? '' : endOf(at));
  });
  return (sepLine ? `sep=${separator}${endOf(1)}` : '') + lines.join('');
}

/** The bytes of a text. */
export function encoded(text: string, encoding: CsvForm['encoding']): Uint8Array {
  if (encoding === 'gb18030') return toGb18030(text);
  if (encoding === 'utf-8' || encoding === 'utf-8-bom') {
    return new TextEncoder().encode(encoding === 'utf-8' ? text : `\ufeff${text}`);
  }
  const marked = `\ufeff${text}`;
  const bytes = new Uint8Array(marked.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < marked.length; at++) view.setUint16(at * 2, marked.charCodeAt(at), encoding === 'utf-16le');
  return bytes;
}

/** Forms of worksheets: as Excel writes them, without references, or only the cells and rows that hold something. */
export const sheetForms = ['plain', 'bare', 'gaps'] as const;

/** The bytes of a workbook with one sheet. */
export function workbook(rows: Rows, form: (typeof sheetForms)[number], merges: readonly string[]): Uint8Array {
  if (form !== 'gaps') {
    return toWorkbook({ sheets: [{ name: '名单', rows, merges, omitReferences: form === 'bare' }], level: 0 });
  }
  const part = new TextEncoder().encode(gappedSheet(rows, merges));
  return toWorkbook({ sheets: [{ name: '名单', rows: [] }], parts: { 'xl/worksheets/sheet1.xml': part }, level: 0 });
}

function gappedSheet(rows: Rows, merges: readonly string[]): string {
  const written = rows.map((row, at) => {
    const cells = row.map((text, column) =>
      text === ''
        ? ''
        : `<c r="${columnName(column + 1)}${at + 1}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`,
    );
    return cells.every(cell => cell === '') ? '' : `<row r="${at + 1}">${cells.join('')}</row>`;
  });
  const merged = merges.map(range => `<mergeCell ref="${range}"/>`).join('');
  return `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${written.join('')}</sheetData>${merged === '' ? '' : `<mergeCells>${merged}</mergeCells>`}</worksheet>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>\r]/g, one => `&#${one.charCodeAt(0)};`);
}
