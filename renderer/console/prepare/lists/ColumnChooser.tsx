// What a column of a file is: one of the fields, or not read. A field chosen here is taken from the column that had it.

import { NativeSelect } from '@mantine/core';
import type { FieldName } from '../../../../shared/intake/columns/fields.ts';
import { useConsole } from '../../state/console.ts';
import css from './ColumnChooser.module.css';
import { type Columns, fieldAt, fieldNames } from './matching.ts';

/** The chooser above a column, by its letter. */
export function ColumnChooser({
  letter,
  header,
  columns,
  onField,
}: {
  readonly letter: string;
  readonly header: string;
  readonly columns: Columns;
  readonly onField: (field: FieldName | null) => void;
}) {
  const { t } = useConsole();
  const taken = (name: FieldName) => columns[name] !== undefined && columns[name] !== letter;
  return (
    <NativeSelect
      size="xs"
      className={css['chooser']}
      aria-label={`${t('import.column', { letter })} ${header}`}
      value={fieldAt(columns, letter) ?? ''}
      data={[
        { value: '', label: t('import.not-read') },
        ...fieldNames.map(name => ({
          value: name,
          label: taken(name)
            ? t('import.field-of', { field: t(`field.${name}`), letter: columns[name] ?? '' })
            : t(`field.${name}`),
        })),
      ]}
      onChange={({ currentTarget: { value } }) => onField(fieldNames.find(name => name === value) ?? null)}
    />
  );
}
