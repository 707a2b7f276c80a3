// A school's places that are filled outside the draw: their ground in words, and how many children.

import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { PlanSchool } from '../../../../shared/plan/plan.ts';
import { groundName, knownGrounds } from '../../../../shared/text/grounds.ts';
import { NumberField } from '../../parts/NumberField.tsx';
import { useConsole } from '../../state/console.ts';
import { listOf, type PlanEditor } from './draft.ts';
import css from './ExemptFields.module.css';

/** The chooser's entry for a ground that is not in the list: its words are typed. */
const otherGround = 'other';

/** One line of places outside the draw: entry `place` of the school at `index` in the plan. */
export function ExemptFields({
  editor: { changeSchool, errorAt },
  index,
  place,
  school,
}: {
  readonly editor: PlanEditor;
  readonly index: number;
  readonly place: number;
  readonly school: PlanSchool;
}) {
  const { t, language } = useConsole();
  const lines = listOf(school.exempt);
  const { ground = '', count = 0 } = school.exempt[place] ?? {};
  const at = `schools[${index}].exempt[${place}]`;
  // What is typed may for a moment be that of a known ground; the field stays.
  const [isTyped, setTyped] = useState(!knownGrounds.includes(ground));
  const change = (changes: Partial<{ ground: string; count: number }>) =>
    changeSchool(index, { exempt: lines.with(place, changes) });
  return (
    <div className={`fields-3 ${isTyped ? css['typed'] : ''}`}>
      <NativeSelect
        label={t('plan.exempt-ground')}
        value={isTyped ? otherGround : ground}
        data={[
          ...knownGrounds.map(value => ({ value, label: groundName(language, value) })),
          { value: otherGround, label: t('plan.ground-other') },
        ]}
        onChange={event => {
          const chosen = event.currentTarget.value;
          setTyped(chosen === otherGround);
          change({ ground: chosen === otherGround ? '' : chosen });
        }}
      />
      {isTyped && (
        <TextInput
          label={t('plan.ground-code')}
          description={t('plan.ground-form')}
          value={ground}
          error={errorAt(`${at}.ground`)}
          maxLength={40}
          onChange={event => change({ ground: event.currentTarget.value })}
        />
      )}
      <NumberField
        zero
        label={t('column.size')}
        value={count}
        error={errorAt(`${at}.count`)}
        onNumber={count => change({ count })}
      />
      <Button onClick={() => changeSchool(index, { exempt: lines.without(place) })}>{t('plan.remove-exempt')}</Button>
    </div>
  );
}
