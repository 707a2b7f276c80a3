import { Fragment } from 'react';
import type { FoundLot, SceneOf } from '../../../shared/contract/scenes.ts';
import { digestGroups, groupsOf } from '../../../shared/text/groups.ts';
import { say } from '../state/text.ts';

/** If more are found, they are asked for by lot. */
const most = 2;

/** What somebody in the hall asked for: its row in the sealed list, and after the draw what became of it. */
export function LookupScene({ scene }: { readonly scene: SceneOf<'lookup'> }) {
  const { asked, answer, found } = scene;
  const shown = found.slice(0, most);
  const more = found.length - shown.length;
  const [only] = shown;
  if (found.length === 1 && only !== undefined && only.result !== null) return <Result found={only} />;
  return (
    <div className={shown.length > 1 ? 'lookup lookup-several' : 'lookup'}>
      <p className="lookup-asked">
        <span className="eyebrow">{say('scene.lookup')}</span>
        <b>{only?.lot === undefined || shown.length > 1 ? asked : only.lot}</b>
      </p>
      {answer === 'several' && (
        <p className="lookup-none">
          {say('lookup.several')}
          <br />
          {say('lookup.whole')}
        </p>
      )}
      {answer === 'none' && <p className="lookup-none">{say('lookup.none')}</p>}
      {shown.map(({ line, lot, school, names, result }) => (
        <section key={line} className="lookup-found">
          <p className="lookup-child">
            <span className="lookup-names">{inOrder(names)}</span>
            <span>{school}</span>
          </p>
          {result === null ? (
            <>
              <span className="eyebrow">{say('lookup.line')}</span>
              <p className="lookup-line">{line}</p>
            </>
          ) : (
            <p className={`lookup-status lookup-${result.status}`}>
              {lot} · {statusWords(result)}
            </p>
          )}
        </section>
      ))}
      {more > 0 && <p className="lookup-more">{say('lookup.more', { count: more })}</p>}
    </div>
  );
}

/** Names one after the other, each a text of its own: two that are written from right to left would change places. */
function inOrder(names: readonly string[]) {
  return names.map((name, at) => (
    // Names may be equal, and their order never changes.
    // biome-ignore lint/suspicious/noArrayIndexKey: see above
    <Fragment key={at}>
      {at > 0 && '、'}
      <bdi>{name}</bdi>
    </Fragment>
  ));
}

function statusWords({ status, place }: NonNullable<FoundLot['result']>): string {
  if (status === 'direct' || place === null) return say('scene.direct');
  return say(status === 'admitted' ? 'lookup.admitted' : 'status.waiting-at', { place });
}

/** After the draw: the number, large enough for the last row, and what became of it. */
function Result({ found }: { readonly found: FoundLot }) {
  const { lot, school, names, result } = found;
  if (result === null) return null;
  // Half of a ticket a line, in groups of four.
  const halves = groupsOf(result.ticket ?? '', 32);
  return (
    <div className="lookup lookup-result">
      <p className="lookup-school">{school}</p>
      <p className={lot.length > 14 ? 'lookup-lot lookup-lot-long' : 'lookup-lot'}>{lot}</p>
      <p className="lookup-names">{inOrder(names)}</p>
      <p className={`lookup-status lookup-${result.status}`}>{statusWords(result)}</p>
      {halves.length > 0 && (
        <div className="lookup-ticket">
          <span className="eyebrow">{say('column.ticket')}</span>
          {halves.map((half, at) => (
            <span key={half + String(at)}>{digestGroups(half).join(' ')}</span>
          ))}
        </div>
      )}
    </div>
  );
}
