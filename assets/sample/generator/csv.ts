import type { Child } from './children.ts';

/** Rows of text; the same table becomes a CSV file in any encoding or a worksheet. */
export type Table = readonly (readonly string[])[];

/** A column of a list: its header, and the child's field below it. */
export type Column = readonly [header: string, field: keyof Child];

/** The platform's columns in its order. */
export const COLUMNS: readonly Column[] = [
  ['登记号', 'number'],
  ['姓名', 'name'],
  ['性别', 'sex'],
  ['身份证号', 'id'],
  ['毕业小学', 'primary'],
  ['户籍类别', 'household'],
  ['联系电话', 'phone'],
  ['多胞胎组', 'group'],
  ['备注', 'note'],
];

/** A header row and a row a child; with a title, a row above them that is otherwise empty, as Excel exports it. */
export function toTable(children: readonly Child[], columns: readonly Column[] = COLUMNS, title?: string): Table {
  const titleRow = title === undefined ? [] : [columns.map((_, index) => (index === 0 ? title : ''))];
  return [
    ...titleRow,
    columns.map(([header]) => header),
    ...children.map(child => columns.map(([, field]) => child[field])),
  ];
}

/** How a CSV file is written; a comma, CRLF and no byte order mark unless told. */
export interface CsvOptions {
  readonly separator?: ',' | ';' | '\t';
  readonly newline?: '\r\n' | '\n';
  /** A byte order mark in front, as Excel's "CSV UTF-8" has. */
  readonly bom?: boolean;
}

/** The table as the text of a CSV file (RFC 4180): a cell is quoted where it holds a quote, the separator or a line break. */
export function toCsv(table: Table, options: CsvOptions = {}): string {
  const { separator = ',', newline = '\r\n', bom = false } = options;
  const quoted = (cell: string): string =>
    cell.includes(separator) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  const lines = table.map(row => row.map(quoted).join(separator) + newline);
  return (bom ? '\uFEFF' : '') + lines.join('');
}

/** The text in UTF-8. */
export function toUtf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
