// Keeps the stage's window where it belongs: while displays come, go and change, and when the system moves, minimises or hides it.
// What cannot be put right is reported, so that the console can say it.

import { app, type BrowserWindow, type Display, screen } from 'electron';
import {
  beforeFull,
  consoleBounds,
  isReachable,
  nearly,
  type StagePosition,
  samePosition,
  stagePosition,
} from './displays.ts';
import { isFull, setFull, setOnTop } from './full-screen.ts';

/** Milliseconds until the system has finished moving windows after a display was connected or disconnected. */
const settling = 800;

/** Milliseconds that leaving full screen may take, for systems that never report it. */
const patience = 1_500;

/** How often the stage is put in its place again if the system does not leave it there. */
const mostTries = 3;

/** How often it comes back by itself within `returnsWithin` milliseconds after it was minimised or hidden. */
const mostReturns = 3;
const returnsWithin = 10_000;

/** How far the bounds of a window, and of one that is full screen, may be from the wanted ones. */
const frameSlack = 48;
const roundingSlack = 8;

/** What is reported of the stage's window. `lost`: its projector was disconnected. `astray`: it is minimised, hidden, or not full screen on its projector, and did not come back. */
export type StageStatus = 'projector' | 'window' | 'mirrored' | 'lost' | 'astray';

/** How to report the current status again, check the stage's position again, bring it back to it, and stop. */
export type StageFollower = {
  readonly reportAgain: () => void;
  readonly checkAgain: () => void;
  readonly bringBack: () => void;
  readonly stop: () => void;
};

/** Positions the stage and keeps it in position. `report` is called with each new status. */
export function followStage(
  console: BrowserWindow,
  stage: BrowserWindow,
  { platform, report }: { readonly platform: NodeJS.Platform; readonly report: (status: StageStatus) => void },
): StageFollower {
  let position: StagePosition | null = null;
  let reported: StageStatus | null = null;
  let isShown = false;
  /** The projector was lost, and none has come since. */
  let isLost = false;
  /** The stage is on its way: out of full screen, and the call that says so is still running. */
  let isLeaving = false;
  let isCalling = false;
  /** Its position was asked for and has not been seen yet. */
  let isPlacing = false;
  /** Displays have come, gone or changed, and the system may still be moving windows. */
  let isRearranged = false;
  let tries = 0;
  let returns: number[] = [];
  /** It has just come, and may have brought the keyboard focus with it. */
  let isBack = false;
  let isStopped = false;
  let timers: { readonly leave?: NodeJS.Timeout; readonly look?: NodeJS.Timeout } = {};

  const isGone = () => stage.isMinimized() || (platform === 'darwin' ? app.isHidden() : !stage.isVisible());
  /** Whether the stage is where it was put. A window may be moved by the operator once it has arrived. */
  const isWell = () => {
    if (position === null || isGone()) return false;
    const bounds = stage.getBounds();
    if (position.kind === 'projector') {
      return isFull(stage, platform) && nearly(bounds, position.bounds, roundingSlack);
    }
    return !isPlacing || (!isFull(stage, platform) && nearly(bounds, position.bounds, frameSlack));
  };
  const tell = () => {
    if (position === null) return;
    const withoutProjector = isLost ? 'lost' : 'window';
    const here = position.kind === 'projector' ? 'projector' : position.mirrored ? 'mirrored' : withoutProjector;
    const status = isShown && !isPlacing && !isWell() ? 'astray' : here;
    if (status !== reported) report(status);
    reported = status;
  };
  const giveKeysBack = () => {
    if (stage.isDestroyed() || console.isDestroyed() || !stage.isFocused()) return;
    // To activate a minimised console would open it.
    if (console.isVisible() && !console.isMinimized()) console.focus();
  };
  /** Gives the console its keys and its place: where both are on one display it is above, and the stage never covers what is clicked. */
  const giveWay = () => {
    giveKeysBack();
    if (position?.kind !== 'window' || console.isDestroyed() || !console.isVisible() || console.isMinimized()) return;
    console.moveTop();
    // xfwm4 raises a window where it is activated and not otherwise. No other program loses the keyboard by it.
    if (console.isFocused()) console.focus();
  };
  /** On its projector the stage stays above other programs' messages. */
  const setLevel = () => setOnTop(stage, position?.kind === 'projector' && isFull(stage, platform));

  const arrive = () => {
    isLeaving = false;
    clearTimeout(timers.leave);
    if (stage.isDestroyed() || position === null) return;
    const bounds = position.kind === 'projector' ? beforeFull(position.bounds) : position.bounds;
    if (stage.isMaximized()) stage.unmaximize();
    // Twice: Windows applies the scale of the display that the window is just leaving to the first call.
    stage.setBounds(bounds);
    stage.setBounds(bounds);
    // A hidden window that is made full screen appears before its page is ready.
    if (!isShown) return;
    if (position.kind === 'projector') setFull(stage, true, platform);
    setLevel();
    // At once where the system is done, and when it is looked at again: X11 shows and moves windows a while later.
    giveWay();
    isBack = true;
    lookLater();
  };
  const place = () => {
    isPlacing = true;
    // `arrive` uses the newest position.
    if (isLeaving) return;
    if (!isFull(stage, platform)) return arrive();
    // A window is full screen on one display: it has to leave full screen, move, and enter it there. Whatever it is told while it
    // leaves is undone by the bounds that the system has kept for it, so it is told afterwards, and looked at again.
    isLeaving = true;
    isCalling = true;
    setFull(stage, false, platform);
    isCalling = false;
    if (!isFull(stage, platform)) return arrive();
    timers = { ...timers, leave: setTimeout(arrive, patience) };
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
    if (before?.kind === 'projector' && position.kind === 'window') isLost = true;
    if (position.kind === 'projector') isLost = false;
    if (before === null || !samePosition(before, position)) {
      tries = 0;
      place();
    }
    tell();
  };

  /** A console whose display is gone may be left where nobody sees it. */
  const fetchConsole = () => {
    const displays = screen.getAllDisplays();
    const bounds = console.getBounds();
    if (displays.length === 0 || console.isMinimized() || isReachable(bounds, displays)) return;
    console.setBounds(consoleBounds([], screen.getDisplayMatching(bounds)));
    console.moveTop();
  };
  const look = () => {
    if (stage.isDestroyed() || console.isDestroyed()) return;
    if (isRearranged) fetchConsole();
    isRearranged = false;
    settle();
    if (!isShown) return;
    if (isWell()) {
      isPlacing = false;
      tries = 0;
      if (isBack) giveWay();
      isBack = false;
    } else if (isPlacing && tries < mostTries) {
      tries++;
      if (isGone()) show();
      place();
      lookLater();
    } else isPlacing = false;
    setLevel();
    tell();
  };
  /** Looks again later: the system moves the windows of a disconnected display only after a while. */
  const lookLater = () => {
    clearTimeout(timers.look);
    if (!isStopped) timers = { ...timers, look: setTimeout(look, settling) };
  };
  const checkAgain = () => {
    // The system does not move a window that was no full screen: where the operator put it, it stays.
    if (position?.kind === 'projector') isPlacing = true;
    isRearranged = true;
    tries = 0;
    lookLater();
  };

  const show = () => {
    isBack = true;
    // On macOS the whole app is hidden, and shows again without taking the keyboard.
    if (platform === 'darwin' && app.isHidden()) app.show();
    stage.showInactive();
    if (stage.isMinimized()) stage.restore();
    // An X11 window manager brings a minimised window back only where it is activated.
    if (platform === 'linux' && stage.isMinimized()) stage.focus();
  };
  const bringBack = () => {
    if (stage.isDestroyed()) return;
    returns = [];
    tries = 0;
    if (isGone()) show();
    place();
    lookLater();
  };
  const onGone = () => {
    if (isStopped || stage.isDestroyed() || !isShown || !isGone()) return;
    const now = Date.now();
    returns = [...returns.filter(time => now - time < returnsWithin), now];
    // Nobody in the hall wants to see the desktop. On the laptop's own screen a minimised stage is the operator's choice.
    if (position?.kind === 'projector' && returns.length <= mostReturns) {
      show();
      isPlacing = true;
      lookLater();
    } else {
      isPlacing = false;
      tell();
    }
  };

  const onChange = () => {
    settle();
    checkAgain();
  };
  const onRemoved = (_event: unknown, display: Display) => {
    settle(display);
    checkAgain();
  };
  stage.on('enter-full-screen', () => {
    if (position?.kind === 'projector') setOnTop(stage, true);
    lookLater();
  });
  // On the projector the stage never keeps the keyboard. Window managers give it the focus some time after it became full screen.
  stage.on('focus', () =>
    setImmediate(() => position?.kind === 'projector' && isFull(stage, platform) && giveKeysBack()),
  );
  stage.on('leave-full-screen', () => {
    if (isCalling) return;
    setOnTop(stage, false);
    if (isLeaving) setImmediate(() => isLeaving && !isFull(stage, platform) && arrive());
    else lookLater();
  });
  // In a turn of its own: while an event is told, what it tells of may not have happened yet.
  stage.on('minimize', () => setImmediate(onGone));
  stage.on('hide', () => setImmediate(onGone));
  // One that was minimised while its projector was away is an ordinary window when it comes back.
  stage.on('restore', () => {
    if (position?.kind === 'projector') isPlacing = true;
    lookLater();
  });
  stage.on('show', lookLater);
  stage.on('resize', lookLater);
  stage.once('show', () => {
    isShown = true;
    place();
  });
  // If the console is moved to another display, the stage makes room for it.
  console.on('move', lookLater);
  settle();
  screen.on('display-added', onChange);
  screen.on('display-removed', onRemoved);
  screen.on('display-metrics-changed', onChange);
  const stop = () => {
    isStopped = true;
    clearTimeout(timers.leave);
    clearTimeout(timers.look);
    screen.removeListener('display-added', onChange);
    screen.removeListener('display-removed', onRemoved);
    screen.removeListener('display-metrics-changed', onChange);
  };
  const reportAgain = () => {
    if (reported !== null) report(reported);
  };
  return { reportAgain, checkAgain, bringBack, stop };
}
