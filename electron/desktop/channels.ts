// The channels between a preload and the main process. Preloads are single files: this one is built into each.

/** A request of a window, answered with an `Answer`. */
export const requestChannel = 'request';

/** Asks for the present snapshot (invoke), and tells each that follows (send). */
export const snapshotChannel = 'snapshot';
