// What is read of files that people choose, as plain data on both sides: so it can be done in a thread of its own.

import type { MessagePort } from 'node:worker_threads';
import { type CatchmentReport, readCatchment } from '../../../shared/intake/catchment.ts';
import { type Coverage, coverageOfBits } from '../../../shared/intake/checks/coverage.ts';
import type { ListFile } from '../../../shared/intake/columns/source.ts';
import type { ListOptions, PlainReport } from '../../../shared/intake/list.ts';
import { type Preview, previewWithReport } from '../../../shared/intake/preview.ts';
import type { Outcome } from '../../../shared/outcome.ts';
import { type FontRanges, fontCoverage } from './font-coverage.ts';

/** One file to be read: a list with its options, a catchment table, or a font. */
export type Job =
  | {
      readonly kind: 'list';
      readonly file: ListFile;
      readonly options: Omit<ListOptions, 'coverage'>;
      /** The characters that the fonts draw, as bits, which are copied in no time; null if characters are not checked. */
      readonly drawn: Coverage['bits'] | null;
    }
  | { readonly kind: 'catchment' | 'font'; readonly file: ListFile };

/** The kinds of jobs. */
export type JobKind = Job['kind'];

/** What is read, by the kind of job. */
export type Found = {
  readonly list: { readonly preview: Preview; readonly report: PlainReport };
  readonly catchment: CatchmentReport;
  readonly font: FontRanges;
};

/** The job of reading a list. */
export function listJob(file: ListFile, { coverage, ...options }: ListOptions): Job & { readonly kind: 'list' } {
  return { kind: 'list', file, options, drawn: coverage?.bits ?? null };
}

/** Reads the file of a job. A refusal says why it cannot be read; what is wrong in a list is in its report. */
export function carryOut(job: Job): Outcome<Found[JobKind]> {
  switch (job.kind) {
    case 'list': {
      const { file, options, drawn } = job;
      return previewWithReport(file, drawn === null ? options : { ...options, coverage: coverageOfBits(drawn) });
    }
    case 'catchment':
      return readCatchment(job.file);
    case 'font':
      return fontCoverage(job.file.name, job.file.bytes);
  }
}

/** The first message of the thread at the port: it has begun. */
export const begun = 'begun';

/** What the thread posts: that it has begun, then its answer. */
export type Posted = typeof begun | Answered;

/** A job that is handed to the thread: the job, where the answer goes, and a number that tells how far it is (`progress`). */
export type Handed = { readonly job: Job; readonly port: MessagePort; readonly at: Int32Array };

/** How far a job is: not begun, being read, or answered. */
export const progress = { waiting: 0, reading: 1, answered: 2 } as const;

/** The answer of the thread: what was found, or the name and message of an error that nobody foresaw. */
export type Answered = Outcome<Found[JobKind]> | { readonly error: string };

/** Carries a job out; an error becomes part of the answer. */
export function answerOf(job: Job): Answered {
  try {
    return carryOut(job);
  } catch (error) {
    return { error: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
}
