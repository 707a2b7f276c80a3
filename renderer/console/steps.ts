// Which step the ceremony stands at, out of the event that is due. Before the freeze and between draw and seal the operator
// goes to and fro between several steps; otherwise there is one.

import type { ConsoleSnapshot, StepId } from '../../shared/contract/snapshots.ts';

/** How a step stands: behind, before us, chosen now, or one that may be chosen as well. */
export type StepState = 'done' | 'now' | 'open' | 'later';

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

const groupOfDue: { readonly [type: string]: number } = {
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
};

/** The group of steps that the due event belongs to. */
export function groupDue({ due }: Pick<ConsoleSnapshot, 'due'>): number {
  return groupOfDue[due.type] ?? 0;
}

/** What the place of the operator depends on. */
export type Standing = Pick<ConsoleSnapshot, 'due' | 'rehearsing'>;

/** The step that is due: the first of its group. A rehearsal begins with its freeze, because its preparation is the draft's. */
export function firstDue(snapshot: Standing): StepId {
  if (snapshot.rehearsing !== null && groupDue(snapshot) === 0) return 'freeze';
  return stepGroups[groupDue(snapshot)]?.[0] ?? 'prepare';
}

/** The step to show: the one that was asked for where it can be looked at already, else the one that is due. */
export function shownStep(snapshot: Standing, asked: string | null): StepId {
  const reachable = stepGroups.slice(0, groupDue(snapshot) + 1).flat();
  return reachable.find(step => step === asked) ?? firstDue(snapshot);
}

/** What still stands between the lists and the freeze. */
export type Blockers = {
  readonly missing: readonly string[];
  readonly errors: number;
  readonly open: number;
};

/** The schools without a list, and the errors and unaccepted warnings of the others. */
export function blockersOf({ plan, lists }: Pick<ConsoleSnapshot, 'plan' | 'lists'>): Blockers {
  const listOf = (code: string) => lists.find(list => list.school === code && list.file !== null);
  return {
    missing: plan.schools.filter(({ code }) => listOf(code) === undefined).map(({ name }) => name),
    errors: lists.reduce((sum, list) => sum + list.errors, 0),
    open: lists.reduce((sum, list) => sum + list.open, 0),
  };
}

/** Whether nothing stands between the lists and the freeze. */
export function isReady(snapshot: Pick<ConsoleSnapshot, 'plan' | 'lists'>): boolean {
  const { missing, errors, open } = blockersOf(snapshot);
  return missing.length === 0 && errors === 0 && open === 0;
}

/** How each step stands while `shown` is on the screen. */
export function stepStates(snapshot: ConsoleSnapshot, shown: StepId): readonly { id: StepId; state: StepState }[] {
  const due = groupDue(snapshot);
  const sealed = snapshot.due.type === 'sealed';
  return stepGroups.flatMap((group, index) =>
    group.map(id => {
      if (id === shown) return { id, state: 'now' as const };
      if (index < due) return { id, state: 'done' as const };
      if (index > due) return { id, state: 'later' as const };
      const done =
        (snapshot.rehearsing !== null && id !== 'freeze' && index === 0) ||
        (id === 'prepare' && isReady(snapshot) && snapshot.attendance.length > 0) ||
        (id === 'rehearse' && (snapshot.rehearsal || snapshot.rehearsals.length > 0)) ||
        (id === 'present' && snapshot.schools.every(({ code }) => snapshot.presented.includes(code))) ||
        (id === 'verify' && sealed && snapshot.checks !== null);
      return { id, state: done ? ('done' as const) : ('open' as const) };
    }),
  );
}

/** The step that follows in the list, or null at its end. */
export function stepAfter(step: StepId): StepId | null {
  const all = stepGroups.flat();
  return all[all.indexOf(step) + 1] ?? null;
}

/** Whether the attempt may still be given up: from its freeze to the close of its inputs. */
export function mayGiveUp({ due }: Pick<ConsoleSnapshot, 'due'>): boolean {
  return ['commit', 'publish', 'input', 'close'].includes(due.type);
}
