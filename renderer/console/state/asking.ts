// Asks the service for something: one request at a time from each place, with the refusal kept beside it.

import { useRef, useState } from 'react';
import type { AnswerValue, RequestOf, RequestType } from '../../../shared/contract/requests.ts';
import type { Refusal } from '../../../shared/text/refusal.ts';
import { useWindow } from './window.ts';

/** Why a request failed: what the service said, or that it could not be reached. */
export type Trouble = Refusal | 'unreachable';

/** A place that asks. */
export type Asking = {
  readonly busy: boolean;
  readonly trouble: Trouble | null;
  /** Sends a request unless one is under way; true if it was carried out. `take` then gets the answer. */
  readonly ask: <Type extends RequestType>(
    request: RequestOf<Type>,
    take?: (value: AnswerValue<Type>) => void,
  ) => Promise<boolean>;
  readonly clear: () => void;
};

/** Gives a place its own way to ask. */
export function useAsking(): Asking {
  const { call } = useWindow();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  // State would let the second click of a double click through before the next render.
  const underWay = useRef(false);
  const ask: Asking['ask'] = async (request, take) => {
    if (underWay.current) return false;
    underWay.current = true;
    setBusy(true);
    const answer = await call(request).catch(() => null);
    underWay.current = false;
    setBusy(false);
    setTrouble(answer === null ? 'unreachable' : answer.ok ? null : answer.refusal);
    if (answer?.ok) take?.(answer.value);
    return answer?.ok ?? false;
  };
  return { busy, trouble, ask, clear: () => setTrouble(null) };
}
