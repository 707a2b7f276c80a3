import type { Frame, SceneOf } from '../../../shared/contract/scenes.ts';
import { Sun } from '../parts/Sun.tsx';
import { say, sayDate } from '../state/text.ts';

/** More bodies than these take the room of the sun. */
const mostBodies = 8;

/** Title, organiser, date, and the bodies that watch. */
export function CoverScene({ frame, scene }: { readonly frame: Frame; readonly scene: SceneOf<'cover'> }) {
  return (
    <div className={scene.bodies.length > mostBodies ? 'cover cover-many' : 'cover'}>
      <Sun />
      <h1>{frame.title}</h1>
      <p className="cover-organiser">
        {frame.organiser}
        <span className="cover-date">
          {[sayDate(scene.date), scene.place].filter(words => words !== '').join(' · ')}
        </span>
      </p>
      {scene.bodies.length > 0 && (
        <div className="cover-bodies">
          <span className="eyebrow">{say('column.observers')}</span>
          <ul>
            {scene.bodies.map(body => (
              <li key={body}>{body}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
