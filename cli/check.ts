// `cli check FILE [--json]`: reads one list and prints what is wrong with it.

import { basename } from 'node:path';
import { productCoverage } from '../electron/service/intake/intake.ts';
import { thisYear } from '../electron/service/intake/list-reader.ts';
import { readBytes } from '../electron/service/ports/disk.ts';
import { message, shorten } from '../shared/intake/findings/finding.ts';
import { rowNumbers } from '../shared/intake/findings/runs.ts';
import { rowSum, unusedColumns } from '../shared/intake/import-words.ts';
import { type ListReport, readList } from '../shared/intake/list.ts';
import { text } from '../shared/text/dictionary.ts';
import type { Language } from '../shared/text/template.ts';
import { printFindings } from './findings.ts';
import { type Ending, Progress, unreadable } from './output.ts';

/** Checks the list at `path`. Exit code 0 no error, 1 errors, 2 unreadable. */
export function checkCommand(language: Language, path: string, json: boolean): Ending {
  const bytes = readBytes(path, 'list');
  if (!bytes.ok) return unreadable(bytes.refusal);
  const progress = new Progress();
  progress.step(text(language, 'rehearse.reading', { file: path }));
  const read = readList(
    { name: basename(path), bytes: bytes.value },
    { coverage: productCoverage(), year: thisYear() },
  );
  progress.end();
  if (!read.ok) return unreadable(read.refusal);
  const report = read.value;
  const errors = report.findings.filter(({ severity }) => severity === 'error').length;
  const code = errors === 0 ? 0 : 1;
  if (json) return { code, lines: [JSON.stringify(plainReport(language, report, errors))] };
  printFindings(language, report.findings);
  const { file, rows, children, lots, findings, accounting, fileColumns } = report;
  const counts = { file, rows, children, errors, warnings: findings.length - errors };
  const summary =
    errors > 0 ? text(language, 'check.summary-errors', counts) : text(language, 'check.summary', { ...counts, lots });
  return { code, lines: [rowSum(language, accounting), ...unusedColumns(language, fileColumns), summary] };
}

/** The report as documented for --json. */
function plainReport(language: Language, report: ListReport, errors: number) {
  const { rows, lots, children, findings, accounting, fileColumns } = report;
  return {
    ok: errors === 0,
    rows,
    lots,
    children,
    accounting: {
      rows: accounting.rows,
      header: accounting.header,
      children: accounting.children,
      passed: accounting.passed.map(({ why, count, rows: runs }) => ({ why, count, rows: rowNumbers(runs) })),
    },
    // Where no header was recognised its row may be a child's.
    columns: fileColumns.map(({ letter, header, readAs }) => ({ letter, header: shorten(header), readAs })),
    findings: findings.map(finding => {
      const { code, severity, sheet, row, column, value } = finding;
      return { code, severity, sheet, row, column, value, message: message(language, finding) };
    }),
  };
}
