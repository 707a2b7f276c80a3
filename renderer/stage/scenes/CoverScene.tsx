import type { Frame, SceneOf } from '../../../shared/contract/scenes.ts';
import { Sun } from '../../ui/Sun.tsx';
import { Joined, Phrase } from '../parts/Phrase.tsx';
import { say, sayDate } from '../state/text.ts';

/** More bodies than this make the sun smaller. */
const mostBodies = 8;

/** Title, organiser, date, and who watches: those who have signed in, or else whom the plan invites. */
export function CoverScene({ frame, scene }: { readonly frame: Frame; readonly scene: SceneOf<'cover'> }) {
  const { bodies, present, date, place } = scene;
  return (
    <div className={bodies.length > mostBodies ? 'cover cover-many' : 'cover'}>
      <figure className="cover-sun">
        <Sun seed={frame.seed} />
        {frame.seed === null && (
          <figcaption>
            <Phrase text={say('sun.even')} />
          </figcaption>
        )}
      </figure>
      <h1>
        <Phrase text={frame.title} />
      </h1>
      <p className="cover-organiser">
        <Phrase text={frame.organiser} />
        <span className="cover-date">
          <Joined names={[sayDate(date), place].filter(words => words !== '')} />
        </span>
      </p>
      {bodies.length > 0 && (
        <div className="cover-bodies">
          <span className="eyebrow">{say(present ? 'column.observers' : 'column.invited')}</span>
          <p>
            <Joined names={bodies} />
          </p>
        </div>
      )}
    </div>
  );
}
