// `cli verify PATH [--json]`: every check of protocol.md §6, with its values.

import { readDossier, verdictOf } from '../electron/service/ports/dossier-files.ts';
import { done, type Outcome } from '../shared/outcome.ts';
import { text } from '../shared/text/dictionary.ts';
import { sentence } from '../shared/text/refusal.ts';
import type { Language } from '../shared/text/template.ts';
import { visibleJson } from '../shared/text/visible.ts';
import { type Check, firstFailed, type Verdict } from '../shared/verifier/checks.ts';
import { comparedAs, remarkWords } from '../shared/verifier/remarks.ts';
import { checkLine, type Ending, unreadable } from './output.ts';

/** What `verify` finds at `path`; refuses (unreadable) a path that leads to no dossier. */
export function verdictAt(path: string): Outcome<Verdict> {
  const files = readDossier(path);
  return files.ok ? done(verdictOf(files.value)) : files;
}

/** Verifies the dossier at `path`. Exit code 0 verified or given up, 1 rejected, 2 unreadable. */
export function verifyCommand(language: Language, path: string, json: boolean): Ending {
  const found = verdictAt(path);
  if (!found.ok) return unreadable(found.refusal);
  const verdict = found.value;
  const lines = json ? [visibleJson(plainVerdict(verdict))] : verdictLines(language, verdict);
  const failed = firstFailed(verdict);
  const problem = failed === null ? {} : { problem: `${failed.id}: ${reason(language, failed)}` };
  return { code: verdict.ok ? 0 : 1, lines, ...problem };
}

/** The verdict as documented for --json. */
function plainVerdict(verdict: Verdict) {
  const { status, ceremony, seed, prior, checks, remarks, compare } = verdict;
  return {
    status,
    code: firstFailed(verdict)?.id ?? null,
    ceremony,
    seed,
    prior,
    checks: checks.map(({ id, ok, expected, actual }) => ({ id, ok, expected, actual })),
    remarks: remarks.map(({ code, value }) => ({ code, value })),
    compare,
  };
}

function verdictLines(language: Language, verdict: Verdict): string[] {
  const lines = verdict.checks.map(check => checkLine(language, check, 22));
  const failed = firstFailed(verdict);
  const ceremony = verdict.ceremony ?? '—';
  if (failed !== null) return [...lines, '', text(language, 'verify.rejected', { ceremony, check: failed.id })];
  const summary =
    verdict.prior === null
      ? text(language, 'verify.verified', { ceremony, seed: verdict.seed ?? '—' })
      : text(language, 'verify.given-up', { ceremony, prior: verdict.prior });
  const { remarks, compare } = verdict;
  return [
    ...lines,
    '',
    summary,
    ...(remarks.length === 0 ? [] : ['', text(language, 'verify.remarks')]),
    ...remarks.map(remark => `• ${remarkWords(language, remark)}`),
    '',
    text(language, 'verify.compare'),
    ...compare.map(compared => {
      const { name, digits } = comparedAs(language, compared);
      return `• ${name} ${digits}`;
    }),
  ];
}

function reason(language: Language, check: Check): string {
  if (check.why !== undefined) return sentence(language, check.why);
  return text(language, 'verify.values', { expected: check.expected, actual: check.actual });
}
