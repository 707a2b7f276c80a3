// What can wait until the window answers.

/** The longest wait for a quiet moment, in ms. */
const patience = 1_000;

/** Settles when the window has shown what it has and has nothing to do, or after a second. */
export function whenQuiet(): Promise<void> {
  return new Promise(resolve => {
    requestAnimationFrame(() => requestIdleCallback(() => resolve(), { timeout: patience }));
  });
}
