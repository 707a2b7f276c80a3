import { type Zippable, zipSync } from 'fflate';
import { type Cell, cellElement, escapeXml, type SharedStrings, sharedStrings } from './cells.ts';
import type { Table } from './csv.ts';

/** A worksheet, by rows. Rows and columns in the settings are counted from 1, as Excel shows them. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  /** `very` can be shown again only by a macro. */
  readonly hidden?: boolean | 'very';
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumns?: readonly number[];
  /** Ranges such as 'A1:C1'. */
  readonly merges?: readonly string[];
  /** In characters; a column without a width has Excel's own. */
  readonly widths?: readonly number[];
  /** Leaves out the `r` of rows and cells, as some writers do. */
  readonly omitReferences?: boolean;
}

/** A workbook to write. */
export interface Workbook {
  readonly sheets: readonly Sheet[];
  /** Raw parts by path, put over those that are made; null leaves a part out. */
  readonly parts?: Readonly<Record<string, Uint8Array | null>>;
  /** Days counted from 1904, as old Macs did. */
  readonly date1904?: boolean;
  /** 0 stores, 9 packs most; 6 unless told. */
  readonly level?: 0 | 1 | 6 | 9;
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

// The order of the cell formats is that of STYLES in cells.ts. Two fills are what Excel expects as the least.
const STYLE_SHEET =
  `${DECLARATION}<styleSheet xmlns="${MAIN}">` +
  '<fonts count="2"><font><sz val="11"/><name val="宋体"/><charset val="134"/></font>' +
  '<font><b/><sz val="11"/><name val="宋体"/><charset val="134"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
  '<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
  '<xf numFmtId="1" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
  '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs>' +
  '<cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

/** The letters of a column counted from 1: 1 is A, 27 is AA. */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

function columnsElement({ widths = [], hiddenColumns = [] }: Sheet): string {
  const last = Math.max(widths.length, ...hiddenColumns);
  let columns = '';
  for (let column = 1; column <= last; column++) {
    const width = widths[column - 1];
    const hidden = hiddenColumns.includes(column);
    if (width === undefined && !hidden) continue;
    columns += `<col min="${column}" max="${column}" width="${width ?? 9}" customWidth="1"${hidden ? ' hidden="1"' : ''}/>`;
  }
  return columns === '' ? '' : `<cols>${columns}</cols>`;
}

/** UTF-8 as it grows: a sheet of 100,000 rows held as text until its end keeps the garbage collector busier than the writing. */
function utf8Writer(): { write(text: string): void; bytes(): Uint8Array } {
  const encoder = new TextEncoder();
  const chunks: Uint8Array[] = [];
  let waiting = '';
  const flush = (): void => {
    chunks.push(encoder.encode(waiting));
    waiting = '';
  };
  const write = (text: string): void => {
    waiting += text;
    if (waiting.length > 0x10000) flush();
  };
  const bytes = (): Uint8Array => {
    flush();
    const whole = new Uint8Array(chunks.reduce((total, chunk) => total + chunk.length, 0));
    let position = 0;
    for (const chunk of chunks) {
      whole.set(chunk, position);
      position += chunk.length;
    }
    return whole;
  };
  return { write, bytes };
}

function sheetPart(sheet: Sheet, strings: SharedStrings): Uint8Array {
  const hiddenRows = new Set(sheet.hiddenRows);
  const letters: string[] = [];
  for (const row of sheet.rows) while (letters.length < row.length) letters.push(columnName(letters.length + 1));
  const bare = sheet.omitReferences === true;
  const { write, bytes } = utf8Writer();
  write(`${DECLARATION}<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}">`);
  if (!bare && letters.length > 0) write(`<dimension ref="A1:${letters.at(-1)}${sheet.rows.length}"/>`);
  write(`<sheetFormatPr defaultRowHeight="14.4"/>${columnsElement(sheet)}<sheetData>`);
  for (const [index, row] of sheet.rows.entries()) {
    const number = index + 1;
    write(`<row${bare ? '' : ` r="${number}"`}${hiddenRows.has(number) ? ' hidden="1"' : ''}>`);
    for (const [column, cell] of row.entries()) {
      write(cellElement(cell, bare ? undefined : `${letters[column]}${number}`, strings));
    }
    write('</row>');
  }
  const merges = (sheet.merges ?? []).map(range => `<mergeCell ref="${range}"/>`);
  write('</sheetData>');
  if (merges.length > 0) write(`<mergeCells count="${merges.length}">${merges.join('')}</mergeCells>`);
  write('</worksheet>');
  return bytes();
}

function workbookPart({ sheets, date1904 = false }: Workbook): string {
  const shown = Math.max(
    0,
    sheets.findIndex(sheet => sheet.hidden === undefined || sheet.hidden === false),
  );
  const entries = sheets.map(({ name, hidden = false }, index) => {
    const state = hidden === false ? '' : ` state="${hidden === 'very' ? 'veryHidden' : 'hidden'}"`;
    return `<sheet name="${escapeXml(name)}" sheetId="${index + 1}"${state} r:id="rId${index + 1}"/>`;
  });
  return (
    `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}">${date1904 ? '<workbookPr date1904="1"/>' : ''}` +
    `<bookViews><workbookView activeTab="${shown}"/></bookViews><sheets>${entries.join('')}</sheets></workbook>`
  );
}

function sharedStringsPart(strings: SharedStrings): string {
  const items = strings.items.map(content => `<si>${content}</si>`);
  return `${DECLARATION}<sst xmlns="${MAIN}" count="${strings.uses()}" uniqueCount="${items.length}">${items.join('')}</sst>`;
}

function relationshipsPart(targets: readonly (readonly [type: string, target: string])[]): string {
  const entries = targets.map(
    ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
  );
  return `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${entries.join('')}</Relationships>`;
}

function contentTypesPart(names: readonly (readonly [path: string, type: string])[]): string {
  const overrides = names.map(([path, type]) => `<Override PartName="/${path}" ContentType="${TYPES}.${type}+xml"/>`);
  return (
    `${DECLARATION}<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    `<Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`
  );
}

/** The workbook as an .xlsx file. The same workbook gives the same bytes on every machine and in every time zone. */
export function toWorkbook(book: Workbook): Uint8Array {
  const encoder = new TextEncoder();
  const strings = sharedStrings();
  const sheets = book.sheets.map(
    (sheet, index) => [`worksheets/sheet${index + 1}.xml`, sheetPart(sheet, strings)] as const,
  );
  const withStrings = strings.items.length > 0;
  const relations = [
    ...sheets.map(([path]) => ['worksheet', path] as const),
    ['styles', 'styles.xml'] as const,
    ...(withStrings ? [['sharedStrings', 'sharedStrings.xml'] as const] : []),
  ];
  const types = [
    ['xl/workbook.xml', 'sheet.main'] as const,
    ...relations.map(([type, path]) => [`xl/${path}`, type] as const),
  ];
  const parts = new Map<string, Uint8Array | null>([
    ['[Content_Types].xml', encoder.encode(contentTypesPart(types))],
    ['_rels/.rels', encoder.encode(relationshipsPart([['officeDocument', 'xl/workbook.xml']]))],
    ['xl/workbook.xml', encoder.encode(workbookPart(book))],
    ['xl/_rels/workbook.xml.rels', encoder.encode(relationshipsPart(relations))],
    ...sheets.map(([path, bytes]) => [`xl/${path}`, bytes] as const),
    ['xl/styles.xml', encoder.encode(STYLE_SHEET)],
  ]);
  if (withStrings) parts.set('xl/sharedStrings.xml', encoder.encode(sharedStringsPart(strings)));
  for (const [path, bytes] of Object.entries(book.parts ?? {})) parts.set(path, bytes);
  const files: Zippable = {};
  for (const [path, bytes] of parts) if (bytes !== null) files[path] = bytes;
  // A zip holds local time: the same calendar fields everywhere, and noon, which no time zone has ever skipped.
  return zipSync(files, { level: book.level ?? 6, mtime: new Date(2024, 6, 10, 12) });
}

/** A worksheet of a table: bold headers, every cell as text, as an export that keeps ID numbers whole. */
export function textSheet(name: string, table: Table, headerRow = 1): Sheet {
  const rows = table.map((row, index) =>
    row.map((text): Cell => {
      if (text === '') return null;
      return { kind: 'shared', text, style: index < headerRow ? 'bold' : 'text' };
    }),
  );
  return { name, rows };
}
