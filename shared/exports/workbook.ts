// A writer of workbooks (.xlsx), as small as the exports need: text and numbers, a header that stays in sight, column widths,
// what a printer wants. The same rows give the same bytes: no time, no author, no machine.
//
// A library was looked at: write-excel-file 4.1 puts the time of writing into its archive, drops blanks at the ends of a text and
// cannot say that a cell is quoted. What Excel does with a cell is the point here, so the few elements are written by hand.

import { type Zippable, zipSync } from 'fflate';
import { letterOf } from '../intake/findings/letters.ts';
import { type ExportWord, exportWord } from '../text/table-words.ts';
import { isFormulaLike } from './inert.ts';

/** A cell: a text, a whole number, or a share of 1 that is shown as a percentage. */
export type Cell = string | number | { readonly share: number };

/**
 * A worksheet. Widths are in characters of Excel's own measure, a Chinese character counting two. `use`: it is read (the usual
 * one), or filled in: then whole columns are text, so that what is typed stays as it was typed, and no filter can hide a row.
 */
export type Worksheet = {
  readonly name: string;
  /** Lines above the header; none in a list that a platform reads. Without a header they are notes, as wide as the first column. */
  readonly title: readonly string[];
  readonly header: readonly string[];
  readonly widths: readonly number[];
  readonly rows: Iterable<readonly Cell[]>;
  readonly use?: 'read' | 'filled in';
};

/** The columns of a worksheet: their headers' codes, and their widths. */
export type ColumnWidths = readonly (readonly [header: ExportWord, width: number])[];

/** The header of a worksheet with the widths of its columns. */
export function headed(columns: ColumnWidths): Pick<Worksheet, 'header' | 'widths'> {
  return { header: columns.map(([code]) => exportWord(code)), widths: columns.map(([, width]) => width) };
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Places in `cellXfs` of the style sheet below. */
const style = { text: 1, quoted: 2, number: 3, share: 4, header: 5, title: 6, column: 7, note: 8 } as const;

// Format 49 is "text": a value typed anew into such a cell stays text. `quotePrefix` is the apostrophe that Excel and WPS put
// before a text: it keeps `=1+1` from being read as a formula even when somebody edits the cell.
const styleSheet =
  `${declaration}<styleSheet xmlns="${main}">` +
  '<fonts count="3"><font><sz val="11"/><name val="宋体"/><charset val="134"/></font>' +
  '<font><b/><sz val="11"/><name val="宋体"/><charset val="134"/></font>' +
  '<font><b/><sz val="14"/><name val="宋体"/><charset val="134"/></font></fonts>' +
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FFF2F2F2"/></patternFill></fill></fills>' +
  '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>' +
  '<border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="9"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1"/>' +
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="1" xfId="0" quotePrefix="1" applyNumberFormat="1" applyBorder="1"/>' +
  '<xf numFmtId="1" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1"/>' +
  '<xf numFmtId="10" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1"/>' +
  '<xf numFmtId="49" fontId="1" fillId="2" borderId="1" xfId="0" quotePrefix="1" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1"/>' +
  '<xf numFmtId="49" fontId="2" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1" applyFont="1"/>' +
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">' +
  '<alignment vertical="top" wrapText="1"/></xf></cellXfs>' +
  '<cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

// Stored as local time: the same bytes in every time zone.
const mtime = new Date(1980, 0, 1);

/** Writes a workbook. Sheets need names that differ; characters that a sheet's name may not have are replaced. */
export function printWorkbook(sheets: readonly Worksheet[]): Uint8Array {
  const strings = new SharedStrings();
  const names = sheets.map(({ name }) => sheetName(name));
  const parts: Zippable = {};
  const put = (name: string, text: string) => {
    parts[name] = [new TextEncoder().encode(text), { mtime, level: 6 }];
  };
  const ids = sheets.map((_, index) => index + 1);
  const ranges = sheets.map(sheet => partOf(sheet, strings));
  put(
    '[Content_Types].xml',
    `${declaration}<Types xmlns="${packaged}/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Default Extension="xml" ContentType="application/xml"/>' +
      `<Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/>` +
      `<Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/>` +
      `<Override PartName="/xl/sharedStrings.xml" ContentType="${types}.sharedStrings+xml"/>` +
      ids
        .map(id => `<Override PartName="/xl/worksheets/sheet${id}.xml" ContentType="${types}.worksheet+xml"/>`)
        .join('') +
      '</Types>',
  );
  put(
    '_rels/.rels',
    `${declaration}<Relationships xmlns="${packaged}/relationships">` +
      `<Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  );
  put('xl/workbook.xml', workbookPart(names, ranges));
  put(
    'xl/_rels/workbook.xml.rels',
    `${declaration}<Relationships xmlns="${packaged}/relationships">` +
      ids
        .map(id => `<Relationship Id="rId${id}" Type="${relations}/worksheet" Target="worksheets/sheet${id}.xml"/>`)
        .join('') +
      `<Relationship Id="rId${ids.length + 1}" Type="${relations}/styles" Target="styles.xml"/>` +
      `<Relationship Id="rId${ids.length + 2}" Type="${relations}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
  );
  put('xl/styles.xml', styleSheet);
  put('xl/sharedStrings.xml', strings.part());
  for (const [index, { xml }] of ranges.entries()) put(`xl/worksheets/sheet${index + 1}.xml`, xml);
  return zipSync(parts);
}

/** Every text once; cells refer to it by its index. */
class SharedStrings {
  private readonly indices = new Map<string, number>();
  private uses = 0;

  indexOf(text: string): number {
    this.uses++;
    const known = this.indices.get(text);
    if (known !== undefined) return known;
    this.indices.set(text, this.indices.size);
    return this.indices.size - 1;
  }

  part(): string {
    const items = Array.from(this.indices.keys(), text => `<si><t xml:space="preserve">${escaped(text)}</t></si>`);
    return `${declaration}<sst xmlns="${main}" count="${this.uses}" uniqueCount="${items.length}">${items.join('')}</sst>`;
  }
}

/** A worksheet's part, the rows repeated on every printed page, and the range of its filter; null if it has none. */
type SheetPart = { readonly xml: string; readonly repeated: string | null; readonly filtered: string | null };

function partOf({ title, header, widths, rows, use }: Worksheet, strings: SharedStrings): SheetPart {
  const isFilledIn = use === 'filled in';
  const letters = (header.length === 0 ? ['A'] : header).map((_, index) => letterOf(index));
  const lines: string[] = [];
  const line = (cells: readonly string[]) => lines.push(`<row r="${lines.length + 1}">${cells.join('')}</row>`);
  const text = (column: number, value: string, which: number) =>
    `<c r="${letters[column]}${lines.length + 1}" s="${which}" t="s"><v>${strings.indexOf(value)}</v></c>`;
  for (const words of title) line([text(0, words, header.length > 0 ? style.title : style.note)]);
  if (header.length > 0) line(header.map((words, column) => text(column, words, style.header)));
  const head = lines.length;
  for (const row of rows) {
    line(
      row.map((cell, column) => {
        if (typeof cell === 'string') return text(column, cell, isFormulaLike(cell) ? style.quoted : style.text);
        const [value, which] = typeof cell === 'number' ? [cell, style.number] : [cell.share, style.share];
        return `<c r="${letters[column]}${lines.length + 1}" s="${which}"><v>${value}</v></c>`;
      }),
    );
  }
  const last = letters.at(-1);
  const columnStyle = isFilledIn ? ` style="${style.column}"` : '';
  const columns = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}"${columnStyle} customWidth="1"/>`,
  );
  const hasHeader = header.length > 0;
  const pane = `<pane ySplit="${head}" topLeftCell="A${head + 1}" activePane="bottomLeft" state="frozen"/>`;
  const view = hasHeader ? `<sheetView workbookViewId="0">${pane}</sheetView>` : '<sheetView workbookViewId="0"/>';
  const isFiltered = hasHeader && !isFilledIn;
  return {
    xml:
      `${declaration}<worksheet xmlns="${main}">` +
      `<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:${last}${lines.length}"/>` +
      `<sheetViews>${view}</sheetViews>` +
      `<sheetFormatPr defaultRowHeight="15"/><cols>${columns.join('')}</cols><sheetData>${lines.join('')}</sheetData>` +
      (isFiltered ? `<autoFilter ref="A${head}:${last}${lines.length}"/>` : '') +
      // A4, as wide as the paper, as long as it takes.
      '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>',
    repeated: hasHeader ? `$${head}:$${head}` : null,
    filtered: isFiltered ? `$A$${head}:$${last}$${lines.length}` : null,
  };
}

function workbookPart(names: readonly string[], parts: readonly SheetPart[]): string {
  const quoted = (name: string) => escaped(`'${name.replaceAll("'", "''")}'`);
  const sheets = names.map(
    (name, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  const defined = parts.flatMap(({ repeated, filtered }, index) => {
    const named = (what: string, range: string | null, more = '') =>
      range === null
        ? []
        : [
            `<definedName name="_xlnm.${what}" localSheetId="${index}"${more}>${quoted(names[index] ?? '')}!${range}</definedName>`,
          ];
    return [...named('_FilterDatabase', filtered, ' hidden="1"'), ...named('Print_Titles', repeated)];
  });
  return (
    `${declaration}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${sheets.join('')}</sheets>` +
    `${defined.length > 0 ? `<definedNames>${defined.join('')}</definedNames>` : ''}</workbook>`
  );
}

/** A name as a sheet may have it: at most 31 UTF-16 units, none of `[]:*?/\`, no apostrophe at its ends. */
function sheetName(name: string): string {
  let short = '';
  for (const point of name.replace(/[[\]:*?/\\\p{Cc}]/gu, ' ').trim()) {
    if (short.length + point.length > 31) break;
    short += point;
  }
  return short.replace(/^'+|'+$/g, ' ').trim() || '-';
}

// What XML 1.0 cannot hold is written as OOXML does, `_x000B_`, and a text that looks like that is itself escaped.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is replaced
const forbidden = /[\u0000-\u0008\u000b\u000c\u000d\u000e-\u001f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)/g;
const entities: { readonly [sign: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
    .replace(forbidden, sign => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replace(/[&<>"]/g, sign => entities[sign] ?? sign);
}
