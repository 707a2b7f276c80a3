import type { SheetImport } from '../../../shared/sheets/sheet.ts';
import { words } from '../../../shared/sheets/words.ts';

/** What became of all rows of a file: a sum, with the numbers of those that are no children. */
export function ImportedRows({ accounting }: { readonly accounting: NonNullable<SheetImport['accounting']> }) {
  return (
    <>
      <h3>{words('sealed.rows-title')}</h3>
      <table className="list imported">
        <thead>
          <tr>
            <th className="w-part">{words('sealed.rows-what')}</th>
            <th className="w-count">{words('column.rows')}</th>
            <th>{words('sealed.rows-numbers')}</th>
          </tr>
        </thead>
        <tbody>
          {accounting.parts.map(({ why, what, count, rows }) => (
            <tr key={why}>
              <td>{what}</td>
              <td className="centre">{words('sealed.rows-of', { count })}</td>
              <td>{rows}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{words('sealed.rows-all')}</th>
            <th className="centre">{words('sealed.rows-of', { count: accounting.rows })}</th>
            <th />
          </tr>
        </tbody>
      </table>
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
