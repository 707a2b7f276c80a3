// Editing the plan: the unsent copy, its changes, and the refusal beside the field it is about. The service alone judges a plan.

import type { Plan, PlanSchool } from '../../../shared/ceremony/plan.ts';
import { sentence } from '../../../shared/text/refusal.ts';
import { type Asking, useAsking } from '../asking.ts';
import { useDesk } from '../desk.ts';

/** The plan being edited, and how to change, save or give up the changes. */
export type PlanEditor = {
  readonly plan: Plan;
  readonly dirty: boolean;
  readonly asking: Asking;
  readonly change: (changes: Partial<Plan>) => void;
  readonly changeSchool: (index: number, changes: Partial<PlanSchool>) => void;
  readonly save: () => Promise<void>;
  readonly giveUp: () => void;
  /** The sentence about the value at a path such as `schools[0].places`, or null. */
  readonly errorAt: (path: string) => string | null;
};

/** The editor of the plan. */
export function usePlanEditor(): PlanEditor {
  const { snapshot, draft, setDraft, language } = useDesk();
  const asking = useAsking();
  const plan = draft ?? snapshot.plan;
  const change = (changes: Partial<Plan>) => setDraft({ ...plan, ...changes });
  const { trouble } = asking;
  const wrongPath = trouble === null || trouble === 'unreachable' ? null : trouble.values['path'];
  return {
    plan,
    dirty: draft !== null,
    asking,
    change,
    changeSchool: (index, changes) =>
      change({ schools: plan.schools.map((school, at) => (at === index ? { ...school, ...changes } : school)) }),
    save: async () => {
      if (await asking.ask({ type: 'plan.save', json: JSON.stringify(plan) })) setDraft(null);
    },
    giveUp: () => {
      setDraft(null);
      asking.clear();
    },
    errorAt: path =>
      trouble !== null && trouble !== 'unreachable' && wrongPath === path ? sentence(language, trouble) : null,
  };
}

/** A list with one of its items changed, left out, or one more. */
export const listOf = <Item>(items: readonly Item[]) => ({
  with: (index: number, changes: Partial<Item>): Item[] =>
    items.map((item, at) => (at === index ? { ...item, ...changes } : item)),
  without: (index: number): Item[] => items.filter((_, at) => at !== index),
  and: (item: Item): Item[] => [...items, item],
});
