// The thread in which files are read that people choose. It has nothing but what it is handed, and is ended from outside when a file
// takes too long.

import * as nodeModule from 'node:module';
import { parentPort } from 'node:worker_threads';
import type { Handed } from './jobs.ts';

// In a source checkout code is stripped of its types and compiled at every start, unless it is kept; a package has one file, and the
// Node within an Electron need not have what keeps it.
if (import.meta.url.endsWith('.ts')) nodeModule.enableCompileCache();
const { answerOf, begun, progress } = await import('./jobs.ts');

parentPort?.on('message', ({ job, port, at }: Handed) => {
  Atomics.store(at, 0, progress.reading);
  Atomics.notify(at, 0);
  port.postMessage(begun);
  port.postMessage(answerOf(job));
  port.close();
  Atomics.store(at, 0, progress.answered);
  Atomics.notify(at, 0);
});
