// Showing the result, school by school: the wall's film, the board of numbers, then the pages; a quiet scene if there was no draw.

import { Button } from '@mantine/core';
import type { ListedSchool } from '../../../shared/record/schools.ts';
import { ActionButton } from '../parts/ActionButton.tsx';
import { useConsole } from '../state/console.ts';
import { FilmControls } from './FilmControls.tsx';
import { PageControls } from './PageControls.tsx';
import css from './PresentStep.module.css';

/** The schools with what has been shown, and the controls of the one that is on the stage. */
export function PresentStep() {
  const { snapshot, t, go } = useConsole();
  const { schools, presented, stage, due } = snapshot;
  const { scene } = stage;
  const onStage = 'school' in scene ? scene.school.code : null;
  const next = schools.find(({ code }) => !presented.includes(code) && code !== onStage);
  const paged = scene.kind === 'board' || scene.kind === 'pages' ? scene : null;
  // One next action: while a wall, its board or its pages are on, it is theirs.
  const occupied = scene.kind === 'draw' || scene.kind === 'board' || (paged !== null && paged.page < paged.pages);
  const all = schools.every(({ code }) => presented.includes(code));
  return (
    <>
      {scene.kind === 'standby' && <p className="note note-open">{t('present.standby')}</p>}
      {scene.kind === 'draw' && <FilmControls key={scene.school.code} scene={scene} number={stage.number} />}
      {paged !== null && <PageControls key={paged.school.code} scene={paged} />}
      {scene.kind === 'direct' && (
        <section className="card card-due" aria-label={scene.school.name}>
          <h3>{scene.school.name}</h3>
          <p>{t('present.direct-now')}</p>
        </section>
      )}
      <ol>
        {schools.map(school => (
          <SchoolLine
            key={school.code}
            school={school}
            state={school.code === onStage ? 'now' : presented.includes(school.code) ? 'done' : 'open'}
            paged={school.code === paged?.school.code}
            suggested={school === next && !occupied}
          />
        ))}
      </ol>
      {all && due.type === 'seal' && (
        <div className="go-on">
          <p className="note note-good">{t('present.all')}</p>
          <Button variant={occupied ? 'default' : 'filled'} onClick={() => go('seal')}>
            {t('console.go-on', { step: t('step.seal') })}
          </Button>
        </div>
      )}
    </>
  );
}

/** `paged` if the pages are on the stage: from them one can go back to the wall. */
type SchoolLineProps = { school: ListedSchool; state: 'now' | 'done' | 'open'; paged: boolean; suggested: boolean };

function SchoolLine({ school, state, paged, suggested }: SchoolLineProps) {
  const { t } = useConsole();
  const { code, name, places, applicants, direct } = school;
  return (
    <li className={`line ${css['school']} ${state === 'now' ? css['now'] : ''}`}>
      <div className="long">
        <p>
          <strong>{name}</strong>
        </p>
        <p>
          {t('present.counts', { places, applicants })} · {t(direct ? 'way.direct' : 'way.draw')} ·{' '}
          <strong>{t(`present.${state}`)}</strong>
        </p>
      </div>
      <ActionButton
        variant={suggested ? 'filled' : 'default'}
        label={t(
          direct ? 'present.show-direct' : state === 'done' || paged ? 'present.show-wall-again' : 'present.show-wall',
        )}
        about={name}
        disabled={state === 'now' && !paged}
        request={{ type: 'stage.show', scene: { kind: direct ? 'direct' : 'draw', school: code } }}
      />
    </li>
  );
}
