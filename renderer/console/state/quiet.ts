// Waits for a quiet moment of the window.

/** The longest wait for a quiet moment, in ms. */
const patience = 1_000;

/** Settles when the window has painted and is idle, or after a second. */
export function whenQuiet(): Promise<void> {
  return new Promise(resolve => {
    requestAnimationFrame(() => requestIdleCallback(() => resolve(), { timeout: patience }));
  });
}
