import type { RecordRow, SheetBody } from '../../../shared/sheets/sheet.ts';
import { words } from '../../../shared/sheets/words.ts';
import { Digest } from '../parts/Digest.tsx';

/** Sheet 7: the record in words, to its last line. */
export function RecordSheet({ body }: { readonly body: Extract<SheetBody, { kind: 'record' }> }) {
  const { rows, head, sealed } = body;
  return (
    <>
      <p className="text">{words('record.body')}</p>
      <RecordTable rows={rows} />
      <p className="text">
        {words(sealed ? 'record.sealed' : 'record.open-end', { count: rows.length })}
        {words('record.head')}：<Digest value={head} />
      </p>
    </>
  );
}

/** Lines of the record. */
export function RecordTable({ rows }: { readonly rows: readonly RecordRow[] }) {
  return (
    <table className="list record">
      <thead>
        <tr>
          <th className="w-index">{words('column.index')}</th>
          <th className="w-time">{words('record.time')}</th>
          <th className="w-what">{words('record.what')}</th>
          <th>{words('record.words')}</th>
          <th className="w-hash">{words('record.hash')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.number}>
            <td className="centre">{row.number}</td>
            <td className="centre">
              {row.time.slice(0, 10)}
              <br />
              {row.time.slice(11, 19)}
            </td>
            <td className="centre">{row.what}</td>
            <td>
              {row.words}
              {row.digests.map(digest => (
                <div key={digest} className="under">
                  <Digest value={digest} />
                </div>
              ))}
            </td>
            <td className="centre">
              <Digest value={row.hash} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
