// The form of a new ceremony: title, organiser, schools with their places. Enter goes on as Tab does, and from the last line creates.

import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type NewCeremony as NewPlan, newPlan } from '../../../shared/plan/new-plan.ts';
import { planFaults } from '../../../shared/plan/plan.ts';
import { SmallButton } from '../parts/AskButton.tsx';
import { NumberField } from '../parts/NumberField.tsx';
import { Refused } from '../parts/Refused.tsx';
import { faultWords } from '../prepare/plan/faults.ts';
import { useAsking } from '../state/asking.ts';
import { useWindow } from '../state/window.ts';
import css from './StartScreen.module.css';

type School = NewPlan['schools'][number];

const noSchool: School = { name: '', places: 0 };

/** The form. `onBack` leaves it; what was typed is then forgotten. */
export function NewCeremony({ onBack }: { readonly onBack: () => void }) {
  const { t, language } = useWindow();
  const { ask, busy, trouble } = useAsking();
  const [title, setTitle] = useState('');
  const [organiser, setOrganiser] = useState('');
  const [schools, setSchools] = useState<readonly School[]>([noSchool]);
  const [isTried, setIsTried] = useState(false);
  const wanted = {
    title: title.trim(),
    organiser: organiser.trim(),
    schools: schools.map(({ name, places }) => ({ name: name.trim(), places })),
  };
  // Judged as the plan that it becomes; the id is given by the program.
  const faults = planFaults('plan.json', newPlan(wanted, 'TEST-NEW-a1'));
  const errorAt = (path: string) => {
    const fault = isTried ? faults.find(({ values }) => values['path'] === path) : undefined;
    return fault === undefined ? null : faultWords(t, language, fault);
  };
  const change = (index: number, changes: Partial<School>) =>
    setSchools(schools.map((school, at) => (at === index ? { ...school, ...changes } : school)));
  const create = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (faults.length === 0) void ask({ type: 'start.create', ...wanted });
  };
  const year = String(new Date().getFullYear());
  return (
    <form className={css['form']} aria-label={t('home.new')} onSubmit={create}>
      <h2>{t('home.new')}</h2>
      <p className="part-about">{t('home.form-about')}</p>
      <TextInput
        label={t('home.form-title')}
        placeholder={t('home.form-title-example', { year })}
        value={title}
        error={errorAt('title')}
        maxLength={200}
        data-autofocus
        autoFocus
        onChange={event => setTitle(event.currentTarget.value)}
      />
      <TextInput
        label={t('plan.organiser')}
        value={organiser}
        error={errorAt('organiser')}
        maxLength={200}
        onChange={event => setOrganiser(event.currentTarget.value)}
      />
      <h3 className="part-title">{t('plan.schools')}</h3>
      {schools.map((school, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a school that is being typed has no name of its own
        <div key={index} className={css['school']}>
          <TextInput
            label={t('plan.name')}
            value={school.name}
            error={errorAt(`schools[${index}].name`)}
            maxLength={200}
            onChange={event => change(index, { name: event.currentTarget.value })}
          />
          <NumberField
            label={t('plan.places')}
            value={school.places}
            error={errorAt(`schools[${index}].places`)}
            onNumber={places => change(index, { places })}
          />
          <SmallButton
            aria-label={t('plan.remove-school-named', {
              name: school.name === '' ? t('plan.school-number', { number: index + 1 }) : school.name,
            })}
            disabled={schools.length === 1}
            onClick={() => setSchools(schools.filter((_, at) => at !== index))}
          >
            {t('plan.remove-school')}
          </SmallButton>
        </div>
      ))}
      <div className="row">
        <Button onClick={() => setSchools([...schools, noSchool])}>{t('plan.add-school')}</Button>
      </div>
      <div className={`row ${css['end']}`}>
        <Button size="md" variant="filled" type="submit" loading={busy}>
          {t('home.form-create')}
        </Button>
        <Button size="md" onClick={onBack}>
          {t('home.form-back')}
        </Button>
      </div>
      <Refused trouble={trouble} />
    </form>
  );
}
