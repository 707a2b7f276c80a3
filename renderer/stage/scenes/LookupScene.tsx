import type { SceneOf } from '../../../shared/contract/scenes.ts';
import { say } from '../state/text.ts';

/** If more are found, they are asked for by lot. */
const most = 2;

/** What somebody in the hall asked for, as it is in the sealed file. */
export function LookupScene({ scene }: { readonly scene: SceneOf<'lookup'> }) {
  const shown = scene.found.slice(0, most);
  const more = scene.found.length - shown.length;
  return (
    <div className={shown.length > 1 ? 'lookup lookup-several' : 'lookup'}>
      <p className="lookup-asked">
        <span className="eyebrow">{say('scene.lookup')}</span>
        <b>{scene.asked}</b>
      </p>
      {shown.length === 0 && <p className="lookup-none">{say('lookup.none')}</p>}
      {shown.map(({ line, school, names }) => (
        <section key={line} className="lookup-found">
          <p className="lookup-child">
            <span className="lookup-names">{names.join('、')}</span>
            <span>{school}</span>
          </p>
          <span className="eyebrow">{say('lookup.line')}</span>
          <p className="lookup-line">{line}</p>
        </section>
      ))}
      {more > 0 && <p className="lookup-more">{say('lookup.more', { count: more })}</p>}
    </div>
  );
}
