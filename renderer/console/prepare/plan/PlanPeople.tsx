// The observers, and the telephones that stage and sheets show.

import { Button, TextInput } from '@mantine/core';
import { SmallButton } from '../../parts/AskButton.tsx';
import { useConsole } from '../../state/console.ts';
import { listOf, type PlanEditor } from './draft.ts';

/** The fields of witnesses and contacts, and the attempt that this one follows. */
export function PlanPeople({ editor: { plan, change, errorAt } }: { editor: PlanEditor }) {
  const { t } = useConsole();
  const people = listOf(plan.witnesses);
  return (
    <>
      <h3 className="part-title">{t('column.observers')}</h3>
      <p className="part-about">{t('plan.witnesses-about')}</p>
      {plan.witnesses.map(({ role, name }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the fields hold no state of their own
        <div key={index} className="fields-3">
          <TextInput
            label={t('column.role')}
            value={role}
            error={errorAt(`witnesses[${index}].role`)}
            onChange={event => change({ witnesses: people.with(index, { role: event.currentTarget.value }) })}
          />
          <TextInput
            label={t('column.name')}
            value={name}
            onChange={event => change({ witnesses: people.with(index, { name: event.currentTarget.value }) })}
          />
          <Button
            aria-label={t('plan.remove-witness', { role })}
            onClick={() => change({ witnesses: people.without(index) })}
          >
            {t('plan.remove')}
          </Button>
        </div>
      ))}
      <SmallButton onClick={() => change({ witnesses: people.and({ role: '', name: '' }) })}>
        {t('plan.add-witness')}
      </SmallButton>
      <h3 className="part-title">{t('plan.contacts')}</h3>
      <div className="fields-2">
        <TextInput
          label={t('plan.enquiry')}
          value={plan.contacts.enquiry}
          error={errorAt('contacts.enquiry')}
          onChange={event => change({ contacts: { ...plan.contacts, enquiry: event.currentTarget.value } })}
        />
        <TextInput
          label={t('plan.supervision')}
          value={plan.contacts.supervision}
          error={errorAt('contacts.supervision')}
          onChange={event => change({ contacts: { ...plan.contacts, supervision: event.currentTarget.value } })}
        />
        <TextInput
          className="wide"
          label={t('plan.prior')}
          description={t('plan.prior-about')}
          value={plan.prior === 'none' ? '' : plan.prior}
          error={errorAt('prior')}
          maxLength={64}
          classNames={{ input: 'mono' }}
          onChange={event => {
            const prior = event.currentTarget.value.trim().toLowerCase();
            change({ prior: prior === '' ? 'none' : prior });
          }}
        />
      </div>
    </>
  );
}
