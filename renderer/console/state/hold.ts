// The two-part gesture of an irreversible step: armed by a click, then held for a second. No DOM here: the button says what
// the hand does, this decides what it means.

/** The state of the gesture. */
export type HoldPhase = 'idle' | 'armed' | 'holding' | 'sending';

/** How long to hold, and after how long an armed button disarms itself, in milliseconds. */
export const holdTimes = { hold: 1000, disarm: 15_000 } as const;

/** One button's gesture. */
export type Hold = {
  readonly phase: () => HoldPhase;
  readonly subscribe: (listener: () => void) => () => void;
  /** A whole click on the idle button. */
  readonly arm: () => void;
  /** The hand goes down on the armed button. */
  readonly press: () => void;
  /** The hand leaves too early: still armed, nothing done. */
  readonly release: () => void;
  /** Back to idle; a request that is under way goes on. */
  readonly disarm: () => void;
};

/** Makes the gesture of one button. `fire` is called once when the hold is complete; not again until it settles. */
export function createHold(fire: () => Promise<unknown>): Hold {
  let phase: HoldPhase = 'idle';
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listeners = new Set<() => void>();

  const become = (next: HoldPhase, after?: { readonly wait: number; readonly next: () => void }) => {
    clearTimeout(timer);
    phase = next;
    timer = after === undefined ? undefined : setTimeout(after.next, after.wait);
    for (const listener of listeners) listener();
  };
  const idle = () => become('idle');
  const armed = () => become('armed', { wait: holdTimes.disarm, next: idle });
  const send = () => {
    become('sending');
    fire().then(idle, idle);
  };

  return {
    phase: () => phase,
    subscribe: listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    arm: () => {
      if (phase === 'idle') armed();
    },
    press: () => {
      if (phase === 'armed') become('holding', { wait: holdTimes.hold, next: send });
    },
    release: () => {
      if (phase === 'holding') armed();
    },
    disarm: () => {
      if (phase === 'armed' || phase === 'holding') idle();
    },
  };
}
