// Gives up an attempt before its inputs are closed: a reason, two people, and the button that is armed and held.

import { Autocomplete, TextInput } from '@mantine/core';
import { useState } from 'react';
import { longestReason, longestRole } from '../../../shared/record/notes.ts';
import { useConsole } from '../state/console.ts';
import { HoldButton } from './HoldButton.tsx';
import { WordsField } from './WordsField.tsx';

const nobody = { role: '', name: '' };

/** Collapsed below the step that is due. */
export function GiveUp() {
  const { snapshot, t } = useConsole();
  const [reason, setReason] = useState('');
  const [first, setFirst] = useState(nobody);
  const [second, setSecond] = useState(nobody);
  const people: [typeof nobody, typeof nobody] = [first, second];
  const setters = [setFirst, setSecond] as const;
  const isWhole =
    reason.trim() !== '' &&
    people.every(({ role, name }) => role.trim() !== '' && name.trim() !== '') &&
    first.name.trim() !== second.name.trim();
  return (
    <details className="apart">
      <summary>{t('give-up.open')}</summary>
      <p className="part-about">{t('give-up.about')}</p>
      <WordsField label={t('give-up.reason')} most={longestReason} value={reason} onWords={setReason} />
      {people.map((person, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: two, always
          key={index}
          className="fields-2"
        >
          <Autocomplete
            label={t('give-up.role', { number: index + 1 })}
            value={person.role}
            data={[...snapshot.givers, t('role.operator'), t('role.host')]}
            maxLength={longestRole}
            onChange={role => setters[index]?.({ ...person, role })}
          />
          <TextInput
            label={t('give-up.name', { number: index + 1 })}
            value={person.name}
            maxLength={60}
            onChange={event => setters[index]?.({ ...person, name: event.currentTarget.value })}
          />
        </div>
      ))}
      <p className="irreversible">{t('give-up.irreversible')}</p>
      <HoldButton
        action={t('give-up.action')}
        disabled={!isWhole}
        request={{ type: 'attempt.give-up', reason, people }}
      />
    </details>
  );
}
