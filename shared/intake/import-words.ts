// Words for what became of the rows and columns of a list and how its file was read, the same in the console, on the command line and in
// the printed report.

import { text } from '../text/dictionary.ts';
import { wordOr } from '../text/look-up.ts';
import { preparationTexts } from '../text/preparation.ts';
import type { Language } from '../text/template.ts';
import type { Accounting, PassedWhy } from './accounting.ts';
import type { FileColumn } from './columns/unread.ts';
import { shorten } from './findings/finding.ts';
import { runsText } from './findings/runs.ts';

/** An addend of the sum of all rows: what the rows are, how many, and their numbers, which header and children do not have. */
export type RowPart = {
  readonly why: 'header' | 'children' | PassedWhy;
  readonly what: string;
  readonly count: number;
  readonly rows: string;
};

/** The addends whose sum is the whole sheet: children always, the others if there are any; at most `most` runs each. */
export function rowParts(language: Language, { header, children, passed }: Accounting, most?: number): RowPart[] {
  const part = (why: RowPart['why'], count: number, rows = ''): RowPart => {
    const numbers = language === 'zh' ? rows : rows.replaceAll('、', ', ');
    return { why, what: text(language, `accounting.${why}`, {}), count, rows: numbers };
  };
  return [
    ...(header > 0 ? [part('header', header)] : []),
    part('children', children),
    ...passed.map(({ why, count, rows }) => part(why, count, runsText(rows, most))),
  ];
}

/** An addend in words: 学生 703 行, or 空行 2 行（第 3、7 行）. */
export function partWords(language: Language, { what, count, rows }: RowPart): string {
  if (rows === '') return text(language, 'accounting.part', { what, count });
  return text(language, 'accounting.part-rows', { what, count, rows });
}

/** The sign between the addends of the sum. */
export const plus = ' + ';

/** The separators after the head of a line and between the names in it. */
export const joins = { zh: { head: '：', names: '、' }, en: { head: ': ', names: ', ' } } as const;

/** The sum of all rows: 全表 705 行：标题和表头 2 行 + 学生 703 行. */
export function rowSum(language: Language, accounting: Accounting): string {
  const head = text(language, 'accounting.rows', { rows: accounting.rows });
  const parts = rowParts(language, accounting).map(part => partWords(language, part));
  return `${head}${joins[language].head}${parts.join(plus)}`;
}

/** A column by its letter and header, shortened and masked: without a recognised header it may be a child's number. */
export function columnName({ letter, header }: Pick<FileColumn, 'letter' | 'header'>): string {
  return header === '' ? letter : `${letter} ${shorten(header)}`;
}

// Longer lines are not read by anybody; `--json` has all names.
const mostNames = 60;

/** A line that names the unused columns, or the first of very many; no line if all are used. */
export function unusedColumns(language: Language, columns: readonly FileColumn[]): string[] {
  const unused = columns.filter(({ readAs }) => readAs === null);
  if (unused.length === 0) return [];
  const head = text(language, 'accounting.columns', { count: unused.length });
  const names = unused.slice(0, mostNames).map(columnName).join(joins[language].names);
  return [`${head}${joins[language].head}${names}${unused.length > mostNames ? '…' : ''}`];
}

/** Words for what a column was read as, or that it is not used. A field of a later version stays a code. */
export function fieldWords(language: Language, readAs: string | null): string {
  return readAs === null
    ? preparationTexts['import.not-read'][language]
    : wordOr(preparationTexts, language, `field.${readAs}`, readAs);
}

/** Words for how a file was read: its kind, encoding and separator. A code of a later version stays a code. */
export function formatWords(
  language: Language,
  format: {
    readonly kind: string;
    readonly encoding?: string | null | undefined;
    readonly separator?: string | null | undefined;
  },
): string {
  const { kind, encoding = null, separator = null } = format;
  const parts = [wordOr(preparationTexts, language, `format.${kind}`, kind)];
  if (encoding !== null) parts.push(wordOr(preparationTexts, language, `format.${encoding}`, encoding));
  if (separator !== null) parts.push(wordOr(preparationTexts, language, separators.get(separator) ?? '', separator));
  return parts.join(' · ');
}

const separators: ReadonlyMap<string, string> = new Map([
  [',', 'format.comma'],
  [';', 'format.semicolon'],
  ['\t', 'format.tab'],
  ['|', 'format.bar'],
  ['，', 'format.wide-comma'],
  ['；', 'format.wide-semicolon'],
]);
