// The plan of the ceremony as a form. It counts once saved; after the freeze it can only be read.

import { Button, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useConsole } from '../../state/console.ts';
import { fixedBy } from '../../state/steps.ts';
import { listOf, usePlanEditor } from './draft.ts';
import { PlanDraws } from './PlanDraws.tsx';
import { PlanPeople } from './PlanPeople.tsx';
import { SaveBar } from './SaveBar.tsx';
import { SchoolFields } from './SchoolFields.tsx';

/** The plan editor. */
export function PlanPart() {
  const { snapshot, t } = useConsole();
  const editor = usePlanEditor();
  const { plan, change, errorAt } = editor;
  const fixed = fixedBy(snapshot);
  const frozen = fixed !== null;
  const field = (key: 'title' | 'organiser' | 'place' | 'published' | 'ceremony') => ({
    label: t(`plan.${key}`),
    value: plan[key] ?? '',
    error: errorAt(key),
    onChange: (event: { currentTarget: { value: string } }) => change({ [key]: event.currentTarget.value }),
  });
  const addSchool = () => {
    // No list yet, and a name that no list has had: it identifies the school when its code changes.
    const roster = `list-${Date.now()}.xlsx`;
    change({
      schools: listOf(plan.schools).and({ code: '', name: '', places: 0, twins: 'skip', roster, exempt: [] }),
    });
  };
  const { dirty, faults, isOvertaken, save } = editor;
  // Enter in a field saves, as the button below does.
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (dirty && faults === 0 && !isOvertaken) void save();
  };
  return (
    <form onSubmit={submit}>
      {frozen && <p className="note">{t(fixed === 'freeze' ? 'plan.frozen' : 'prepare.rehearsing')}</p>}
      <fieldset disabled={frozen}>
        <legend className="part-title">{t('plan.ceremony-part')}</legend>
        <div className="fields-2">
          <TextInput className="wide" {...field('title')} />
          <TextInput {...field('organiser')} />
          <TextInput {...field('place')} description={t('plan.place-use')} />
          <TextInput className="wide" {...field('published')} description={t('plan.published-use')} />
          <TextInput {...field('ceremony')} description={t('plan.ceremony-form')} classNames={{ input: 'mono' }} />
        </div>
        <h3 className="part-title">{t('plan.schools')}</h3>
        {plan.schools.map((school, index) => (
          // A school being typed has no name of its own yet.
          // biome-ignore lint/suspicious/noArrayIndexKey: the fields hold no state of their own
          <SchoolFields key={index} editor={editor} index={index} school={school} />
        ))}
        {errorAt('schools') !== null && <p className="note note-bad">{errorAt('schools')}</p>}
        <Button onClick={addSchool}>{t('plan.add-school')}</Button>
        <PlanDraws editor={editor} />
        <PlanPeople editor={editor} />
      </fieldset>
      {!frozen && <SaveBar editor={editor} />}
      {/* Without a button of its own a form of several fields takes no Enter. */}
      <input type="submit" hidden />
    </form>
  );
}
