// One school of the plan: code, name, places, the rule for twins, places filled outside the draw.

import { NativeSelect, TextInput } from '@mantine/core';
import type { PlanSchool } from '../../../../shared/plan/plan.ts';
import { knownGrounds } from '../../../../shared/text/grounds.ts';
import { SmallButton } from '../../parts/AskButton.tsx';
import { NumberField } from '../../parts/NumberField.tsx';
import { useConsole } from '../../state/console.ts';
import { listOf, type PlanEditor } from './draft.ts';
import { ExemptFields } from './ExemptFields.tsx';
import css from './SchoolFields.module.css';

/** The fields of one school in the plan. */
export function SchoolFields({ editor, index, school }: { editor: PlanEditor; index: number; school: PlanSchool }) {
  const { t } = useConsole();
  const { errorAt, changeSchool, change, plan } = editor;
  const at = `schools[${index}]`;
  const number = index + 1;
  const exempt = listOf(school.exempt);
  const taken = school.exempt.map(({ ground }) => ground);
  const name = school.name === '' ? t('plan.school-number', { number }) : school.name;
  return (
    <section className="card" aria-label={name}>
      <div className={css['school']}>
        <TextInput
          label={t('column.code')}
          value={school.code}
          error={errorAt(`${at}.code`)}
          maxLength={8}
          classNames={{ input: 'mono' }}
          onChange={event => changeSchool(index, { code: event.currentTarget.value.toUpperCase() })}
        />
        <TextInput
          label={t('plan.name')}
          value={school.name}
          error={errorAt(`${at}.name`)}
          onChange={event => changeSchool(index, { name: event.currentTarget.value })}
        />
        <NumberField
          label={t('plan.places')}
          value={school.places}
          error={errorAt(`${at}.places`)}
          onNumber={places => changeSchool(index, { places })}
        />
        <NativeSelect
          label={t('plan.twins')}
          value={school.twins}
          data={[
            { value: 'skip', label: t('twins.skip') },
            { value: 'expand', label: t('twins.expand') },
          ]}
          onChange={event => changeSchool(index, { twins: event.currentTarget.value === 'expand' ? 'expand' : 'skip' })}
        />
      </div>
      {school.exempt.map((_, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line that is being typed has no name of its own
        <ExemptFields key={place} editor={editor} index={index} place={place} school={school} />
      ))}
      <div className="row">
        <SmallButton
          onClick={() =>
            changeSchool(index, {
              exempt: exempt.and({ ground: knownGrounds.find(known => !taken.includes(known)) ?? '', count: 0 }),
            })
          }
        >
          {t('plan.add-exempt')}
        </SmallButton>
        <SmallButton
          aria-label={t('plan.remove-school-named', { name })}
          disabled={plan.schools.length === 1}
          onClick={() => change({ schools: listOf(plan.schools).without(index) })}
        >
          {t('plan.remove-school')}
        </SmallButton>
      </div>
    </section>
  );
}
