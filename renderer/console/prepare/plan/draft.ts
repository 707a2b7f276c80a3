// Editing the plan: the unsaved copy, its changes, and what is wrong beside its field, judged as it is typed.

import { useMemo } from 'react';
import { type Plan, type PlanSchool, planFaults } from '../../../../shared/plan/plan.ts';
import { type Asking, useAsking } from '../../state/asking.ts';
import { useConsole } from '../../state/console.ts';
import { faultWords } from './faults.ts';

/** The plan being edited, and how to change, save or give up the changes. */
export type PlanEditor = {
  readonly plan: Plan;
  readonly dirty: boolean;
  /** How many values are wrong. */
  readonly faults: number;
  /** Whether the changes come from a window that is gone, and whether the plan was changed elsewhere since they began. */
  readonly isRestored: boolean;
  readonly isOvertaken: boolean;
  readonly asking: Asking;
  readonly change: (changes: Partial<Plan>) => void;
  readonly changeSchool: (index: number, changes: Partial<PlanSchool>) => void;
  /** Saves; with `anyway` also over a plan that was changed elsewhere. */
  readonly save: (anyway?: 'anyway') => Promise<void>;
  readonly giveUp: () => void;
  /** What is wrong with the value at a path such as `schools[0].places`, or null. */
  readonly errorAt: (path: string) => string | null;
};

/** The editor of the plan. */
export function usePlanEditor(): PlanEditor {
  const { snapshot, draft, setDraft, settled, call, language, t } = useConsole();
  const asking = useAsking();
  const { basis } = snapshot.preparation;
  const plan = draft?.plan ?? snapshot.plan;
  const faults = useMemo(() => (draft === null ? [] : planFaults('plan.json', draft.plan)), [draft]);
  const change = (changes: Partial<Plan>) =>
    setDraft({ plan: { ...plan, ...changes }, basis: draft?.basis ?? basis, isRestored: false });
  return {
    plan,
    dirty: draft !== null,
    faults: faults.length,
    isRestored: draft?.isRestored ?? false,
    isOvertaken: draft !== null && draft.basis !== basis,
    asking,
    change,
    changeSchool: (index, changes) =>
      change({ schools: plan.schools.map((school, at) => (at === index ? { ...school, ...changes } : school)) }),
    save: async anyway => {
      // Changes still on their way to be kept would come back after the save.
      await settled();
      const from = anyway === undefined ? (draft?.basis ?? basis) : basis;
      if (await asking.ask({ type: 'plan.save', json: JSON.stringify(plan), basis: from })) setDraft(null);
    },
    giveUp: () => {
      setDraft(null);
      asking.clear();
      // Nothing is lost if this fails: the changes come back once more and can be given up again.
      void settled().then(() => call({ type: 'plan.keep', json: null, basis }));
    },
    errorAt: path => {
      const fault = faults.find(({ values }) => values['path'] === path);
      return fault === undefined ? null : faultWords(t, language, fault);
    },
  };
}

/** A list with one of its items changed, left out, or one more. */
export const listOf = <Item>(items: readonly Item[]) => ({
  with: (index: number, changes: Partial<Item>): Item[] =>
    items.map((item, at) => (at === index ? { ...item, ...changes } : item)),
  without: (index: number): Item[] => items.filter((_, at) => at !== index),
  and: (item: Item): Item[] => [...items, item],
});
