// Who is present, in which role, since when: sign-ins before the freeze, later arrivals too.

import { Autocomplete, Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { ActionButton } from '../parts/ActionButton.tsx';
import { Refused } from '../parts/Refused.tsx';
import { useAsking } from '../state/asking.ts';
import { useConsole } from '../state/console.ts';
import { absentRoles } from '../state/steps.ts';

/** Signing in, and the list of those present. */
export function AttendancePart() {
  const { snapshot, handover, t } = useConsole();
  const [chosen, setRole] = useState<string | null>(null);
  const [name, setName] = useState('');
  const { ask, busy, trouble } = useAsking();
  const { attendance, plan, due } = snapshot;
  const roles = [...new Set([...plan.witnesses.map(({ role }) => role), t('role.operator'), t('role.host')])];
  const absent = absentRoles(snapshot);
  // Whoever signs in next is most likely of a role that is still missing.
  const role = chosen ?? absent[0] ?? '';
  const isWhole = role.trim() !== '' && name.trim() !== '';
  const sign = async (event: FormEvent) => {
    event.preventDefault();
    if (!isWhole || !(await ask({ type: 'attendance.sign', role: role.trim(), name: name.trim() }))) return;
    setName('');
    setRole(null);
  };
  const days = new Set(attendance.map(({ time }) => time.slice(0, 10)));
  return (
    <div>
      <p className="part-about">{t('attendance.about')}</p>
      {due.type !== 'sealed' && (
        <form className="fields-3" onSubmit={event => void sign(event)}>
          <Autocomplete label={t('column.role')} value={role} data={roles} maxLength={60} onChange={setRole} />
          <TextInput
            label={t('column.name')}
            value={name}
            maxLength={60}
            onChange={event => setName(event.currentTarget.value)}
          />
          <Button type="submit" variant="filled" loading={busy} disabled={!isWhole || handover.moved !== null}>
            {t('attendance.sign')}
          </Button>
        </form>
      )}
      <Refused trouble={trouble} />
      {attendance.length > 0 && (
        <table className="grid">
          <thead>
            <tr>
              <th scope="col">{t('column.role')}</th>
              <th scope="col">{t('column.name')}</th>
              <th scope="col">{t('column.signed-in')}</th>
              <th scope="col">
                <span className="hidden-words">{t('attendance.remove')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {attendance.map(({ role, name, time }, index) => (
              <tr key={`${time} ${role} ${name}`}>
                <td>{role}</td>
                <td className="song">{name}</td>
                <td className="mono">{days.size > 1 ? time.slice(5, 16).replace('T', ' ') : time.slice(11, 19)}</td>
                <td>
                  {due.type !== 'sealed' && (
                    <ActionButton
                      variant="default"
                      size="compact-sm"
                      label={t('attendance.remove')}
                      about={name}
                      request={{ type: 'attendance.remove', index }}
                    />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className={absent.length === 0 ? 'note note-good' : 'note note-open'}>
        {absent.length === 0 ? t('attendance.all') : t('attendance.absent', { roles: absent.join(t('list.comma')) })}
      </p>
    </div>
  );
}
