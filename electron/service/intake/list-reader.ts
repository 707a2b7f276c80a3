// Reads lists and caches their reports: a preview is followed by an import of the same bytes, and saving a plan changes no list.
// Reading 100,000 rows again each time would block both windows.

import type { Coverage } from '../../../shared/intake/checks/coverage.ts';
import type { NamedSchool } from '../../../shared/intake/checks/people.ts';
import type { ColumnMapping } from '../../../shared/intake/columns/header.ts';
import type { ListFile } from '../../../shared/intake/columns/source.ts';
import { type ListOptions, type ListReport, readList } from '../../../shared/intake/list.ts';
import { done, type Outcome } from '../../../shared/outcome.ts';

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

/** Caches the reports of the last reading of a plan, and of the last preview. */
export class ListReader {
  private known = new Map<string, ListReport>();
  private used = new Map<string, ListReport>();

  /** Reads a list, or returns its cached report. */
  readonly read: ReadList = (file, options, key) => {
    const known = this.known.get(key);
    const read = known === undefined ? readList(file, options) : done(known);
    if (read.ok) this.used.set(key, read.value);
    return read;
  };

  /** Drops the reports that were not used since the last call: no plan names their lists any more. */
  settle(): void {
    this.known = this.used;
    this.used = new Map();
  }

  /** Caches the report of a preview instead of the previous one. */
  preview(key: string, report: ListReport): void {
    this.known = new Map([...this.known].filter(([other]) => other !== this.previewed));
    this.previewed = this.known.has(key) ? null : key;
    this.known.set(key, report);
  }

  private previewed: string | null = null;
}
