import type { ReactNode } from 'react';

/** A column of a table: its head, its width class, and the class and content of its cell in a row. */
export type Column<Row> = {
  readonly head: string;
  readonly width?: string;
  readonly look?: string;
  readonly cell: (row: Row, index: number) => ReactNode;
};

type Props<Row> = {
  readonly kind?: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly children?: ReactNode;
};

/** A list with one table row per row. Heads must be unique; `children` are rows at the end. */
export function Table<Row>({ kind, columns, rows, children }: Props<Row>) {
  return (
    <table className={kind === undefined ? 'list' : `list ${kind}`}>
      <thead>
        <tr>
          {columns.map(({ head, width }) => (
            <th key={head} className={width}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows keep their order
          <tr key={index}>
            {columns.map(({ head, look, cell }) => (
              <td key={head} className={look}>
                {cell(row, index)}
              </td>
            ))}
          </tr>
        ))}
        {children}
      </tbody>
    </table>
  );
}
