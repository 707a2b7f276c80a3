// `cli receipt DOSSIER --lot SCHOOL/LOT` prints the text of a family's receipt; `cli check-receipt DOSSIER` reads one from the
// standard input, with the children's names, so that none of it stands in a list of commands.

import { readFileSync } from 'node:fs';
import { readDossier } from '../electron/service/ports/dossier-files.ts';
import { parsePeople } from '../shared/protocol/people.ts';
import { parseRules } from '../shared/protocol/rules.ts';
import { text } from '../shared/text/dictionary.ts';
import { type Refusal, refusal } from '../shared/text/refusal.ts';
import type { Language } from '../shared/text/template.ts';
import { checkHanded, readReceipt, receiptsOf } from '../shared/verifier/receipts.ts';
import { complain, type ExitCode, say } from './output.ts';

/** Prints the receipt of a lot (`GX/27010003`), or of every lot. Exit code 0 printed, 1 no such lot, 2 unreadable. */
export function receiptCommand(language: Language, path: string, wanted: string | undefined): ExitCode {
  const files = readDossier(path);
  if (!files.ok) return end(language, files.refusal, 2);
  if (files.value.people === null) return end(language, refusal('receipt.no-names', { path }), 2);
  const people = parsePeople(files.value.people);
  if (!people.ok) return end(language, people.refusal, 2);
  const rules = parseRules(files.value.public.get('rules.txt') ?? new Uint8Array(0));
  if (!rules.ok) return end(language, rules.refusal, 2);
  const [school = '', lot = ''] = wanted?.split('/') ?? [];
  const found = [...receiptsOf(rules.value.ceremony, people.value, code => code)].filter(
    ({ receipt }) => wanted === undefined || (receipt.school === school && receipt.lot === lot),
  );
  if (found.length === 0) return end(language, refusal('receipt.lot', { school, lot }), 1);
  for (const { code } of found) say(code);
  return 0;
}

/** Checks the receipt on the standard input. Exit code 0 it fits, 1 it does not, 2 unreadable. */
export function checkReceiptCommand(language: Language, path: string): ExitCode {
  const files = readDossier(path);
  if (!files.ok) return end(language, files.refusal, 2);
  const handed = readReceipt(readFileSync(0, 'utf8'));
  if (!handed.ok) return end(language, handed.refusal, 2);
  const verdict = checkHanded(handed.value, files.value.public);
  if (!verdict.ok) return end(language, verdict.refusal, 2);
  const { why, steps } = verdict.value;
  const { receipt, children } = handed.value;
  const { school, lot } = receipt;
  for (const { id, ok, expected, actual } of steps) {
    say(
      ok
        ? `✓ ${id.padEnd(17)} ${actual}`
        : `✗ ${id.padEnd(17)} ${text(language, 'verify.values', { expected, actual })}`,
    );
  }
  if (why !== null) return end(language, why, 1);
  say(text(language, children.length === 0 ? 'receipt.fits-line' : 'receipt.fits', { school, lot }));
  return 0;
}

function end(language: Language, why: Refusal, code: ExitCode): ExitCode {
  complain(language, why);
  return code;
}
