// A place outside the draw becomes free. Nobody moves up to it.

import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { groundName } from '../../../shared/text/grounds.ts';
import { useConsole } from '../state/console.ts';
import { Deciding } from './Deciding.tsx';
import { useRegister } from './register.ts';

/** Collapsed; nothing for a school without such places, or where all of them are free. */
export function Exempt() {
  const { language, t } = useConsole();
  const { school, view } = useRegister();
  const left = school.exempt.filter(({ count, freed }) => freed < count);
  const [chosen, setChosen] = useState<string | null>(null);
  const ground = left.find(each => each.ground === chosen)?.ground ?? left[0]?.ground;
  if (ground === undefined) return null;
  return (
    <details className="more">
      <summary>{t('reserve.exempt-open')}</summary>
      <p className="part-about">{t('reserve.exempt-about')}</p>
      <NativeSelect
        label={t('line.ground')}
        value={ground}
        data={left.map(each => ({ value: each.ground, label: groundName(language, each.ground) }))}
        onChange={event => setChosen(event.currentTarget.value)}
      />
      <Deciding
        key={`${ground} ${view.head}`}
        event={{ kind: 'exempt', school: school.code, ground }}
        action={t('reserve.exempt')}
      />
    </details>
  );
}
