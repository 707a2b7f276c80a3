// What the stage shows of an archive: school by school the wall, the board of numbers or the pages, and a lot that somebody asks for.

import type { ArchiveSnapshot } from '../../../shared/contract/start.ts';
import { ActionButton } from '../parts/ActionButton.tsx';
import { LotField } from '../parts/LookUp.tsx';
import { useWindow } from '../state/window.ts';
import { FilmControls } from '../steps/FilmControls.tsx';
import { PageControls } from '../steps/PageControls.tsx';

/** The controls of the replay. */
export function Replay(props: { view: ArchiveSnapshot; reading: NonNullable<ArchiveSnapshot['reading']> }) {
  const { view, reading } = props;
  const { t } = useWindow();
  const { scene, number } = view.stage;
  return (
    <>
      <p className="part-about">{t('archive.replay-about')}</p>
      {scene.kind === 'draw' && <FilmControls key={scene.school.code} scene={scene} number={number} />}
      {(scene.kind === 'board' || scene.kind === 'pages') && <PageControls key={scene.school.code} scene={scene} />}
      {reading.drawn && (
        <ul>
          {reading.schools.map(({ code, name, direct }) => (
            <li key={code} className="more">
              <p className="strong">{name}</p>
              <div className="row">
                <ActionButton
                  variant="default"
                  label={direct ? t('present.show-direct') : t('archive.film')}
                  about={name}
                  request={{ type: 'stage.show', scene: { kind: direct ? 'direct' : 'draw', school: code } }}
                />
                {!direct && (
                  <>
                    <ActionButton
                      variant="default"
                      label={t('film.board')}
                      about={name}
                      request={{ type: 'stage.show', scene: { kind: 'board', school: code, page: 1 } }}
                    />
                    <ActionButton
                      variant="default"
                      label={t('archive.pages')}
                      about={name}
                      request={{ type: 'stage.show', scene: { kind: 'pages', school: code, page: 1 } }}
                    />
                  </>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
      <LotField />
    </>
  );
}
