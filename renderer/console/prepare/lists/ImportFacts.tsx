// How a file was read: its name, format, sheet, title and header row; sheet and header row can be chosen by a person. Then what
// became of all its rows, and which columns are not used.

import { NativeSelect } from '@mantine/core';
import type { ListPreview } from '../../../../shared/contract/preparation.ts';
import { type ColumnMapping, searchedRows } from '../../../../shared/intake/columns/header.ts';
import { formatWords } from '../../../../shared/intake/import-words.ts';
import { text } from '../../../../shared/text/dictionary.ts';
import { useConsole } from '../../state/console.ts';
import css from '../files/LookDialog.module.css';
import { RowSum } from '../files/RowSum.tsx';
import { type NamedColumn, questionedIn, UnusedColumns } from './UnusedColumns.tsx';

/** The facts. `onHeaderRow` gets 0 for no header and null to have it found again. */
export function ImportFacts({
  seen,
  mapping,
  isMatching,
  unused,
  onSheet,
  onHeaderRow,
}: {
  readonly seen: ListPreview;
  readonly mapping: ColumnMapping | null;
  readonly isMatching: boolean;
  /** The columns to name as not used. */
  readonly unused: readonly NamedColumn[];
  readonly onSheet: (sheet: string) => void;
  readonly onHeaderRow: (row: number | null) => void;
}) {
  const { language, t } = useConsole();
  const { file, format, sheets, title, headerRow, rows, accounting, findings } = seen;
  const line = (cells: readonly string[]) =>
    cells
      .filter(cell => cell.trim() !== '')
      .join(' ')
      .slice(0, 30);
  // A header is sought in the first rows only, and never in a blank row.
  const possible = rows.filter(({ number, cells }) => number <= searchedRows && line(cells) !== '');
  return (
    <>
      <dl className={`facts ${css['facts']}`}>
        <dt>{t('import.file')}</dt>
        <dd>{file}</dd>
        <dt>{t('column.format')}</dt>
        <dd>{formatWords(language, format)}</dd>
        {format.sheet !== null && sheets.length < 2 && (
          <>
            <dt>{t('import.sheet')}</dt>
            <dd>{format.sheet}</dd>
          </>
        )}
        {title !== '' && (
          <>
            <dt>{t('column.title')}</dt>
            <dd>{title}</dd>
          </>
        )}
        {!isMatching && (
          <>
            <dt>{t('column.header')}</dt>
            <dd>{headerRow === null ? t('import.header-unknown') : text(language, 'place.row', { row: headerRow })}</dd>
          </>
        )}
        <dt className={css['wide']}>{t('column.rows')}</dt>
        <dd>
          <RowSum accounting={accounting} />
        </dd>
        {unused.length > 0 && (
          <>
            <dt className={css['wide']}>{text(language, 'accounting.columns', { count: unused.length })}</dt>
            <dd>
              <UnusedColumns columns={unused} questioned={questionedIn(findings)} />
            </dd>
          </>
        )}
      </dl>
      <div className="fields-2">
        {format.sheet !== null && sheets.length > 1 && (
          <NativeSelect
            label={t('import.sheet')}
            value={format.sheet}
            data={[...sheets]}
            onChange={({ currentTarget: { value } }) => onSheet(value)}
          />
        )}
        {isMatching && (
          <NativeSelect
            label={t('column.header')}
            value={mapping?.headerRow === undefined ? '' : String(mapping.headerRow)}
            data={[
              { value: '', label: t('import.header-auto') },
              { value: '0', label: t('import.header-none') },
              ...possible.map(({ number, cells }) => ({
                value: String(number),
                label: t('import.header-line', { row: number, cells: line(cells) }),
              })),
            ]}
            onChange={({ currentTarget: { value } }) => onHeaderRow(value === '' ? null : Number(value))}
          />
        )}
      </div>
    </>
  );
}
