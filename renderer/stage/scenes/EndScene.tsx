import type { Frame, SceneOf } from '../../../shared/contract/scenes.ts';
import { addressIn } from '../../../shared/plan/published.ts';
import { QrCode } from '../../ui/QrCode.tsx';
import { Digest } from '../parts/Digest.tsx';
import { Joined, Phrase } from '../parts/Phrase.tsx';
import { say, sayDate } from '../state/text.ts';

/** Two telephone numbers up to this length stand side by side; with their hours each has a line. */
const oneLine = 16;

/** From this length on a telephone line may need more than one line of its own. */
const severalLines = 48;

/** A longer place of publication is written smaller. */
const longPlace = 64;

/** The sealed record: its head digest, where the result stands and when, whom to call. */
export function EndScene({ frame, scene }: { readonly frame: Frame; readonly scene: SceneOf<'end'> }) {
  const { head, date, place, published, contacts } = scene;
  const longest = Math.max(contacts.enquiry.length, contacts.supervision.length);
  const address = addressIn(published);
  const isCrowded = longest > severalLines || published.length > longPlace;
  return (
    <div className={isCrowded ? 'end end-crowded' : 'end'}>
      <header>
        <h1>
          <Phrase text={say(head === null ? 'end.open-title' : 'end.title')} />
        </h1>
        <p className="end-when">
          <Joined names={[sayDate(date), place].filter(words => words !== '')} />
        </p>
      </header>
      <div className="evidence">
        <div className="evidence-digest">
          <span className="eyebrow">{say('digest.head')}</span>
          <Digest value={head} marked />
        </div>
        {head !== null && <QrCode text={`${frame.ceremony}\nhead.txt\n${head}`} label={say('digest.head')} />}
      </div>
      <section className="end-result">
        {address !== null && (
          <figure>
            <QrCode text={address} label={say('end.scan')} />
            <figcaption>{say('end.scan')}</figcaption>
          </figure>
        )}
        <div className="end-where">
          <p className="end-verify">{say('end.verify')}</p>
          {published !== '' && (
            <p>
              <span className="end-label">{say('end.published')}</span>{' '}
              <span className={published.length > longPlace ? 'end-place end-place-long' : 'end-place'}>
                <Phrase text={published} />
              </span>
            </p>
          )}
          <p className="end-label">{say('end.where')}</p>
        </div>
      </section>
      <dl className={longest > oneLine ? 'end-contacts end-contacts-long' : 'end-contacts'}>
        {contacts.enquiry !== '' && (
          <div>
            <dt>{say('column.enquiry')}</dt>
            <dd>{contacts.enquiry}</dd>
          </div>
        )}
        {contacts.supervision !== '' && (
          <div>
            <dt>{say('column.supervision')}</dt>
            <dd>{contacts.supervision}</dd>
          </div>
        )}
      </dl>
    </div>
  );
}
