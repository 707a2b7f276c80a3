// One reading of a record, while a ceremony runs or from the files of a dossier. What scenes, console, sheets and tables show is a
// view of it.

import { done, type Outcome, refused } from '../outcome.ts';
import type { Plan } from '../plan/plan.ts';
import type { ReadFile } from '../ports.ts';
import type { Digest } from '../protocol/hash.ts';
import { type Journal, parseJournal, wholeLines } from '../protocol/journal.ts';
import type { Draw } from '../protocol/result.ts';
import { parseRoster, type Roster } from '../protocol/roster.ts';
import { parseRules, type Rules } from '../protocol/rules.ts';
import { refusal } from '../text/refusal.ts';
import type { HeldCommitment } from './holders.ts';
import type { Families } from './lots.ts';
import type { ListedSchool } from './schools.ts';
import { type Frozen, fold, type State, startOfCeremony } from './state.ts';

/** A ceremony as far as its record goes: the plan that it is held by, and what follows from its files. */
export type Reading = {
  readonly plan: Plan;
  /** Without lines until something is put on record. */
  readonly journal: Journal;
  readonly state: State;
  /** The commitments that were handed over and are not on record yet. */
  readonly held: readonly HeldCommitment[];
  /** The frozen list; null before the freeze. */
  readonly roster: Roster | null;
  /** The children of the sealed list; empty before the freeze. */
  readonly families: Families;
  /** Null until the result is on record. */
  readonly draw: Draw | null;
  /** The schools in the order of the plan. */
  readonly schools: readonly ListedSchool[];
};

/** The file that every record is. */
export const journalFile = 'public/journal.txt';

/**
 * What a folder holds of a record: the journal without a last line that a crash cut off (`torn`), its length in bytes, where it leads,
 * and from the freeze on the list.
 */
export type StoredRecord = {
  readonly journal: Journal;
  readonly length: number;
  readonly torn: boolean;
  readonly state: State;
  readonly frozen: Frozen | null;
  readonly roster: Roster | null;
};

/**
 * Reads the record of ceremony `id`; one without lines if there is no journal. Refuses another ceremony's journal, damage, and files
 * that do not fit their journal.
 */
export function readRecord(read: ReadFile, digest: Digest, id: string): Outcome<StoredRecord> {
  const stored = read(journalFile);
  if (!stored.ok) return stored;
  const { bytes, torn } = wholeLines(stored.value ?? new Uint8Array(0));
  const { length } = bytes;
  if (length === 0) {
    const journal: Journal = { ceremony: id, entries: [] };
    return done({ journal, length, torn, state: startOfCeremony, frozen: null, roster: null });
  }
  const other = new TextDecoder().decode(bytes.subarray(0, 200)).split('|')[2] ?? '';
  if (other !== id) return refused(refusal('ceremony.other', { expected: id, actual: other }));
  const journal = parseJournal(bytes, id);
  if (!journal.ok) return journal;

  let frozen: Frozen | null = null;
  let roster: Roster | null = null;
  if (journal.value.entries.some(({ event }) => event.type === 'freeze')) {
    const rulesTxt = read('public/rules.txt');
    if (!rulesTxt.ok) return rulesTxt;
    const rosterCsv = read('public/roster.csv');
    if (!rosterCsv.ok) return rosterCsv;
    const rules = parseRules(rulesTxt.value ?? new Uint8Array(0));
    if (!rules.ok) return rules;
    const list = parseRoster(rosterCsv.value ?? new Uint8Array(0));
    if (!list.ok) return list;
    roster = list.value;
    frozen = frozenOf(rules.value, rulesTxt.value ?? new Uint8Array(0), roster, digest);
  }
  const { state, wrong, refused: last } = fold(journal.value, frozen);
  const next = wrong[0] ?? last;
  return next === null ? done({ journal: journal.value, length, torn, state, frozen, roster }) : refused(next.why);
}

/** When the lists were frozen and the promise published, as the record has it; each null until then. */
export function timesOf({ entries }: Journal): { readonly frozen: string | null; readonly published: string | null } {
  const at = (type: 'freeze' | 'publish') => entries.find(({ event }) => event.type === type)?.time ?? null;
  return { frozen: at('freeze'), published: at('publish') };
}

/** What the freeze event says of rules and list. */
export function frozenOf(rules: Rules, rulesTxt: Uint8Array, roster: Roster, digest: Digest): Frozen {
  return {
    rules,
    rulesDigest: digest(rulesTxt),
    rosterDigest: digest(roster.bytes),
    lots: roster.lots,
    children: roster.children,
  };
}
