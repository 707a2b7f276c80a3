// The first rows of a file as they are there, each column under its letter and what it is read as.

import { type ReactNode, useEffect, useRef } from 'react';
import type { PreviewRow } from '../../../../shared/intake/preview.ts';
import { useConsole } from '../../state/console.ts';
import css from './RowsTable.module.css';

/** A column that is shown: its place in the rows, its letter, its head, and whether it is read. */
export type ShownColumn = {
  readonly index: number;
  readonly letter: string;
  readonly head: ReactNode;
  readonly isRead: boolean;
};

// This many titles and headers fit with the first children, even on a low screen.
const mostAbove = 3;

/** The table; rows up to number `headRows`, titles and header, are set apart. It scrolls in its own box. */
export function RowsTable({
  rows,
  columns,
  headRows,
}: {
  readonly rows: readonly PreviewRow[];
  readonly columns: readonly ShownColumn[];
  readonly headRows: number;
}) {
  const { t } = useConsole();
  const label = t('import.rows', { count: rows.length });
  const box = useRef<HTMLElement>(null);
  const above = rows.filter(({ number }) => number <= headRows).length;
  // Below many lines of instructions, people look for the header.
  useEffect(() => {
    const head = box.current?.querySelector('thead');
    const row = box.current?.querySelectorAll<HTMLElement>('tbody tr')[above - 1];
    if (box.current === null || row === undefined || head === null || head === undefined) return;
    if (above > mostAbove)
      box.current.scrollTop += row.getBoundingClientRect().top - head.getBoundingClientRect().bottom;
  }, [above]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section ref={box} className={css['rows']} tabIndex={0} aria-label={label}>
      <table>
        <caption>{label}</caption>
        <thead>
          <tr>
            <th scope="col" className={css['number']}>
              {t('import.row')}
            </th>
            {columns.map(({ letter, head, isRead }) => (
              <th key={letter} scope="col" className={isRead ? css['read'] : undefined}>
                <span className={`mono ${css['letter']}`}>{letter}</span>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ number, cells }) => (
            <tr key={number} className={number <= headRows ? css['head'] : undefined}>
              <th scope="row" className={css['number']}>
                {number}
              </th>
              {columns.map(({ index, letter, isRead }) => (
                <td key={letter} className={isRead ? css['read'] : undefined}>
                  {cells[index] ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
