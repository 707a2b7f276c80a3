import type { SceneOf } from '../../../shared/contract/scenes.ts';
import { Phrase } from '../parts/Phrase.tsx';
import { say } from '../state/text.ts';

/** A school without a draw: quiet, with the two numbers that say why. */
export function DirectScene({ scene }: { readonly scene: SceneOf<'direct'> }) {
  const { name, applicants, places } = scene.school;
  return (
    <div className="direct">
      <h1>
        <Phrase text={name} />
      </h1>
      <p className="direct-words">
        <Phrase text={say('way.direct')} />
      </p>
      <dl className="direct-numbers">
        <div>
          <dt>{say('column.applied')}</dt>
          <dd>
            {applicants} <small>{say('unit.children')}</small>
          </dd>
        </div>
        <div className="direct-sign">≤</div>
        <div>
          <dt>{say('column.plan')}</dt>
          <dd>
            {places} <small>{say('unit.children')}</small>
          </dd>
        </div>
      </dl>
      <p className="direct-note">{say('direct.note')}</p>
    </div>
  );
}
