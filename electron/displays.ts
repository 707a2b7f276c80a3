// Where the stage stands: full screen on the projector, or a window beside the console where there is none.

import { type BrowserWindow, type Display, type Rectangle, screen } from 'electron';

/** A place for the stage. `mirrored`: a display shows the same as the console's, so that no projector is free. */
export type Place =
  | { readonly kind: 'projector'; readonly bounds: Rectangle }
  | { readonly kind: 'window'; readonly bounds: Rectangle; readonly mirrored: boolean };

/** Chooses the stage's place: the first display that is not the console's and does not cover it. */
export function placeOfStage(displays: readonly Display[], home: Display): Place {
  const others = displays.filter(display => display.id !== home.id);
  const free = others.filter(display => !sameOrigin(display.bounds, home.bounds));
  // An external display before the lid of a laptop, where the console is on neither.
  const projector = free.find(display => !display.internal) ?? free[0];
  if (projector !== undefined) return { kind: 'projector', bounds: projector.bounds };
  const { x, y, width, height } = home.workArea;
  const size = { width: Math.min(960, width), height: Math.min(540, height) };
  const bounds = { x: x + width - size.width, y: y + height - size.height, ...size };
  return { kind: 'window', bounds, mirrored: others.length > 0 };
}

/** Two displays at one place of the desktop show the same. */
function sameOrigin(a: Rectangle, b: Rectangle): boolean {
  return a.x === b.x && a.y === b.y;
}

/** What the app does when displays come and go. */
export type DisplayEvents = {
  /** The stage was on a projector that is not there any more. */
  readonly onLost: () => void;
  /** A display mirrors the console's. */
  readonly onMirrored: () => void;
};

/** Puts the stage where it belongs and keeps it there while displays come and go. Returns how to stop. */
export function followDisplays(console: BrowserWindow, stage: BrowserWindow, events: DisplayEvents): () => void {
  let place: Place | null = null;

  const settle = (removed?: Display) => {
    if (stage.isDestroyed() || console.isDestroyed()) return;
    const before = place;
    const displays = screen.getAllDisplays().filter(display => display.id !== removed?.id);
    place = placeOfStage(displays, screen.getDisplayMatching(console.getBounds()));
    if (before !== null && samePlace(before, place)) return;
    moveTo(stage, place);
    if (before?.kind === 'projector' && place.kind === 'window') events.onLost();
    if (place.kind === 'window' && place.mirrored) events.onMirrored();
  };

  settle();
  const onChange = () => settle();
  const onRemoved = (_event: unknown, display: Display) => settle(display);
  screen.on('display-added', onChange);
  screen.on('display-removed', onRemoved);
  screen.on('display-metrics-changed', onChange);
  return () => {
    screen.removeListener('display-added', onChange);
    screen.removeListener('display-removed', onRemoved);
    screen.removeListener('display-metrics-changed', onChange);
  };
}

function samePlace(a: Place, b: Place): boolean {
  if (a.kind === 'window' && b.kind === 'window') return a.mirrored === b.mirrored;
  const [p, q] = [a.bounds, b.bounds];
  return a.kind === b.kind && sameOrigin(p, q) && p.width === q.width && p.height === q.height;
}

/** Full screen counts for the display that the window is on: it has to leave it, move, and enter it there. */
function moveTo(stage: BrowserWindow, place: Place): void {
  const arrive = () => {
    if (stage.isDestroyed()) return;
    stage.setBounds(place.bounds);
    if (place.kind === 'projector') stage.setFullScreen(true);
  };
  if (!stage.isFullScreen()) {
    arrive();
    return;
  }
  // On macOS leaving takes the time of an animation.
  stage.once('leave-full-screen', arrive);
  stage.setFullScreen(false);
}
