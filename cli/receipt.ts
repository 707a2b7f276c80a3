// `cli receipt DOSSIER --lot SCHOOL/LOT` prints the text of a family's receipt; `cli check-receipt DOSSIER` reads one from the
// standard input, with the children's names, so that none of it stands in a list of commands.

import { readDossier } from '../electron/service/ports/dossier-files.ts';
import { readInput } from '../electron/service/ports/reading.ts';
import { parsePeople } from '../shared/protocol/people.ts';
import { parseRules } from '../shared/protocol/rules.ts';
import { text } from '../shared/text/dictionary.ts';
import { refusal } from '../shared/text/refusal.ts';
import type { Language } from '../shared/text/template.ts';
import { checkHanded, readReceipt, receiptsOf } from '../shared/verifier/receipts.ts';
import { checkLine, type Ending, rejected, succeeded, unreadable } from './output.ts';

/** Prints the receipt of a lot (`GX/27010003`), or of every lot. Exit code 0 printed, 1 no such lot, 2 unreadable. */
export function receiptCommand(path: string, wanted: string | undefined): Ending {
  const files = readDossier(path);
  if (!files.ok) return unreadable(files.refusal);
  if (files.value.people === null) return unreadable(refusal('receipt.no-names', { path }));
  const people = parsePeople(files.value.people);
  if (!people.ok) return unreadable(people.refusal);
  const rules = parseRules(files.value.public.get('rules.txt') ?? new Uint8Array(0));
  if (!rules.ok) return unreadable(rules.refusal);
  const [school = '', lot = ''] = wanted?.split('/') ?? [];
  const found = [...receiptsOf(rules.value.ceremony, people.value)].filter(
    ({ receipt }) => wanted === undefined || (receipt.school === school && receipt.lot === lot),
  );
  if (found.length === 0) return rejected(refusal('receipt.lot', { school, lot }));
  return succeeded(...found.map(({ code }) => code));
}

/** Checks the receipt on the standard input. Exit code 0 it fits, 1 it does not, 2 unreadable. */
export function checkReceiptCommand(language: Language, path: string): Ending {
  const files = readDossier(path);
  if (!files.ok) return unreadable(files.refusal);
  const input = readInput();
  if (!input.ok) return unreadable(input.refusal);
  const handed = readReceipt(input.value);
  if (!handed.ok) return unreadable(handed.refusal);
  const verdict = checkHanded(handed.value, files.value.public);
  if (!verdict.ok) return unreadable(verdict.refusal);
  const { why, steps } = verdict.value;
  const { receipt, children } = handed.value;
  const { school, lot } = receipt;
  const lines = steps.map(step => checkLine(language, step, 17));
  if (why !== null) return { ...rejected(why), lines };
  const fits = text(language, children.length === 0 ? 'receipt.fits-line' : 'receipt.fits', { school, lot });
  return succeeded(...lines, fits);
}
