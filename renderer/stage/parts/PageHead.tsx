import type { ReactNode } from 'react';
import type { SceneOf } from '../../../shared/contract/scenes.ts';
import { useSecondsLeft } from '../state/clock.ts';
import { say } from '../state/text.ts';
import { Digest } from './Digest.tsx';

type Props = { readonly scene: SceneOf<'board'> | SceneOf<'pages'>; readonly children: ReactNode };

/**
 * The head of a page of results: the school with what is said of the page, page and timer, and the result's digest. All of it stands on
 * each page: every photograph is evidence.
 */
export function PageHead({ scene, children }: Props) {
  const { school, page, pages, digest } = scene;
  return (
    <header className="page-head">
      <div className="page-what">
        <h1>{school.name}</h1>
        {children}
      </div>
      <div className="page-turn">
        <span>{say(`scene.${scene.kind}`)}</span>
        <b>{say('pages.page', { page, pages })}</b>
        <PageTimer scene={scene} />
      </div>
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
  if (left === null) return null;
  return (
    <div className="page-timer">
      <span>{playing.running ? say('pages.next', { seconds: left }) : say('pages.paused')}</span>
      <div className="timer-bar">
        <div style={{ width: `${(100 * left) / auto}%` }} />
      </div>
    </div>
  );
}
