// Reads lists and remembers what came of them: a preview is followed by the import of the same bytes, and a plan that is saved
// changes no list. Reading 100,000 rows again each time would hold up both windows.

import type { Coverage } from '../../../shared/intake/checks/coverage.ts';
import type { NamedSchool } from '../../../shared/intake/checks/people.ts';
import type { ColumnMapping } from '../../../shared/intake/columns/header.ts';
import type { ListFile } from '../../../shared/intake/columns/source.ts';
import { type ListOptions, type ListReport, readList } from '../../../shared/intake/list.ts';
import { done, type Outcome } from '../../../shared/outcome.ts';

/** How a list is read. `key` is the same only for the same name, bytes, fonts and mapping. */
export type ReadList = (file: ListFile, options: ListOptions, key: string) => Outcome<ListReport>;

/** Reads every list anew. */
export const readAnew: ReadList = (file, options) => readList(file, options);

/** What a report depends on, as one text. `fonts` stands for the font files of the plan, the options for what the list is for. */
export function readingKey(
  name: string,
  digest: string,
  fonts: string,
  { mapping, school, otherSchools, year }: ListOptions,
): string {
  return JSON.stringify([name, digest, fonts, mapping ?? null, school ?? null, otherSchools ?? null, year ?? null]);
}

/** How the list of a school of a plan is read: with its school and the others, which the list may name. */
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

/** Remembers the reports of one reading of a plan, and the last one of a preview. */
export class ListReader {
  private known = new Map<string, ListReport>();
  private used = new Map<string, ListReport>();

  /** Reads a list, or answers with what came of it the last time. */
  readonly read: ReadList = (file, options, key) => {
    const known = this.known.get(key);
    const read = known === undefined ? readList(file, options) : done(known);
    if (read.ok) this.used.set(key, read.value);
    return read;
  };

  /** Forgets what was not read since the last time: lists that no plan names any more. */
  settle(): void {
    this.known = this.used;
    this.used = new Map();
  }

  /** Takes over the report of a preview in the place of the one before. */
  preview(key: string, report: ListReport): void {
    this.known = new Map([...this.known].filter(([other]) => other !== this.previewed));
    this.previewed = this.known.has(key) ? null : key;
    this.known.set(key, report);
  }

  private previewed: string | null = null;
}
