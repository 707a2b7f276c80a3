// Templates for a bureau: the list of a school and the catchment table, as workbooks with headers, text columns, and an explanation on a
// sheet of its own. There is no example row, because an invented child could be frozen.

import type { TemplateKind } from '../contract/requests.ts';
import { exportWord } from '../text/table-words.ts';
import { type ColumnWidths, headed, printWorkbook, type Worksheet } from './workbook.ts';

/** A template as a file. */
export type TemplateFile = { readonly name: string; readonly bytes: Uint8Array };

const columns: { readonly [Kind in TemplateKind]: ColumnWidths } = {
  list: [
    ['column.registration', 14],
    ['column.name', 12],
    ['column.sex', 6],
    ['column.document-kind', 22],
    ['column.document', 22],
    ['column.primary', 26],
    ['column.household', 18],
    ['column.phone', 16],
    ['column.twins', 12],
    ['column.remark', 24],
  ],
  catchment: [
    ['column.primary', 30],
    ['column.condition', 30],
    ['column.catchment', 30],
  ],
};

/** The name of the sheet that explains how a template is filled in; no list is read from it. */
export const notesSheet: string = exportWord('template.notes');

/** The template of a kind, under the name that it is saved by. The same bytes each time. */
export function templateFile(kind: TemplateKind): TemplateFile {
  const table: Worksheet = {
    name: exportWord(`template.${kind}-sheet`),
    title: [],
    ...headed(columns[kind]),
    rows: [],
    use: 'filled in',
  };
  const notes = { name: notesSheet, title: [exportWord(`template.${kind}-note`)], header: [], widths: [80], rows: [] };
  return { name: `${exportWord(`template.${kind}`)}.xlsx`, bytes: printWorkbook([table, notes]) };
}
