// How a file was read: its name, format, sheet, title and header row; the last two are chosen where a person says so.

import { NativeSelect } from '@mantine/core';
import type { ListPreview } from '../../../shared/contract/preparation.ts';
import type { ColumnMapping } from '../../../shared/intake/columns/header.ts';
import type { Format } from '../../../shared/intake/source.ts';
import { useDesk } from '../desk.ts';
import type { Words } from '../words.ts';

const separators = {
  ',': 'format.comma',
  ';': 'format.semicolon',
  '\t': 'format.tab',
  '|': 'format.bar',
  '，': 'format.wide-comma',
  '；': 'format.wide-semicolon',
} as const;

/** A format in words: what it is, its encoding, what parts its cells. */
export function formatWords(t: Words, { kind, encoding, separator }: Format): string {
  const parts = [t(`format.${kind}`)];
  if (encoding !== null) parts.push(t(`format.${encoding}`));
  if (separator !== null) parts.push(t(separators[separator]));
  return parts.join(' · ');
}

/** No row of the file can be the header of a list further below. */
const mostHeaderRows = 20;

/** The facts. `onHeaderRow` gets 0 for no header and null where it is to be found again. */
export function ImportFacts({
  seen,
  mapping,
  isMatching,
  onSheet,
  onHeaderRow,
}: {
  readonly seen: ListPreview;
  readonly mapping: ColumnMapping | null;
  readonly isMatching: boolean;
  readonly onSheet: (sheet: string) => void;
  readonly onHeaderRow: (row: number | null) => void;
}) {
  const { t } = useDesk();
  const { file, format, sheets, title, headerRow, rows } = seen;
  const line = (cells: readonly string[]) =>
    cells
      .filter(cell => cell.trim() !== '')
      .join(' ')
      .slice(0, 30);
  return (
    <>
      <dl className="facts look-facts">
        <dt>{t('import.file')}</dt>
        <dd>{file}</dd>
        <dt>{t('import.format')}</dt>
        <dd>{formatWords(t, format)}</dd>
        {format.sheet !== null && sheets.length < 2 && (
          <>
            <dt>{t('import.sheet')}</dt>
            <dd>{format.sheet}</dd>
          </>
        )}
        {title !== '' && (
          <>
            <dt>{t('import.heading')}</dt>
            <dd>{title}</dd>
          </>
        )}
        {!isMatching && (
          <>
            <dt>{t('import.header')}</dt>
            <dd>{headerRow === null ? t('import.header-unknown') : t('import.header-row', { row: headerRow })}</dd>
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
            label={t('import.header')}
            value={mapping?.headerRow === undefined ? '' : String(mapping.headerRow)}
            data={[
              { value: '', label: t('import.header-auto') },
              { value: '0', label: t('import.header-none') },
              ...rows.slice(0, mostHeaderRows).map(({ number, cells }) => ({
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
