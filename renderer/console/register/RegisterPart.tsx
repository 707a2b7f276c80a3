// The weeks after the seal: who declines, and who moves up. Nothing here changes what was sealed.

import { NativeSelect } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { RegisterSchool, RegisterView } from '../../../shared/contract/register.ts';
import { registerSheetKinds } from '../../../shared/sheets/sheet.ts';
import { groundName } from '../../../shared/text/grounds.ts';
import { digestText } from '../../../shared/text/groups.ts';
import { Paper } from '../parts/Paper.tsx';
import { Refused } from '../parts/Refused.tsx';
import { useAsking } from '../state/asking.ts';
import { useConsole } from '../state/console.ts';
import { Decline } from './Decline.tsx';
import { Exempt } from './Exempt.tsx';
import { kindWords, RegisterLines, subjectWords } from './RegisterLines.tsx';
import { type Deciders, RegisterContext } from './register.ts';
import { Turn } from './Turn.tsx';

/** The register of the ceremony that is open; nothing before its seal. */
export function RegisterPart() {
  const { snapshot, t } = useConsole();
  if (snapshot.due.type !== 'sealed') return null;
  return (
    <section className="apart" aria-label={t('reserve.title')}>
      <h3>{t('reserve.title')}</h3>
      <p className="part-about">{t('reserve.about')}</p>
      {snapshot.rehearsal && <p className="note note-open">{t('reserve.rehearsal')}</p>}
      <OfCeremony key={snapshot.plan.ceremony} />
    </section>
  );
}

/** The register once it is read. */
function OfCeremony() {
  const { ask, trouble } = useAsking();
  const [view, setView] = useState<RegisterView | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once; afterwards every answer brings it
  useEffect(() => void ask({ type: 'register.read' }, setView), []);
  return view === null ? <Refused trouble={trouble} /> : <Open view={view} setView={setView} />;
}

function Open({ view, setView }: { readonly view: RegisterView; readonly setView: (view: RegisterView) => void }) {
  const { snapshot, language, t, showExports } = useConsole();
  const [code, setCode] = useState<string | null>(null);
  const [deciders, setDeciders] = useState<Deciders>({ date: view.today, role: '', name: '' });
  const [saved, setSaved] = useState(false);
  const { schools, lines, head } = view;
  // The school where somebody is due first, or the first that drew.
  const school =
    schools.find(each => each.code === code) ??
    schools.find(({ next }) => next !== null) ??
    schools.find(({ direct }) => !direct) ??
    schools[0];
  if (school === undefined) return null;
  const [last] = lines;
  const take = (entered: RegisterView) => {
    setView(entered);
    setCode(school.code);
    setSaved(true);
  };
  return (
    <RegisterContext.Provider value={{ view, school, deciders, setDeciders, take }}>
      <NativeSelect
        label={t('reserve.school')}
        value={school.code}
        data={schools.map(each => ({ value: each.code, label: `${each.name}（${each.code}）` }))}
        onChange={event => {
          setCode(event.currentTarget.value);
          setSaved(false);
        }}
      />
      <Numbers school={school} />
      {saved && last !== undefined && (
        <p className="band band-good" role="status">
          {t('reserve.saved', {
            number: last.number,
            words: `${kindWords(last, t)} ${subjectWords(last, language, t)}`,
          })}
        </p>
      )}
      <Turn />
      <Decline key={school.code} />
      <Exempt key={`exempt ${school.code}`} />
      <RegisterLines />
      {last !== undefined && (
        <dl className="facts">
          <dt>{t('digest.register')}</dt>
          <dd className="long mono">{digestText(head)}</dd>
        </dl>
      )}
      {last !== undefined && (
        <Paper
          schools={snapshot.schools}
          kinds={registerSheetKinds}
          paper={snapshot.paper}
          since={head}
          onExports={() => showExports(true)}
        />
      )}
    </RegisterContext.Provider>
  );
}

/** A school in numbers, in children. */
function Numbers({ school }: { readonly school: RegisterSchool }) {
  const { language, t } = useConsole();
  const { direct, places, admitted, free, waiting, exempt } = school;
  return (
    <>
      <p className="more strong">
        {direct ? t('reserve.numbers-direct', { admitted }) : t('reserve.numbers', { places, admitted, free, waiting })}
      </p>
      {exempt.map(({ ground, count, freed }) => (
        <p key={ground}>{t('reserve.exempt-numbers', { ground: groundName(language, ground), count, freed })}</p>
      ))}
    </>
  );
}
