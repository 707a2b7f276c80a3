// The thread in which files are read that people choose. It has nothing but what it is handed, and is ended from outside when a file
// takes too long.

import { parentPort } from 'node:worker_threads';
import { answerOf, begun, type Handed, progress } from './jobs.ts';

parentPort?.on('message', ({ job, port, at }: Handed) => {
  Atomics.store(at, 0, progress.reading);
  Atomics.notify(at, 0);
  port.postMessage(begun);
  port.postMessage(answerOf(job));
  port.close();
  Atomics.store(at, 0, progress.answered);
  Atomics.notify(at, 0);
});
