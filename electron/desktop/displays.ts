// Where the two windows belong: the console on the laptop's own screen, the stage full screen on the projector, or as a window beside
// the console if no display is free.

import type { Display, Rectangle } from 'electron';

/** A position for the stage. `mirrored`: another display shows the same as the console's, so that no projector is free. */
export type StagePosition =
  | { readonly kind: 'projector'; readonly bounds: Rectangle; readonly display: number; readonly scale: number }
  | { readonly kind: 'window'; readonly bounds: Rectangle; readonly mirrored: boolean };

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

/** Whether two positions are the same, for a window that is in one of them. */
export function samePosition(a: StagePosition, b: StagePosition): boolean {
  if (a.kind === 'window' && b.kind === 'window') return a.mirrored === b.mirrored;
  if (a.kind === 'window' || b.kind === 'window') return false;
  const [p, q] = [a.bounds, b.bounds];
  const sameBounds = sameOrigin(p, q) && p.width === q.width && p.height === q.height;
  // Another scale with the same bounds means another number of pixels.
  return a.display === b.display && a.scale === b.scale && sameBounds;
}

/**
 * Whether bounds are the wanted ones, but for `slack` units: sizes are rounded where a display is scaled, and a window manager puts its
 * frame around what it was asked for.
 */
export function nearly(bounds: Rectangle, wanted: Rectangle, slack: number): boolean {
  return (['x', 'y', 'width', 'height'] as const).every(each => Math.abs(bounds[each] - wanted[each]) <= slack);
}

/**
 * The bounds of a window that is about to be full screen on a display: in its middle and smaller. A window as large as its display is taken for
 * a maximised one by some window managers (xfwm4), which put it back there after full screen.
 */
export function beforeFull({ x, y, width, height }: Rectangle): Rectangle {
  const inset = { x: Math.floor(width / 8), y: Math.floor(height / 8) };
  return { x: x + inset.x, y: y + inset.y, width: width - 2 * inset.x, height: height - 2 * inset.y };
}

/** Whether a window can be seen and taken by its title: half its width or more and its upper edge are on one of the displays. */
export function isReachable(window: Rectangle, displays: readonly Display[]): boolean {
  return displays.some(({ workArea: area }) => {
    const overlap = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x);
    const isUnder = window.y >= area.y - frameHeight && window.y < area.y + area.height - frameHeight;
    return isUnder && overlap >= window.width / 2;
  });
}

/** About the height of a window's title in units. */
const frameHeight = 48;
