import type { Frame, SceneOf } from '../../../shared/contract/scenes.ts';
import { say, sayDate } from '../state/text.ts';

/** More bodies than this make the sun smaller. */
const mostBodies = 8;

/** Title, organiser, date, and the observing bodies. */
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

const rays = Array.from({ length: 64 }, (_, at) => at);

/** The rising sun of the cover: 64 rays, one for each digit of the seed, drawn as a half circle over a horizon. */
function Sun() {
  return (
    <svg className="sun" viewBox="-200 -130 400 134" aria-hidden="true">
      {rays.map(at => {
        const angle = ((at + 0.5) / 64) * Math.PI;
        const far = at % 4 === 1 ? 122 : 100;
        const [x, y] = [Math.cos(angle), -Math.sin(angle)];
        return <line key={at} x1={x * 62} y1={y * 62} x2={x * far} y2={y * far} />;
      })}
      <path className="sun-disc" d="M-46 0a46 46 0 0 1 92 0z" />
      <line className="sun-horizon" x1="-200" y1="2" x2="200" y2="2" />
    </svg>
  );
}
