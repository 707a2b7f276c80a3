import type { Frame, SceneOf } from '../../../shared/contract/scenes.ts';
import { QrCode } from '../../ui/QrCode.tsx';
import { Digest } from '../parts/Digest.tsx';
import { say, sayDate } from '../state/text.ts';

/** Two telephone numbers up to this length stand side by side; with their hours each has a line. */
const oneLine = 16;

/** From this length on a telephone line may need more than one line of its own. */
const severalLines = 48;

/** The sealed record: its head digest, where the result will appear, whom to call. */
export function EndScene({ frame, scene }: { readonly frame: Frame; readonly scene: SceneOf<'end'> }) {
  const { head, date, place, contacts } = scene;
  const longest = Math.max(contacts.enquiry.length, contacts.supervision.length);
  return (
    <div className={longest > severalLines ? 'end end-crowded' : 'end'}>
      <header>
        <h1>{say(head === null ? 'end.open-title' : 'end.title')}</h1>
        <p className="end-when">{[sayDate(date), place].filter(words => words !== '').join(' · ')}</p>
      </header>
      <div className="evidence">
        <div className="evidence-digest">
          <span className="eyebrow">{say('digest.head')}</span>
          <Digest value={head} />
        </div>
        {head !== null && <QrCode text={`${frame.ceremony}\nhead.txt\n${head}`} label={say('digest.head')} />}
      </div>
      <p className="end-verify">{say('end.verify')}</p>
      <p className="end-where">{say('end.where')}</p>
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
