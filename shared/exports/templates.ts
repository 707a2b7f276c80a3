// What a bureau fills in: the list of a school and the catchment table, as workbooks with their headers, every column text, and
// one line of explanation on a sheet of its own. No example row: an invented child could be frozen.

import type { TemplateKind } from '../contract/requests.ts';
import { type ExportWord, exportWord } from '../text/export-words.ts';
import { printWorkbook, type Worksheet } from './workbook.ts';

/** A template as a file. */
export type TemplateFile = { readonly name: string; readonly bytes: Uint8Array };

const columns: { readonly [Kind in TemplateKind]: readonly (readonly [ExportWord, number])[] } = {
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
    header: columns[kind].map(([code]) => exportWord(code)),
    widths: columns[kind].map(([, width]) => width),
    rows: [],
    use: 'filled in',
  };
  const notes = { name: notesSheet, title: [exportWord(`template.${kind}-note`)], header: [], widths: [80], rows: [] };
  return { name: `${exportWord(`template.${kind}`)}.xlsx`, bytes: printWorkbook([table, notes]) };
}
