// Motion has meaning and never bounces. With prefers-reduced-motion only fades remain (MotionConfig sees to it).

const calm = [0.2, 0, 0, 1] as const;
/** Seconds for something to enter, and for a scene to leave. */
const [enter, leave] = [0.4, 0.25];

/**
 * A scene that enters and leaves. What leaves goes fast at first and what enters comes slowly at first: both begin at once, and no
 * instant has two scenes that could be read over each other.
 */
export const sceneMotion = {
  initial: { opacity: 0, y: '1.5vh' },
  animate: { opacity: 1, y: 0, transition: { duration: enter, ease: [0.7, 0, 0.3, 1] as const } },
  exit: { opacity: 0, transition: { duration: leave, ease: [0, 0.9, 0.1, 1] as const } },
};

/** A typist's dot that goes into its digit from above or below, `order` places after the first. */
export function fusing(from: 'above' | 'below', order: number, pause: number) {
  const y = from === 'above' ? '-0.75em' : '0.75em';
  const transition = { duration: enter, ease: calm, delay: order * pause };
  return { initial: { opacity: 1, y }, animate: { opacity: 0, y: 0, transition } };
}

/** An envelope's flap, which rises from its base. */
export const opening = {
  initial: { scaleY: -1, y: 22 },
  animate: { scaleY: 1, y: 0, transition: { duration: enter, ease: calm } },
};

/** Something that drops into its place from above, `order` places after the first. */
export function arriving(order: number, pause = 0.06) {
  return {
    initial: { opacity: 0, y: '-2vh' },
    animate: { opacity: 1, y: 0, transition: { duration: enter, ease: calm, delay: order * pause } },
  };
}

/** A line that grows from its beginning, `order` places after the first. */
export function growing(order: number, pause: number) {
  const transition = { duration: enter, ease: calm, delay: order * pause };
  return { initial: { opacity: 0, pathLength: 0 }, animate: { opacity: 1, pathLength: 1, transition } };
}

/** Something that appears where it is, `order` places after the first. */
export function appearing(order: number, pause = 0.12) {
  return {
    initial: { opacity: 0 },
    animate: { opacity: 1, transition: { duration: enter, ease: calm, delay: order * pause } },
  };
}
