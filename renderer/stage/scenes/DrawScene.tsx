import { useContext, useEffect, useRef, useState } from 'react';
import type { StageBridge } from '../../../shared/contract/bridge.ts';
import type { Film, Frame, SceneOf } from '../../../shared/contract/scenes.ts';
import { type Phase, phaseAt } from '../../../shared/views/film-phases.ts';
import { ArrivalContext, positionAt, useReducedMotion } from '../state/clock.ts';
import { say } from '../state/text.ts';
import { ViewContext } from '../state/view.ts';
import { readPalette } from '../wall/atlas.ts';
import { choreograph, type Fate } from '../wall/choreography.ts';
import { makeWall, type Wall } from '../wall/wall.ts';

/** More pixels than this (2560 × 1600) look no sharper from a seat, and make every frame slower. */
const mostPixels = 4_096_000;

/** A small view of the wall has fewer, and steps once a second. */
const stillPixels = 260_000;
const stillMilliseconds = 1000;

type Props = { readonly bridge: StageBridge; readonly scene: SceneOf<'draw'>; readonly theme: Frame['theme'] };
type Built = {
  readonly wall: Wall;
  readonly phaseOf: (seconds: number) => Phase;
  readonly fates: ReadonlySet<Fate>;
  readonly children: { readonly admitted: number; readonly waiting: number };
};

/** Shows the draw: everything is computed and on disk before the first frame. */
export function DrawScene({ bridge, scene, theme }: Props) {
  const { school, seconds, playing } = scene;
  const { at } = useContext(ArrivalContext);
  const { still } = useContext(ViewContext);
  const film = useFilm(bridge, school.code);
  const canvas = useRef<HTMLCanvasElement>(null);
  const built = useWall(canvas, film, seconds, theme);
  const [phase, setPhase] = useState<Phase>('roster');
  useEffect(() => {
    if (built === null) return;
    const total = seconds * 1000;
    let frame = 0;
    let timer = 0;
    const step = (now: number) => {
      const position = positionAt(playing, at, now, total);
      built.wall.paint(position / 1000);
      setPhase(built.phaseOf(position / 1000));
      // A film that is paused or over requests no more frames.
      if (!playing.running || position >= total) return;
      if (still) timer = window.setTimeout(() => step(performance.now()), stillMilliseconds);
      else frame = requestAnimationFrame(step);
    };
    step(performance.now());
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [built, playing, at, seconds, still]);
  const { lots, applicants, places, name } = school;
  const shows = phase === 'gold' || phase === 'hold';
  return (
    <div className="draw" data-phase={built === null ? 'loading' : phase}>
      <header className="draw-head">
        <h1>{built === null ? say('draw.loading') : phaseWords(phase, built.children)}</h1>
        <p className="draw-facts">{say('draw.facts', { lots, applicants, places })}</p>
      </header>
      <div className="draw-wall">
        <canvas ref={canvas} role="img" aria-label={name} />
      </div>
      <Legend film={film} fates={shows && built !== null ? built.fates : null} />
    </div>
  );
}

function phaseWords(phase: Phase, children: Built['children']): string {
  switch (phase) {
    case 'gold':
      return say('draw.gold', children);
    case 'hold':
      return say('draw.hold', children);
    default:
      return say(`draw.${phase}`);
  }
}

/** What the signs mean: only those that this wall shows. */
function Legend({ film, fates }: { readonly film: Film | null; readonly fates: ReadonlySet<Fate> | null }) {
  const signs = [
    { sign: 'twin', shown: film?.sizes.some(size => size > 1) === true },
    { sign: 'admitted', shown: fates !== null },
    { sign: 'waits', shown: fates?.has('waits') === true },
    { sign: 'passed', shown: fates?.has('passed') === true },
    { sign: 'moved-up', shown: fates?.has('moved-up') === true },
  ] as const;
  return (
    <div className="draw-legend">
      {signs
        .filter(({ shown }) => shown)
        .map(({ sign }) => (
          <span key={sign}>
            <i className={`sign-${sign}`} /> {say(`draw.${sign}`)}
          </span>
        ))}
    </div>
  );
}

/** Asks for a school's film, again after a second if it is not there yet. */
function useFilm(bridge: StageBridge, school: string): Film | null {
  const [film, setFilm] = useState<Film | null>(null);
  useEffect(() => {
    let timer = 0;
    let gone = false;
    const load = async () => {
      const answer = await bridge.call({ type: 'film.load', school }).catch(() => null);
      if (gone) return;
      if (answer?.ok === true) setFilm(answer.value);
      else timer = window.setTimeout(load, 1000);
    };
    load();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [bridge, school]);
  return film;
}

/** The wall of a film at the canvas's current size and theme. */
function useWall(
  canvas: { readonly current: HTMLCanvasElement | null },
  film: Film | null,
  seconds: number,
  theme: Frame['theme'],
): Built | null {
  const [built, setBuilt] = useState<Built | null>(null);
  const size = useCanvasSize(canvas);
  const reduced = useReducedMotion();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the palette is read from the page, whose theme is `theme`
  useEffect(() => {
    const element = canvas.current;
    if (element === null || film === null || size === null) return;
    const timeline = choreograph(film, seconds, size);
    const { children } = timeline;
    const label = say('draw.line-label', { admitted: children.admitted });
    const wall = makeWall(element, timeline, readPalette(element), label, reduced);
    const fates = new Set(timeline.fates);
    setBuilt({ wall, phaseOf: time => phaseAt(timeline.spans, time), fates, children });
  }, [canvas, film, seconds, size, theme, reduced]);
  return built;
}

function useCanvasSize(canvas: { readonly current: HTMLCanvasElement | null }) {
  const { still } = useContext(ViewContext);
  const [size, setSize] = useState<{ readonly width: number; readonly height: number } | null>(null);
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => {
      const { clientWidth, clientHeight } = element;
      const most = Math.sqrt((still ? stillPixels : mostPixels) / Math.max(1, clientWidth * clientHeight));
      const scale = Math.min(devicePixelRatio, most);
      const [width, height] = [Math.round(clientWidth * scale), Math.round(clientHeight * scale)];
      setSize(before => (before?.width === width && before.height === height ? before : { width, height }));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [canvas, still]);
  return size;
}
