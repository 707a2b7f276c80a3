// The record so far, the newest first: what is here is on disk.

import type { RecordLine } from '../../../shared/contract/snapshots.ts';
import { useDesk } from '../state/desk.ts';
import { recordName, recordWords } from '../state/recordWords.ts';

function Line({ line }: { line: RecordLine }) {
  const { language } = useDesk();
  return (
    <li className="record-line">
      <span className="record-number">{String(line.number).padStart(4, '0')}</span>
      <span className="record-time">{line.time.slice(11, 19)}</span>
      <span className="record-type">{recordName(line.type, language)}</span>
      <span className="record-words">{recordWords(line)}</span>
    </li>
  );
}

/** The last events; the list scrolls by keyboard too. */
export function RecordList() {
  const { snapshot, t } = useDesk();
  return (
    <section>
      <h3>{t('aside.record')}</h3>
      {snapshot.record.length === 0 ? (
        <p>{t('record.none')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        <ol className="record" tabIndex={0} aria-label={t('aside.record')}>
          {snapshot.record.map(line => (
            <Line key={line.number} line={line} />
          ))}
        </ol>
      )}
    </section>
  );
}
