// Positions the two windows: the console on the laptop's own screen, the stage full screen on the projector, or as a window beside
// the console if no display is free.

import { type BrowserWindow, type Display, type Rectangle, screen } from 'electron';

/** A position for the stage. `mirrored`: another display shows the same as the console's, so that no projector is free. */
export type StagePosition =
  | { readonly kind: 'projector'; readonly bounds: Rectangle; readonly display: number; readonly scale: number }
  | { readonly kind: 'window'; readonly bounds: Rectangle; readonly mirrored: boolean };

/** Milliseconds until the system has finished moving windows after a display was connected or disconnected. */
const settling = 800;

/** Milliseconds that leaving full screen may take, for systems that never report it. */
export const patience = 1_500;

/**
 * Chooses the stage's position: the first display that is not the console's and does not mirror it. Linux lists mirrored displays
 * one by one; Windows and macOS show them as a single one, which gives a position of the kind `window`.
 */
export function stagePosition(displays: readonly Display[], home: Display): StagePosition {
  const others = displays.filter(display => display.id !== home.id);
  const free = others.filter(display => !sameOrigin(display.bounds, home.bounds));
  // An external display is preferred to a laptop's own.
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

/** Chooses the console's bounds: on the laptop's own screen, even if the projector is the system's main display. */
export function consoleBounds(displays: readonly Display[], primary: Display): Rectangle {
  const own = displays.find(display => display.internal && !sameOrigin(display.bounds, primary.bounds));
  const { x, y, width, height } = (primary.internal ? primary : (own ?? primary)).workArea;
  const size = { width: Math.min(1280, width), height: Math.min(800, height) };
  return {
    x: x + Math.floor((width - size.width) / 2),
    y: y + Math.floor((height - size.height) / 2),
    ...size,
  };
}

/** Two displays with the same origin show the same. */
function sameOrigin(a: Rectangle, b: Rectangle): boolean {
  return a.x === b.x && a.y === b.y;
}

/** What is reported of the stage's window. `lost`: its projector was disconnected. */
export type StageStatus = 'projector' | 'window' | 'mirrored' | 'lost';

/** How to report the current status again, check the stage's position again, and stop. */
export type DisplayFollower = {
  readonly reportAgain: () => void;
  readonly checkAgain: () => void;
  readonly stop: () => void;
};

/** Positions the stage and keeps it in position while displays are connected and disconnected. */
export function followDisplays(
  console: BrowserWindow,
  stage: BrowserWindow,
  report: (status: StageStatus) => void,
): DisplayFollower {
  let position: StagePosition | null = null;
  let reported: StageStatus | null = null;
  let leaving = false;
  let timers: { readonly leave?: NodeJS.Timeout; readonly check?: NodeJS.Timeout } = {};

  const arrive = () => {
    leaving = false;
    clearTimeout(timers.leave);
    if (stage.isDestroyed() || position === null) return;
    // Twice: Windows applies the scale of the display that the window is just leaving to the first call.
    stage.setBounds(position.bounds);
    stage.setBounds(position.bounds);
    // A hidden window that is made full screen appears before its page is ready.
    if (position.kind === 'projector' && stage.isVisible()) stage.setFullScreen(true);
  };
  const move = () => {
    // `arrive` uses the newest position.
    if (leaving) return;
    if (!stage.isFullScreen()) return arrive();
    // A window is full screen on one display: it has to leave full screen, move, and enter it there. On macOS leaving is animated
    // and takes a while.
    leaving = true;
    timers = { ...timers, leave: setTimeout(arrive, patience) };
    stage.setFullScreen(false);
  };
  const isInPosition = () => {
    if (position === null || position.kind === 'window') return !stage.isFullScreen();
    return stage.isFullScreen() && screen.getDisplayMatching(stage.getBounds()).id === position.display;
  };
  const settle = (removed?: Display) => {
    if (stage.isDestroyed() || console.isDestroyed()) return;
    const displays = screen.getAllDisplays().filter(display => display.id !== removed?.id);
    const matching = screen.getDisplayMatching(console.getBounds());
    const home = displays.find(({ id }) => id === matching.id) ?? displays[0];
    // While displays are rearranged there may be none for a moment.
    if (home === undefined) return;
    const before = position;
    position = stagePosition(displays, home);
    if (before === null || !samePosition(before, position)) move();
    const isLost = before?.kind === 'projector' || reported === 'lost';
    const withoutProjector = isLost ? 'lost' : 'window';
    const status = position.kind === 'projector' ? 'projector' : position.mirrored ? 'mirrored' : withoutProjector;
    if (status !== reported) report(status);
    reported = status;
  };
  /** Checks again later: the system moves the windows of a disconnected display only after a while. */
  const checkAgain = () => {
    clearTimeout(timers.check);
    const check = setTimeout(() => {
      settle();
      if (!stage.isDestroyed() && stage.isVisible() && !isInPosition()) move();
    }, settling);
    timers = { ...timers, check };
  };

  const onChange = () => {
    settle();
    checkAgain();
  };
  const onRemoved = (_event: unknown, display: Display) => {
    settle(display);
    checkAgain();
  };
  // On the projector the stage stays above other programs' messages and never keeps the keyboard focus.
  stage.on('enter-full-screen', () => {
    if (position?.kind === 'projector') stage.setAlwaysOnTop(true, 'screen-saver');
    if (stage.isFocused() && !console.isDestroyed()) console.focus();
  });
  stage.on('leave-full-screen', () => {
    stage.setAlwaysOnTop(false);
    if (leaving) arrive();
  });
  stage.once('show', arrive);
  // If the console is moved to another display, the stage makes room for it.
  console.on('move', checkAgain);
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
  const reportAgain = () => {
    if (reported !== null) report(reported);
  };
  return { reportAgain, checkAgain, stop };
}

function samePosition(a: StagePosition, b: StagePosition): boolean {
  if (a.kind === 'window' && b.kind === 'window') return a.mirrored === b.mirrored;
  if (a.kind === 'window' || b.kind === 'window') return false;
  const [p, q] = [a.bounds, b.bounds];
  const sameBounds = sameOrigin(p, q) && p.width === q.width && p.height === q.height;
  // Another scale with the same bounds means another number of pixels.
  return a.display === b.display && a.scale === b.scale && sameBounds;
}
