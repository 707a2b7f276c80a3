// The plan being edited. The service keeps what is not saved yet, so that a reload or a crash loses none of it.

import { useEffect, useRef, useState } from 'react';
import type { Call } from '../../../shared/contract/bridge.ts';
import type { ConsoleSnapshot } from '../../../shared/contract/snapshots.ts';
import { type Plan, parsePlanForm } from '../../../shared/plan/plan.ts';
import { groupDue } from './steps.ts';

/** An edited plan: the digest of the plan that the editing began from, and whether it came back from a window that is gone. */
export type PlanDraft = { readonly plan: Plan; readonly basis: string; readonly isRestored: boolean };

/** The draft of a window, and whether it could be kept. */
export type KeptDraft = {
  /** Null if nothing is unsaved. It outlives a look at another step. */
  readonly draft: PlanDraft | null;
  readonly setDraft: (draft: PlanDraft | null) => void;
  /** Whether the last changes could not be kept. */
  readonly isUnkept: boolean;
  /** Sends what still waits to be kept; settles once no change is on its way any more. */
  readonly settled: () => Promise<void>;
};

// The wait between two keystrokes, in ms.
const patience = 250;

/** Edits a plan over the life of a window: takes up what an earlier one left, and keeps each change. */
export function usePlanDraft(snapshot: ConsoleSnapshot, call: Call): KeptDraft {
  const [draft, setDraft] = useState<PlanDraft | null>(null);
  const [isUnkept, setUnkept] = useState(false);
  const isTakenUp = useRef(false);
  const underWay = useRef<Promise<void>>(Promise.resolve());
  const waiting = useRef<(() => void) | null>(null);

  useEffect(() => {
    if (isTakenUp.current) return;
    isTakenUp.current = true;
    const { unsaved } = snapshot.preparation;
    if (unsaved === null || groupDue(snapshot) > 0 || snapshot.rehearsing !== null) return;
    const plan = parsePlanForm(unsaved.json);
    if (plan !== null) setDraft({ plan, basis: unsaved.basis, isRestored: true });
  }, [snapshot]);

  useEffect(() => {
    setUnkept(false);
    if (draft === null || draft.isRestored) return;
    const keep = () => {
      clearTimeout(timer);
      waiting.current = null;
      underWay.current = call({ type: 'plan.keep', json: JSON.stringify(draft.plan), basis: draft.basis }).then(
        answer => setUnkept(!answer.ok),
        () => setUnkept(true),
      );
    };
    const timer = setTimeout(keep, patience);
    waiting.current = keep;
    return () => {
      clearTimeout(timer);
      waiting.current = null;
    };
  }, [draft, call]);

  const settled = () => {
    // Sent now, not in the middle of what follows: kept after the plan was saved, it would come back as unsaved.
    waiting.current?.();
    return underWay.current;
  };
  return { draft, setDraft, isUnkept, settled };
}
