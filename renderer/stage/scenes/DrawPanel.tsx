import { useMemo } from 'react';
import type { Film } from '../../../shared/contract/scenes.ts';
import { ticketOf } from '../../../shared/protocol/seed.ts';
import { digestGroups } from '../../../shared/text/groups.ts';
import type { Phase } from '../../../shared/views/film-phases.ts';
import { say } from '../state/text.ts';
import { loupeAt, placedAt, soloAt, type Timeline } from '../wall/choreography.ts';
import { partOf } from '../wall/motion.ts';

/** What the panel beside the wall says at an instant; it changes a few times a second at most where it is to be read. */
export type PanelState = {
  readonly phase: Phase;
  /** How many lots have their place. */
  readonly placed: number;
  /** The row whose number is shown large while it rises. */
  readonly solo: number | null;
  /** The row that the loupe works, and how far it is: the number, what is hashed, the ticket. */
  readonly worked: number | null;
  readonly step: 0 | 1 | 2;
  /** Whether passed lots have begun to step down. */
  readonly stepped: boolean;
};

/** What the panel says at a time. */
export function panelAt(timeline: Timeline, phase: Phase, time: number): PanelState {
  const loupe = loupeAt(timeline, time);
  return {
    phase,
    placed: placedAt(timeline, time),
    solo: phase === 'rising' || phase === 'last' ? soloAt(timeline, time) : null,
    worked: loupe?.row ?? null,
    step: loupe === null || loupe.part < 0.15 ? 0 : loupe.part < 0.35 ? 1 : 2,
    stepped: phase === 'line' && partOf(timeline.beats.step, time) > 0 && timeline.stepDown.passed.length > 0,
  };
}

/** The panel: what a cell shows, the loupe, the count of lots with a place, the number that is rising, the result. */
export function DrawPanel({ timeline, state }: { readonly timeline: Timeline; readonly state: PanelState }) {
  const { film } = timeline;
  switch (state.phase) {
    case 'roster':
      return <Legend timeline={timeline} />;
    case 'reading':
      if (state.worked === null)
        return (
          <>
            <Legend timeline={timeline} />
            <p className="draw-formula">sha256({say('draw.formula')})</p>
          </>
        );
      return <Loupe timeline={timeline} row={state.worked} step={state.step} />;
    case 'rising':
    case 'last':
    case 'line':
      return (
        <>
          <Count film={film} placed={state.placed} />
          {state.solo !== null && <LotNumber lot={film.lots[state.solo] ?? ''} />}
          {state.stepped && <Passed timeline={timeline} />}
        </>
      );
    default:
      return (
        <div className="draw-count">
          <Big words={say('status.admitted-of', timeline.children)} number={timeline.children.admitted} />
          <Big words={say('draw.waiting', timeline.children)} number={timeline.children.waiting} />
        </div>
      );
  }
}

/** A lot's number, as large as it can be. */
function LotNumber({ lot }: { readonly lot: string }) {
  return <p className={lot.length > 16 ? 'draw-number draw-number-long' : 'draw-number'}>{lot}</p>;
}

/** Which part of a number its cell shows. */
function Legend({ timeline: { film, cells } }: { readonly timeline: Timeline }) {
  const lot = film.lots[0] ?? '';
  const shown = cells.isWhole ? lot.length : cells.digits;
  return (
    <div className="draw-cell">
      <p className={lot.length > 14 ? 'draw-example draw-example-long' : 'draw-example'}>
        {lot.slice(0, -shown)} <b>{lot.slice(-shown)}</b>
      </p>
      <p>{cells.isWhole ? say('draw.cell-whole') : say('draw.cell-last', { digits: cells.digits })}</p>
    </div>
  );
}

/** A line of words with one number in it, which is as large as a title. */
function Big({ words, number }: { readonly words: string; readonly number: number }) {
  const [before = '', after = ''] = words.split(String(number), 2);
  return (
    <p>
      {before}
      <b>{number}</b>
      {after}
    </p>
  );
}

/** How many lots have their place, and how many places there are. */
function Count({ film, placed }: { readonly film: Film; readonly placed: number }) {
  return (
    <div className="draw-count">
      <Big words={say('draw.placed', { placed })} number={placed} />
      <Big words={say('draw.places', { places: film.school.places })} number={film.school.places} />
    </div>
  );
}

/** Recomputes the ticket of a real lot in this very window. */
function Loupe({ timeline: { film, cells }, row, step }: { timeline: Timeline; row: number; step: 0 | 1 | 2 }) {
  const lot = film.lots[row] ?? '';
  const { seed, school } = film;
  const ticket = useMemo(() => ticketOf(seed, school.code, lot), [seed, school, lot]);
  const agrees = ticket.startsWith(film.tickets[row] ?? '?');
  const groups = digestGroups(ticket);
  const lines = [0, 4, 8, 12].map(first => groups.slice(first, first + 4).join(' '));
  // Of the first line what its cell shows is bold; a blank stands between two groups.
  const bold = cells.ticket.digits + Math.floor((cells.ticket.digits - 1) / 4);
  return (
    <div className="draw-loupe">
      <LotNumber lot={lot} />
      <div className={step < 1 ? 'draw-later' : ''}>
        <p className="draw-formula">sha256({say('draw.formula')})</p>
        <p className="draw-pieces">
          {seed.slice(0, 8)}… · {school.code} · {lot}
        </p>
      </div>
      <div className={step < 2 ? 'draw-later' : ''}>
        <p className="draw-ticket">
          {lines.map((line, at) => (
            <span key={line}>
              {at === 0 ? (
                <>
                  <b>{line.slice(0, bold)}</b>
                  {line.slice(bold)}
                </>
              ) : (
                line
              )}
            </span>
          ))}
        </p>
        <p className={agrees ? 'draw-agrees' : 'draw-differs'}>{say(agrees ? 'draw.agrees' : 'draw.differs')}</p>
      </div>
    </div>
  );
}

/** Why lots of several children step down. */
function Passed({ timeline: { film, stepDown } }: { readonly timeline: Timeline }) {
  const before = (row: number) =>
    film.places.reduce(
      (sum, place, at) =>
        sum + (film.admitted[at] === true && place < (film.places[row] ?? 0) ? (film.sizes[at] ?? 1) : 0),
      0,
    );
  return (
    <ul className="draw-passed">
      {stepDown.passed.slice(0, 3).map(row => (
        <li key={row}>
          {say('draw.passed-why', {
            lot: film.lots[row] ?? '',
            children: film.sizes[row] ?? 1,
            left: film.school.places - before(row),
          })}
        </li>
      ))}
    </ul>
  );
}
