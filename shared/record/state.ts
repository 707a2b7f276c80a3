// protocol.md §2.4: which event may follow which, and what it must say. The state is the fold of the journal: the
// ceremony, its recovery after a crash, the sheets and the verifier all come to it by `advance`, and from files by `fold`.

import { done, type Outcome, refused } from '../outcome.ts';
import { commitmentOf, type RoleCommitment } from '../protocol/commitment.ts';
import type { Hex64 } from '../protocol/hash.ts';
import { fitsInput, type InputLine, inputField, inputNumber, joinInputs } from '../protocol/inputs.ts';
import { type Journal, type JournalEvent, payloadOf } from '../protocol/journal.ts';
import type { Role, Rules } from '../protocol/rules.ts';
import { seedOf } from '../protocol/seed.ts';
import { type Refusal, refusal } from '../text/refusal.ts';

/** The frozen list and rules, as far as the journal speaks of them. */
export type Frozen = {
  readonly rules: Rules;
  readonly rulesDigest: Hex64;
  readonly rosterDigest: Hex64;
  readonly lots: number;
  readonly children: number;
};

/** The event that is due next, and for which role or live input; `sealed` or `given-up` when nothing may follow. */
export type Due =
  | { readonly type: 'open' | 'freeze' | 'publish' | 'close' | 'seed' | 'result' | 'seal' | 'sealed' | 'given-up' }
  | { readonly type: 'commit' | 'reveal'; readonly role: Role }
  | { readonly type: 'input'; readonly index: number; readonly line: InputLine };

/** Whether an attempt may be given up while `due` is next: from the freeze, which fixes something, until the inputs are closed (§5.5). */
export function mayGiveUp(due: Due['type']): boolean {
  return due === 'commit' || due === 'publish' || due === 'input' || due === 'close';
}

/** Something that stands beside the order of the ceremony. */
export type Note = Extract<JournalEvent, { type: 'void' | 'present' | 'incident' | 'fact' }>;

/** Whether an event is a note, which may be added at nearly any time. */
export function isNote(event: JournalEvent): event is Note {
  return event.type === 'void' || event.type === 'present' || event.type === 'incident' || event.type === 'fact';
}

/** The freeze event of these lists and rules. */
export function freezeEvent({ rosterDigest, rulesDigest, lots, children }: Frozen): JournalEvent {
  return { type: 'freeze', roster: rosterDigest, rules: rulesDigest, lots, children };
}

/** Where a ceremony stands. */
export type State = {
  readonly due: Due;
  readonly software: string | null;
  readonly frozen: Frozen | null;
  readonly commitments: readonly RoleCommitment[];
  readonly promise: Hex64 | null;
  readonly inputs: readonly string[];
  readonly joined: string | null;
  readonly secrets: readonly string[];
  readonly seed: Hex64 | null;
  readonly result: Hex64 | null;
  readonly notes: readonly Note[];
};

/** The state before the first event. */
export const startOfCeremony: State = {
  due: { type: 'open' },
  software: null,
  frozen: null,
  commitments: [],
  promise: null,
  inputs: [],
  joined: null,
  secrets: [],
  seed: null,
  result: null,
  notes: [],
};

/** How far a journal can be taken: the state, the events that lead to it, and the next one with why it may not follow, if it may not. */
export type Folded = {
  readonly state: State;
  readonly taken: readonly JournalEvent[];
  readonly refused: { readonly event: JournalEvent; readonly why: Refusal } | null;
};

/** Takes the events of a journal from its start, up to the first that is refused (`advance`). */
export function fold({ entries }: Journal, frozen: Frozen | null): Folded {
  let state = startOfCeremony;
  const taken: JournalEvent[] = [];
  for (const { event } of entries) {
    const next = advance(state, event, frozen);
    if (!next.ok) return { state, taken, refused: { event, why: next.refusal } };
    state = next.value;
    taken.push(event);
  }
  return { state, taken, refused: null };
}

/**
 * The state after `event`. `frozen` is what the files say that the freeze event names; null before they exist.
 * Refuses an event that is not due (`order`), one that differs from what follows from the record (`content`), and a
 * secret that does not open its commitment (`reveal`). What `result` names is a matter of files, not of this fold.
 */
export function advance(state: State, event: JournalEvent, frozen: Frozen | null): Outcome<State> {
  if (isNote(event)) return note(state, event, frozen);
  const { due } = state;
  if (event.type !== due.type) return refused(refusal('journal.order', { expected: due.type, actual: event.type }));
  switch (event.type) {
    case 'open':
      return done({ ...state, due: { type: 'freeze' }, software: event.software });
    case 'freeze': {
      if (frozen === null)
        return refused(refusal('journal.order', { expected: 'rules.txt, roster.csv', actual: 'freeze' }));
      return same(event, freezeEvent(frozen)) ?? done({ ...state, due: dueSecret('commit', frozen.rules, 0), frozen });
    }
  }
  if (state.frozen === null) return refused(refusal('journal.order', { expected: 'freeze', actual: event.type }));
  const { rules, rosterDigest, rulesDigest } = state.frozen;
  switch (event.type) {
    case 'commit': {
      const role = rules.roles[state.commitments.length] as Role;
      const commitments = [...state.commitments, { role, commitment: event.commitment }];
      const next = { ...state, commitments, due: dueSecret('commit', rules, commitments.length) };
      return same(event, { ...event, role }) ?? done(next);
    }
    case 'publish':
      return done({ ...state, due: dueInput(rules, 0), promise: event.digest });
    case 'input': {
      const index = state.inputs.length;
      const line = rules.inputs[index] as InputLine;
      const fits = event.number === inputNumber(index) && event.kind === line.kind && fitsInput(line, event.value);
      if (!fits) {
        const expected = `${inputNumber(index)}:${line.kind}:${line.kind === 'ball' ? 'NN-NN…' : '0-9'}×${line.count}`;
        return refused(refusal('journal.content', { type: 'input', expected, actual: payloadOf(event) }));
      }
      const inputs = [...state.inputs, event.value];
      return done({ ...state, inputs, due: dueInput(rules, inputs.length) });
    }
    case 'close': {
      const joined = joinInputs(rules.inputs, state.inputs);
      return (
        same(event, { type: 'close', inputs: joined }) ?? done({ ...state, joined, due: dueSecret('reveal', rules, 0) })
      );
    }
    case 'reveal': {
      const { role, commitment } = state.commitments[state.secrets.length] as RoleCommitment;
      const wrongRole = same(event, { ...event, role });
      if (wrongRole !== null) return wrongRole;
      const opened = commitmentOf(rules.ceremony, role, rosterDigest, rulesDigest, event.secret);
      if (opened !== commitment) {
        return refused(refusal('journal.reveal', { role, expected: commitment, actual: opened }));
      }
      const secrets = [...state.secrets, event.secret];
      return done({ ...state, secrets, due: dueSecret('reveal', rules, secrets.length) });
    }
    case 'seed': {
      const seed = nextSeed(state);
      return same(event, { type: 'seed', seed }) ?? done({ ...state, seed, due: { type: 'result' } });
    }
    case 'result':
      return done({ ...state, result: event.digest, due: { type: 'seal' } });
    case 'seal':
      return done({ ...state, due: { type: 'sealed' } });
  }
}

/** F (§3) from a state in which `seed` is due. Throws before: a bug of the caller. */
export function nextSeed(state: State): Hex64 {
  if (state.frozen === null || state.joined === null) throw new Error('no seed before the inputs are closed');
  const { rules, rosterDigest, rulesDigest } = state.frozen;
  return seedOf({
    ceremony: rules.ceremony,
    roster: rosterDigest,
    rules: rulesDigest,
    secrets: state.secrets,
    inputs: state.joined,
  });
}

/** The inputs so far, each as journal and E write it. */
export function inputFields(state: State): string[] {
  const lines = state.frozen?.rules.inputs ?? [];
  return state.inputs.map((value, index) => inputField(index, lines[index] as InputLine, value));
}

function note(state: State, event: Note, frozen: Frozen | null): Outcome<State> {
  const { type } = state.due;
  if (type === 'open' || type === 'sealed' || type === 'given-up') {
    return refused(refusal('journal.order', { expected: type === 'open' ? 'open' : '∅', actual: event.type }));
  }
  const rules = (state.frozen ?? frozen)?.rules;
  const unknown = (expected: string) =>
    refused(refusal('journal.content', { type: event.type, expected, actual: payloadOf(event) }));
  if (event.type === 'void' && Number(event.number) > (rules?.inputs.length ?? 0)) {
    return unknown(`01–${inputNumber((rules?.inputs.length ?? 0) - 1)}`);
  }
  if (event.type === 'present' && !rules?.schools.some(({ code }) => code === event.school)) {
    return unknown(rules?.schools.map(({ code }) => code).join('|') ?? '∅');
  }
  const notes = [...state.notes, event];
  if (event.type !== 'fact') return done({ ...state, notes });
  const { fact } = event;
  if (fact.key === 'given-up') {
    if (mayGiveUp(type)) return done({ ...state, due: { type: 'given-up' }, notes });
    return refused(refusal('journal.order', { expected: type, actual: 'given-up' }));
  }
  if ('role' in fact && !rules?.roles.includes(fact.role)) return unknown(rules?.roles.join('|') ?? '∅');
  if (fact.key === 'given-by' && Number(fact.number) > (rules?.inputs.length ?? 0)) return unknown('given-by:NN');
  return done({ ...state, notes });
}

/** The refusal where an event differs from what it must say, or null. */
function same(event: JournalEvent, expected: JournalEvent) {
  const [actual, wanted] = [payloadOf(event), payloadOf(expected)];
  if (actual === wanted) return null;
  return refused(refusal('journal.content', { type: event.type, expected: wanted, actual }));
}

/** What is due of the holder at `index`, or after the last of them. */
function dueSecret(type: 'commit' | 'reveal', rules: Rules, index: number): Due {
  const role = rules.roles[index];
  if (role === undefined) return { type: type === 'commit' ? 'publish' : 'seed' };
  return { type, role };
}

function dueInput(rules: Rules, index: number): Due {
  const line = rules.inputs[index];
  return line === undefined ? { type: 'close' } : { type: 'input', index, line };
}
