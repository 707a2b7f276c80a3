// Who is present, in which role, since when: sign-ins before the freeze, later arrivals too.

import { Autocomplete, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ActionButton } from '../parts/ActionButton.tsx';
import { useConsole } from '../state/console.ts';
import { absentRoles } from '../state/steps.ts';

/** Signing in, and the list of those present. */
export function AttendancePart() {
  const { snapshot, t } = useConsole();
  const [role, setRole] = useState('');
  const [name, setName] = useState('');
  const { attendance, plan, due } = snapshot;
  const roles = [...new Set([...plan.witnesses.map(({ role }) => role), t('role.operator'), t('role.host')])];
  const absent = absentRoles(snapshot);
  return (
    <div>
      <p className="part-about">{t('attendance.about')}</p>
      {due.type !== 'sealed' && (
        <div className="fields-3">
          <Autocomplete label={t('column.role')} value={role} data={roles} maxLength={60} onChange={setRole} />
          <TextInput
            label={t('column.name')}
            value={name}
            maxLength={60}
            onChange={event => setName(event.currentTarget.value)}
          />
          <ActionButton
            label={t('attendance.sign')}
            disabled={role.trim() === '' || name.trim() === ''}
            request={{ type: 'attendance.sign', role: role.trim(), name: name.trim() }}
            onDone={() => setName('')}
          />
        </div>
      )}
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
                <td className="mono">{time.slice(11, 19)}</td>
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
