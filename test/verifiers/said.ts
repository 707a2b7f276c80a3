/**
 * What a verifier says, in one form for all of them: lines `remark CODE VALUE` and `compare WHAT VALUE` (protocol.md 6), so that tests
 * compare text with text.
 */
import { firstFailed, type Verdict } from '../../shared/verifier/checks.ts';

/** The status in the report of verify.py or verify.sh, with the code of a rejection; the whole report if it has none. */
export function statusIn(report: string): string {
  return /^(verified|given up|rejected: .*|unreadable: .*)$/m.exec(report)?.[0] ?? report;
}

/** The remarks and what to compare in such a report; without words that somebody wrote. */
export function toldIn(report: string): string[] {
  return report
    .split('\n')
    .flatMap(line => /^(?:remark|compare) (?!with)[^:]*(?::[a-z0-9]+:[0-9-]+|:[0-9a-f]{64})?/.exec(line)?.[0] ?? []);
}

/** The status of a verdict of the product, in the same words. */
export function statusOf(verdict: Verdict): string {
  const failed = firstFailed(verdict);
  return failed === null ? verdict.status : `rejected: ${failed.id}`;
}

/** Remarks and comparison, each as name and value, as such lines. */
export function toldOf(
  remarks: readonly (readonly [code: string, value: string])[],
  compare: readonly (readonly [what: string, value: string])[],
): string[] {
  return [
    ...remarks.map(([code, value]) => `remark ${code} ${value}`.trimEnd()),
    ...compare.map(([what, value]) => `compare ${what} ${value}`),
  ];
}

/** What a verdict of the product says in such lines. */
export function toldBy({ remarks, compare }: Verdict): string[] {
  return toldOf(
    remarks.map(({ code, value }) => [code, value]),
    compare.map(({ what, value }) => [what, value]),
  );
}
