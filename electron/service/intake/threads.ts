// Files that people choose are read in a thread of their own, with a deadline and a limit of memory: whatever is in them, the windows
// go on and the record is kept. Whoever must have the answer at once, such as a start, waits for it (`readNow`), no longer than
// the deadline; whoever can wait does not hold up anybody (`read`).

import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { done, type Outcome, refused } from '../../../shared/outcome.ts';
import { type Refusal, refusal } from '../../../shared/text/refusal.ts';
import {
  type Answered,
  begun,
  type Found,
  type Handed,
  type Job,
  type JobKind,
  type Posted,
  progress,
} from './jobs.ts';

/** What a file may cost: seconds for each and for each megabyte, and megabytes of a thread's memory for its objects. */
export type ReadingLimits = {
  readonly seconds: number;
  readonly secondsPerMegabyte: number;
  readonly megabytes: number;
};

/** A list of 200,000 rows, 10 MB, takes 4 s and 400 MB on a computer of 2020; the oldest in an office take five times as long. */
export const usualReading: ReadingLimits = { seconds: 10, secondsPerMegabyte: 2, megabytes: 1024 };

/** Until a thread has begun it loads this program, on a computer that is being started perhaps. */
const secondsToBegin = 30;

// One that has not begun in that time will hardly begin next time: a start with fifty lists must not wait for each.
const secondsAfterFailure = 2;
let hasFailed = false;

function timeToBegin(): number {
  return 1000 * (hasFailed ? secondsAfterFailure : secondsToBegin);
}

// One thread is kept for the next file: to start one takes a tenth of a second.
let idle: Worker | null = null;

function thread(megabytes: number): Worker {
  const kept = idle;
  idle = null;
  if (kept !== null) return kept;
  const worker = new Worker(new URL('./reading-thread.ts', import.meta.url), {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
  });
  // A thread that is kept must not keep the program, and its end between two files is told by the next one.
  worker.unref();
  worker.on('error', () => {});
  worker.once('exit', () => {
    if (idle === worker) idle = null;
  });
  return worker;
}

// After a large file a thread holds its memory until it has much to do again.
const largestOfKept = 4 << 20;

function keep(worker: Worker, { file }: Job): void {
  if (idle === null && file.bytes.length <= largestOfKept) idle = worker;
  else void worker.terminate();
}

function hand(worker: Worker, job: Job): { readonly port: MessagePort; readonly at: Int32Array } {
  const { port1, port2 } = new MessageChannel();
  const at = new Int32Array(new SharedArrayBuffer(4));
  const handed: Handed = { job, port: port2, at };
  worker.postMessage(handed, [port2]);
  return { port: port1, at };
}

/** Milliseconds that a file may take. */
function patience({ file }: Job, { seconds, secondsPerMegabyte }: ReadingLimits): number {
  return 1000 * (seconds + (secondsPerMegabyte * file.bytes.length) / 2 ** 20);
}

function tooMuch(job: Job, limits: ReadingLimits): Refusal {
  return refusal('file.too-much', { file: job.file.name, seconds: Math.ceil(patience(job, limits) / 1000) });
}

function notBegun({ file }: Job): Refusal {
  return refusal('file.no-thread', { file: file.name });
}

function outcomeOf<Kind extends JobKind>(answer: Answered | undefined, job: Job): Outcome<Found[Kind]> {
  if (answer === undefined) return refused(notBegun(job));
  // A bug in a check, which would have been thrown here as well.
  if ('error' in answer) throw new Error(answer.error);
  return answer.ok ? done(answer.value as Found[Kind]) : answer;
}

/** Waits until the number at 0 is no longer `before`, at most so many milliseconds; whether it is another. */
function waitWhile(at: Int32Array, before: number, most: number): boolean {
  const end = performance.now() + most;
  while (Atomics.load(at, 0) === before) {
    const left = end - performance.now();
    if (left <= 0) return false;
    pause(at, before, left);
  }
  return true;
}

function pause(at: Int32Array, before: number, milliseconds: number): void {
  try {
    Atomics.wait(at, 0, before, milliseconds);
  } catch (error) {
    // A host may forbid its main thread to wait; then it looks again and again.
    if (!(error instanceof TypeError)) throw error;
  }
}

/** The answer that lies at a port, if any. */
function received(port: MessagePort): Answered | undefined {
  for (;;) {
    const next: { readonly message: Posted } | undefined = receiveMessageOnPort(port);
    if (next === undefined || next.message !== begun) return next?.message as Answered | undefined;
  }
}

/** Reads a file and waits for it. Refuses one that takes too long or too much memory. */
export function readNow<Kind extends JobKind>(
  job: Job & { readonly kind: Kind },
  limits: ReadingLimits = usualReading,
): Outcome<Found[Kind]> {
  const worker = thread(limits.megabytes);
  const { port, at } = hand(worker, job);
  const hasBegun = waitWhile(at, progress.waiting, timeToBegin());
  hasFailed = !hasBegun;
  const hasEnded = hasBegun && waitWhile(at, progress.reading, patience(job, limits));
  const answer = hasEnded ? received(port) : undefined;
  port.close();
  if (hasEnded) keep(worker, job);
  else void worker.terminate();
  return hasBegun && !hasEnded ? refused(tooMuch(job, limits)) : outcomeOf(answer, job);
}

/** The same without waiting here: the promise holds the answer. */
export function read<Kind extends JobKind>(
  job: Job & { readonly kind: Kind },
  limits: ReadingLimits = usualReading,
): Promise<Outcome<Found[Kind]>> {
  const worker = thread(limits.megabytes);
  const { port, at } = hand(worker, job);
  // While it reads, the program waits for it.
  worker.ref();
  return new Promise((resolve, reject) => {
    let timer = setTimeout(() => stop(notBegun(job)), timeToBegin());
    const end = () => {
      clearTimeout(timer);
      port.close();
      worker.off('exit', gone);
      worker.unref();
    };
    const stop = (why: Refusal) => {
      end();
      void worker.terminate();
      resolve(refused(why));
    };
    // It ended by itself: without memory, or before it had begun.
    const gone = () => stop(Atomics.load(at, 0) === progress.waiting ? notBegun(job) : tooMuch(job, limits));
    worker.once('exit', gone);
    port.on('message', (message: Posted) => {
      if (message === begun) {
        clearTimeout(timer);
        timer = setTimeout(() => stop(tooMuch(job, limits)), patience(job, limits));
        return;
      }
      end();
      keep(worker, job);
      try {
        resolve(outcomeOf(message, job));
      } catch (error) {
        reject(error);
      }
    });
  });
}
