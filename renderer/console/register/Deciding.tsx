// Why, when, and who decided it: the fields under whatever is entered, and the button that enters it.

import { Autocomplete, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { longestRole } from '../../../shared/record/notes.ts';
import type { RegisterEvent } from '../../../shared/register/line.ts';
import { longestRegisterReason } from '../../../shared/register/register.ts';
import { AskButton } from '../parts/AskButton.tsx';
import { Refused } from '../parts/Refused.tsx';
import { useAsking } from '../state/asking.ts';
import { useConsole } from '../state/console.ts';
import { useRegister } from './register.ts';
import { typedDate } from './typedDate.ts';

/** What is entered, what the button says, and the reason that stands there already. */
export type DecidingProps = {
  readonly event: RegisterEvent;
  readonly action: string;
  readonly reason?: string;
  /** Whether this is what is due now; the button is filled then. */
  readonly isDue?: boolean;
  readonly onDone?: () => void;
};

/** The fields and the button. */
export function Deciding({ event, action, reason: given = '', isDue = false, onDone }: DecidingProps) {
  const { snapshot, t } = useConsole();
  const { deciders, setDeciders, take } = useRegister();
  const { ask, busy, trouble, clear } = useAsking();
  const [reason, setReason] = useState(given);
  const isWhole = [reason, ...Object.values(deciders)].every(value => value.trim() !== '');
  const submit = async (submitted: FormEvent) => {
    submitted.preventDefault();
    if (!isWhole) return;
    const { role, name } = deciders;
    const request = { type: 'register.enter', event, date: typedDate(deciders.date), reason, role, name } as const;
    if (await ask(request, take)) onDone?.();
  };
  const change = (changed: Partial<typeof deciders>) => {
    clear();
    setDeciders({ ...deciders, ...changed });
  };
  return (
    <form onSubmit={submitted => void submit(submitted)}>
      <div className="fields-2 more">
        <TextInput
          label={t('line.reason')}
          value={reason}
          maxLength={longestRegisterReason}
          autoComplete="off"
          onChange={typed => {
            clear();
            setReason(typed.currentTarget.value);
          }}
        />
        <TextInput
          label={t('reserve.date-as')}
          value={deciders.date}
          maxLength={20}
          autoComplete="off"
          onChange={typed => change({ date: typed.currentTarget.value })}
          onBlur={() => setDeciders({ ...deciders, date: typedDate(deciders.date) })}
        />
        <Autocomplete
          label={t('line.role')}
          value={deciders.role}
          data={[...new Set([...snapshot.givers, t('role.operator')])]}
          maxLength={longestRole}
          onChange={role => change({ role })}
        />
        <TextInput
          label={t('line.name')}
          value={deciders.name}
          maxLength={60}
          autoComplete="off"
          onChange={typed => change({ name: typed.currentTarget.value })}
        />
      </div>
      <div className="row">
        <AskButton
          type="submit"
          variant={isDue ? 'filled' : 'default'}
          disabled={!isWhole}
          busy={busy}
          onClick={() => undefined}
        >
          {action}
        </AskButton>
      </div>
      <Refused trouble={trouble} />
    </form>
  );
}
