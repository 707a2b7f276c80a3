// The record so far, newest first: what is here is on disk.

import type { RecordLine } from '../../../shared/contract/snapshots.ts';
import { eventWords } from '../../../shared/record/event-words.ts';
import { digestText } from '../../../shared/text/groups.ts';
import { useConsole } from '../state/console.ts';
import css from './RecordList.module.css';

function Line({ line }: { line: RecordLine }) {
  const { snapshot, t, language } = useConsole();
  const { event } = line;
  const nameOf = (code: string) => snapshot.schools.find(school => school.code === code)?.name ?? code;
  const { words, digests } = eventWords(language, event, nameOf);
  return (
    <li className={css['line']}>
      <span className={css['number']}>{String(line.number).padStart(4, '0')}</span>
      <span className={css['number']}>{line.time.slice(11, 19)}</span>
      <span className="strong">{t(`record.${event.type}`)}</span>
      <span className={css['words']}>
        {words}
        {digests.map(({ of, value }) => (
          // Whole digests are on the stage, on paper and in the step; here the first digits tell them apart.
          <span key={of} className={css['digest']}>
            {of} {digestText(value.slice(0, 16))} …
          </span>
        ))}
      </span>
    </li>
  );
}

/** The last events; the list scrolls by keyboard too. */
export function RecordList() {
  const { snapshot, t } = useConsole();
  return (
    <section>
      <h3>{t('aside.record')}</h3>
      {snapshot.record.length === 0 ? (
        <p>{t('record.none')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        <ol className={css['record']} tabIndex={0} aria-label={t('aside.record')}>
          {snapshot.record.map(line => (
            <Line key={line.number} line={line} />
          ))}
        </ol>
      )}
    </section>
  );
}
