import type { Frame, ResultRow, SceneOf } from '../../../shared/contract/scenes.ts';
import { Digest } from '../parts/Digest.tsx';
import { useSecondsLeft } from '../state/clock.ts';
import { say } from '../state/text.ts';

/** Rows per column, at a size that the last row of the hall can read. */
const oneColumn = 10;

/** Results by rank, or by number where nobody was drawn. School, ceremony, page and digest are on each page: every photograph of it is evidence. */
export function PagesScene({ frame, scene }: { readonly frame: Frame; readonly scene: SceneOf<'pages'> }) {
  const { school, admitted, page, pages, rows } = scene;
  const half = rows.length > oneColumn ? Math.ceil(rows.length / 2) : rows.length;
  const columns = half < rows.length ? [rows.slice(0, half), rows.slice(half)] : [rows];
  const density = half <= oneColumn ? 'wide' : half <= 14 ? 'dense' : 'densest';
  return (
    <div className={`pages pages-${density} pages-columns-${columns.length}`}>
      <header className="pages-head">
        <div>
          <h1>{school.name}</h1>
          <p>
            <span className="pages-id">{frame.ceremony}</span> {say('pages.title')} · {say('pages.total', { admitted })}
          </p>
        </div>
        <div className="pages-turn">
          <b>{say('pages.page', { page, pages })}</b>
          <PageTimer scene={scene} />
        </div>
        <div className="pages-digest">
          <span>{say('pages.roster')}</span>
          <Digest value={frame.roster} />
        </div>
      </header>
      <div className="pages-columns">
        {columns.map(column => (
          <ResultTable key={column[0]?.lot ?? ''} rows={column} isDrawn={!school.direct} />
        ))}
      </div>
    </div>
  );
}

function ResultTable({ rows, isDrawn }: { readonly rows: readonly ResultRow[]; readonly isDrawn: boolean }) {
  return (
    <table className={isDrawn ? undefined : 'pages-by-number'}>
      <thead>
        <tr>
          {isDrawn && (
            <th scope="col" className="rank">
              {say('column.rank')}
            </th>
          )}
          <th scope="col">{say('column.lot')}</th>
          <th scope="col">{say('column.name')}</th>
          {isDrawn && <th scope="col">{say('column.ticket')}</th>}
          <th scope="col">{say('column.status')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.lot} className={row.admitted ? 'row-admitted' : 'row-waits'}>
            {isDrawn && <td className="number">{row.rank}</td>}
            <td className={row.lot.length > 10 ? 'lot lot-long' : 'lot'}>{row.lot}</td>
            <td className={isLong(row.names) ? 'names names-long' : 'names'}>
              {row.names.map((name, at) => {
                const key = `${row.lot}-${at}`;
                return <span key={key}>{name}</span>;
              })}
            </td>
            {isDrawn && <td className="ticket">{row.ticket}</td>}
            <td className="status">{row.admitted ? `✓ ${say('status.admitted')}` : say('status.waiting')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function isLong(names: readonly string[]): boolean {
  return names.length > 1 || names.some(name => [...name].length > 4);
}

/** How long this page stays: a number and a bar that both step once a second. */
function PageTimer({ scene }: { readonly scene: SceneOf<'pages'> }) {
  const { auto, playing } = scene;
  const left = useSecondsLeft(playing, auto * 1000);
  if (left === null) return null;
  return (
    <div className="pages-timer">
      <span>{playing.running ? say('pages.next', { seconds: left }) : say('pages.paused')}</span>
      <div className="timer-bar">
        <div style={{ width: `${(100 * left) / auto}%` }} />
      </div>
    </div>
  );
}
