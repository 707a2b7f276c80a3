// Where the two windows stand: the console on the laptop's own screen, the stage full screen on the projector, or as a window
// beside the console where no display is free for it.

import { type BrowserWindow, type Display, type Rectangle, screen } from 'electron';

/** A place for the stage. `mirrored`: a display shows the same as the console's, so that no projector is free. */
export type Place =
  | { readonly kind: 'projector'; readonly bounds: Rectangle; readonly display: number; readonly scale: number }
  | { readonly kind: 'window'; readonly bounds: Rectangle; readonly mirrored: boolean };

/** Milliseconds after which displays that came or went have settled: systems move windows by themselves meanwhile. */
export const settling = 800;

/** Milliseconds that leaving full screen may take, where the system never says that it is done. */
export const patience = 1_500;

/**
 * Chooses the stage's place: the first display that is not the console's and does not cover it. Linux lists mirrored
 * displays one by one; Windows and macOS show them as a single one, which is a place of the kind `window`.
 */
export function placeOfStage(displays: readonly Display[], home: Display): Place {
  const others = displays.filter(display => display.id !== home.id);
  const free = others.filter(display => !sameOrigin(display.bounds, home.bounds));
  // An external display before the lid of a laptop, where the console is on neither.
  const projector = free.find(display => !display.internal) ?? free[0];
  if (projector !== undefined) {
    const { id, bounds, scaleFactor } = projector;
    return { kind: 'projector', bounds, display: id, scale: scaleFactor };
  }
  const { x, y, width, height } = home.workArea;
  const size = { width: Math.min(960, width), height: Math.min(540, height) };
  const bounds = { x: x + width - size.width, y: y + height - size.height, ...size };
  return { kind: 'window', bounds, mirrored: others.length > 0 };
}

/** Chooses the console's place: on the laptop's own screen, also where the projector is the system's main display. */
export function placeOfConsole(displays: readonly Display[], primary: Display): Rectangle {
  const own = displays.find(display => display.internal && !sameOrigin(display.bounds, primary.bounds));
  const { x, y, width, height } = (primary.internal ? primary : (own ?? primary)).workArea;
  const size = { width: Math.min(1280, width), height: Math.min(800, height) };
  return {
    x: x + Math.floor((width - size.width) / 2),
    y: y + Math.floor((height - size.height) / 2),
    ...size,
  };
}

/** Two displays at one place of the desktop show the same. */
function sameOrigin(a: Rectangle, b: Rectangle): boolean {
  return a.x === b.x && a.y === b.y;
}

/** What is told of the stage's place. `lost`: it was on a projector that is not there any more. */
export type Seen = 'projector' | 'window' | 'mirrored' | 'lost';

/** What `followDisplays` gives: tell the present place once more, look whether the stage is still there, stop. */
export type Following = { readonly tellAgain: () => void; readonly lookAgain: () => void; readonly stop: () => void };

/** Puts the stage where it belongs and keeps it there while displays come and go. */
export function followDisplays(console: BrowserWindow, stage: BrowserWindow, tell: (seen: Seen) => void): Following {
  let place: Place | null = null;
  let told: Seen | null = null;
  let leaving = false;
  let timers: { readonly leave?: NodeJS.Timeout; readonly check?: NodeJS.Timeout } = {};

  const arrive = () => {
    leaving = false;
    clearTimeout(timers.leave);
    if (stage.isDestroyed() || place === null) return;
    // Twice: Windows takes the first for the scale of the display that the window is only just leaving.
    stage.setBounds(place.bounds);
    stage.setBounds(place.bounds);
    // A hidden window that is made full screen shows before it has anything to show.
    if (place.kind === 'projector' && stage.isVisible()) stage.setFullScreen(true);
  };
  const move = () => {
    // It arrives at the newest place.
    if (leaving) return;
    if (!stage.isFullScreen()) return arrive();
    // Full screen counts for the display that the window is on: it has to leave it, move, and enter it there. On macOS
    // leaving takes the time of an animation.
    leaving = true;
    timers = { ...timers, leave: setTimeout(arrive, patience) };
    stage.setFullScreen(false);
  };
  const isThere = () => {
    if (place === null || place.kind === 'window') return !stage.isFullScreen();
    return stage.isFullScreen() && screen.getDisplayMatching(stage.getBounds()).id === place.display;
  };
  const settle = (removed?: Display) => {
    if (stage.isDestroyed() || console.isDestroyed()) return;
    const displays = screen.getAllDisplays().filter(display => display.id !== removed?.id);
    const matching = screen.getDisplayMatching(console.getBounds());
    const home = displays.find(({ id }) => id === matching.id) ?? displays[0];
    // Between two arrangements there may be none for a moment.
    if (home === undefined) return;
    const before = place;
    place = placeOfStage(displays, home);
    if (before === null || !samePlace(before, place)) move();
    const gone = before?.kind === 'projector' || told === 'lost';
    const seen = place.kind === 'projector' ? 'projector' : place.mirrored ? 'mirrored' : gone ? 'lost' : 'window';
    if (seen !== told) tell(seen);
    told = seen;
  };
  /** Looks again when the system has done its part: it moves the windows of a display that goes, some time after. */
  const lookAgain = () => {
    clearTimeout(timers.check);
    const check = setTimeout(() => {
      settle();
      if (!stage.isDestroyed() && stage.isVisible() && !isThere()) move();
    }, settling);
    timers = { ...timers, check };
  };

  const onChange = () => {
    settle();
    lookAgain();
  };
  const onRemoved = (_event: unknown, display: Display) => {
    settle(display);
    lookAgain();
  };
  // The projector's window is above whatever else comes up there (a message of another program), and never has the keys.
  stage.on('enter-full-screen', () => {
    if (place?.kind === 'projector') stage.setAlwaysOnTop(true, 'screen-saver');
    if (stage.isFocused() && !console.isDestroyed()) console.focus();
  });
  stage.on('leave-full-screen', () => {
    stage.setAlwaysOnTop(false);
    if (leaving) arrive();
  });
  stage.once('show', arrive);
  // A console that is carried to another display: the stage makes room for it there.
  console.on('move', lookAgain);
  settle();
  screen.on('display-added', onChange);
  screen.on('display-removed', onRemoved);
  screen.on('display-metrics-changed', onChange);
  const stop = () => {
    clearTimeout(timers.leave);
    clearTimeout(timers.check);
    screen.removeListener('display-added', onChange);
    screen.removeListener('display-removed', onRemoved);
    screen.removeListener('display-metrics-changed', onChange);
  };
  const tellAgain = () => {
    if (told !== null) tell(told);
  };
  return { tellAgain, lookAgain, stop };
}

function samePlace(a: Place, b: Place): boolean {
  if (a.kind === 'window' && b.kind === 'window') return a.mirrored === b.mirrored;
  if (a.kind === 'window' || b.kind === 'window') return false;
  const [p, q] = [a.bounds, b.bounds];
  const sameBounds = sameOrigin(p, q) && p.width === q.width && p.height === q.height;
  // Another scale with the same bounds is another number of pixels.
  return a.display === b.display && a.scale === b.scale && sameBounds;
}
