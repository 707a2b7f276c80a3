import { type CSSProperties, useContext, useEffect, useRef, useState } from 'react';
import type { StageBridge } from '../../../shared/contract/bridge.ts';
import type { Film, Frame, SceneOf } from '../../../shared/contract/scenes.ts';
import { type Phase, phaseAt } from '../../../shared/views/film-phases.ts';
import { ArrivalContext, positionAt, useReducedMotion } from '../state/clock.ts';
import { say } from '../state/text.ts';
import { ViewContext } from '../state/view.ts';
import { readPalette } from '../wall/atlas.ts';
import { choreograph, type Screen, type Timeline } from '../wall/choreography.ts';
import type { Box } from '../wall/layout.ts';
import { makeWall, type Wall } from '../wall/wall.ts';
import { DrawPanel, type PanelState, panelAt } from './DrawPanel.tsx';

/** More pixels than this (2560 × 1600) look no sharper from a seat, and make every frame slower. */
const mostPixels = 4_096_000;

/** A small view of the wall has fewer, and steps once a second. */
const stillPixels = 260_000;
const stillMilliseconds = 1000;

type Props = { readonly bridge: StageBridge; readonly scene: SceneOf<'draw'>; readonly theme: Frame['theme'] };
type Canvas = Screen & { readonly scale: number };
type Built = { readonly wall: Wall; readonly timeline: Timeline; readonly scale: number };

/** Shows the draw: everything is computed and on disk before the first frame. */
export function DrawScene({ bridge, scene, theme }: Props) {
  const { school, seconds, playing, witnesses } = scene;
  const { at } = useContext(ArrivalContext);
  const { still } = useContext(ViewContext);
  const film = useFilm(bridge, school.code);
  const canvas = useRef<HTMLCanvasElement>(null);
  const unit = useRef<HTMLElement>(null);
  const built = useWall(canvas, unit, film, seconds, theme, witnesses.join());
  const [panel, setPanel] = useState<PanelState | null>(null);
  useEffect(() => {
    if (built === null) return;
    const total = seconds * 1000;
    let frame = 0;
    let timer = 0;
    const step = (now: number) => {
      const position = positionAt(playing, at, now, total);
      const time = position / 1000;
      built.wall.paint(time);
      const next = panelAt(built.timeline, phaseAt(built.timeline.spans, time), time);
      setPanel(before => (before !== null && isSame(before, next) ? before : next));
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
  const isBuilt = built !== null && panel !== null;
  return (
    <div className="draw" data-phase={isBuilt ? panel.phase : 'loading'}>
      <header className="draw-head">
        <h1>{name}</h1>
        <p className="draw-phase">{isBuilt ? phaseWords(panel.phase, built.timeline) : say('draw.loading')}</p>
      </header>
      <div className="draw-wall">
        <canvas ref={canvas} role="img" aria-label={name} />
        <i className="draw-unit" ref={unit} />
        {isBuilt && (
          <>
            <div className="draw-panel" style={placed(panelBox(built.timeline, panel.phase), built.scale)}>
              {panel.phase === 'roster' && <Facts words={say('draw.facts', { lots, applicants, places })} />}
              <DrawPanel timeline={built.timeline} state={panel} witnesses={witnesses} />
            </div>
            <Signs
              timeline={built.timeline}
              phase={panel.phase}
              scale={built.scale}
              hasWitness={witnesses.length > 0}
            />
          </>
        )}
      </div>
    </div>
  );
}

/** How many there are; what belongs together stays on one line. */
function Facts({ words }: { readonly words: string }) {
  return (
    <ul className="draw-facts">
      {words.split(' · ').map(each => (
        <li key={each}>{each}</li>
      ))}
    </ul>
  );
}

function isSame(one: PanelState, other: PanelState): boolean {
  return (Object.keys(one) as (keyof PanelState)[]).every(key => one[key] === other[key]);
}

/** Nothing has withdrawn into the map before lots rise: the words have the whole panel. */
function panelBox({ layout: { words, map, beside } }: Timeline, phase: Phase): Box {
  if (phase !== 'roster' && phase !== 'reading') return words;
  return beside
    ? { ...words, height: map.y - words.y + map.height * 0.8 }
    : { ...words, width: map.x + map.width - words.x };
}

/** A rectangle of the canvas in the page. */
function placed({ x, y, width, height }: Box, scale: number): CSSProperties {
  return { left: x / scale, top: y / scale, width: width / scale, height: height / scale };
}

function phaseWords(phase: Phase, { children, last }: Timeline): string {
  switch (phase) {
    case 'last':
      return say('draw.last', { count: last });
    case 'gold':
      return say('draw.gold');
    case 'hold':
      return say('draw.hold', children);
    default:
      return say(`draw.${phase}`);
  }
}

/** What the signs mean: only those that this wall shows, where the map is not. */
function Signs(props: { timeline: Timeline; phase: Phase; scale: number; hasWitness: boolean }) {
  const { timeline, phase, scale, hasWitness } = props;
  const { film, fates, layout } = timeline;
  const isEnd = phase === 'gold' || phase === 'hold';
  if (!isEnd && (phase === 'last' || phase === 'line' || phase === 'rising')) return null;
  const signs = [
    { sign: 'witness', shown: hasWitness },
    { sign: 'twin', shown: film.sizes.some(size => size > 1) },
    { sign: 'admitted', shown: isEnd },
    { sign: 'waits', shown: isEnd && fates.includes('waits') },
    { sign: 'passed', shown: isEnd && fates.includes('passed') },
    { sign: 'moved-up', shown: isEnd && fates.includes('moved-up') },
  ] as const;
  return (
    <div className="draw-legend" style={placed(layout.map, scale)}>
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

/** The wall of a film at the canvas's current size and theme. `followed` are the witness lots, with commas between them. */
function useWall(
  canvas: { readonly current: HTMLCanvasElement | null },
  unit: { readonly current: HTMLElement | null },
  film: Film | null,
  seconds: number,
  theme: Frame['theme'],
  followed: string,
): Built | null {
  const [built, setBuilt] = useState<Built | null>(null);
  const size = useCanvasSize(canvas, unit);
  const reduced = useReducedMotion();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the palette is read from the page, whose theme is `theme`
  useEffect(() => {
    const element = canvas.current;
    if (element === null || film === null || size === null) return;
    const timeline = choreograph(film, seconds, { ...size, reduced });
    const { children, cut } = timeline;
    const label = say('draw.line-label', { lots: cut, admitted: children.admitted });
    const witnesses = followed.split(',').flatMap(lot => {
      const row = film.lots.indexOf(lot);
      return row < 0 ? [] : [row];
    });
    setBuilt({
      wall: makeWall(element, timeline, readPalette(element), label, witnesses),
      timeline,
      scale: size.scale,
    });
  }, [canvas, film, seconds, size, theme, reduced, followed]);
  return built;
}

/** The pixels of a canvas: how many, how many are a unit of the picture, and how many a pixel of the page. */
function useCanvasSize(
  canvas: { readonly current: HTMLCanvasElement | null },
  unit: { readonly current: HTMLElement | null },
) {
  const { still } = useContext(ViewContext);
  const [size, setSize] = useState<Canvas | null>(null);
  useEffect(() => {
    const [element, measure] = [canvas.current, unit.current];
    if (element === null || measure === null) return;
    // The pixels that the browser gives it on the display: rounded by itself, its size could be one off, and every digit blurred.
    let exact: ResizeObserverSize | undefined;
    const observer = new ResizeObserver(entries => {
      exact = entries.find(({ target }) => target === element)?.devicePixelContentBoxSize[0] ?? exact;
      const { clientWidth, clientHeight } = element;
      const most = Math.sqrt((still ? stillPixels : mostPixels) / Math.max(1, clientWidth * clientHeight));
      const scale = Math.min(devicePixelRatio, most);
      const whole = scale === devicePixelRatio ? exact : undefined;
      const width = whole?.inlineSize ?? Math.round(clientWidth * scale);
      const height = whole?.blockSize ?? Math.round(clientHeight * scale);
      const next = { width, height, unit: (Number.parseFloat(getComputedStyle(measure).width) / 100) * scale, scale };
      setSize(before => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
    });
    observer.observe(element, { box: 'device-pixel-content-box' });
    observer.observe(measure);
    return () => observer.disconnect();
  }, [canvas, unit, still]);
  return size;
}
