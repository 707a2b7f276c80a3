import type { CSSProperties, ReactNode } from 'react';
import type { Frame, ResultRow, SceneOf } from '../../../shared/contract/scenes.ts';
import { digestText } from '../../../shared/text/groups.ts';
import { numberWidth, rankColumns } from '../../../shared/views/grids.ts';
import { PageHead } from '../parts/PageHead.tsx';
import { usePicture } from '../state/picture.ts';
import { say, spoken } from '../state/text.ts';

type Pages = SceneOf<'pages'>;
type Variables = CSSProperties & { readonly [name: `--${string}`]: number };

/** Results by rank, or by number where nobody was drawn. */
export function PagesScene({ frame, scene }: { readonly frame: Frame; readonly scene: Pages }) {
  const { school, admitted, grid, rows, line } = scene;
  const picture = usePicture();
  const isDrawn = !school.direct;
  const widths = rows.map(({ lot }) => numberWidth(lot));
  const widest = rows[widths.indexOf(Math.max(...widths))]?.lot ?? '';
  const count = rankColumns(picture, grid, widest, isDrawn);
  const each = Math.ceil((grid.columns * grid.rows) / count);
  const columns = Array.from({ length: Math.max(1, Math.ceil(rows.length / each)) }, (_, at) => at * each);
  const slots = Math.max(each, ...columns.map(from => linesIn(scene, from, each)));
  const digits = String(rows.at(-1)?.rank ?? '').length;
  const places = Math.max(0, ...rows.map(({ waiting }) => String(waiting ?? '').length));
  // English words are longer, and smaller.
  const status = spoken() === 'zh' ? Math.max(2.6, 2.3 + places * 0.56) : 0.75 * Math.max(5.4, 4.2 + places * 0.56);
  const isLow = slots > (picture.shape === 'portrait' ? 24 : 13);
  const style: Variables = {
    '--columns': count,
    '--slots': slots,
    // How wide a row is at a size of 1 unit: number and result at that size, rank and name smaller.
    '--em': numberWidth(widest) + digits * 0.42 + 3 + status,
    '--lot-em': numberWidth(widest),
    '--rank-em': digits * 0.42,
    '--status-em': status,
  };
  return (
    <div className={isDrawn ? 'pages' : 'pages pages-by-number'}>
      <PageHead scene={scene}>
        <p className="pages-facts">
          <span className="pages-id">{frame.ceremony}</span> {say('pages.title')} · {say('pages.total', { admitted })}
        </p>
        {isDrawn && frame.seed !== null && (
          <p className="pages-facts">
            {say('digest.seed')} <span className="pages-id">{digestText(frame.seed.slice(0, 16))} …</span>
          </p>
        )}
      </PageHead>
      <div className="pages-area">
        <div className={isLow ? 'pages-columns pages-low' : 'pages-columns'} style={style}>
          {columns.map(from => (
            <table key={from}>
              <Head isDrawn={isDrawn} />
              <tbody>
                {rows.slice(from, from + each).map((row, at) => (
                  <Row key={row.lot} row={row} isDrawn={isDrawn}>
                    {line?.below === from + at + 1 && <Line line={line} />}
                  </Row>
                ))}
              </tbody>
            </table>
          ))}
        </div>
      </div>
    </div>
  );
}

/** The rows that a column holds from a lot on: its lots, reasons, and the line of the last place. */
function linesIn({ rows, line }: Pages, from: number, count: number): number {
  const shown = rows.slice(from, from + count);
  const reasons = shown.filter(({ short }) => short !== null).length;
  const hasLine = line !== null && line.below > from && line.below <= from + shown.length;
  return shown.length + reasons + (hasLine ? 1 : 0);
}

function Head({ isDrawn }: { readonly isDrawn: boolean }) {
  return (
    <thead>
      <tr>
        {isDrawn && (
          <th scope="col" className="rank">
            {say('column.rank')}
          </th>
        )}
        <th scope="col" className="lot">
          {say('column.lot')}
        </th>
        <th scope="col">{say('column.name')}</th>
        {isDrawn && (
          <th scope="col" className="ticket">
            {say('column.ticket')}
          </th>
        )}
        <th scope="col" className="status">
          {say('column.status')}
        </th>
      </tr>
    </thead>
  );
}

type RowProps = { readonly row: ResultRow; readonly isDrawn: boolean; readonly children: ReactNode };

/** A lot, why it had to let others pass, and what stands below it. */
function Row({ row, isDrawn, children }: RowProps) {
  const { rank, lot, names, ticket, admitted, waiting, short } = row;
  return (
    <>
      <tr className={admitted ? 'row-admitted' : 'row-waits'}>
        {isDrawn && <td className="rank">{rank}</td>}
        <td className={/[^0-9]/.test(lot) ? 'lot lot-coded' : 'lot'}>{lot}</td>
        <td className={isLong(names) ? 'names names-long' : 'names'}>
          {names.map((name, at) => {
            const key = `${lot}-${at}`;
            return <span key={key}>{name}</span>;
          })}
        </td>
        {isDrawn && <td className="ticket">{ticket}</td>}
        <td className="status">
          {admitted
            ? `✓ ${say('status.admitted')}`
            : waiting === null
              ? say('status.waiting')
              : say('pages.waiting', { place: waiting })}
        </td>
      </tr>
      {short !== null && (
        <tr className="row-short">
          <td colSpan={5}>{say('pages.short', short)}</td>
        </tr>
      )}
      {children}
    </>
  );
}

/** Where the places end. */
function Line({ line: { lots, children } }: { readonly line: NonNullable<Pages['line']> }) {
  return (
    <tr className="row-line">
      <td colSpan={5}>
        <span>{say('pages.line', { lots, children })}</span>
      </td>
    </tr>
  );
}

function isLong(names: readonly string[]): boolean {
  return names.length > 1 || names.some(name => [...name].length > 4);
}
