import type { SceneOf } from '../../../shared/contract/scenes.ts';
import { say } from '../state/text.ts';

/** A school that does not draw: quiet, with the two numbers that say why. */
export function DirectScene({ scene }: { readonly scene: SceneOf<'direct'> }) {
  const { name, applicants, places } = scene.school;
  return (
    <div className="direct">
      <h1>{name}</h1>
      <p className="direct-words">{say('direct.words')}</p>
      <dl className="direct-numbers">
        <div>
          <dt>{say('direct.applicants')}</dt>
          <dd>
            {applicants} <small>{say('unit.children')}</small>
          </dd>
        </div>
        <div className="direct-sign">≤</div>
        <div>
          <dt>{say('direct.places')}</dt>
          <dd>
            {places} <small>{say('unit.children')}</small>
          </dd>
        </div>
      </dl>
      <p className="direct-note">{say('direct.note')}</p>
    </div>
  );
}
