// Which required files each check of protocol.md §6 needs. Whoever was given only some of them learns from it which checks speak of the
// record, and which only of what was left out.

import { type FolderKind, type RequiredFile, requiredFiles, requiredIn } from '../dossier/files.ts';
import type { Check, CheckId } from './checks.ts';

const record = ['rules.txt', 'roster.csv', 'journal.txt'] as const;
const promise = 'commitment.txt';

/** The files without which a check fails, whatever the others say. */
const needs: { readonly [Id in CheckId]: readonly RequiredFile[] } = {
  files: requiredFiles,
  'rules.form': ['rules.txt'],
  'roster.form': ['roster.csv'],
  'roster.schools': ['rules.txt', 'roster.csv'],
  'commitment.form': [promise],
  'commitment.ceremony': ['rules.txt', promise],
  'commitment.roster': ['roster.csv', promise],
  'commitment.rules': ['rules.txt', promise],
  'commitment.lots': ['roster.csv', promise],
  'commitment.children': ['roster.csv', promise],
  'commitment.roles': ['rules.txt', promise],
  'key.form': ['key.pem'],
  'commitment.key': [promise, 'key.pem'],
  'commitment.signature': [promise, 'commitment.sig', 'key.pem'],
  'journal.form': ['rules.txt', 'journal.txt'],
  'journal.order': record,
  'journal.notes': record,
  'journal.freeze': record,
  'journal.commit': [...record, promise],
  'journal.publish': [...record, promise],
  'journal.input': record,
  'journal.close': record,
  reveal: record,
  seed: record,
  'result.digest': [...record, 'result.csv'],
  'result.rows': [...record, 'result.csv'],
  'head.form': ['head.txt'],
  'head.ceremony': ['rules.txt', 'head.txt'],
  'head.journal': ['rules.txt', 'journal.txt', 'head.txt'],
  'head.result': ['result.csv', 'head.txt'],
  'head.signature': ['head.txt', 'head.sig', 'key.pem'],
  'people.form': [],
  'people.tags': ['rules.txt', 'roster.csv'],
};

/** The required files of a folder of this kind that are not there. */
export function missingFiles(files: ReadonlyMap<string, unknown>, kind: FolderKind): RequiredFile[] {
  return requiredIn(kind).filter(name => !files.get(name));
}

/** The checks whose files are all there: what they say, they say of the record. */
export function possibleChecks(checks: readonly Check[], files: ReadonlyMap<string, unknown>): Check[] {
  return checks.filter(({ id }) => needs[id].every(name => files.has(name)));
}
