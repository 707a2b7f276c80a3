// The channels between a preload and the main process. Preloads are single files, so this is built into each.

/** A request of a window, answered with an `Answer`. */
export const requestChannel = 'request';

/** Asks for the current snapshot (invoke), and delivers each later one (send). */
export const snapshotChannel = 'snapshot';
