// Small lists for the tests: a table of text becomes a file in any format, and a report is asked for one finding.

import type { Cell } from '../../assets/sample/generator/cells.ts';
import { toCsv, toUtf8 } from '../../assets/sample/generator/csv.ts';
import { toGb18030 } from '../../assets/sample/generator/gb18030.ts';
import { type Sheet, toWorkbook } from '../../assets/sample/generator/workbook.ts';
import type { ListFile } from '../../shared/intake/columns/source.ts';
import type { Finding } from '../../shared/intake/findings/finding.ts';
import { type ListOptions, type ListReport, readList } from '../../shared/intake/list.ts';
import { type Preview, previewWithReport } from '../../shared/intake/preview.ts';
import { done, type Outcome } from '../../shared/outcome.ts';
import type { FindingCode } from '../../shared/text/finding-names.ts';

export const headers = ['登记号', '姓名', '性别', '身份证号', '毕业小学', '户籍类别', '联系电话', '多胞胎组', '备注'];

/** A right ID number: 411299, a birthday, a sequence, and its check character. */
export function idNumber(sequence: number, birthday = '20120815', area = '411299'): string {
  const body = `${area}${birthday}${String(sequence).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((so, weight, at) => so + weight * Number(body[at]), 0);
  return body + '10X98765432'[sum % 11];
}

/** The cells of a child without faults; `change` replaces some by their header. */
export function child(number: number, change: Readonly<Record<string, string>> = {}): string[] {
  const usual = ['', `学生${'甲乙丙丁戊己庚辛壬癸'[number % 10]}`, '女', idNumber(number), '市一小', '市区居民户口'];
  usual[0] = String(24010000 + number);
  const cells = [...usual, '10003980000', '', ''];
  return cells.map((cell, at) => change[headers[at] ?? ''] ?? cell);
}

/** Header and children. */
export function table(...children: readonly (readonly string[])[]): string[][] {
  return [headers, ...children].map(row => [...row]);
}

export function csv(rows: readonly (readonly string[])[], name = 'list.csv'): ListFile {
  return { name, bytes: toUtf8(toCsv(rows)) };
}

export function gb(rows: readonly (readonly string[])[], name = 'list.csv'): ListFile {
  return { name, bytes: toGb18030(toCsv(rows)) };
}

export function xlsx(rows: readonly (readonly Cell[])[], sheet: Partial<Sheet> = {}, name = 'list.xlsx'): ListFile {
  return { name, bytes: toWorkbook({ sheets: [{ name: 'Sheet1', rows, ...sheet }] }) };
}

export function text(content: string, name = 'list.csv'): ListFile {
  return { name, bytes: toUtf8(content) };
}

/** The report of a file that can be read. */
export function report(file: ListFile, options?: ListOptions): ListReport {
  const outcome = readList(file, options);
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
  return outcome.value;
}

/** What a person sees of a file before importing it. */
export function preview(file: ListFile, options?: ListOptions): Outcome<Preview> {
  const seen = previewWithReport(file, options);
  return seen.ok ? done(seen.value.preview) : seen;
}

/** The code of the refusal of a file that cannot be read. */
export function refusalOf(file: ListFile): string {
  const outcome = readList(file);
  if (outcome.ok) throw new Error(`read: ${JSON.stringify(codes(outcome.value))}`);
  return outcome.refusal.code;
}

export function codes({ findings }: Pick<ListReport, 'findings'>): string[] {
  return findings.map(finding => finding.code);
}

/** The one finding with a code. */
export function only({ findings }: Pick<ListReport, 'findings'>, code: FindingCode): Finding {
  const found = findings.filter(finding => finding.code === code);
  const [first] = found;
  if (first === undefined || found.length > 1) {
    throw new Error(`${found.length} of ${code} among ${findings.map(one => one.code).join(' ') || 'none'}`);
  }
  return first;
}

/** Where a finding stands: sheet, row, letter, header, value. */
export function place({ sheet, row, letter, column, value }: Finding): unknown[] {
  return [sheet, row, letter, column, value];
}
