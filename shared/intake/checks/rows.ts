// Rows that are no children, and rows that say the same as others.

import type { FieldName } from '../columns/fields.ts';
import { filledColumns, hasContent, textAt } from '../decode/sheet.ts';
import type { Column, Table } from '../table.ts';

// What a template says under its header about filling it in.
const hint =
  /必填|选填|必须|填写|一致|下拉|自动生成|示例|样例|例如|^例|如[:：]|\d+ ?位|全称|格式|^请|不填|留空|男[/／、或]女|女[/／、或]男|是[/／、或]否|有[/／、或]无|同组|example|required|optional/i;

/** How many rows under a header may be hints or examples. */
const searchedForHints = 5;

/**
 * Reports rows right under the header that tell how to fill in the list, or show it by an example. Nothing else is said of
 * them.
 */
export function findHints(table: Table): void {
  const columns = [...table.columns.values()].filter(({ field }) => field.name !== 'remark');
  for (let row = 0; row < Math.min(table.rows.length, searchedForHints); row++) {
    const texts = columns.map(({ index }) => textAt(table.rows[row], index).trim());
    const hints = texts.filter(text => hint.test(text));
    const [first] = filledColumns(table.rows[row] ?? { number: 0, cells: [], marks: null });
    const isExample = /^(示例|样例|例|范例|example)(\d*|[:：].*)$/i.test(textAt(table.rows[row], first ?? 0).trim());
    if (hints.length < 2 && !isExample && !namesColumns(texts)) continue;
    table.report('row.hint', row, null, hints[0] ?? texts.find(hasContent) ?? '', {});
    table.leaveOut(row, 'hint');
  }
}

/** Whether a row numbers the columns, or gives the names that they have in a database. */
function namesColumns(texts: readonly string[]): boolean {
  const filled = texts.filter(hasContent);
  if (filled.length < 3) return false;
  const numbers = filled.map(text => Number(/^\(?(\d{1,2})\)?$/.exec(text)?.[1] ?? Number.NaN));
  const isCount = numbers.every((number, at) => number === (numbers[0] ?? 0) + at && number < 50);
  return isCount || filled.every(text => /^[A-Za-z]+(_?[A-Za-z]+)*$/.test(text) && !/^[A-Z]$/.test(text));
}

/** Passes over rows with nothing in the columns of the list, and reports children without a name or without any number. */
export function checkFilled(table: Table): void {
  const columns = [...table.columns.values()];
  const values = columns.map(({ field }) => table.values(field.name));
  const [names, registrations, ids] = (['name', 'registration', 'id'] as const).map(name => table.values(name));
  const place = table.columns.get('registration') ?? table.columns.get('id') ?? null;
  for (const row of table.children()) {
    if (names?.[row] === '') {
      if (values.every(column => column[row] === '') && table.state(row) === 'child') {
        table.leaveOut(row, 'passed');
        continue;
      }
      table.report('row.name-missing', row, table.columns.get('name') ?? null, '', {});
    }
    if (registrations?.[row] === '' && ids?.[row] === '') {
      table.report('row.number-missing', row, place, '', {});
    }
  }
}

/** Reports rows that are the header once more, as in tables that were pasted together. */
export function checkHeaderAgain(table: Table, headerName: string): void {
  const name = table.columns.get('name');
  if (name === undefined || headerName === '') return;
  const names = table.values('name');
  for (const row of table.children()) {
    if (names[row] === headerName) table.report('row.header-again', row, name, name.header, {});
  }
}

/** Reports the later row of two with the same registration number or document. */
export function checkRepeats(table: Table): void {
  report(table, 'registration', 'row.registration-twice');
  report(table, 'id', 'row.id-twice');
}

function report(table: Table, name: FieldName, code: 'row.registration-twice' | 'row.id-twice'): void {
  const column = table.columns.get(name);
  if (column === undefined) return;
  const values = table.values(name);
  const different = new Set<string>();
  let filled = 0;
  for (const row of table.children()) {
    const value = values[row] ?? '';
    if (value === '') continue;
    different.add(value);
    filled += 1;
  }
  if (different.size === filled) return;
  const firsts = new Map<string, number>();
  for (const row of table.children()) {
    const value = values[row] ?? '';
    if (value === '') continue;
    const first = firsts.get(value);
    if (first === undefined) firsts.set(value, row);
    else table.reportCell(code, row, column, value, { otherRow: table.number(first) });
  }
}

/** Reports rows whose text is struck through in the columns that say who a child is: somebody may have crossed the child out. */
export function checkStruck(table: Table): void {
  const columns = (['name', 'registration', 'id'] as const).flatMap(name => table.columns.get(name) ?? []);
  if (table.rows.every(({ marks }) => marks === null)) return;
  for (const row of table.children()) {
    const struck = columns.find((column: Column) => table.mark(row, column)?.isStruck === true);
    if (struck !== undefined) table.reportCell('row.struck', row, struck, textAt(table.rows[row], struck.index), {});
  }
}
