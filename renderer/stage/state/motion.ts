// Motion has meaning and never bounces. With prefers-reduced-motion only fades remain (MotionConfig sees to it).

const calm = [0.2, 0, 0, 1] as const;
/** Seconds for something to enter, and for a scene to leave. */
const [enter, leave] = [0.4, 0.25];

/** A scene that enters and leaves. */
export const sceneMotion = {
  initial: { opacity: 0, y: '1.5vh' },
  animate: { opacity: 1, y: 0, transition: { duration: enter, ease: calm } },
  exit: { opacity: 0, transition: { duration: leave, ease: calm } },
};

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

/** Something that appears where it is, `order` places after the first. */
export function appearing(order: number, pause = 0.12) {
  return {
    initial: { opacity: 0 },
    animate: { opacity: 1, transition: { duration: enter, ease: calm, delay: order * pause } },
  };
}
