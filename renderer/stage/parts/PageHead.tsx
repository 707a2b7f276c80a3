import type { ReactNode } from 'react';
import type { SceneOf } from '../../../shared/contract/scenes.ts';
import { useSecondsLeft } from '../state/clock.ts';
import { usePicture } from '../state/picture.ts';
import { say } from '../state/text.ts';
import { Digest } from './Digest.tsx';

type Props = { readonly scene: SceneOf<'board'> | SceneOf<'pages'>; readonly children: ReactNode };

/**
 * The head of a page of results: the school with what is said of the page, page and timer, and the result's digest. All of it stands on
 * each page: every photograph is evidence.
 */
export function PageHead({ scene, children }: Props) {
  const { school, page, pages, digest } = scene;
  const { shape } = usePicture();
  return (
    <header className="page-head">
      <h1>{school.name}</h1>
      <p className="page-turn">
        {shape !== 'classic' && <span>{say(`scene.${scene.kind}`)}</span>} <b>{say('pages.page', { page, pages })}</b>
      </p>
      <div className="page-what">{children}</div>
      <PageTimer scene={scene} />
      <div className="page-digest">
        <span>{say('pages.digest')}</span>
        <Digest value={digest} marked />
      </div>
    </header>
  );
}

/** How long this page stays: a number and a bar that both step once a second. */
function PageTimer({ scene }: Pick<Props, 'scene'>) {
  const { auto, playing } = scene;
  const left = useSecondsLeft(playing, auto * 1000);
  if (left === null) return <div />;
  return (
    <div className="page-timer">
      <span>{playing.running ? say('pages.next', { seconds: left }) : say('pages.paused')}</span>
      <div className="timer-bar">
        <div style={{ width: `${(100 * left) / auto}%` }} />
      </div>
    </div>
  );
}
