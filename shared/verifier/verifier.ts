// protocol.md §6: everything a verifier checks, in its order. It trusts no derived file: what can be computed is
// computed again from the list, the rules and the journal. It never throws, whatever the bytes.

import { type DossierFiles, type Pieces, requiredFiles, strangeFiles } from '../dossier/files.ts';
import type { Outcome } from '../outcome.ts';
import type { VerifySignature } from '../ports.ts';
import { type Commitment, keyDigest, parseCommitment, parseKey } from '../protocol/commitment.ts';
import { type Digest, digestOf, digestOfPieces } from '../protocol/hash.ts';
import { parseHead } from '../protocol/head.ts';
import { type JournalEvent, parseJournal } from '../protocol/journal.ts';
import { parsePeople } from '../protocol/people.ts';
import { draw } from '../protocol/result.ts';
import { parseRoster } from '../protocol/roster.ts';
import { parseRules } from '../protocol/rules.ts';
import { specDigests } from '../protocol/spec.ts';
import { wrongTag } from '../protocol/tags.ts';
import { fold, inputFields } from '../record/state.ts';
import { type Refusal, refusal } from '../text/refusal.ts';
import type { Check, CheckId, Verdict } from './checks.ts';
import { firstDifference } from './difference.ts';
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

  const strange = strangeFiles(files.public);
  const missing = requiredFiles.filter(name => !files.public.has(name));
  const found = [...missing.map(name => `-${name}`), ...strange.map(name => `+${name}`)].join(' ');
  add('files', found === '', requiredFiles.join(' '), found === '' ? requiredFiles.join(' ') : found);

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

  const promise = formed('commitment.form', 'protocol.md 2.3', parseCommitment(file('commitment.txt')));
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
  const key = formed('key.form', 'protocol.md 2.3', parseKey(file('key.pem')));
  equal('commitment.key', key === null ? null : keyDigest(key, digest), promise?.key ?? null);
  const signed = (message: string, signature: string) =>
    key !== null && file(signature).length === 64 && verifySignature(key, file(message), file(signature));
  const signatureCheck = (id: CheckId, message: string, signature: string) => {
    const why = refusal('signature.none', { file: message, signature });
    if (signed(message, signature)) add(id, true, 'Ed25519', 'Ed25519');
    else checks.push({ id, ok: false, expected: 'Ed25519', actual: 'no valid signature', why });
  };
  yield 'commitment.signature';
  signatureCheck('commitment.signature', 'commitment.txt', 'commitment.sig');

  yield 'journal.form';
  const journal = formed(
    'journal.form',
    'protocol.md 2.4',
    rules === null ? null : parseJournal(file('journal.txt'), rules.ceremony),
  );
  const frozen = areRead && { rules, rulesDigest, rosterDigest, lots: roster.lots, children: roster.children };
  const folded = journal === null || !frozen ? null : fold(journal, frozen);
  const state = folded?.state ?? null;
  const next = folded?.refused ?? null;
  const refused = next === null ? null : { check: checkOf(next.event.type, next.why), why: next.why };
  /** Records the fold's result for one kind of event: why it was refused, or the value that was computed and found. */
  const proved = (id: CheckId, value: string | null) => {
    if (refused?.check === id) {
      const { expected, actual } = refused.why.values;
      checks.push({ id, ok: false, expected: String(expected), actual: String(actual), why: refused.why });
    } else add(id, value !== null, value ?? 'protocol.md 2.4', value ?? notReached);
  };
  const roles = rules?.roles.length ?? 0;
  proved('journal.order', folded?.taken.map(({ type }) => type).join(' ') ?? null);
  proved('journal.notes', state === null ? null : String(state.notes.length));
  proved('journal.freeze', state?.frozen ? `roster=${rosterDigest},rules=${rulesDigest}` : null);
  if (refused?.check === 'journal.commit') proved('journal.commit', null);
  else equal('journal.commit', commitmentsText(promise), commitmentsText(state));
  const promiseDigest = digest(file('commitment.txt'));
  equal('journal.publish', promiseDigest, state?.promise ?? null);
  const inputs = state === null ? [] : inputFields(state);
  proved('journal.input', inputs.length > 0 && inputs.length === rules?.inputs.length ? inputs.join(';') : null);
  proved('journal.close', state?.joined ?? null);
  proved('reveal', roles > 0 && state?.secrets.length === roles ? commitmentsText(state) : null);
  const seed = state?.seed ?? null;
  proved('seed', seed);
  equal('journal.complete', 'sealed', state?.due.type ?? null);

  yield 'result.rows';
  const drawn = seed === null || !areRead || schools !== listed ? null : draw(roster, rules.schools, seed);
  yield 'result.digest';
  const result: Pieces = files.result ?? (() => [file('result.csv')]);
  const resultDigest = files.result === undefined ? digest(file('result.csv')) : digestOfPieces(result());
  equal('result.digest', resultDigest, state?.result ?? null);
  yield 'result.rows';
  const difference = drawn === null ? null : firstDifference(drawn, result);
  if (difference === null) add('result.rows', drawn !== null, resultDigest, drawn === null ? notReached : resultDigest);
  else add('result.rows', false, difference.expected, difference.actual);

  const head = formed('head.form', 'protocol.md 2.6', parseHead(file('head.txt')));
  equal('head.ceremony', rules?.ceremony ?? null, head?.ceremony ?? null);
  equal('head.journal', journal?.entries.at(-1)?.hash ?? null, head?.journal ?? null);
  equal('head.result', resultDigest, head?.result ?? null);
  yield 'head.signature';
  signatureCheck('head.signature', 'head.txt', 'head.sig');

  if (files.people !== null) {
    yield 'people.form';
    const people = formed('people.form', 'people.csv', parsePeople(files.people));
    const isCompared = people !== null && areRead;
    const wrong = isCompared ? wrongTag(rules.ceremony, roster, people) : null;
    const expected = `${roster?.lots ?? 0} tags`;
    add('people.tags', isCompared && wrong === null, expected, isCompared ? (wrong ?? expected) : notReached);
  }
  const ok = checks.every(check => check.ok);
  const verdict = { ok, ceremony: rules?.ceremony ?? null, seed, checks, draw: drawn, state };
  if (!ok || !areRead || promise === null || journal === null || state === null || seed === null) {
    return { ...verdict, remarks: [], compare: [] };
  }
  const spec = files.public.get('SPEC.txt');
  const isKnown = spec === undefined ? null : specDigests.includes(digest(spec));
  const names = new Set(files.public.keys());
  return {
    ...verdict,
    remarks: remarksOf({ rules, roster, promise, journal, state, spec: isKnown, names }),
    compare: comparisonOf({
      inputs,
      promise: promiseDigest,
      commitments: promise.commitments,
      seed,
      result: resultDigest,
      head: digest(file('head.txt')),
    }),
  };
}

/** The checks that events fail which are refused for what they say. */
const contentChecks: { readonly [Type in JournalEvent['type']]?: CheckId } = {
  freeze: 'journal.freeze',
  commit: 'journal.commit',
  input: 'journal.input',
  close: 'journal.close',
  reveal: 'reveal',
  seed: 'seed',
  void: 'journal.notes',
  present: 'journal.notes',
  incident: 'journal.notes',
  fact: 'journal.notes',
};

/** The check that a refused event fails. */
function checkOf(type: JournalEvent['type'], why: Refusal): CheckId {
  return (why.code === 'journal.order' ? undefined : contentChecks[type]) ?? 'journal.order';
}

function numeral(number: number | undefined): string | null {
  return number === undefined ? null : String(number);
}

function commitmentsText(from: Pick<Commitment, 'commitments'> | null): string | null {
  return from === null ? null : from.commitments.map(({ role, commitment }) => `${role}:${commitment}`).join(' ');
}
