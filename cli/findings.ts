// Prints the findings of an import.

import type { Finding } from '../shared/intake/findings/finding.ts';
import { message } from '../shared/intake/findings/finding.ts';
import { text } from '../shared/text/dictionary.ts';
import type { Language } from '../shared/text/template.ts';
import { tell } from './output.ts';

/** The most findings that are printed; of the others only the number is. */
const mostLines = 200;

/** Prints findings on stderr, errors first, and returns the number of errors. */
export function printFindings(language: Language, findings: readonly Finding[]): number {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const warnings = findings.filter(({ severity }) => severity === 'warning');
  const lines = [...errors, ...warnings].map(finding => {
    const kind = text(language, finding.severity === 'error' ? 'severity.error' : 'severity.warning', {});
    return `${kind} ${finding.code}: ${message(language, finding)}`;
  });
  const shown = lines.slice(0, mostLines);
  if (lines.length > mostLines) shown.push(text(language, 'check.more', { count: lines.length - mostLines }));
  if (shown.length > 0) tell(...shown);
  return errors.length;
}
