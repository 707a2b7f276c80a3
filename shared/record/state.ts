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

/** Whether an attempt is over while `due` is next: sealed, or given up. */
export function isOver(due: Due['type']): boolean {
  return due === 'sealed' || due === 'given-up';
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

/** An event that a record may not hold, and why. */
export type Wrong = { readonly event: JournalEvent; readonly why: Refusal };

/**
 * How far a journal can be taken: the state, and the events that lead to it, whatever they say. `refused` is the next one, which may not
 * follow; `wrong` are those among the taken that say something else than the record demands.
 */
export type Folded = {
  readonly state: State;
  readonly taken: readonly JournalEvent[];
  readonly refused: Wrong | null;
  readonly wrong: readonly Wrong[];
};

/** Takes the events of a journal from its start, up to the first that may not stand where it stands. */
export function fold({ entries }: Journal, frozen: Frozen | null): Folded {
  let state = startOfCeremony;
  const taken: JournalEvent[] = [];
  const wrong: Wrong[] = [];
  for (const { event } of entries) {
    const next = step(state, event, frozen);
    if (!next.ok) return { state, taken, refused: { event, why: next.refusal }, wrong };
    if (next.value.wrong !== null) wrong.push({ event, why: next.value.wrong });
    state = next.value.state;
    taken.push(event);
  }
  return { state, taken, refused: null, wrong };
}

/**
 * The state after `event`. `frozen` is what the files say that the freeze event names; null before they exist.
 * Refuses an event that is not due (`order`), one that differs from what follows from the record (`content`), and a
 * secret that does not open its commitment (`reveal`). What `result` names is a matter of files, not of this fold.
 */
export function advance(state: State, event: JournalEvent, frozen: Frozen | null): Outcome<State> {
  const next = step(state, event, frozen);
  if (!next.ok) return next;
  return next.value.wrong === null ? done(next.value.state) : refused(next.value.wrong);
}

/** The state after an event that is due, and what is wrong with what it says, or null. */
type Step = { readonly state: State; readonly wrong: Refusal | null };

/** One step, by the order of events alone: what an event says does not keep the next from being looked at. */
function step(state: State, event: JournalEvent, frozen: Frozen | null): Outcome<Step> {
  if (isNote(event)) return note(state, event, frozen);
  const { due } = state;
  if (event.type !== due.type) return refused(refusal('journal.order', { expected: due.type, actual: event.type }));
  switch (event.type) {
    case 'open':
      return after({ ...state, due: { type: 'freeze' }, software: event.software });
    case 'freeze': {
      if (frozen === null)
        return refused(refusal('journal.order', { expected: 'rules.txt, roster.csv', actual: 'freeze' }));
      return after({ ...state, due: dueSecret('commit', frozen.rules, 0), frozen }, unlike(event, freezeEvent(frozen)));
    }
  }
  if (state.frozen === null) return refused(refusal('journal.order', { expected: 'freeze', actual: event.type }));
  const { rules, rosterDigest, rulesDigest } = state.frozen;
  switch (event.type) {
    case 'commit': {
      const role = rules.roles[state.commitments.length] as Role;
      const commitments = [...state.commitments, { role, commitment: event.commitment }];
      const next = { ...state, commitments, due: dueSecret('commit', rules, commitments.length) };
      return after(next, unlike(event, { ...event, role }));
    }
    case 'publish':
      return after({ ...state, due: dueInput(rules, 0), promise: event.digest });
    case 'input': {
      const index = state.inputs.length;
      const line = rules.inputs[index] as InputLine;
      const fits = event.number === inputNumber(index) && event.kind === line.kind && fitsInput(line, event.value);
      const expected = `${inputNumber(index)}:${line.kind}:${line.kind === 'ball' ? 'NN-NN…' : '0-9'}×${line.count}`;
      const wrong = refusal('journal.content', { type: 'input', expected, actual: payloadOf(event) });
      const inputs = [...state.inputs, event.value];
      return after({ ...state, inputs, due: dueInput(rules, inputs.length) }, fits ? null : wrong);
    }
    case 'close': {
      const joined = joinInputs(rules.inputs, state.inputs);
      const next = { ...state, joined, due: dueSecret('reveal', rules, 0) };
      return after(next, unlike(event, { type: 'close', inputs: joined }));
    }
    case 'reveal': {
      const { role, commitment } = state.commitments[state.secrets.length] as RoleCommitment;
      const secrets = [...state.secrets, event.secret];
      const next = { ...state, secrets, due: dueSecret('reveal', rules, secrets.length) };
      const otherRole = unlike(event, { ...event, role });
      if (otherRole !== null) return after(next, otherRole);
      const actual = commitmentOf(rules.ceremony, role, rosterDigest, rulesDigest, event.secret);
      const wrong = refusal('journal.reveal', { role, expected: commitment, actual });
      return after(next, actual === commitment ? null : wrong);
    }
    case 'seed': {
      const seed = nextSeed(state);
      return after({ ...state, seed, due: { type: 'result' } }, unlike(event, { type: 'seed', seed }));
    }
    case 'result':
      return after({ ...state, result: event.digest, due: { type: 'seal' } });
    case 'seal':
      return after({ ...state, due: { type: 'sealed' } });
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

function note(state: State, event: Note, frozen: Frozen | null): Outcome<Step> {
  const { type } = state.due;
  if (type === 'open' || isOver(type)) {
    return refused(refusal('journal.order', { expected: type === 'open' ? 'open' : '∅', actual: event.type }));
  }
  const notes = [...state.notes, event];
  if (event.type === 'fact' && event.fact.key === 'given-up') {
    if (mayGiveUp(type)) return after({ ...state, due: { type: 'given-up' }, notes });
    return refused(refusal('journal.order', { expected: type, actual: 'given-up' }));
  }
  const expected = expectedOf(event, (state.frozen ?? frozen)?.rules ?? null);
  const { type: actual } = event;
  const wrong = () => refusal('journal.content', { type: actual, expected: expected ?? '', actual: payloadOf(event) });
  return after({ ...state, notes }, expected === null ? null : wrong());
}

/** What a note that names something unknown to the rules would have to name; null if it is known. */
function expectedOf(event: Note, rules: Rules | null): string | null {
  const { inputs = [], schools = [], roles = [] } = rules ?? {};
  const codes = schools.map(({ code }) => code);
  const ofInput = (number: string) => (Number(number) <= inputs.length ? null : `01–${inputNumber(inputs.length - 1)}`);
  switch (event.type) {
    case 'void':
      return ofInput(event.number);
    case 'present':
      return codes.includes(event.school) ? null : codes.join('|');
    case 'incident':
      return null;
    case 'fact':
      if (event.fact.key === 'given-by') return ofInput(event.fact.number);
      return 'role' in event.fact && !roles.includes(event.fact.role) ? roles.join('|') : null;
  }
}

function after(state: State, wrong: Refusal | null = null): Outcome<Step> {
  return done({ state, wrong });
}

/** The refusal of an event that differs from what it must say, or null. */
function unlike(event: JournalEvent, expected: JournalEvent): Refusal | null {
  const [actual, wanted] = [payloadOf(event), payloadOf(expected)];
  return actual === wanted ? null : refusal('journal.content', { type: event.type, expected: wanted, actual });
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
