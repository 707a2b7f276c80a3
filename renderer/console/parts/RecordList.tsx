// The record so far, newest first: what is here is on disk.

import type { RecordLine } from '../../../shared/contract/snapshots.ts';
import { useConsole } from '../state/console.ts';
import { recordWords } from '../state/recordWords.ts';
import css from './RecordList.module.css';

function Line({ line }: { line: RecordLine }) {
  const { t, language } = useConsole();
  return (
    <li className={css['line']}>
      <span className={css['number']}>{String(line.number).padStart(4, '0')}</span>
      <span className={css['number']}>{line.time.slice(11, 19)}</span>
      <span className="strong">{t(`record.${line.type}`)}</span>
      <span className={css['words']}>{recordWords(language, line)}</span>
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
