// protocol.md §6: everything a verifier checks, in its order. It trusts no derived file: what can be computed is
// computed again from the list, the rules and the journal. It never throws, whatever the bytes. The checks that follow one that
// failed are made and listed as far as they can be; the first that fails is the code of the rejection.

import { type DossierFiles, kindOf, type Pieces, requiredIn, strangeFiles } from '../dossier/files.ts';
import type { Outcome } from '../outcome.ts';
import type { VerifySignature } from '../ports.ts';
import { type Commitment, keyDigest, parseCommitment, parseKey } from '../protocol/commitment.ts';
import { type Digest, digestOf, digestOfPieces } from '../protocol/hash.ts';
import { parseHead } from '../protocol/head.ts';
import { type JournalEvent, parseJournal } from '../protocol/journal.ts';
import { parsePeople } from '../protocol/people.ts';
import { type Draw, draw } from '../protocol/result.ts';
import { parseRoster } from '../protocol/roster.ts';
import { parseRules } from '../protocol/rules.ts';
import { specDigests } from '../protocol/spec.ts';
import { wrongTag } from '../protocol/tags.ts';
import { fold, inputFields, type Wrong } from '../record/state.ts';
import { refusal } from '../text/refusal.ts';
import type { Check, CheckId, Status, Verdict } from './checks.ts';
import { firstDifference } from './difference.ts';
import { missingFiles } from './needs.ts';
import { comparisonOf, remarksOf } from './remarks.ts';

/** What the verifier takes from its host. */
export type VerifierTools = { readonly digest?: Digest; readonly verifySignature: VerifySignature };

/** What a check shows if the values that it compares could not be read: an earlier check says why. */
const notReached = '—';

/** Verifies a dossier. */
export function verifyDossier(files: DossierFiles, tools: VerifierTools): Verdict {
  const steps = verifying(files, tools);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * The same, step by step, for a page that has to stay responsive: before each part that takes time it yields the check
 * that comes next.
 */
export function* verifying(
  files: DossierFiles,
  { digest = digestOf, verifySignature }: VerifierTools,
): Generator<CheckId, Verdict> {
  const checks: Check[] = [];
  const file = (name: string) => files.public.get(name) ?? new Uint8Array(0);
  const add = (id: CheckId, ok: boolean, expected: string, actual: string) => {
    checks.push({ id, ok, expected, actual });
  };
  /** Compares two values; null means that one could not be read. */
  const equal = (id: CheckId, expected: string | null, actual: string | null) =>
    add(id, expected !== null && expected === actual, expected ?? notReached, actual ?? notReached);
  /** Records whether bytes had the required form, and returns what was read. */
  const formed = <T>(id: CheckId, expected: string, read: Outcome<T> | null): T | null => {
    if (read?.ok) {
      add(id, true, expected, expected);
      return read.value;
    }
    const actual = read === null ? notReached : String(read.refusal.values['actual'] ?? read.refusal.code);
    const wanted = read === null ? expected : String(read.refusal.values['expected'] ?? expected);
    checks.push({ id, ok: false, expected: wanted, actual, ...(read === null ? {} : { why: read.refusal }) });
    return null;
  };

  const kind = kindOf(files.public);
  const isFinished = kind === 'finished';
  const isPublished = kind !== 'given-up-unpublished';
  const required = requiredIn(kind);
  const strange = strangeFiles(files.public, kind);
  const missing = missingFiles(files.public, kind);
  const found = [...missing.map(name => `-${name}`), ...strange.map(name => `+${name}`)].join(' ');
  add('files', found === '', required.join(' '), found === '' ? required.join(' ') : found);

  const rules = formed('rules.form', 'protocol.md 2.1', parseRules(file('rules.txt')));
  yield 'roster.form';
  const roster = formed('roster.form', 'protocol.md 2.2', parseRoster(file('roster.csv')));
  const areRead = rules !== null && roster !== null;
  const schools = areRead ? rules.schools.map(({ code }) => code).join(' ') : null;
  const listed = areRead ? roster.sections.map(({ school }) => school).join(' ') : null;
  equal('roster.schools', schools, listed);
  yield 'commitment.form';
  const rulesDigest = digest(file('rules.txt'));
  const rosterDigest = digest(file('roster.csv'));

  const promise = isPublished
    ? formed('commitment.form', 'protocol.md 2.3', parseCommitment(file('commitment.txt')))
    : null;
  if (isPublished) {
    equal('commitment.ceremony', rules?.ceremony ?? null, promise?.ceremony ?? null);
    equal('commitment.roster', rosterDigest, promise?.roster ?? null);
    equal('commitment.rules', rulesDigest, promise?.rules ?? null);
    equal('commitment.lots', numeral(roster?.lots), numeral(promise?.lots));
    equal('commitment.children', numeral(roster?.children), numeral(promise?.children));
    equal(
      'commitment.roles',
      rules?.roles.join(',') ?? null,
      promise?.commitments.map(({ role }) => role).join(',') ?? null,
    );
  }
  const key = formed('key.form', 'protocol.md 2.3', parseKey(file('key.pem')));
  const signed = (message: string, signature: string) =>
    key !== null && file(signature).length === 64 && verifySignature(key, file(message), file(signature));
  const signatureCheck = (id: CheckId, message: string, signature: string) => {
    const why = refusal('signature.none', { file: message, signature });
    if (signed(message, signature)) add(id, true, 'Ed25519', 'Ed25519');
    else checks.push({ id, ok: false, expected: 'Ed25519', actual: 'no valid signature', why });
  };
  if (isPublished) {
    equal('commitment.key', key === null ? null : keyDigest(key, digest), promise?.key ?? null);
    yield 'commitment.signature';
    signatureCheck('commitment.signature', 'commitment.txt', 'commitment.sig');
  }

  yield 'journal.form';
  const journal = formed(
    'journal.form',
    'protocol.md 2.4',
    rules === null ? null : parseJournal(file('journal.txt'), rules.ceremony),
  );
  const frozen = areRead && { rules, rulesDigest, rosterDigest, lots: roster.lots, children: roster.children };
  const folded = journal === null || !frozen ? null : fold(journal, frozen);
  const state = folded?.state ?? null;
  const wrong = firstWrongs(folded?.wrong ?? []);
  /** Records the fold's result for one kind of event: why one is wrong, or the value that was computed and found. */
  const proved = (id: CheckId, value: string | null) => {
    const why = wrong.get(id);
    if (why === undefined) {
      add(id, value !== null, value ?? 'protocol.md 2.4', value ?? notReached);
      return;
    }
    const { expected, actual } = why.values;
    checks.push({ id, ok: false, expected: String(expected), actual: String(actual), why });
  };
  const end = isFinished ? 'sealed' : 'given-up';
  const refused = folded?.refused?.why ?? null;
  if (refused !== null) {
    const { expected, actual } = refused.values;
    checks.push({ id: 'journal.order', ok: false, expected: String(expected), actual: String(actual), why: refused });
  } else if (state !== null && state.due.type !== end) {
    add('journal.order', false, state.due.type, '∅');
  } else proved('journal.order', folded?.taken.map(({ type }) => type).join(' ') ?? null);
  proved('journal.notes', state === null ? null : String(state.notes.length));
  proved('journal.freeze', state?.frozen ? `roster=${rosterDigest},rules=${rulesDigest}` : null);
  if (wrong.has('journal.commit') || !isPublished) proved('journal.commit', commitmentsText(state));
  else equal('journal.commit', commitmentsText(promise), commitmentsText(state));
  const promiseDigest = digest(file('commitment.txt'));
  if (isPublished) equal('journal.publish', promiseDigest, state?.promise ?? null);
  const inputs = state === null ? [] : inputFields(state);
  const areInputs = !isFinished || (inputs.length > 0 && inputs.length === rules?.inputs.length);
  proved('journal.input', state !== null && areInputs ? inputs.join(';') : null);
  const roles = rules?.roles.length ?? 0;
  const seed = state?.seed ?? null;
  if (isFinished) {
    proved('journal.close', state?.joined ?? null);
    proved('reveal', roles > 0 && state?.secrets.length === roles ? commitmentsText(state) : null);
    proved('seed', seed);
  }

  let drawn: Draw | null = null;
  let resultDigest = '';
  if (isFinished) {
    yield 'result.rows';
    drawn = seed === null || !areRead || schools !== listed ? null : draw(roster, rules.schools, seed);
    yield 'result.digest';
    const result: Pieces = files.result ?? (() => [file('result.csv')]);
    resultDigest = files.result === undefined ? digest(file('result.csv')) : digestOfPieces(result());
    equal('result.digest', resultDigest, state?.result ?? null);
    yield 'result.rows';
    const difference = drawn === null ? null : firstDifference(drawn, result);
    if (difference !== null) add('result.rows', false, difference.expected, difference.actual);
    else add('result.rows', drawn !== null, resultDigest, drawn === null ? notReached : resultDigest);

    const head = formed('head.form', 'protocol.md 2.6', parseHead(file('head.txt')));
    equal('head.ceremony', rules?.ceremony ?? null, head?.ceremony ?? null);
    equal('head.journal', journal?.entries.at(-1)?.hash ?? null, head?.journal ?? null);
    equal('head.result', resultDigest, head?.result ?? null);
    yield 'head.signature';
    signatureCheck('head.signature', 'head.txt', 'head.sig');
  }

  if (files.people !== null) {
    yield 'people.form';
    const people = formed('people.form', 'people.csv', parsePeople(files.people));
    const isCompared = people !== null && areRead;
    const odd = isCompared ? wrongTag(rules.ceremony, roster, people) : null;
    const expected = `${roster?.lots ?? 0} tags`;
    add('people.tags', isCompared && odd === null, expected, isCompared ? (odd ?? expected) : notReached);
  }
  const ok = checks.every(check => check.ok);
  const status: Status = !ok ? 'rejected' : isFinished ? 'verified' : 'given up';
  const prior = ok && !isFinished ? (journal?.entries.at(-1)?.hash ?? null) : null;
  const verdict = { ok, status, ceremony: rules?.ceremony ?? null, seed, prior, checks, draw: drawn, state };
  if (!ok || !areRead || journal === null || state === null) return { ...verdict, remarks: [], compare: [] };
  const spec = files.public.get('SPEC.txt');
  const isKnown = spec === undefined ? null : spec !== null && specDigests.includes(digest(spec));
  const names = new Set(files.public.keys());
  return {
    ...verdict,
    remarks: remarksOf({ rules, roster, promise, journal, state, spec: isKnown, names }),
    compare: comparisonOf({
      journal,
      state,
      inputs,
      promise: isPublished ? promiseDigest : null,
      files: isFinished ? { result: resultDigest, head: digest(file('head.txt')) } : null,
    }),
  };
}

/** The checks that events fail which say something else than they must. */
const contentChecks: { readonly [Type in JournalEvent['type']]?: CheckId } = {
  freeze: 'journal.freeze',
  commit: 'journal.commit',
  input: 'journal.input',
  close: 'journal.close',
  reveal: 'reveal',
  seed: 'seed',
  void: 'journal.notes',
  present: 'journal.notes',
  fact: 'journal.notes',
};

/** Why each check fails that an event fails, by the first of its events. */
function firstWrongs(wrong: readonly Wrong[]): Map<CheckId, Wrong['why']> {
  const first = new Map<CheckId, Wrong['why']>();
  for (const { event, why } of wrong) {
    const id = contentChecks[event.type];
    if (id !== undefined && !first.has(id)) first.set(id, why);
  }
  return first;
}

function numeral(number: number | undefined): string | null {
  return number === undefined ? null : String(number);
}

function commitmentsText(from: Pick<Commitment, 'commitments'> | null): string | null {
  return from === null ? null : from.commitments.map(({ role, commitment }) => `${role}:${commitment}`).join(' ');
}
