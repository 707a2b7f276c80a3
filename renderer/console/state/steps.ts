// Which step the ceremony is at, from the event that is due. Before the freeze and between draw and seal the operator moves
// between several steps; otherwise there is one.

import type { SampleFile } from '../../../shared/contract/preparation.ts';
import type { ConsoleSnapshot, StepId } from '../../../shared/contract/snapshots.ts';
import type { Due } from '../../../shared/record/state.ts';

/** The state of a step: done, shown now, open to be chosen as well, passed over, or still to come. */
export type StepState = 'done' | 'now' | 'open' | 'missed' | 'later';

/** The steps in the groups within which the operator moves freely. */
export const stepGroups: readonly (readonly [StepId, ...StepId[]])[] = [
  ['prepare', 'displays', 'rehearse', 'freeze'],
  ['secrets'],
  ['publish'],
  ['inputs'],
  ['reveal'],
  ['draw'],
  ['present', 'seal'],
  ['verify'],
];

const groupOfDue: { readonly [Type in Due['type']]: number } = {
  open: 0,
  freeze: 0,
  commit: 1,
  publish: 2,
  input: 3,
  close: 4,
  reveal: 4,
  seed: 5,
  result: 5,
  seal: 6,
  sealed: 7,
  'given-up': 7,
};

/** The group of steps that the due event belongs to. */
export function groupDue({ due }: Pick<ConsoleSnapshot, 'due'>): number {
  return groupOfDue[due.type];
}

/** Why the preparation can only be viewed: the lists are frozen, or a rehearsal of them runs; null if it is open. */
export function fixedBy({
  due,
  rehearsing,
}: Pick<ConsoleSnapshot, 'due' | 'rehearsing'>): 'freeze' | 'rehearsal' | null {
  if (rehearsing !== null) return 'rehearsal';
  return groupDue({ due }) > 0 ? 'freeze' : null;
}

/** What the operator's place depends on. */
export type Standing = Pick<ConsoleSnapshot, 'due' | 'rehearsing'>;

/** The step that is due: the first of its group. A rehearsal begins with its freeze, because its preparation is the draft's. */
export function firstDue(snapshot: Standing): StepId {
  if (snapshot.rehearsing !== null && groupDue(snapshot) === 0) return 'freeze';
  return stepGroups[groupDue(snapshot)]?.[0] ?? 'prepare';
}

/** The step to show: the one that was asked for if it can be viewed already, else the one that is due. */
export function shownStep(snapshot: Standing, asked: string | null): StepId {
  const reachable = stepGroups.slice(0, groupDue(snapshot) + 1).flat();
  return reachable.find(step => step === asked) ?? firstDue(snapshot);
}

/** What the lists must be ready for. A rehearsal may be held with those of the sample, an official freeze may not. */
export type Aim = 'freeze' | 'rehearsal';

/** What still stands between the lists and the freeze. */
export type Blockers = {
  readonly missing: readonly string[];
  readonly samples: readonly SampleFile[];
  readonly errors: number;
  readonly open: number;
};

/** What the readiness of the lists depends on. */
export type Lists = Pick<ConsoleSnapshot, 'plan' | 'rehearsal' | 'lists' | 'findingKinds' | 'preparation'>;

/** The schools without a list, files of the sample, and the errors and unaccepted warnings of all files. */
export function blockersOf(snapshot: Lists, aim: Aim = 'freeze'): Blockers {
  const { plan, rehearsal, lists, findingKinds, preparation } = snapshot;
  const listOf = (code: string) => lists.find(list => list.school === code && list.file !== null);
  return {
    missing: plan.schools.filter(({ code }) => listOf(code) === undefined).map(({ name }) => name),
    samples: rehearsal || aim === 'rehearsal' ? [] : preparation.samples,
    errors: findingKinds.reduce((sum, { severity, count }) => sum + (severity === 'error' ? count : 0), 0),
    open: findingKinds.reduce((sum, { open }) => sum + open, 0),
  };
}

/** Whether nothing stands between the lists and the freeze. */
export function isReady(snapshot: Lists, aim: Aim = 'freeze'): boolean {
  const { missing, samples, errors, open } = blockersOf(snapshot, aim);
  return missing.length === 0 && samples.length === 0 && errors === 0 && open === 0;
}

/** The roles of the plan that nobody has signed in for. */
export function absentRoles({ plan, attendance }: Pick<ConsoleSnapshot, 'plan' | 'attendance'>): string[] {
  const present = new Set(attendance.map(({ role }) => role));
  return plan.witnesses.map(({ role }) => role).filter(role => !present.has(role));
}

/** Whether the ceremony was rehearsed from its beginning to its end, or is a rehearsal itself. */
export function wasRehearsed({ rehearsal, rehearsals }: Pick<ConsoleSnapshot, 'rehearsal' | 'rehearsals'>): boolean {
  return rehearsal || rehearsals.some(({ reached }) => reached === 'seal');
}

/** Whether a step was done, as record and draft have it: never because a later one was reached. */
export function isDone(snapshot: ConsoleSnapshot, step: StepId): boolean {
  const isOver = (group: number) => groupDue(snapshot) > group;
  switch (step) {
    case 'prepare':
      // Nothing is frozen that is not ready; who has signed in by then, the record does not say.
      return isOver(0) || snapshot.rehearsing !== null || (isReady(snapshot) && snapshot.attendance.length > 0);
    case 'displays':
      return snapshot.tested !== null;
    case 'rehearse':
      return wasRehearsed(snapshot);
    case 'present':
      return (
        groupDue(snapshot) >= groupOfDue.seal && snapshot.schools.every(({ code }) => snapshot.presented.includes(code))
      );
    case 'verify':
      return snapshot.due.type === 'sealed' && snapshot.verdict?.status === 'verified';
    default:
      // The record has no event of a later group without those of this one.
      return isOver(stepGroups.findIndex(group => group.includes(step)));
  }
}

/** The state of each step while `shown` is on screen. */
export function stepStates(snapshot: ConsoleSnapshot, shown: StepId): readonly { id: StepId; state: StepState }[] {
  const due = groupDue(snapshot);
  return stepGroups.flatMap((group, index) =>
    group.map(id => {
      if (id === shown) return { id, state: 'now' as const };
      if (index > due) return { id, state: 'later' as const };
      if (isDone(snapshot, id)) return { id, state: 'done' as const };
      return { id, state: index < due ? ('missed' as const) : ('open' as const) };
    }),
  );
}

/** The step that follows in the list, or null at its end. */
export function stepAfter(step: StepId): StepId | null {
  const all = stepGroups.flat();
  return all[all.indexOf(step) + 1] ?? null;
}

/** A list with what is due at its head, so that it is on the screen without scrolling; the others keep their order. */
export function dueFirst<Item>(items: readonly Item[], isDue: (item: Item) => boolean): Item[] {
  return [...items.filter(isDue), ...items.filter(item => !isDue(item))];
}
