// Reads lists and caches their reports: a preview is followed by an import of the same bytes, and saving a plan changes no list.
// Reading 100,000 rows again each time would block both windows.

import type { CatchmentReport } from '../../../shared/intake/catchment.ts';
import type { Coverage } from '../../../shared/intake/checks/coverage.ts';
import type { NamedSchool } from '../../../shared/intake/checks/people.ts';
import type { ColumnMapping } from '../../../shared/intake/columns/header.ts';
import type { ListFile } from '../../../shared/intake/columns/source.ts';
import { type ListOptions, type ListReport, reportOf } from '../../../shared/intake/list.ts';
import type { Preview } from '../../../shared/intake/preview.ts';
import { done, type Outcome } from '../../../shared/outcome.ts';
import { fastDigest } from '../ports/signatures.ts';
import type { FontRanges } from './font-coverage.ts';
import { type Found, listJob } from './jobs.ts';
import { read, readNow } from './threads.ts';

/** Reads a list. `key` is equal only for the same name, bytes, fonts and options. */
export type ReadList = (file: ListFile, options: ListOptions, key: string) => Outcome<ListReport>;

/** Everything that a report depends on, as one text. `fonts` is a key of the plan's font files. */
export function readingKey(
  name: string,
  digest: string,
  fonts: string,
  { mapping, school, otherSchools, year }: ListOptions,
): string {
  return JSON.stringify([name, digest, fonts, mapping ?? null, school ?? null, otherSchools ?? null, year ?? null]);
}

/** The options for reading a school's list: the list may name its school and the plan's other schools. */
export function listOptions(
  coverage: Coverage,
  schools: readonly NamedSchool[],
  code: string,
  mapping: ColumnMapping | undefined,
): ListOptions {
  const plain = schools.map(({ code: of, name }) => ({ code: of, name }));
  const school = plain.find(one => one.code === code);
  return {
    ...{ coverage, year: thisYear() },
    ...(school === undefined ? {} : { school, otherSchools: plain.filter(one => one !== school) }),
    ...(mapping === undefined ? {} : { mapping }),
  };
}

/** The year of this computer's clock. */
export function thisYear(): number {
  return new Date().getFullYear();
}

/** Reads what a plan names: its lists, its catchment table and its fonts. */
export type Reader = {
  readonly list: ReadList;
  readonly catchment: (file: ListFile) => Outcome<CatchmentReport>;
  readonly font: (file: ListFile) => Outcome<FontRanges>;
};

/** Reads a list with a preview of it. `key` is equal only for the same name, bytes, fonts and options. */
export type LookAtList = (file: ListFile, options: ListOptions, key: string) => Outcome<ReadFile>;

/** Reads a list with a preview of it, in a thread of its own. */
export function lookNow(file: ListFile, options: ListOptions): Outcome<ReadFile> {
  return readFileOf(readNow(listJob(file, options)));
}

function readFileOf(found: Outcome<Found['list']>): Outcome<ReadFile> {
  if (!found.ok) return found;
  const { preview, report } = found.value;
  return done({ preview, report: reportOf(report) });
}

/** Reads each file anew. */
export const plainReader: Reader = {
  list: (file, options) => {
    const read = lookNow(file, options);
    return read.ok ? done(read.value.report) : read;
  },
  catchment: file => readNow({ kind: 'catchment', file }),
  font: file => readNow({ kind: 'font', file }),
};

/** A list that was read, and a preview of it. */
export type ReadFile = { readonly report: ListReport; readonly preview: Preview };

const digestOf = ({ name, bytes }: ListFile) => JSON.stringify([name, fastDigest(bytes)]);

/**
 * Caches the reports of the last reading of a plan, and of the last preview. What is known beforehand to be asked for can be
 * read ahead (`…Ahead`), which holds up nobody; what was read so is there for the next who asks, once.
 */
export class ListReader implements Reader {
  private known = new Map<string, ReadFile>();
  private used = new Map<string, ReadFile>();
  private readonly ahead = new Map<string, Outcome<ReadFile>>();
  private readonly tables = new Map<string, Outcome<CatchmentReport>>();
  private readonly fonts = new Map<string, Outcome<FontRanges>>();
  private readonly lookAnew: LookAtList;

  /** `lookAnew` reads what is not cached. */
  constructor(lookAnew: LookAtList = lookNow) {
    this.lookAnew = lookAnew;
  }

  /** Reads a list, or returns its cached report. */
  readonly list: ReadList = (file, options, key) => {
    const read = this.look(file, options, key);
    return read.ok ? done(read.value.report) : read;
  };

  /** The same with a preview of the list. */
  look(file: ListFile, options: ListOptions, key: string): Outcome<ReadFile> {
    const known = this.known.get(key);
    const read = known !== undefined ? done(known) : (this.ahead.get(key) ?? this.lookAnew(file, options, key));
    this.ahead.delete(key);
    if (read.ok) this.used.set(key, read.value);
    return read;
  }

  /** Reads a list ahead. */
  async listAhead(file: ListFile, options: ListOptions, key: string): Promise<void> {
    if (this.known.has(key)) return;
    this.ahead.clear();
    this.ahead.set(key, readFileOf(await read(listJob(file, options))));
  }

  /** Reads a catchment table, or returns its cached report. */
  readonly catchment = (file: ListFile): Outcome<CatchmentReport> =>
    remembered(this.tables, digestOf(file), () => readNow({ kind: 'catchment', file }));

  /** Reads a catchment table ahead. */
  async catchmentAhead(file: ListFile): Promise<void> {
    const key = digestOf(file);
    if (!this.tables.has(key)) remember(this.tables, key, await read({ kind: 'catchment', file }));
  }

  /** Reads a font, or returns what is cached of it. */
  readonly font = (file: ListFile): Outcome<FontRanges> =>
    remembered(this.fonts, digestOf(file), () => readNow({ kind: 'font', file }));

  /** Reads a font ahead. */
  async fontAhead(file: ListFile): Promise<void> {
    const key = digestOf(file);
    if (!this.fonts.has(key)) remember(this.fonts, key, await read({ kind: 'font', file }));
  }

  /** Drops the reports that were not used since the last call: no plan names their lists any more. */
  settle(): void {
    this.known = this.used;
    this.used = new Map();
  }

  /** Caches the report of a preview instead of the previous one. */
  preview(key: string, read: ReadFile): void {
    this.known = new Map([...this.known].filter(([other]) => other !== this.previewed));
    this.previewed = this.known.has(key) ? null : key;
    this.known.set(key, read);
  }

  private previewed: string | null = null;
}

// A plan has a few fonts and one table.
const mostRemembered = 20;

function remember<Value>(known: Map<string, Value>, key: string, value: Value): Value {
  if (known.size >= mostRemembered) known.clear();
  known.set(key, value);
  return value;
}

function remembered<Value>(known: Map<string, Value>, key: string, find: () => Value): Value {
  return known.get(key) ?? remember(known, key, find());
}
