// The plan of the ceremony as a form. Nothing is sent before it is saved; after the freeze it can only be read.

import { Button, Group, TextInput } from '@mantine/core';
import { oncePerPress } from '../ActionButton.tsx';
import { useDesk } from '../desk.ts';
import { Refused } from '../parts/Refused.tsx';
import { groupDue } from '../steps.ts';
import { listOf, usePlanEditor } from './draft.ts';
import { PlanDraws } from './PlanDraws.tsx';
import { PlanPeople } from './PlanPeople.tsx';
import { SchoolFields } from './SchoolFields.tsx';

/** The plan editor. */
export function PlanPart() {
  const { snapshot, t } = useDesk();
  const editor = usePlanEditor();
  const { plan, dirty, asking, change, errorAt } = editor;
  const frozen = groupDue(snapshot) > 0;
  const field = (key: 'title' | 'organiser' | 'place' | 'ceremony') => ({
    label: t(`plan.${key}`),
    value: plan[key] ?? '',
    error: errorAt(key),
    onChange: (event: { currentTarget: { value: string } }) => change({ [key]: event.currentTarget.value }),
  });
  const addSchool = () => {
    const roster = `list-${plan.schools.length + 1}.xlsx`;
    change({
      schools: listOf(plan.schools).and({ code: '', name: '', places: 0, bundles: 'skip', roster, exempt: [] }),
    });
  };
  return (
    <div className="plan">
      {frozen && <p className="note">{t('plan.frozen')}</p>}
      <fieldset className="plain" disabled={frozen}>
        <legend className="part-title">{t('plan.ceremony-part')}</legend>
        <div className="fields-2">
          <TextInput className="wide" {...field('title')} />
          <TextInput {...field('organiser')} />
          <TextInput {...field('place')} description={t('plan.place-use')} />
          <TextInput {...field('ceremony')} description={t('plan.ceremony-form')} classNames={{ input: 'mono' }} />
        </div>
        <h3 className="part-title">{t('plan.schools')}</h3>
        {plan.schools.map((school, index) => (
          // A school that is being typed has no name of its own yet.
          // biome-ignore lint/suspicious/noArrayIndexKey: the fields hold no state of their own
          <SchoolFields key={index} editor={editor} index={index} school={school} />
        ))}
        <Button variant="default" onClick={addSchool}>
          {t('plan.add-school')}
        </Button>
        <PlanDraws editor={editor} />
        <PlanPeople editor={editor} />
      </fieldset>
      {!frozen && (
        <div className={dirty ? 'save save-dirty' : 'save'}>
          <Group>
            <Button disabled={!dirty} loading={asking.busy} onKeyDown={oncePerPress} onClick={() => void editor.save()}>
              {t('plan.save')}
            </Button>
            <Button variant="default" disabled={!dirty} onClick={editor.giveUp}>
              {t('plan.give-up')}
            </Button>
            <span>{t(dirty ? 'prepare.unsaved' : 'prepare.saved')}</span>
          </Group>
          <Refused trouble={asking.trouble} />
        </div>
      )}
    </div>
  );
}
