import type { CSSProperties } from 'react';
import type { BoardLot, BoardRow, OtherNumber, SceneOf } from '../../../shared/contract/scenes.ts';
import { gridShown, numberWidth } from '../../../shared/views/grids.ts';
import { PageHead } from '../parts/PageHead.tsx';
import { usePicture } from '../state/picture.ts';
import { say, spoken } from '../state/text.ts';

/** The notes below a page name so many twins; whoever is not among them asks for the number. */
const mostOthers = 3;

/** The number board: every family finds its own number, in the order of the numbers. */
export function BoardScene({ scene }: { readonly scene: SceneOf<'board'> }) {
  const { shows, firsts, page, last } = scene;
  return (
    <div className="board">
      <PageHead scene={scene}>
        <Range first={firsts[page - 1] ?? ''} last={last} />
      </PageHead>
      {shows.of === 'lots' ? <Lots shows={shows} /> : <Coordinates rows={shows.rows} />}
      <div className="board-foot">
        {shows.of === 'lots' ? (
          <>
            <Others others={shows.others} />
            <Legend />
          </>
        ) : (
          <>
            <span className="board-how">
              {say('board.how')} · {say('board.ask')}
            </span>
            <Legend />
          </>
        )}
      </div>
      <Ruler scene={scene} />
    </div>
  );
}

/** The first and the last number of the page; long ones are smaller. */
function Range({ first, last }: { readonly first: string; readonly last: string }) {
  const length = Math.max(first.length, last.length);
  const size = length <= 10 ? 'head' : length <= 14 ? 'read' : 'long';
  return (
    <p className={`board-range board-range-${size}`}>
      <span>{first}</span> — <span>{last}</span>
    </p>
  );
}

type Variables = CSSProperties & { readonly [name: `--${string}`]: number };

function Lots({ shows }: { readonly shows: Extract<SceneOf<'board'>['shows'], { of: 'lots' }> }) {
  const picture = usePicture();
  const widths = shows.lots.map(({ lot }) => numberWidth(lot));
  const widest = shows.lots[widths.indexOf(Math.max(...widths))]?.lot ?? '';
  const { columns, rows } = gridShown(picture, shows.grid, widest);
  const style: Variables = { '--columns': columns, '--rows': rows, '--em': numberWidth(widest) };
  return (
    <div className="board-area">
      <ol className={/[^0-9]/.test(widest) ? 'board-lots board-coded' : 'board-lots'} style={style}>
        {shows.lots.map(each => (
          <Cell key={each.lot} {...each} />
        ))}
      </ol>
    </div>
  );
}

// English words are longer than a cell is wide: the legend has them.
function Cell({ lot, size, admitted }: BoardLot) {
  return (
    <li className={admitted ? 'board-cell board-admitted' : 'board-cell'}>
      <span className="board-number">{lot}</span>
      <span className="board-sign">{admitted ? '✓' : '–'}</span>
      <span className="board-words">
        {size > 1 && <b>×{size}</b>}
        {spoken() === 'zh' && <span>{say(admitted ? 'status.admitted' : 'status.waiting')}</span>}
      </span>
    </li>
  );
}

function Others({ others }: { readonly others: readonly OtherNumber[] }) {
  if (others.length === 0) return <span />;
  const pairs = others.slice(0, mostOthers).map(({ number, lot }) => `${number} → ${lot}`);
  const more = others.length - pairs.length;
  return (
    <span className="board-others">
      {say('board.twins', { pairs: pairs.join('，') })}
      {more > 0 && ` · ${say('lookup.more', { count: more })}`}
    </span>
  );
}

/** What the signs mean. */
function Legend() {
  return (
    <span className="board-legend">
      <i className="board-cell board-admitted">✓</i> {say('status.admitted')} <i className="board-cell">–</i>{' '}
      {say('status.waiting')}
    </span>
  );
}

/** Two columns of coordinates, and a little more before each tenth: what the last two digits stand for on the paper. */
const along = (last: number) => last + Math.floor(last / 10) * 0.8;
const width = along(99) + 1;
const tens = Array.from({ length: 10 }, (_, ten) => ten * 10);

/** The leading digits beside, the last two above: a lot is a solid cell, or an outline with a dash. */
function Coordinates({ rows }: { readonly rows: readonly BoardRow[] }) {
  const solid: string[] = [];
  const outline: string[] = [];
  rows.forEach(({ cells }, at) => {
    [...cells].forEach((cell, last) => {
      const [x, y] = [along(last), at];
      if (cell === '+') solid.push(`M${x + 0.06} ${y + 0.08}h.88v.84h-.88z`);
      if (cell === '-') outline.push(`M${x + 0.12} ${y + 0.14}h.76v.72h-.76zM${x + 0.34} ${y + 0.5}h.32`);
    });
  });
  const style: Variables = { '--rows': rows.length };
  return (
    <div className="board-table" style={style}>
      <div className="board-tens">
        {tens.map(ten => (
          <span key={ten} style={{ left: `${(100 * along(ten)) / width}%` }}>
            {String(ten).padStart(2, '0')}
          </span>
        ))}
      </div>
      <ol className="board-labels">
        {rows.map(({ label }) => (
          <li key={label}>{label}</li>
        ))}
      </ol>
      <svg viewBox={`0 0 ${width} ${rows.length}`} preserveAspectRatio="none" aria-hidden="true">
        <path className="table-admitted" d={solid.join('')} />
        <path className="table-waiting" d={outline.join('')} />
      </svg>
    </div>
  );
}

/** Where this page is among all: a stretch for each, and the first numbers of as many as have room. */
function Ruler({ scene }: { readonly scene: SceneOf<'board'> }) {
  const { width } = usePicture();
  const { firsts, page, pages } = scene;
  const need = Math.max(...firsts.map(first => numberWidth(first))) * 24 + 24;
  const every = Math.max(1, Math.ceil((pages * need) / (width - 112)));
  if (pages < 2) return null;
  const here = page - 1;
  // This page has its number, and every so many others that it leaves room for.
  const isNamed = (at: number) =>
    at === here || (at % every === 0 && Math.abs(at - here) >= every && (at + every <= pages || every === 1));
  const style: Variables = { '--pages': pages };
  return (
    <ol className="ruler" style={style} aria-hidden="true">
      {firsts.map((first, at) => (
        <li key={first} className={at + 1 === page ? 'ruler-page ruler-here' : 'ruler-page'}>
          {isNamed(at) && <span>{first}</span>}
        </li>
      ))}
    </ol>
  );
}
