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

type PanelProps = {
  readonly timeline: Timeline;
  readonly state: PanelState;
  /** The lots that were called out in the hall. */
  readonly witnesses: readonly string[];
};

/** The panel: what a cell shows, the loupe, the count of lots with a place, the number that is rising, the result. */
export function DrawPanel({ timeline, state, witnesses }: PanelProps) {
  const { film } = timeline;
  switch (state.phase) {
    case 'roster':
      return (
        <>
          <Legend timeline={timeline} />
          <p className="draw-recorded">{say('draw.recorded')}</p>
        </>
      );
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
          <Count timeline={timeline} placed={state.placed} />
          {state.solo !== null && <LotNumber lot={film.lots[state.solo] ?? ''} />}
          {state.solo !== null && state.phase === 'last' && <SoloTicket ticket={film.tickets[state.solo] ?? ''} />}
          {state.stepped && <Passed timeline={timeline} />}
        </>
      );
    default:
      return (
        <>
          <div className="draw-count">
            <Big words={say('status.admitted-of', timeline.children)} number={timeline.children.admitted} />
            <Big words={say('draw.waiting', timeline.children)} number={timeline.children.waiting} />
          </div>
          <Witnesses timeline={timeline} lots={witnesses} />
        </>
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

/** A line of words; the first number in it, `number`, is as large as a title. */
function Big({ words, number }: { readonly words: string; readonly number: number }) {
  const digits = String(number);
  const at = words.indexOf(digits);
  return (
    <p>
      {words.slice(0, at)}
      <b>{digits}</b>
      {words.slice(at + digits.length)}
    </p>
  );
}

/** How many lots have their place, and how many of the places, which count children, they take. */
function Count({ timeline: { film }, placed }: { readonly timeline: Timeline; readonly placed: number }) {
  const taken = useMemo(() => placesTaken(film), [film]);
  const { places } = film.school;
  const used = taken[placed] ?? 0;
  return (
    <div className="draw-count">
      <Big words={say('draw.placed', { placed })} number={placed} />
      <Big words={say('draw.used', { used, places })} number={used} />
    </div>
  );
}

/** The children who are admitted among the first lots in the order of tickets, by how many lots those are. */
function placesTaken({ sizes, admitted, places }: Film): number[] {
  const added: number[] = new Array(sizes.length).fill(0);
  places.forEach((place, row) => {
    if (admitted[row] === true) added[place] = sizes[row] ?? 1;
  });
  const taken = [0];
  for (const children of added) taken.push((taken.at(-1) ?? 0) + children);
  return taken;
}

/** The ticket of the lot that rises alone: each is larger than the one before. */
function SoloTicket({ ticket }: { readonly ticket: string }) {
  return (
    <p className="draw-solo">
      {say('column.ticket')} <span>{digestGroups(ticket).slice(0, 3).join(' ')}…</span>
    </p>
  );
}

/** What became of the lots that were called out in the hall. */
function Witnesses({ timeline: { film }, lots }: { readonly timeline: Timeline; readonly lots: readonly string[] }) {
  if (lots.length === 0) return null;
  return (
    <ul className="draw-witnesses">
      {lots.map(lot => {
        const isAdmitted = film.admitted[film.lots.indexOf(lot)] === true;
        return (
          <li key={lot}>
            <b>{lot}</b> {say(isAdmitted ? 'status.admitted' : 'status.waiting')}
          </li>
        );
      })}
    </ul>
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
function Passed({ timeline: { film, left, stepDown } }: { readonly timeline: Timeline }) {
  return (
    <ul className="draw-passed">
      {stepDown.passed.slice(0, 3).map(row => (
        <li key={row}>
          {say('draw.passed-why', {
            lot: film.lots[row] ?? '',
            children: film.sizes[row] ?? 1,
            left: left.get(row) ?? 0,
          })}
        </li>
      ))}
    </ul>
  );
}
