import type { RowPart } from '../../../shared/intake/import-words.ts';
import type { SheetImport } from '../../../shared/sheets/sheet.ts';
import { words } from '../../../shared/sheets/words.ts';
import { type Column, Table } from './Table.tsx';

const rowsWords = (count: number) => words('sealed.rows-of', { count });

const partColumns: readonly Column<RowPart>[] = [
  { head: words('sealed.rows-what'), width: 'w-part', cell: ({ what }) => what },
  { head: words('column.rows'), width: 'w-count', look: 'centre', cell: ({ count }) => rowsWords(count) },
  { head: words('sealed.rows-numbers'), cell: ({ rows }) => rows },
];

/** What became of a file's rows: a sum, with the numbers of those that are not children. */
export function ImportedRows({ accounting }: { readonly accounting: NonNullable<SheetImport['accounting']> }) {
  return (
    <>
      <h3>{words('sealed.rows-title')}</h3>
      <Table kind="imported" columns={partColumns} rows={accounting.parts}>
        <tr>
          <th scope="row">{words('sealed.rows-all')}</th>
          <th className="centre">{rowsWords(accounting.rows)}</th>
          <th />
        </tr>
      </Table>
    </>
  );
}

/** Every column of a file and what it was read as, two to a row. */
export function ImportedColumns({ columns }: { readonly columns: NonNullable<SheetImport['columns']> }) {
  const unused = columns.filter(({ isUsed }) => !isUsed).length;
  const half = Math.ceil(columns.length / 2);
  const head = (side: string) => [
    <th key={`letter ${side}`} className="w-letter">
      {words('sealed.column')}
    </th>,
    <th key={`header ${side}`}>{words('column.header')}</th>,
    <th key={`as ${side}`} className="w-read-as">
      {words('sealed.column-read-as')}
    </th>,
  ];
  const cells = (at: number) => {
    const column = columns[at];
    return [
      <td key={`letter ${at}`} className="centre">
        {column?.letter}
      </td>,
      <td key={`header ${at}`}>{column?.header}</td>,
      <td key={`as ${at}`} className={column?.isUsed === false ? 'unused' : undefined}>
        {column?.readAs}
      </td>,
    ];
  };
  return (
    <>
      <h3>
        {unused === 0
          ? words('sealed.columns-all', { count: columns.length })
          : words('sealed.columns-title', { count: columns.length, unused })}
      </h3>
      <table className="list imported">
        <thead>
          <tr>
            {head('left')}
            {head('right')}
          </tr>
        </thead>
        <tbody>
          {columns.slice(0, half).map((column, at) => (
            <tr key={column.letter}>
              {cells(at)}
              {cells(half + at)}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
