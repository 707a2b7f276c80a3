import type { RecordRow, SheetOf } from '../../../shared/sheets/sheet.ts';
import { words } from '../../../shared/sheets/words.ts';
import { Digest } from '../parts/Digest.tsx';
import { type Column, Table } from '../parts/Table.tsx';

/** Sheet 7: the record in words, to its last line. */
export function RecordSheet({ body }: SheetOf<'record'>) {
  const { rows, incidents, head, sealed } = body;
  return (
    <>
      <p className="text">{words('record.body')}</p>
      <RecordTable rows={rows} />
      <p className="text">
        {words(sealed ? 'record.sealed' : 'record.given-up', { count: rows.length })}
        {incidents === 0 ? words('record.no-incidents') : words('record.incidents', { count: incidents })}
        {words('record.head')}：<Digest value={head} />
      </p>
    </>
  );
}

const columns: readonly Column<RecordRow>[] = [
  { head: words('column.index'), width: 'w-index', look: 'centre', cell: ({ number }) => number },
  {
    head: words('record.time'),
    width: 'w-time',
    look: 'centre',
    cell: ({ time }) => (
      <>
        {time.slice(0, 10)}
        <br />
        {time.slice(11, 19)}
      </>
    ),
  },
  { head: words('record.what'), width: 'w-what', look: 'centre', cell: ({ what }) => what },
  {
    head: words('record.words'),
    cell: row => (
      <>
        {row.words}
        {row.digests.map(({ of, value }) => (
          <div key={of} className="under">
            {of} <Digest value={value} />
          </div>
        ))}
      </>
    ),
  },
  { head: words('record.hash'), width: 'w-hash', look: 'centre', cell: ({ hash }) => <Digest value={hash} /> },
];

/** Lines of the record. */
export function RecordTable({ rows }: { readonly rows: readonly RecordRow[] }) {
  return <Table kind="record" columns={columns} rows={rows} />;
}
