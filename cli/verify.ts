// `cli verify PATH [--json]`: every check of protocol.md §6, with its values.

import { readDossier } from '../electron/service/ports/dossier-files.ts';
import { fastDigest, verifySignature } from '../electron/service/ports/signatures.ts';
import { done, type Outcome } from '../shared/outcome.ts';
import { text } from '../shared/text/dictionary.ts';
import { sentence } from '../shared/text/refusal.ts';
import type { Language } from '../shared/text/template.ts';
import { type Check, firstFailed, type Verdict } from '../shared/verifier/checks.ts';
import { verifyDossier } from '../shared/verifier/verifier.ts';
import { complain, type ExitCode, say } from './output.ts';

/** What `verify` finds at `path`; refuses (unreadable) a path that leads to no dossier. */
export function verdictAt(path: string): Outcome<Verdict> {
  const files = readDossier(path);
  return files.ok ? done(verifyDossier(files.value, { digest: fastDigest, verifySignature })) : files;
}

/** Verifies the dossier at `path`. Exit code 0 verified, 1 not verified, 2 unreadable. */
export function verifyCommand(language: Language, path: string, json: boolean): ExitCode {
  const found = verdictAt(path);
  if (!found.ok) {
    complain(language, found.refusal);
    return 2;
  }
  const verdict = found.value;
  if (json) say(JSON.stringify(plainVerdict(verdict)));
  else for (const line of verdictLines(language, verdict)) say(line);
  const failed = firstFailed(verdict);
  if (failed !== null) process.stderr.write(`${failed.id}: ${reason(language, failed)}\n`);
  return verdict.ok ? 0 : 1;
}

/** The verdict as documented for --json. */
function plainVerdict({ ok, ceremony, seed, checks }: Verdict) {
  return { ok, ceremony, seed, checks: checks.map(({ id, ok, expected, actual }) => ({ id, ok, expected, actual })) };
}

function verdictLines(language: Language, verdict: Verdict): string[] {
  const lines = verdict.checks.map(({ id, ok, expected, actual }) =>
    ok ? `✓ ${id.padEnd(22)} ${actual}` : `✗ ${id.padEnd(22)} ${text(language, 'verify.values', { expected, actual })}`,
  );
  const failed = firstFailed(verdict);
  const ceremony = verdict.ceremony ?? '—';
  lines.push('');
  if (failed === null) lines.push(text(language, 'verify.verified', { ceremony, seed: verdict.seed ?? '—' }));
  else lines.push(text(language, 'verify.rejected', { ceremony, check: failed.id }));
  return lines;
}

function reason(language: Language, check: Check): string {
  if (check.why !== undefined) return sentence(language, check.why);
  return text(language, 'verify.values', { expected: check.expected, actual: check.actual });
}
