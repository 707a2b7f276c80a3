// Previews a list before it is accepted, again with each change of its matching. Only the last answer is shown.

import { useEffect, useRef, useState } from 'react';
import type { ListPreview } from '../../../../shared/contract/preparation.ts';
import type { ColumnMapping } from '../../../../shared/intake/columns/header.ts';
import type { CarriedFile } from '../../parts/FileArea.tsx';
import type { Trouble } from '../../state/asking.ts';
import { useConsole } from '../../state/console.ts';
import { columnsGuessed } from './matching.ts';

/** The result of a look at the file: a preview, or why there is none. `mapping` is null if the headers decide. */
type Look = {
  readonly mapping: ColumnMapping | null;
  readonly seen: ListPreview | null;
  readonly trouble: Trouble | null;
};

/** The newest look, and how to look again. */
export type Looking = Look & {
  readonly busy: boolean;
  /** Looks with the columns of a mapping. */
  readonly look: (mapping: ColumnMapping | null) => void;
  /** Looks at another sheet or under another header row: its columns are matched by what their headers say. */
  readonly lookAt: (place: Pick<ColumnMapping, 'sheet' | 'headerRow'>, before: ColumnMapping['columns']) => void;
};

/** Looks at a file for a school, at once and whenever its matching changes. */
export function useListPreview(school: string, file: CarriedFile): Looking {
  const { call } = useConsole();
  const [last, setLast] = useState<Look>({ mapping: null, seen: null, trouble: null });
  const [busy, setBusy] = useState(true);
  const turn = useRef(0);

  const ask = async (mapping: ColumnMapping | null): Promise<Look> => {
    const request = { type: 'list.preview', school, file, ...(mapping === null ? {} : { mapping }) } as const;
    const answer = await call(request).catch(() => null);
    if (answer === null) return { mapping, seen: null, trouble: 'unreachable' };
    if (!answer.ok) return { mapping, seen: null, trouble: answer.refusal };
    return { mapping, seen: answer.value, trouble: null };
  };
  // The mapping counts as soon as it is chosen: the next choice builds on it, whether the answer is there or not.
  const show = async (mapping: ColumnMapping | null, asked: () => Promise<Look>) => {
    turn.current += 1;
    const own = turn.current;
    setBusy(true);
    setLast(before => ({ ...before, mapping }));
    const looked = await asked();
    if (own !== turn.current) return;
    setBusy(false);
    setLast(before => ({ ...looked, seen: looked.seen ?? before.seen }));
  };
  const look = (mapping: ColumnMapping | null) => void show(mapping, () => ask(mapping));
  const lookAt: Looking['lookAt'] = (place, before) =>
    void show({ ...place, columns: before }, async () => {
      const bare = await ask({ ...place, columns: {} });
      if (bare.seen === null) return bare;
      const guessed = columnsGuessed(bare.seen.headers);
      return ask({ ...place, columns: Object.keys(guessed).length > 0 ? guessed : before });
    });

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for a file; what follows is asked for
  useEffect(() => {
    look(null);
    return () => {
      turn.current += 1;
    };
  }, [school, file]);

  return { ...last, busy, look, lookAt };
}
