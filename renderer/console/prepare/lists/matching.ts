// Which column of a file is what, as a person matches them: each column is one thing, each thing is one column.

import { type FieldName, fieldOf, fields } from '../../../../shared/intake/columns/fields.ts';
import type { ColumnMapping } from '../../../../shared/intake/columns/header.ts';
import type { PreviewColumn } from '../../../../shared/intake/preview.ts';

/** Column letters by field. */
export type Columns = ColumnMapping['columns'];

/** The fields in their usual order. */
export const fieldNames: readonly FieldName[] = fields.map(({ name }) => name);

/** What a column is matched with; null if it is not read. */
export function fieldAt(columns: Columns, letter: string): FieldName | null {
  return fieldNames.find(name => columns[name] === letter) ?? null;
}

/** The matching with a column as `field` (null: not read). Another column that was this field is no longer read. */
export function matched(columns: Columns, letter: string, field: FieldName | null): Columns {
  const kept = fieldNames.flatMap(name => {
    const other = columns[name];
    return other === undefined || other === letter || name === field ? [] : [[name, other] as const];
  });
  return Object.fromEntries(field === null ? kept : [...kept, [field, letter] as const]);
}

/** What a file's columns were read as. */
export function columnsRead(columns: readonly { readonly field: FieldName; readonly letter: string }[]): Columns {
  return Object.fromEntries(columns.map(({ field, letter }) => [field, letter]));
}

/** What the headers alone say: of several for one field the most usual, of equally usual ones the first. */
export function columnsGuessed(headers: readonly Pick<PreviewColumn, 'letter' | 'header'>[]): Columns {
  const best = new Map<FieldName, { readonly letter: string; readonly rank: number }>();
  for (const { letter, header } of headers) {
    const found = fieldOf(header);
    if (found === null) continue;
    const { field, rank } = found;
    const other = best.get(field.name);
    if (other === undefined || rank < other.rank) best.set(field.name, { letter, rank });
  }
  return Object.fromEntries([...best].map(([name, { letter }]) => [name, letter]));
}
