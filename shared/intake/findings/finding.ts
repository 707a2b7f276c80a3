// The findings of an import as plain data with file, sheet, row, column and value. They become sentences where somebody reads them.

import { H } from '../../protocol/hash.ts';
import { type TextValues, text } from '../../text/dictionary.ts';
import type { FindingCode } from '../../text/finding-names.ts';
import { type Refusal, refusal, sentence } from '../../text/refusal.ts';
import type { Language } from '../../text/template.ts';
import { unruly, visible } from '../../text/visible.ts';
import type { Run } from '../decode/sheet.ts';
import { columnOfLetter } from './letters.ts';
import { maskId } from './mask.ts';
import { addRow, runsText } from './runs.ts';
import { type Severity, severities } from './severities.ts';

/** One thing that was found in a file. */
export type Finding = {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly file: string;
  /** The worksheet; null for a CSV file and for what concerns the whole file. */
  readonly sheet: string | null;
  /** The row number in Excel, from 1; null if it does not concern a single row. */
  readonly row: number | null;
  /** The header of the column in the file, or its letters if it has none; null if it does not concern a single column. */
  readonly column: string | null;
  /** The letters of the column. */
  readonly letter: string | null;
  /** The text of the cell, shortened; of an ID number only the last four characters. */
  readonly value: string;
  /** The code again, with the values that its text asks for. */
  readonly refusal: Refusal<FindingCode>;
};

/** Where something was found. */
export type Location = {
  readonly sheet?: string | null;
  readonly row?: number | null;
  readonly column?: { readonly header: string; readonly letter: string } | null;
};

// More findings of a code tell nothing new, and a file of 200,000 rows may have one in every cell.
const mostOfACode = 10_000;
const mostCharacters = 60;

// What a program did to a whole column is the same in every cell: above so many cells it is reported once, with their rows.
const manyCells = 20;
const saidOnce: ReadonlySet<FindingCode> = new Set([
  'cell.formula-elsewhere',
  'cell.error-elsewhere',
  'cell.number-blank',
  'cell.full-width',
  'cell.apostrophe',
  'cell.invisible',
  'cell.id-x',
  'cell.blank',
  'cell.dot',
]);

// How many runs of rows are named in one finding.
const mostRuns = 1000;

/** The cells of one column with the same finding. */
type Alike = { readonly first: Finding; readonly rows: Run[]; count: number };

/** Collects the findings of one file. */
export class Findings {
  readonly items: Finding[] = [];
  readonly #file: string;
  readonly #counts = new Map<FindingCode, number>();
  readonly #alike = new Map<string, Alike>();
  #errors = 0;

  constructor(file: string) {
    this.#file = file;
  }

  /** Whether an error is among the findings. */
  get hasErrors(): boolean {
    return this.#errors > 0;
  }

  /** Adds a finding. Of one code the first 10,000 are kept, the others are counted. */
  add<Code extends FindingCode>(code: Code, location: Location, value: string, values: TextValues<Code>): void {
    const severity = severities[code];
    if (severity === 'error') this.#errors += 1;
    const alike = this.#alike.get(alikeKey(code, location.column?.letter));
    if (alike !== undefined) {
      alike.count += 1;
      addRow(alike.rows, location.row ?? 0);
      if (alike.count > manyCells) return;
    }
    const count = (this.#counts.get(code) ?? 0) + 1;
    this.#counts.set(code, count);
    if (count > mostOfACode) return;
    const { sheet = null, row = null, column = null } = location;
    const finding: Finding = {
      code,
      severity,
      file: this.#file,
      sheet: sheet === null ? null : hideIds(sheet),
      row,
      column: column === null ? null : shorten(column.header === '' ? column.letter : column.header),
      letter: column?.letter ?? null,
      value: shorten(value),
      refusal: refusal(code, shortenAll(values)),
    };
    this.items.push(finding);
    if (alike === undefined && saidOnce.has(code) && row !== null) {
      this.#alike.set(alikeKey(code, column?.letter), { first: finding, rows: [{ first: row, last: row }], count: 1 });
    }
  }

  /** The findings in the order of the rows, those of the whole file first. */
  sorted(): readonly Finding[] {
    for (const [code, count] of [...this.#counts]) {
      if (count <= mostOfACode) continue;
      const example = this.items.find(item => item.code === code);
      const location = { sheet: example?.sheet ?? null };
      const more = severities[code] === 'error' ? 'list.more-errors' : 'list.more-warnings';
      this.add(more, location, '', { count: count - mostOfACode, finding: code });
      this.#counts.delete(code);
    }
    for (const [key, { first, rows, count }] of this.#alike) {
      if (count <= manyCells) continue;
      this.#alike.delete(key);
      const others = this.items.filter(({ code, letter }) => alikeKey(code, letter) !== key);
      this.items.splice(0, this.items.length, ...others);
      const { sheet, row, column, letter, value, code } = first;
      const location = { sheet, row, column: { header: column ?? '', letter: letter ?? '' } };
      this.add('list.many-cells', location, value, { count, finding: code, rows: runsText(rows, mostRuns) });
    }
    return this.items.sort((a, b) => (a.row ?? 0) - (b.row ?? 0) || column(a) - column(b));
  }
}

function alikeKey(code: FindingCode, letter: string | null | undefined): string {
  return `${code} ${letter}`;
}

function column({ letter }: Finding): number {
  return letter === null ? -1 : (columnOfLetter(letter) ?? 0);
}

/**
 * The id of a finding. The same finding for the same text has the same id, so that it stays accepted when the list is read again. A
 * finding about several rows is another finding if the rows change.
 */
export function findingId(
  finding: Pick<Finding, 'file' | 'sheet' | 'row' | 'letter' | 'value'> & {
    readonly code: string;
    readonly values: Refusal['values'];
  },
): string {
  const { code, file, sheet, row, letter, value, values } = finding;
  const said = [values['finding'], values['count'], values['rows']];
  return H([code, file, sheet, row, letter, value, ...said].join('\n')).slice(0, 24);
}

// Fifteen to eighteen digits of any kind, with up to eight other signs or the words of a date between them, and X at most at the end.
const idNumbers = /\p{N}(?:[^\p{L}\p{N}年月日]{0,8}[年月日]?\p{N}){13,16}[^\p{L}\p{N}]{0,8}[\p{N}Xx\uff38\uff58]/gu;

/** Hides all but the last four characters of every ID number in a text, however it is written. */
export function hideIds(value: string): string {
  return value.replace(idNumbers, maskId);
}

/** At most 60 code points of a text, on one line, with ID numbers hidden. */
export function shorten(value: string): string {
  // Cut first, so that a cell of ten million characters is not searched.
  const start = value.length > 8 * mostCharacters ? value.slice(0, 8 * mostCharacters) : value;
  const line = hideIds(start).replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
  // Signs of direction would turn around what is said of the text.
  const points = [...(unruly.test(line) ? line.replace(new RegExp(unruly, 'gu'), visible) : line)];
  if (points.length <= mostCharacters && start === value) return points.join('');
  return `${points.slice(0, mostCharacters).join('')}…`;
}

// These are made by the program and contain no text of a cell.
const whole = ['headers', 'finding', 'rows', 'why'];

function shortenAll<Values extends object>(values: Values): Values {
  const entries = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' && !whole.includes(name) ? shorten(value) : value,
  ]);
  return Object.fromEntries(entries) as Values;
}

/** The sentence of a finding, with its location before it: 文件《a.xlsx》，工作表「Sheet1」，第 5 行，D 列「身份证号」：… */
export function message(
  language: Language,
  finding: Pick<Finding, 'file' | 'sheet' | 'row' | 'column' | 'letter'> & { readonly refusal: Refusal },
): string {
  const { file, sheet, row, column, letter } = finding;
  const location = [text(language, 'place.file', { file })];
  if (sheet !== null) location.push(text(language, 'place.sheet', { sheet: hideIds(sheet) }));
  if (row !== null) location.push(text(language, 'place.row', { row }));
  if (letter !== null) location.push(text(language, 'place.column', { letter, column: column ?? letter }));
  const separator = language === 'zh' ? '，' : ', ';
  return location.join(separator) + (language === 'zh' ? '：' : ': ') + sentence(language, finding.refusal);
}
